import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Html } from '../html.js';
import { securityHeaders } from '../security-headers.js';

/** Forms of the staff pages are far smaller; anything over this is refused before it is read whole. */
const MAX_FORM_BYTES = 64 * 1024;

/**
 * A page that nobody does anything with goes to an empty one, somewhat later than a session ends by itself: nothing
 * stays on a screen that nobody looks at. The foot of every page says so.
 */
const EMPTIED = { Refresh: `${31 * 60}; url=/staf/verlopen` };

/** What a staff route answers: a page, or the way to one. */
export type Answer =
  | {
      readonly status: number;
      readonly page: Html;
      readonly headers?: Headers;
      readonly cookies?: readonly string[];
    }
  | { readonly to: string; readonly headers?: Headers; readonly cookies?: readonly string[] }
  /** A picture on one of the pages. */
  | { readonly status: 200; readonly svg: string }
  /** Something to save; its name holds no words of anybody. */
  | {
      readonly status: 200;
      readonly file: { readonly name: string; readonly type: string; readonly body: string };
    };
type Headers = Readonly<Record<string, string>>;

export function writeAnswer(reply: ServerResponse, answer: Answer): void {
  if ('svg' in answer) {
    // A picture may style itself; nothing outside it is touched, and no script of it runs.
    const policy = "default-src 'none'; style-src 'unsafe-inline'";
    reply.writeHead(200, {
      ...securityHeaders(),
      'Content-Security-Policy': policy,
      'Content-Type': 'image/svg+xml; charset=utf-8',
    });
    reply.end(answer.svg);
    return;
  }
  if ('file' in answer) {
    const { name, type, body } = answer.file;
    reply.writeHead(200, {
      ...securityHeaders({ forms: true }),
      'Content-Type': `${type}; charset=utf-8`,
      'Content-Disposition': `attachment; filename="${name}"`,
    });
    reply.end(body);
    return;
  }
  const headers = {
    ...securityHeaders({ forms: true }),
    ...answer.headers,
    ...(answer.cookies && { 'Set-Cookie': [...answer.cookies] }),
  };
  if ('to' in answer) {
    // 303: the browser follows with a GET, so that reloading sends nothing twice.
    reply.writeHead(303, { ...headers, Location: answer.to });
    reply.end('');
    return;
  }
  reply.writeHead(answer.status, { ...EMPTIED, ...headers, 'Content-Type': 'text/html; charset=utf-8' });
  reply.end(`<!doctype html>${answer.page.markup}`);
}

export type Form =
  | { readonly ok: true; readonly fields: URLSearchParams }
  /** 413 when it is too large, 415 when it is no form, 400 when the sender went away. */
  | { readonly ok: false; readonly status: 400 | 413 | 415 };

/** Reads the body of a form post. */
export async function readForm(request: IncomingMessage): Promise<Form> {
  const type = request.headers['content-type']?.split(';', 1)[0]?.trim().toLowerCase();
  if (type !== 'application/x-www-form-urlencoded') return { ok: false, status: 415 };
  if (Number(request.headers['content-length'] ?? 0) > MAX_FORM_BYTES) return { ok: false, status: 413 };
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of request as AsyncIterable<Buffer>) {
      size += chunk.length;
      if (size > MAX_FORM_BYTES) return { ok: false, status: 413 };
      chunks.push(chunk);
    }
  } catch {
    return { ok: false, status: 400 };
  }
  return { ok: true, fields: new URLSearchParams(Buffer.concat(chunks).toString('utf8')) };
}
