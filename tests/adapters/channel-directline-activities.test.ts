import type { Activity, TurnContext } from 'botbuilder';
import { afterEach, describe, expect, it } from 'vitest';
import { toConversationId } from '../../src/domain/ids.js';
import { openChat } from '../support/directline.js';
import { askServer, echo } from '../support/directline-bots.js';
import { failChanges, startDirectLine, type TestServer } from '../support/directline-server.js';

const BASE = '/v3/directline';
let server: TestServer;
const start = async (options: Partial<Parameters<typeof startDirectLine>[0]> = {}) => {
  server = await startDirectLine({ onTurn: echo, ...options });
  return server;
};
afterEach(() => server.close());

const ask = (path: string, init?: Parameters<typeof askServer>[2]) => askServer(server, path, init);
const askToken = (body = '{}') => ask('/s/marimba/token', { method: 'POST', body });

describe('an activity of a client', () => {
  const listen = () => {
    const seen: Partial<Activity>[] = [];
    return {
      seen,
      onTurn: async (context: TurnContext) => {
        seen.push({ ...context.activity });
        await echo(context);
      },
    };
  };

  it('comes from whom the token says, at the time of the server, with what a client may say and no more', async () => {
    const { seen, onTurn } = listen();
    await start({ onTurn });
    const chat = await openChat(server.url, 'marimba');
    await chat.post({
      type: 'message',
      id: 'mine',
      text: 'hoi',
      locale: 'nl-NL',
      value: { keuze: 'ja' },
      from: { id: 'directeur', name: 'De directeur', role: 'bot' },
      timestamp: '1999-01-01T00:00:00Z',
      conversation: { id: 'other' },
      recipient: { id: 'x' },
      serviceUrl: 'http://elsewhere',
      entities: [{ type: 'mention' }],
      channelData: {
        clientActivityID: 'c1',
        geheim: 'woorden',
        wie: 'medewerker',
        messageBack: { displayText: 'Ja' },
      },
    });
    await chat.until(() => chat.seen.length === 3);
    expect(seen[1]).toEqual({
      type: 'message',
      id: expect.stringMatching(new RegExp(`^${chat.conversationId}\\|0000002-`)),
      text: 'hoi',
      locale: 'nl-NL',
      value: { keuze: 'ja' },
      from: { id: `dl_${chat.conversationId}`, role: 'user' },
      timestamp: server.clock.now(),
      channelId: 'directline',
      serviceUrl: expect.stringMatching(/^urn:/),
      conversation: expect.objectContaining({ id: chat.conversationId }),
      recipient: expect.objectContaining({ role: 'bot' }),
      channelData: { clientActivityID: 'c1', messageBack: { displayText: 'Ja' } },
    });
  });

  it('is echoed with its id and clientActivityID, and answered at once with that id', async () => {
    await start();
    const chat = await openChat(server.url, 'marimba');
    const answer = await chat.post({ type: 'message', text: 'hoi', channelData: { clientActivityID: 'c1' } });
    const { id } = (await answer.json()) as { id: string };
    await chat.until(() => chat.seen.some((bubble) => bubble.id === id));
    expect(chat.seen.find((bubble) => bubble.id === id)).toMatchObject({
      channelData: { clientActivityID: 'c1' },
    });
  });

  it('posted again has the same id and no second turn, also under its own id', async () => {
    const { seen, onTurn } = listen();
    await start({ onTurn });
    const chat = await openChat(server.url, 'marimba');
    const post = async (activity: object) =>
      ((await (await chat.post(activity)).json()) as { id: string }).id;
    const byClient = { type: 'message', text: 'een', channelData: { clientActivityID: 'c1' } };
    const ids = await Promise.all([post(byClient), post(byClient)]);
    ids.push(await post(byClient));
    expect(new Set(ids).size).toBe(1);
    expect(await post({ type: 'message', text: 'twee', id: 'a1' })).toBe(
      await post({ type: 'message', text: 'twee', id: 'a1' }),
    );
    await chat.send('drie');
    expect(seen.map(({ text }) => text)).toEqual([undefined, 'een', 'twee', 'drie']);
  });

  it('with a file reaches the bot without the file, marked', async () => {
    const { seen, onTurn } = listen();
    await start({ onTurn });
    const chat = await openChat(server.url, 'marimba');
    await chat.post({
      type: 'message',
      text: '',
      attachments: [{ contentType: 'image/png', contentUrl: 'data:,x' }],
    });
    await chat.until(() => chat.seen.length === 3);
    expect(seen[1]).toMatchObject({ channelData: { bijlage: true } });
    expect(seen[1]).not.toHaveProperty('attachments');
  });

  it('typing is taken and not kept; other types are 400; uploads are 415', async () => {
    const { seen, onTurn } = listen();
    await start({ onTurn });
    const chat = await openChat(server.url, 'marimba');
    expect((await chat.post({ type: 'typing' })).status).toBe(200);
    expect((await chat.post({ type: 'event', name: 'hulp-nu' })).status).toBe(200);
    for (const type of ['conversationUpdate', 'invoke', 'endOfConversation', 7]) {
      expect((await chat.post({ type })).status).toBe(400);
    }
    await server.direct.resume(toConversationId(chat.conversationId));
    expect(seen.map(({ type, name }) => name ?? type)).toEqual(['conversationUpdate', 'hulp-nu']);
    const upload = `${BASE}/conversations/${chat.conversationId}/upload?userId=x`;
    expect((await chat.request(upload, { method: 'POST', body: 'x'.repeat(100_000) })).status).toBe(415);
  });

  it('that is not JSON is 400, with the codes of Direct Line', async () => {
    await start();
    const chat = await openChat(server.url, 'marimba');
    const path = `${BASE}/conversations/${chat.conversationId}/activities`;
    for (const body of ['{', '[]', '7', '']) {
      const answer = await chat.request(path, { method: 'POST', body });
      expect(answer.status).toBe(400);
      expect(await answer.json()).toEqual({ error: { code: 'BadArgument', message: expect.any(String) } });
    }
  });
});

