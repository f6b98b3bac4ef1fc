import { createHmac, randomBytes } from 'node:crypto';
import type { Activity } from 'botbuilder';
import { jwtVerify } from 'jose';
import { afterEach, describe, expect, it } from 'vitest';
import { toConversationId } from '../../src/domain/ids.js';
import { openChat, upgradeStatus } from '../support/directline.js';
import { activitiesFrom, askServer, echo } from '../support/directline-bots.js';
import { startDirectLine, type TestServer } from '../support/directline-server.js';

const BASE = '/v3/directline';
let server: TestServer;
const start = async (options: Partial<Parameters<typeof startDirectLine>[0]> = {}) => {
  server = await startDirectLine({ onTurn: echo, ...options });
  return server;
};
afterEach(() => server.close());

const ask = (path: string, init?: Parameters<typeof askServer>[2]) => askServer(server, path, init);
const askToken = (body = '{}') => ask('/s/marimba/token', { method: 'POST', body });
const activitiesOf = (token: string, id: string, watermark?: string) =>
  activitiesFrom(server, token, id, watermark);

describe('a token', () => {
  it('is given for a school of this installation, and is bound to it', async () => {
    const { tokenKey } = await start();
    const { status, body, headers } = await askToken();
    expect(status).toBe(200);
    expect(headers.get('cache-control')).toBe('no-store');
    expect(body).toEqual({ token: expect.any(String), conversationId: expect.any(String), expires_in: 3900 });
    const { payload } = await jwtVerify(body.token ?? '', tokenKey, {
      algorithms: ['HS256'],
      currentDate: server.clock.now(),
    });
    expect(payload).toMatchObject({
      conv: body.conversationId,
      school: 'marimba',
      user: `dl_${body.conversationId}`,
    });
    expect(Object.keys(payload).sort()).toEqual(['conv', 'exp', 'iat', 'school', 'use', 'user']);
  });

  it('is not given for a school that is not here', async () => {
    await start();
    const { status, body } = await ask('/s/elders/token', { method: 'POST' });
    expect(status).toBe(404);
    expect(body.error).toEqual({ code: expect.any(String), message: expect.any(String) });
  });

  it('is only given per school: tokens/generate answers 403', async () => {
    await start();
    expect((await ask(`${BASE}/tokens/generate`, { method: 'POST' })).status).toBe(403);
  });

  it('passes language and kind of user on to the first turn, and nothing else', async () => {
    const seen: Partial<Activity>[] = [];
    await start({ onTurn: async ({ activity }) => void seen.push({ ...activity }) });
    await openChat(server.url, 'marimba', { locale: 'en', wie: 'ouder', naam: 'Jan' } as object);
    expect(seen).toMatchObject([{ type: 'conversationUpdate', locale: 'en', channelData: { wie: 'ouder' } }]);
    expect(JSON.stringify(seen)).not.toContain('Jan');
    expect(seen[0]?.membersAdded?.map(({ id }) => id)).toEqual([seen[0]?.from?.id, seen[0]?.recipient?.id]);
  });

  it.each([
    ['nothing', undefined],
    ['garbage', 'a.b.c'],
    ['a token of another server', 'FORGED'],
    ['a token that names no algorithm', 'NONE'],
  ])('401 for %s', async (_what, kind) => {
    await start();
    const { body } = await askToken();
    const [header = '', payload = ''] = (body.token ?? '').split('.');
    const forged = createHmac('sha256', randomBytes(32)).update(`${header}.${payload}`).digest('base64url');
    const none = Buffer.from('{"alg":"none","typ":"JWT"}').toString('base64url');
    const token =
      kind === 'FORGED' ? `${header}.${payload}.${forged}` : kind === 'NONE' ? `${none}.${payload}.` : kind;
    const answer = await ask(`${BASE}/conversations`, {
      method: 'POST',
      ...(token !== undefined && { token }),
    });
    expect(answer.status).toBe(401);
    expect(answer.body.error?.code).toEqual(expect.any(String));
  });

  it('expires after 65 minutes with 403, and can be refreshed before that', async () => {
    await start();
    const { body } = await askToken();
    const { token = '' } = body;
    server.clock.move(59 * 60);
    const refreshed = await ask(`${BASE}/tokens/refresh`, { method: 'POST', token });
    expect(refreshed).toMatchObject({
      status: 200,
      body: { conversationId: body.conversationId, expires_in: 3900 },
    });
    const post = { method: 'POST', token, body: '{"type":"message","text":"ik ben er nog"}' };
    expect((await ask(`${BASE}/conversations/${body.conversationId}/activities`, post)).status).toBe(200);
    server.clock.move(7 * 60);
    expect(await ask(`${BASE}/tokens/refresh`, { method: 'POST', token })).toMatchObject({
      status: 403,
      body: { error: { code: 'TokenExpired' } },
    });
    const { token: fresh = '' } = refreshed.body;
    expect((await ask(`${BASE}/conversations`, { method: 'POST', token: fresh })).status).toBe(200);
  });

  it('opens no other conversation: 403', async () => {
    await start();
    const [one, other] = [(await askToken()).body, (await askToken()).body];
    const { token = '' } = one;
    for (const path of ['', '/activities']) {
      const answer = await ask(`${BASE}/conversations/${other.conversationId}${path}`, { token });
      expect(answer.status).toBe(403);
    }
  });

  it('of a stream opens its socket for a minute and nothing else', async () => {
    await start();
    const { token = '', conversationId = '' } = (await askToken()).body;
    const { streamUrl = '' } = (await ask(`${BASE}/conversations`, { method: 'POST', token })).body;
    const stream = new URL(streamUrl).searchParams.get('t') ?? '';
    expect((await ask(`${BASE}/conversations/${conversationId}`, { token: stream })).status).toBe(403);
    expect(await upgradeStatus(streamUrl.replace(stream, token))).toBe(403);
    expect(await upgradeStatus(streamUrl.replace(stream, 'x'))).toBe(401);
    expect(await upgradeStatus(streamUrl)).toBe(101);
    server.clock.move(61);
    expect(await upgradeStatus(streamUrl)).toBe(403);
  });
});

