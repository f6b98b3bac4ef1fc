import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import type { Request, Response, Server } from 'restify';

interface Asset {
  readonly type: string;
  readonly etag: string;
  readonly plain: Buffer;
  readonly gzip: Buffer;
  readonly br: Buffer;
}

/** What runs in the browser: read once from the build's folder, kept in memory, nothing else readable. */
export interface Assets {
  /** The address of a built file, by the name of its source: `chat.js`, `chat.css`. */
  url(name: string): string;
  find(file: string): Asset | undefined;
}

const TYPES: Readonly<Record<string, string>> = {
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  svg: 'image/svg+xml',
};
/** Says nothing about what the page is for. */
const ICON =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"><rect width="16" height="16" rx="4" fill="#3b6ea8"/><path d="M4 5h8M4 8h8M4 11h5" stroke="#fff" stroke-width="1.4" stroke-linecap="round"/></svg>';

/**
 * Reads the files that `manifest.json` in `folder` names.
 * @throws When the folder holds no build.
 */
export function loadAssets(folder: string): Assets {
  const manifest: unknown = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8'));
  const names = new Map(Object.entries(manifest as Readonly<Record<string, string>>));
  const files = new Map<string, Asset>();
  for (const file of names.values()) files.set(file, toAsset(file, readFileSync(join(folder, file))));
  const icon = toAsset('blad.svg', Buffer.from(ICON));
  const iconFile = `blad-${icon.etag.slice(1, 9)}.svg`;
  files.set(iconFile, icon);
  names.set('blad.svg', iconFile);
  return {
    url(name) {
      const file = names.get(name);
      if (file === undefined) throw new Error(`The build holds no ${name}.`);
      return `/static/${file}`;
    },
    find: (file) => files.get(file),
  };
}

function toAsset(file: string, plain: Buffer): Asset {
  const type = TYPES[file.slice(file.lastIndexOf('.') + 1)] ?? 'application/octet-stream';
  const etag = `"${createHash('sha256').update(plain).digest('hex').slice(0, 24)}"`;
  return { type, etag, plain, gzip: gzipSync(plain, { level: 9 }), br: brotliCompressSync(plain) };
}

/** `GET /static/FILE`: names carry the hash of what is in them, so a browser never asks twice. */
export function serveAssets(server: Server, assets: Assets): void {
  const serve = (request: Request, response: Response, next: () => void): void => {
    const file: unknown = request.params?.file;
    const asset = typeof file === 'string' ? assets.find(file) : undefined;
    if (asset === undefined) {
      response.writeHead(404, { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store' });
      response.end('404');
      return next();
    }
    const headers: Record<string, string> = {
      'Content-Type': asset.type,
      'Cache-Control': 'public, max-age=31536000, immutable',
      ETag: asset.etag,
      Vary: 'Accept-Encoding',
      'X-Content-Type-Options': 'nosniff',
    };
    if (request.headers['if-none-match'] === asset.etag) {
      response.writeHead(304, headers);
      response.end();
      return next();
    }
    const encoding = pickEncoding(String(request.headers['accept-encoding'] ?? ''));
    const body = asset[encoding];
    if (encoding !== 'plain') headers['Content-Encoding'] = encoding;
    headers['Content-Length'] = String(body.length);
    response.writeHead(200, headers);
    response.end(request.method === 'HEAD' ? undefined : body);
    return next();
  };
  server.get('/static/:file', serve);
  server.head('/static/:file', serve);
}

function pickEncoding(accepted: string): 'br' | 'gzip' | 'plain' {
  const offers = accepted.split(',').map((offer) => offer.trim().toLowerCase());
  const takes = (name: string): boolean =>
    offers.some((offer) => offer.split(';')[0] === name && !/;\s*q=0(\.0+)?$/.test(offer));
  if (takes('br')) return 'br';
  return takes('gzip') ? 'gzip' : 'plain';
}
