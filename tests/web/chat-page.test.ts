import { once } from 'node:events';
import { request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import restify from 'restify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Assets } from '../../src/web/static.js';
import { addPages, buildAssets, schoolpakket, schoolStore } from '../support/scripted-bot.js';

let assets: Assets;
let several: { url: string; close(): void };
let single: { url: string; close(): void };

beforeAll(async () => {
  assets = await buildAssets();
  several = await serve(schoolpakket('marimba', 'De Marimba'), schoolpakket('linde', 'De <Linde>', 'live'));
  single = await serve(schoolpakket('marimba', 'De Marimba'));
});
afterAll(() => {
  several?.close();
  single?.close();
});

async function serve(...schools: readonly ReturnType<typeof schoolpakket>[]) {
  const server = restify.createServer({ name: 'test' });
  addPages(assets, schoolStore(...schools))(server);
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  const { port } = server.server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, close: () => void server.server.close() };
}

/** Without the client's own tidying of addresses and unpacking. */
function raw(
  path: string,
  headers: Record<string, string> = {},
): Promise<{ status: number; headers: NodeJS.Dict<string | string[]>; body: Buffer }> {
  return new Promise((resolve, reject) => {
    const asked = request(several.url, { path, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks) }),
      );
    });
    asked.on('error', reject);
    asked.end();
  });
}
const page = async (path: string) => {
  const response = await fetch(several.url + path, { redirect: 'manual' });
  return { status: response.status, headers: response.headers, text: await response.text() };
};

