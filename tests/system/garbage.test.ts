import { once } from 'node:events';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { startApp } from '../support/app.js';

/** Sends these lines as they are, as no client library would. @returns the status of the answer. */
async function send(url: string, ...lines: readonly string[]): Promise<string | undefined> {
  const socket = connect(Number(new URL(url).port), '127.0.0.1');
  await once(socket, 'connect');
  socket.write(`${[...lines, 'Connection: close'].join('\r\n')}\r\n\r\n`);
  return (await text(socket)).split(' ')[1];
}

describe('a request that is no request', () => {
  it.each([
    ['an address without an end', 'GET http://[ HTTP/1.1', 'Host: localhost'],
    ['a host that is none', 'GET /s/marimba HTTP/1.1', 'Host: ['],
    ['a port that cannot be', 'GET /s/marimba HTTP/1.1', 'Host: localhost:999999'],
  ])('is refused and ends nothing: %s', async (_what, ...lines) => {
    const app = await startApp();
    expect(await send(app.url, ...lines)).toBe('400');
    expect((await fetch(`${app.url}/s/marimba`)).status).toBe(200);
  });
});

it.each([
  ['200', 'Host: localhost:3978'],
  ['403', 'Host: meldmaatje.school.nl'],
  ['403', 'Host: localhost', 'X-Forwarded-For: 192.0.2.7'],
])('the metrics are for this machine alone: %s for %s', async (status, ...lines) => {
  const app = await startApp();
  expect(await send(app.url, 'GET /metrics HTTP/1.1', ...lines)).toBe(status);
});
