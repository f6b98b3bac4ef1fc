import type { TurnContext } from 'botbuilder';
import { afterEach, describe, expect, it } from 'vitest';
import { toConversationId } from '../../src/domain/ids.js';
import { TURN_SESSION, type TurnSession } from '../../src/ports/turn-session.js';
import { openChat } from '../support/directline.js';
import { startDirectLine, type TestServer } from '../support/directline-server.js';

const sessionOf = (context: TurnContext) => context.turnState.get<TurnSession>(TURN_SESSION);
const say = (context: TurnContext, text: string, channelData?: object) =>
  context.sendActivity({ type: 'message', text, ...(channelData && { channelData }) });
const texts = (bubbles: readonly { text?: string }[]) => bubbles.map(({ text }) => text);

/** Something that happens once, for others to wait for. */
const _moment = () => {
  let come = () => {};
  const came = new Promise<void>((resolve) => {
    come = resolve;
  });
  return { come, came };
};

/** Counts the messages of a conversation in its state. */
const counting = async (context: TurnContext) => {
  const session = sessionOf(context);
  const count = Number(session.state ?? 0);
  if (context.activity.type === 'conversationUpdate') return void (await say(context, 'welkom'));
  session.state = count + 1;
  await say(context, `${count + 1}: ${context.activity.text}`);
};

let server: TestServer;
const start = async (options: Partial<Parameters<typeof startDirectLine>[0]> = {}) => {
  server = await startDirectLine({ onTurn: counting, ...options });
  return server.conversations;
};
const stored = async (id: string) => {
  const found = await server.conversations.find(toConversationId(id));
  if (found === undefined) throw new Error('the conversation is gone');
  return found;
};
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
