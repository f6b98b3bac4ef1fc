import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { MARIMBA, startApp, type TestApp } from '../support/app.js';
import { foundIn, openStore } from '../support/decrypted-store.js';
import { MEER, openQuestion, says, type Talker, talkTo } from '../support/talk.js';

const STORY = 'ze gooien mijn gymschoenen over het hek';
const SNIPPET = 'gymschoenen';
const HOUR = 3_600_000;

const onDisk = async (app: TestApp) => foundIn((await openStore(app)).everything, [SNIPPET]);
/** The journal may be half a second behind. */
const written = (app: TestApp) =>
  vi.waitFor(async () => expect(await onDisk(app)).toEqual([SNIPPET]), { timeout: 5000 });

const statusOf = async ({ chat }: Talker) =>
  (await chat.request(`/v3/directline/conversations/${chat.conversationId}/activities`)).status;

/** As a page does halfway the life of its token. */
const stayed = async (talker: Talker, app: TestApp, minutes: number) => {
  for (let left = minutes; left > 0; left -= 20) {
    app.clock.move(Math.min(left, 20) * 60);
    talker.chat.cut();
    await talker.chat.reconnect();
  }
};

async function halfway(app: TestApp): Promise<Talker> {
  const child = await talkTo(app);
  await child.until('melding.metNaam', { 'melding.wat': STORY });
  return child;
}

describe('"wis dit gesprek"', () => {
  it.each([
    ['typed', { type: 'message', text: 'wis dit gesprek' }],
    ['of the page', { type: 'event', name: 'wis', value: {} }],
  ])('erases at once, also from disk (%s)', async (_how, activity) => {
    const app = await startApp();
    const child = await halfway(app);
    await written(app);
    const closed = child.chat.closed();
    await child.chat.post(activity);
    await closed;
    expect(await statusOf(child)).toBe(404);
    expect(await onDisk(app)).toEqual([]);
  });

  it('leaves what was sent, and the way back to it', async () => {
    const app = await startApp();
    const child = await talkTo(app);
    const woorden = await child.tell();
    await child.reply({ choice: 'bewaard' });
    await child.reply('wis dit gesprek');
    expect(await statusOf(child)).toBe(404);
    const later = await talkTo(app);
    expect(says(await later.comeBack(woorden), 'status.gevonden')).toBe(true);
  });
});

describe('a conversation that is left', () => {
  it('is gone an hour after its last activity, with the draft, from memory and disk', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    onTestFinished(() => void vi.useRealTimers());
    const app = await startApp();
    const child = await halfway(app);
    child.chat.cut();
    await written(app);

    app.clock.move(59 * 60);
    vi.advanceTimersByTime(60_000);
    expect(app.stores.conversations.count(MARIMBA)).toBe(1);
    app.clock.move(60);
    vi.advanceTimersByTime(60_000);
    expect(app.stores.conversations.count(MARIMBA)).toBe(0);
    expect(await onDisk(app)).toEqual([]);
    expect((await app.stores.dossiers.list(MARIMBA, { limit: 10 })).items).toEqual([]);
  });

  it('is still there after 59 minutes, and goes on where it was', async () => {
    const app = await startApp();
    const child = await halfway(app);
    await stayed(child, app, 59);
    await child.until('woorden.bewaard');
    await child.reply({ choice: 'bewaard' });
    expect(openQuestion(child.seen).question).toBe(MEER);
  });

  it('looking at it does not keep it: what is open in a tab is gone after the hour too', async () => {
    const app = await startApp();
    const child = await halfway(app);
    await stayed(child, app, 59);
    app.clock.move(60);
    expect(await statusOf(child)).toBe(404);
  });

  it('is over after 24 hours, however much is said in it', async () => {
    const app = await startApp();
    const opened = app.clock.now();
    const child = await halfway(app);
    const end = opened.getTime() + 24 * HOUR;
    const minutesLeft = () => Math.floor((end - app.clock.now().getTime()) / 60_000);
    while (minutesLeft() > 60) {
      await stayed(child, app, 50);
      await child.reply('ik denk nog na');
    }
    await stayed(child, app, minutesLeft() - 1);
    expect(await statusOf(child)).toBe(200);
    app.clock.move(180);
    expect(await statusOf(child)).toBe(404);
    expect(await onDisk(app)).toEqual([]);
  });

  it('leaves nothing when the child stops halfway', async () => {
    const app = await startApp();
    const child = await halfway(app);
    await child.reply('stop');
    await child.reply({ choice: 'ja' });
    const { state } = (await app.stores.conversations.find(child.chat.conversationId as never)) ?? {};
    expect(foundIn(JSON.stringify(state), [SNIPPET, 'terugkomcode'])).toEqual([]);
    expect((await app.stores.dossiers.list(MARIMBA, { limit: 10 })).items).toEqual([]);
  });
});