describe('the pages for visitors', () => {
  it.each(['/', '/s/marimba', '/s/marimba/privacy', '/s/marimba/hulp', '/s/nergens'])(
    '%s is kept nowhere, sets no cookie and allows nothing but our own files',
    async (path) => {
      const { headers } = await page(path);
      expect(headers.get('content-security-policy')).toBe(
        "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'",
      );
      expect(headers.get('cache-control')).toBe('no-store');
      expect(headers.get('referrer-policy')).toBe('no-referrer');
      expect(headers.get('set-cookie')).toBeNull();
    },
  );

  it.each([
    '/',
    '/s/marimba',
    '/s/marimba?taal=en',
    '/s/marimba/privacy',
    '/s/marimba/hulp?taal=en',
    '/s/nergens',
  ])('%s holds no inline script or style, and loads nothing from elsewhere', async (path) => {
    const { text } = await page(path);
    expect(text).not.toMatch(/<style|\sstyle=|\son[a-z]+=|<script(?![^>]*src="\/static\/)/i);
    const loaded = [...text.matchAll(/<(?:script|link|img|iframe)\b[^>]*?(?:src|href)="([^"]+)"/g)].map(
      (tag) => tag[1],
    );
    expect(loaded.length).toBeGreaterThan(0);
    for (const address of loaded) expect(address).toMatch(/^\/static\//);
  });

  it('the title and the icon say nothing about pesten', async () => {
    const { text } = await page('/s/marimba');
    expect(/<title>([^<]*)/.exec(text)?.[1]).toBe('De Marimba · vraag het');
    expect(text.slice(0, text.indexOf('<body'))).not.toMatch(/pest|melding|help|hulp/i);
  });

  it('the way out is the first thing one can reach, and a plain link that tells nothing', async () => {
    const { text } = await page('/s/marimba');
    const [first] = /<(?:a|button|textarea|input)\b[^>]*>/.exec(text.slice(text.indexOf('<body'))) ?? [''];
    expect(first).toContain('id="weg"');
    expect(first).toContain('href="https://');
    expect(first).toContain('rel="noreferrer');
  });

  it('help stands in the page itself, each line with a way to write or a person to ask', async () => {
    for (const path of ['/s/marimba', '/s/marimba/hulp']) {
      const { text } = await page(path);
      for (const needed of [
        'tel:112',
        '112NL',
        'tel:113',
        'https://113.nl',
        '0800-0113',
        'tel:08000432',
        'https://kindertelefoon.nl',
        '11 tot 21 uur',
        'tel:08002000',
        'https://veiligthuis.nl',
      ]) {
        expect(text).toContain(needed);
      }
    }
  });

  it('without JavaScript it says whom to go to and where help is', async () => {
    const { text } = await page('/s/marimba');
    const noscript = text.slice(text.indexOf('<noscript>'), text.indexOf('</noscript>'));
    expect(noscript).toContain('anti-pestcoördinator');
    expect(noscript).toContain('href="/s/marimba/hulp"');
  });

  it('a school in proef says so, a live one does not', async () => {
    expect((await page('/s/marimba')).text).toContain('Dit is een proef');
    expect((await page('/s/linde')).text).not.toContain('Dit is een proef');
  });

  it('writes what a schoolpakket holds as text', async () => {
    const { text } = await page('/s/linde');
    expect(text).toContain('De &lt;Linde&gt;');
    expect(text).not.toContain('<Linde>');
  });

  it('speaks the language that is asked for, and Dutch when it has none of it', async () => {
    expect((await page('/s/marimba?taal=en')).text).toContain('<html lang="en">');
    expect((await page('/s/marimba?taal=xx%22')).text).toContain('<html lang="nl">');
  });

  it('keeps who it is for and the language on the way to help and privacy', async () => {
    const { text } = await page('/s/marimba?taal=en&wie=ouder');
    expect(text).toContain('href="/s/marimba/privacy?taal=en&amp;wie=ouder"');
    expect(text).toContain('&quot;wie&quot;:&quot;ouder&quot;');
  });

  it('several schools are a list; one school is a way straight to its chat', async () => {
    const { status, text } = await page('/');
    expect(status).toBe(200);
    expect(text).toContain('href="/s/marimba"');
    const only = await fetch(`${single.url}/?taal=en`, { redirect: 'manual' });
    expect(only.status).toBe(302);
    expect(only.headers.get('location')).toBe('/s/marimba?taal=en');
  });

  it.each(['/s/nergens', '/s/nergens/hulp', '/s/nergens/privacy', '/s/%3Cb%3E'])(
    '%s is a friendly 404 with the schools that there are',
    async (path) => {
      const { status, text } = await page(path);
      expect(status).toBe(404);
      expect(text).toContain('href="/s/marimba"');
      expect(text).not.toContain('<b>');
    },
  );

  it('privacy names who reads it and who does when it is about somebody who works at school', async () => {
    const { text } = await page('/s/marimba/privacy');
    expect(text).toContain('Op De Marimba leest dit jouw verhaal: anti-pestcoördinator.');
    expect(text).toContain('Dit leest het dan: bestuur.');
    expect(text).toContain('60 minuten');
  });

  it('answers HEAD as GET, without a body', async () => {
    const response = await fetch(`${several.url}/s/marimba`, { method: 'HEAD' });
    expect(response.status).toBe(200);
    expect(await response.text()).toBe('');
  });
});

describe('the files for the browser', () => {
  it('may be kept for ever, packed as the browser likes', async () => {
    const path = assets.url('chat.js');
    const plain = await raw(path);
    expect(plain.headers['content-encoding']).toBeUndefined();
    expect(plain.headers['cache-control']).toBe('public, max-age=31536000, immutable');
    expect(plain.headers['content-type']).toContain('text/javascript');
    const gzip = await raw(path, { 'Accept-Encoding': 'gzip, deflate' });
    expect(gunzipSync(gzip.body)).toEqual(plain.body);
    const br = await raw(path, { 'Accept-Encoding': 'gzip, br' });
    expect(brotliDecompressSync(br.body)).toEqual(plain.body);
    const refused = await raw(path, { 'Accept-Encoding': 'br;q=0, gzip;q=0.0' });
    expect(refused.headers['content-encoding']).toBeUndefined();
  });

  it('are not sent again to a browser that has them', async () => {
    const path = assets.url('chat.css');
    const { headers } = await raw(path);
    const again = await raw(path, { 'If-None-Match': String(headers.etag) });
    expect(again.status).toBe(304);
    expect(again.body.length).toBe(0);
  });

  it.each([
    '/static/manifest.json',
    '/static/../package.json',
    '/static/..%2fpackage.json',
    '/static/..%2f..%2fpackage.json',
    '/static/%2e%2e/package.json',
    '/static/%2fetc%2fpasswd',
    '/static/constructor',
    '/static/',
    '/static/chat.js%00',
  ])('nothing else is readable: %s', async (path) => {
    const { status, body } = await raw(path);
    expect(status).toBeGreaterThanOrEqual(400);
    expect(status).toBeLessThan(500);
    expect(body.toString()).not.toContain('"name"');
  });

  it('what a phone must load is small', async () => {
    const sizes = await Promise.all(
      ['chat.js', 'chat.css'].map(
        async (name) => (await raw(assets.url(name), { 'Accept-Encoding': 'gzip' })).body.length,
      ),
    );
    expect(sizes[0]).toBeLessThan(8 * 1024);
    expect(sizes[1]).toBeLessThan(5 * 1024);
  });
});
