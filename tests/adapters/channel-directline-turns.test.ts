import type { TurnContext } from 'botbuilder';
import { afterEach, describe, expect, it } from 'vitest';
import { toSchoolId } from '../../src/domain/ids.js';
import type { TurnSession } from '../../src/ports/turn-session.js';
import { openChat } from '../support/directline.js';
import { counting, moment, say, sessionOf, storedIn, texts } from '../support/directline-bots.js';
import { failChanges, startDirectLine, type TestServer } from '../support/directline-server.js';

let server: TestServer;
const start = async (options: Partial<Parameters<typeof startDirectLine>[0]> = {}) => {
  server = await startDirectLine({ onTurn: counting, ...options });
  return server.conversations;
};
const stored = (id: string) => storedIn(server, id);
afterEach(() => server.close());

describe('a turn', () => {
  it('knows its school, its conversation, its channel and what the last turn kept', async () => {
    const sessions: TurnSession[] = [];
    await start({
      onTurn: async (context) => {
        sessions.push({ ...sessionOf(context) });
        await counting(context);
      },
    });
    const chat = await openChat(server.url, 'mozaiek');
    await chat.send('een');
    await chat.send('twee');
    const common = { school: toSchoolId('mozaiek'), conversation: chat.conversationId, channel: 'web' };
    expect(sessions).toMatchObject([
      { ...common, state: undefined },
      { ...common, state: undefined },
      { ...common, state: 1 },
    ]);
  });

  it('is written once: state, bubbles and the mark that it was handled together', async () => {
    const kept = await start({
      onTurn: async (context) => {
        await counting(context);
        await say(context, 'nog iets');
      },
    });
    const chat = await openChat(server.url, 'marimba');
    const changes: object[] = [];
    const change = kept.change.bind(kept);
    kept.change = (id, what) => {
      changes.push(what);
      change(id, what);
    };
    await chat.send('hoi');
    expect(changes).toMatchObject([
      { append: [{ text: 'hoi' }] },
      { append: [{ text: '1: hoi' }, { text: 'nog iets' }], state: 1, handled: 4 },
    ]);
  });

  it('runs alone in its conversation, in the order of arrival, whatever comes at once from two tabs', async () => {
    let running = 0;
    await start({
      onTurn: async (context) => {
        running += 1;
        expect(running).toBe(1);
        await new Promise((resolve) => setImmediate(resolve));
        await counting(context);
        running -= 1;
      },
    });
    const chat = await openChat(server.url, 'marimba');
    await Promise.all(Array.from({ length: 9 }, (_, n) => chat.post({ type: 'message', text: `b${n}` })));
    await chat.until(() => chat.seen.length === 1 + 2 * 9);
    const sent = texts(chat.seen.filter(({ from }) => from.role === 'user'));
    const answers = texts(chat.seen.filter(({ replyToId }) => replyToId !== undefined));
    expect(answers).toEqual(sent.map((text, n) => `${n + 1}: ${text}`));
  });

  it('of one conversation does not wait for another conversation', async () => {
    const { come, came } = moment();
    await start({
      onTurn: async (context) => {
        if (context.activity.text === 'wacht') await came;
        await counting(context);
      },
    });
    const [slow, quick] = [await openChat(server.url, 'marimba'), await openChat(server.url, 'marimba')];
    await slow.post({ type: 'message', text: 'wacht' });
    expect(texts(await quick.send('snel'))).toContain('1: snel');
    come();
    await slow.until(() => slow.seen.length === 3);
  });

  it('shows typing to the open tabs and does not keep it', async () => {
    await start({
      onTurn: async (context) => {
        await context.sendActivity({ type: 'typing' });
        await counting(context);
      },
    });
    const chat = await openChat(server.url, 'marimba');
    await chat.send('hoi');
    expect(chat.seen.map(({ type }) => type)).toEqual(['message', 'message', 'typing', 'message']);
    expect((await stored(chat.conversationId)).log.map(({ type }) => type)).not.toContain('typing');
  });
});

describe('a turn that fails', () => {
  const failing = async (context: TurnContext) => {
    const session = sessionOf(context);
    if (context.activity.text !== 'stuk') return counting(context);
    await say(context, 'al gezegd');
    session.state = 99;
    throw Object.assign(new TypeError('Jan zei: stuk'), { code: 'E999' });
  };

  it('keeps what was said, says sorry, leaves the state as it was, and the next turn goes on', async () => {
    await start({ onTurn: failing, onTurnError: async (context) => void (await say(context, 'sorry')) });
    const chat = await openChat(server.url, 'marimba');
    await chat.send('een');
    expect(texts(await chat.send('stuk'))).toEqual(['al gezegd', 'sorry']);
    expect((await stored(chat.conversationId)).state).toBe(1);
    expect(texts(await chat.send('twee'))).toEqual(['2: twee']);
    expect(await stored(chat.conversationId)).toMatchObject({ handled: 8 });
  });

  it('leaves code, kind and stack in the log, and nothing of what was typed', async () => {
    await start({ onTurn: failing });
    const chat = await openChat(server.url, 'marimba');
    await chat.send('stuk');
    expect(server.logger.lines).toMatchObject([
      { event: 'turn.failed', school: 'marimba', code: 'E999', kind: 'TypeError' },
    ]);
    expect(server.logger.lines[0]?.stack?.[0]).toMatch(/^at failing /);
    expect(JSON.stringify(server.logger.lines)).not.toMatch(/Jan|stuk|al gezegd/);
  });

  it('also when middleware, or the apology itself, throws', async () => {
    await start({
      onTurnError: async () => {
        throw new Error('no apology either');
      },
    });
    server.direct.adapter.use(async (context, next) => {
      if (context.activity.text === 'stuk') throw new RangeError('middleware');
      await next();
    });
    const chat = await openChat(server.url, 'marimba');
    await chat.post({ type: 'message', text: 'stuk' });
    expect(texts(await chat.send('een'))).toContain('1: een');
    expect(server.logger.lines).toMatchObject([{ kind: 'RangeError' }]);
  });

  it('because the store could not write gets its turn when the client comes back', async () => {
    let failed = false;
    const kept = await start({
      onTurn: async (context) => {
        if (context.activity.text === 'vol' && !failed) {
          failed = true;
          failChanges(kept);
        }
        await counting(context);
      },
    });
    const chat = await openChat(server.url, 'marimba');
    const closed = chat.closed();
    await chat.post({ type: 'message', text: 'vol' });
    await closed;
    await chat.reconnect();
    await chat.until(() => chat.seen.length === 3);
    expect(texts(chat.seen)).toEqual(['welkom', 'vol', '1: vol']);
    expect(server.logger.lines).toMatchObject([{ event: 'turn.failed', code: 'ENOSPC' }]);
  });
});
