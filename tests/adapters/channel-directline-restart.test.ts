import { type ConversationReference, TurnContext } from 'botbuilder';
import { afterEach, describe, expect, it } from 'vitest';
import { toConversationId } from '../../src/domain/ids.js';
import { openChat } from '../support/directline.js';
import { counting, moment, say, sessionOf, storedIn, texts } from '../support/directline-bots.js';
import { startDirectLine, type TestServer } from '../support/directline-server.js';

let server: TestServer;
const start = async (options: Partial<Parameters<typeof startDirectLine>[0]> = {}) => {
  server = await startDirectLine({ onTurn: counting, ...options });
  return server.conversations;
};
const stored = (id: string) => storedIn(server, id);
afterEach(() => server.close());

describe('a proactive message', () => {
  const referenceOf = async (options: Parameters<typeof start>[0] = {}) => {
    let reference: Partial<ConversationReference> = {};
    await start({
      onTurn: async (context) => {
        reference = TurnContext.getConversationReference(context.activity);
        await counting(context);
      },
      ...options,
    });
    const chat = await openChat(server.url, 'marimba');
    await chat.send('een');
    return { chat, reference };
  };

  it('reaches the open tabs and the log, after the turns that wait, with the state at hand', async () => {
    const { chat, reference } = await referenceOf();
    const { adapter } = server.direct;
    const proactive = async (context: TurnContext) => {
      const session = sessionOf(context);
      session.state = Number(session.state) * 10;
      await say(context, `bericht ${session.state}`);
    };
    await chat.post({ type: 'message', text: 'twee' });
    await adapter.continueConversation(reference, proactive);
    await adapter.continueConversationAsync('app', reference, proactive);
    await chat.until(() => chat.seen.length === 7);
    expect(texts(chat.seen)).toEqual([
      'welkom',
      'een',
      '1: een',
      'twee',
      '2: twee',
      'bericht 20',
      'bericht 200',
    ]);
    expect(await stored(chat.conversationId)).toMatchObject({ state: 200, handled: 5 });
    expect(texts(await chat.send('drie'))).toContain('201: drie');
  });

  it('to a conversation that is over does nothing', async () => {
    const { chat, reference } = await referenceOf();
    server.conversations.erase(toConversationId(chat.conversationId));
    await server.direct.adapter.continueConversation(reference, async () => expect.unreachable());
  });

  it('that fails rejects when nobody handles it', async () => {
    const { reference } = await referenceOf();
    const fail = async () => {
      throw new Error('mis');
    };
    await expect(server.direct.adapter.continueConversation(reference, fail)).rejects.toThrow('mis');
  });
});

describe('after a restart', () => {
  it('the conversation goes on under the same token, and no bubble is lost or doubled', async () => {
    await start();
    const chat = await openChat(server.url, 'marimba');
    await chat.send('een');
    const closed = chat.closed();
    const { conversations, tokenKey, clock, port } = server;
    await server.close();
    expect(await closed).toBe(1012);
    await start({ conversations, tokenKey, clock, port });
    await chat.reconnect();
    expect(texts(await chat.send('twee'))).toEqual(['welkom', '1: een', '2: twee'].slice(2));
    expect(texts(chat.seen)).toEqual(['welkom', 'een', '1: een', 'twee', '2: twee']);
    expect(
      (await chat.post({ type: 'message', text: 'drie', channelData: { clientActivityID: 'c' } })).status,
    ).toBe(200);
  });

  it('a message that was accepted and not yet answered is answered, once and in order', async () => {
    const { come, came } = moment();
    const { come: begin, came: begun } = moment();
    await start({
      onTurn: async (context) => {
        if (context.activity.text === 'een') {
          begin();
          await came;
        }
        await counting(context);
      },
    });
    const chat = await openChat(server.url, 'marimba');
    const posted = ['een', 'twee', 'drie'].map((text) => ({
      type: 'message',
      text,
      channelData: { clientActivityID: text },
    }));
    for (const activity of posted) expect((await chat.post(activity)).status).toBe(200);
    await begun;
    const { conversations, tokenKey, clock, port } = server;
    const closing = server.close();
    expect((await chat.post({ type: 'message', text: 'vier' })).status).toBe(503);
    come();
    await closing;
    expect(await stored(chat.conversationId)).toMatchObject({ handled: 3, state: 1 });

    await start({ conversations, tokenKey, clock, port });
    for (const activity of posted) expect((await chat.post(activity)).status).toBe(200);
    await server.direct.resume(toConversationId(chat.conversationId));
    await chat.reconnect();
    await chat.until(() => chat.seen.length === 7);
    expect(texts(chat.seen)).toEqual(['welkom', 'een', 'twee', 'drie', '1: een', '2: twee', '3: drie']);
  });
});