describe('limits', () => {
  it('413 for a body, text or value that is too big, and the rest goes on', async () => {
    await start();
    const chat = await openChat(server.url, 'marimba');
    const message = (text: string, value?: unknown) => chat.post({ type: 'message', text, value });
    expect((await message('x'.repeat(4001))).status).toBe(413);
    expect((await message('x', 'y'.repeat(4100))).status).toBe(413);
    expect((await message('x', ' '.repeat(70_000))).status).toBe(413);
    const deep = `{"type":"message","value":${'['.repeat(30_000)}${']'.repeat(30_000)}}`;
    const activities = `${BASE}/conversations/${chat.conversationId}/activities`;
    expect((await chat.request(activities, { method: 'POST', body: deep })).status).toBe(413);
    const chunks = new ReadableStream({
      pull(controller) {
        controller.enqueue(Buffer.alloc(40_000, 32));
        if ((controller.desiredSize ?? 0) < -3) controller.close();
      },
    });
    const init = { method: 'POST', body: chunks, duplex: 'half' } as RequestInit;
    await chat.request(activities, init).then(
      ({ status }) => expect(status).toBe(413),
      () => undefined,
    );
    expect((await message('x'.repeat(4000))).status).toBe(200);
  });

  it('429 with Retry-After above 10 activities a second or 30 a minute; what was accepted is answered', async () => {
    await start();
    const chat = await openChat(server.url, 'marimba');
    const burst = await Promise.all(
      Array.from({ length: 12 }, (_, n) => chat.post({ type: 'message', text: `${n}` })),
    );
    expect(burst.map(({ status }) => status).filter((status) => status === 429)).toHaveLength(2);
    expect(burst.find(({ status }) => status === 429)?.headers.get('retry-after')).toBe('1');
    for (let second = 0; second < 2; second++) {
      server.clock.move(1);
      await Promise.all(Array.from({ length: 10 }, () => chat.post({ type: 'message', text: 'x' })));
    }
    server.clock.move(1);
    const refused = await chat.post({ type: 'message', text: 'x' });
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '57']);
    await chat.until(() => chat.seen.length === 1 + 2 * 30);
    server.clock.move(57);
    expect((await chat.post({ type: 'message', text: 'x' })).status).toBe(200);
  });

  it('429 for more new conversations a second, or open conversations, than the installation takes', async () => {
    await start({ limits: { newConversationsPerSecond: 2, openConversations: 3 } });
    const statuses = async () =>
      [await askToken(), await askToken(), await askToken()].map(({ status }) => status);
    expect(await statuses()).toEqual([200, 200, 429]);
    server.clock.move(1);
    expect(await statuses()).toEqual([200, 429, 429]);
    expect((await askToken()).headers.get('retry-after')).toBe('60');
  });

  it('a store that cannot write answers 500, and the message can be sent again', async () => {
    await start();
    const chat = await openChat(server.url, 'marimba');
    failChanges(server.conversations);
    const activity = { type: 'message', text: 'hoi', channelData: { clientActivityID: 'c1' } };
    const refused = await chat.post(activity);
    expect(refused.status).toBe(500);
    expect(await refused.text()).not.toContain('space');
    expect((await chat.post(activity)).status).toBe(200);
    await chat.until(() => chat.seen.length === 3);
    expect(server.logger.lines).toMatchObject([{ event: 'directline.failed', code: 'ENOSPC' }]);
  });
});
