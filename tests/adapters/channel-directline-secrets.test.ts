import type { TurnContext } from 'botbuilder';
import { afterEach, describe, expect, it } from 'vitest';
import { toConversationId } from '../../src/domain/ids.js';
import { openChat } from '../support/directline.js';
import { counting, say, sessionOf, storedIn, texts } from '../support/directline-bots.js';
import { startDirectLine, type TestServer } from '../support/directline-server.js';

let server: TestServer;
const start = async (options: Partial<Parameters<typeof startDirectLine>[0]> = {}) => {
  server = await startDirectLine({ onTurn: counting, ...options });
  return server.conversations;
};
const stored = (id: string) => storedIn(server, id);
afterEach(() => server.close());

describe('secrets', () => {
  const WORDS = 'appel fiets maan rivier zomer';
  const secretive = async (context: TurnContext) => {
    const session = sessionOf(context);
    const { text } = context.activity;
    if (text === 'maak') {
      session.state = { woorden: WORDS };
      await say(context, '•••', { geheim: 'woorden' });
    } else if (text === 'bewaard') {
      session.state = {};
      await say(context, 'goed');
    } else if (text === WORDS) {
      session.cover('(jouw geheime woorden)');
      await say(context, 'klopt');
    } else if (text === 'wis dit gesprek') {
      session.erase();
      await say(context, 'gewist');
    } else await say(context, 'welkom');
  };
  const reveal: NonNullable<Parameters<typeof startDirectLine>[0]['reveal']> = (state, geheim) =>
    (state as { [key: string]: string } | undefined)?.[geheim];
  const poll = async (chat: { conversationId: string; request(path: string): Promise<Response> }) => {
    const answer = await chat.request(`/v3/directline/conversations/${chat.conversationId}/activities`);
    return texts(((await answer.json()) as { activities: { text: string }[] }).activities);
  };

  it('are shown at every delivery while the state holds them, and never stand in the log', async () => {
    await start({ onTurn: secretive, reveal });
    const chat = await openChat(server.url, 'marimba');
    expect(texts(await chat.send('maak'))).toContain(WORDS);
    expect(await poll(chat)).toContain(WORDS);
    await chat.reconnect();
    expect(JSON.stringify((await stored(chat.conversationId)).log)).not.toContain('appel');
    await chat.send('bewaard');
    expect(await poll(chat)).toEqual(['welkom', 'maak', '•••', 'bewaard', 'goed']);
  });

  it('typed by the user are covered in the log after their turn, with the value of a button', async () => {
    await start({ onTurn: secretive, reveal });
    const chat = await openChat(server.url, 'marimba');
    await chat.post({ type: 'message', text: WORDS, value: { woorden: WORDS } });
    await chat.until(() => chat.seen.length === 3);
    expect(await poll(chat)).toEqual(['welkom', '(jouw geheime woorden)', 'klopt']);
    expect(JSON.stringify(await stored(chat.conversationId))).not.toContain('appel');
  });

  it('an erased conversation says its last bubble, closes its sockets, and is gone', async () => {
    await start({ onTurn: secretive, reveal });
    const chat = await openChat(server.url, 'marimba');
    const closed = chat.closed();
    expect(texts(await chat.send('wis dit gesprek'))).toContain('gewist');
    expect(await closed).toBe(1000);
    expect(await server.conversations.find(toConversationId(chat.conversationId))).toBeUndefined();
    expect((await chat.post({ type: 'message', text: 'hallo?' })).status).toBe(404);
    await expect(chat.reconnect()).rejects.toThrow('404');
    expect((await chat.request('/v3/directline/conversations', { method: 'POST' })).status).toBe(404);
  });
});
