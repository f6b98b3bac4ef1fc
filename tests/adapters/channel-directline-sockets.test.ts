import { createConnection } from 'node:net';
import type { TurnContext } from 'botbuilder';
import { afterEach, describe, expect, it } from 'vitest';
import { createMemoryConversationStore } from '../../src/adapters/storage-memory/conversation-store.js';
import { toConversationId } from '../../src/domain/ids.js';
import { Chat, openChat, upgradeStatus } from '../support/directline.js';
import { startDirectLine, TestClock, type TestServer } from '../support/directline-server.js';

const echo = async (context: TurnContext) => {
  const { type, text } = context.activity;
  await context.sendActivity({ type: 'message', text: type === 'message' ? `echo ${text}` : 'welkom' });
};
const texts = (bubbles: readonly { text?: string }[]) => bubbles.map(({ text }) => text);

let server: TestServer;
const start = async (options: Partial<Parameters<typeof startDirectLine>[0]> = {}) => {
  server = await startDirectLine({ onTurn: echo, ...options });
};
afterEach(() => server.close());

interface Connection {
  readonly conversationId: string;
  readonly token: string;
  readonly streamUrl: string;
}
const streamOf = async (chat: Chat, watermark = '') => {
  const answer = await chat.request(
    `/v3/directline/conversations/${chat.conversationId}?watermark=${watermark}`,
  );
  return (await answer.json()) as Connection;
};
const secondTab = async (chat: Chat) => {
  const connection = await streamOf(chat);
  const tab = new Chat(server.url, connection);
  await tab.connect(connection.streamUrl);
  return tab;
};

describe('a socket', () => {
  it('shows everything once to every tab', async () => {
    await start();
    const one = await openChat(server.url, 'marimba');
    const two = await secondTab(one);
    await one.send('een');
    await two.send('twee');
    const all = ['welkom', 'een', 'echo een', 'twee', 'echo twee'];
    await one.until(() => one.seen.length === 5);
    expect([texts(one.seen), texts(two.seen)]).toEqual([all, all]);
  });

  it('gives what was missed while it was gone, from the watermark on', async () => {
    await start();
    const chat = await openChat(server.url, 'marimba');
    await chat.send('een');
    chat.cut();
    await chat.post({ type: 'message', text: 'twee' });
    await server.direct.resume(toConversationId(chat.conversationId));
    await chat.reconnect();
    await chat.until(() => chat.seen.length === 5);
    expect(texts(chat.seen)).toEqual(['welkom', 'een', 'echo een', 'twee', 'echo twee']);
  });

  it('leaves no gap and no double between what it repeats and what comes meanwhile', async () => {
    const clock = new TestClock();
    const slow = createMemoryConversationStore(clock, 10);
    const find = slow.find.bind(slow);
    await start({ conversations: slow, clock });
    const chat = await openChat(server.url, 'marimba');
    await chat.send('een');
    const connection = await streamOf(chat);
    const tab = new Chat(server.url, connection);
    // While the tab's first look at the log is under way, another message is answered.
    let looks = 0;
    slow.find = async (id) => {
      const found = await find(id);
      looks += 1;
      if (looks === 2) await chat.send('twee');
      return found;
    };
    await tab.connect(connection.streamUrl);
    await tab.until(() => tab.seen.length >= 5);
    await chat.send('drie');
    await tab.until(() => tab.seen.length >= 7);
    expect(texts(tab.seen)).toEqual(texts(chat.seen));
    expect(new Set(tab.seen.map(({ id }) => id)).size).toBe(7);
  });

  it('carries the watermark of what comes next', async () => {
    await start();
    const chat = await openChat(server.url, 'marimba');
    await chat.send('een');
    const { streamUrl } = await streamOf(chat, '4');
    const tab = new Chat(server.url, { conversationId: chat.conversationId, token: chat.token, streamUrl });
    await tab.connect(streamUrl);
    await chat.send('twee');
    await tab.until(() => tab.seen.length === 2);
    expect(texts(tab.seen)).toEqual(['twee', 'echo twee']);
  });

  it('that is silent for a minute is dropped; one that sends an empty frame is not', async () => {
    await start({ limits: { sweepMs: 5 } });
    const chat = await openChat(server.url, 'marimba');
    const alive = await secondTab(chat);
    const closed = chat.closed();
    server.clock.move(50);
    await alive.keepAlive();
    server.clock.move(15);
    expect(await closed).toBe(1006);
    await alive.send('nog steeds');
  });

  it('closes when the conversation is erased elsewhere', async () => {
    await start({ limits: { sweepMs: 5 } });
    const chat = await openChat(server.url, 'marimba');
    const closed = chat.closed();
    server.conversations.erase(toConversationId(chat.conversationId));
    expect(await closed).toBe(1000);
  });

  it('closes an hour after the last activity of its conversation', async () => {
    await start({ limits: { sweepMs: 5, silentMs: Number.POSITIVE_INFINITY } });
    const chat = await openChat(server.url, 'marimba');
    const closed = chat.closed();
    server.clock.move(59 * 60);
    await chat.keepAlive();
    server.clock.move(60);
    expect(await closed).toBe(1000);
  });

  it('that does not read is closed, and the others go on', async () => {
    const clock = new TestClock();
    const conversations = createMemoryConversationStore(clock, 10);
    const change = conversations.change.bind(conversations);
    // What is kept is not the matter here; what is sent is.
    conversations.change = (id, what) =>
      change(id, { ...what, append: (what.append ?? []).map((entry) => ({ ...entry, text: '' })) });
    await start({
      conversations,
      clock,
      onTurn: async (context) =>
        void (await context.sendActivity({ type: 'message', text: 'x'.repeat(200_000) })),
      limits: { socketsPerConversation: 2, activitiesPerSecond: 1000, activitiesPerMinute: 1000 },
    });
    const chat = await openChat(server.url, 'marimba');
    const { streamUrl } = await streamOf(chat, '2');
    const { port, pathname, search } = new URL(streamUrl);
    const deaf = createConnection(Number(port), '127.0.0.1');
    deaf.on('error', () => {});
    deaf.write(
      `GET ${pathname}${search} HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n` +
        'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n',
    );
    await new Promise((resolve) => deaf.once('data', resolve));
    deaf.pause();
    expect(await upgradeStatus(streamUrl)).toBe(429);
    for (let sent = 0; sent < 200 && (await upgradeStatus(streamUrl)) === 429; sent++)
      await chat.send('meer');
    expect(await upgradeStatus(streamUrl)).toBe(101);
    deaf.destroy();
    await chat.send('gaat door');
  });

  it('is refused above ten tabs of one conversation, and at other addresses left to others', async () => {
    await start({ limits: { socketsPerConversation: 2 } });
    const chat = await openChat(server.url, 'marimba');
    await secondTab(chat);
    const { streamUrl } = await streamOf(chat);
    expect(await upgradeStatus(streamUrl)).toBe(429);
    await expect(upgradeStatus(streamUrl.replace('/stream', '/elders'))).rejects.toThrow();
  });
});