describe('a conversation', () => {
  it('answers 201 when it starts and 200 when it is started again, with the welcome in its log once', async () => {
    await start();
    const { token = '', conversationId = '' } = (await askToken()).body;
    const first = await ask(`${BASE}/conversations`, { method: 'POST', token });
    const again = await ask(`${BASE}/conversations`, { method: 'POST', token });
    expect([first.status, again.status]).toEqual([201, 200]);
    expect(first.body).toMatchObject({
      conversationId,
      expires_in: 3900,
      streamUrl: expect.stringMatching(/^ws:\/\/127\.0\.0\.1:/),
    });
    const { activities } = await activitiesOf(token, conversationId);
    expect(activities.map(({ text }) => text)).toEqual(['welkom']);
  });

  it('that is not there answers 404', async () => {
    await start();
    const { token = '', conversationId = '' } = (await askToken()).body;
    server.conversations.erase(toConversationId(conversationId));
    for (const path of [`/${conversationId}`, `/${conversationId}/activities`]) {
      expect((await ask(`${BASE}/conversations${path}`, { token })).status).toBe(404);
    }
    expect((await ask(`${BASE}/conversations`, { method: 'POST', token })).status).toBe(404);
    expect((await ask(`${BASE}/tokens/refresh`, { method: 'POST', token })).status).toBe(404);
  });

  it('is reconnected with a new token and a stream from the watermark', async () => {
    await start();
    const chat = await openChat(server.url, 'marimba');
    await chat.send('een');
    const answer = await ask(`${BASE}/conversations/${chat.conversationId}?watermark=3`, {
      token: chat.token,
    });
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({
      token: expect.any(String),
      streamUrl: expect.stringContaining('watermark=3&'),
    });
  });

  it('can be polled from any watermark', async () => {
    await start();
    const chat = await openChat(server.url, 'marimba');
    await chat.send('een');
    const all = await activitiesOf(chat.token, chat.conversationId);
    expect(all.activities.map(({ text }) => text)).toEqual(['welkom', 'een', 'echo een']);
    expect(all.activities.map(({ id }) => id)).toEqual(
      [1, 2, 3].map((n) => expect.stringContaining(`${chat.conversationId}|000000${n}-`)),
    );
    expect(await activitiesOf(chat.token, chat.conversationId, all.watermark)).toEqual({
      activities: [],
      watermark: all.watermark,
    });
    expect((await activitiesOf(chat.token, chat.conversationId, '3')).activities).toHaveLength(1);
    expect((await activitiesOf(chat.token, chat.conversationId, 'onzin')).activities).toHaveLength(3);
  });
});
