import { describe, expect, it, vi } from 'vitest';
import { given } from '../../src/domain/melding.js';
import { MARIMBA, startApp, type TestApp } from '../support/app.js';
import { foundIn, openStore } from '../support/decrypted-store.js';
import {
  activityFor,
  anotherTab,
  MEER,
  openQuestion,
  says,
  type Talker,
  talkTo,
  textsOf,
  WOORDEN,
  woordenIn,
} from '../support/talk.js';

async function dossiersOf({ stores }: TestApp) {
  const { items } = await stores.dossiers.list(MARIMBA, { limit: 100 });
  const found = await Promise.all(items.map(({ id }) => stores.dossiers.find(MARIMBA, id)));
  return found.flatMap((stored) => stored?.value ?? []);
}

async function polled({ chat }: Talker): Promise<string> {
  const response = await chat.request(`/v3/directline/conversations/${chat.conversationId}/activities`);
  expect(response.status).toBe(200);
  return response.text();
}

const ids = async (responses: readonly Response[]) =>
  Promise.all(responses.map(async (response) => ((await response.json()) as { id: string }).id));

describe('sending at once', () => {
  it('"ja, verstuur" from two tabs and twice from one gives one dossier and one set of woorden', async () => {
    const app = await startApp();
    const first = await talkTo(app);
    await first.until('melding.samenvatting');
    const second = await anotherTab(app, first);
    const yes = activityFor(first.seen, { choice: 'verstuur' });
    app.clock.move(10);
    const posted = await ids(await Promise.all([first, second, first].map(({ chat }) => chat.post(yes))));
    for (const { chat, seen } of [first, second]) {
      await chat.until(() => posted.every((id) => seen.some(({ replyToId }) => replyToId === id)));
    }
    const shown = new Set([...first.seen, ...second.seen].flatMap((bubble) => woordenIn([bubble]) ?? []));
    expect(shown.size).toBe(1);
    expect(await dossiersOf(app)).toHaveLength(1);
    const [woorden = ''] = shown;
    const later = await talkTo(app);
    expect(says(await later.comeBack(woorden), 'status.gevonden')).toBe(true);
  });

  it('what two tabs type in one conversation is all in the melding', async () => {
    const app = await startApp();
    const first = await talkTo(app);
    await first.until('melding.herkenbaar');
    const second = await anotherTab(app, first);
    app.clock.move(10);
    const told = [
      'er was ook een jongen met een rode jas bij',
      'het was bij de fietsen',
      'mijn tas lag in de prullenbak',
    ];
    const tabs = [first, second, first];
    await Promise.all(told.map((text, number) => tabs[number]?.chat.post({ type: 'message', text })));
    await first.chat.until(() => told.every((text) => answered(first, text)));
    app.clock.move(10);
    const melding = await sendAndFind(first, app);
    for (const text of told) expect(melding).toContain(text);
  });

  it('two conversations that send at the same moment make a dossier each, with their own words', async () => {
    const app = await startApp();
    const stories = [
      'ze schelden mij uit in de kleedkamer',
      'ze duwen mij van de trap',
      'ze pakken steeds mijn bal af',
    ];
    const talkers = await Promise.all(stories.map(() => talkTo(app)));
    for (const [number, talker] of talkers.entries()) {
      await talker.until('melding.samenvatting', { 'melding.wat': stories[number] ?? '' });
    }
    const said = await Promise.all(talkers.map((talker) => talker.reply({ choice: 'verstuur' })));
    const woorden = said.map((bubbles) => woordenIn(bubbles));
    expect(new Set(woorden).size).toBe(stories.length);
    const dossiers = await dossiersOf(app);
    expect(dossiers.map(({ melding }) => given(melding.antwoorden, 'wat')).toSorted()).toEqual(
      stories.toSorted(),
    );
  });

  it('a message that is posted again is the same one: the same id, one dossier, the same woorden', async () => {
    const app = await startApp();
    const child = await talkTo(app);
    await child.until('melding.samenvatting');
    const yes = {
      ...activityFor(child.seen, { choice: 'verstuur' }),
      channelData: { clientActivityID: 'de-ene-ja' },
    };
    const posted = await ids(await Promise.all([child.chat.post(yes), child.chat.post(yes)]));
    await child.chat.until(() => woordenIn(child.seen) !== undefined);
    posted.push(...(await ids([await child.chat.post(yes)])));
    expect(new Set(posted).size).toBe(1);
    expect(await dossiersOf(app)).toHaveLength(1);
    expect(child.seen.filter(({ channelData }) => channelData?.['geheim'] !== undefined)).toHaveLength(1);
  });
});

describe('the geheime woorden', () => {
  it('are the same after a reload until they were kept, and nowhere afterwards', async () => {
    const app = await startApp();
    const child = await talkTo(app);
    const woorden = await child.tell();
    const reloaded = await anotherTab(app, child);
    expect(woordenIn(reloaded.seen)).toBe(woorden);
    expect(await polled(child)).toContain(woorden);

    await reloaded.reply({ choice: 'bewaard' });
    expect(openQuestion(reloaded.seen).question).toBe(MEER);
    expect(await polled(child)).not.toContain(woorden);
    expect(textsOf((await anotherTab(app, child)).seen)).not.toContain(woorden);
  });

  it('never stand in the log on disk: not when they are given, and not when they are typed', async () => {
    const app = await startApp();
    const child = await talkTo(app);
    const woorden = await child.tell();
    await child.reply({ choice: 'bewaard' });
    const later = await talkTo(app);
    await later.comeBack(woorden);
    expect(await polled(later)).not.toContain(woorden);
    await app.close();
    const { activities } = await openStore(app);
    expect(foundIn(activities, ['ontvangen', woorden])).toEqual(['ontvangen']);
  });

  it('mean nothing, also when chance makes them sound like danger', async () => {
    const woorden = ['letter', 'sprei', 'stekje', 'ketting', 'karate'];
    const app = await startApp({
      change: ({ ids, words }) => {
        const left = [...words];
        const places = woorden.map((word) => {
          const place = left.indexOf(word);
          left.splice(place, 1);
          return place;
        });
        return { ids: { ...ids, randomInt: () => places.shift() ?? 0 } };
      },
    });
    expect(await (await talkTo(app)).tell()).toBe(woorden.join(' '));
    const later = await talkTo(app);
    expect(says(await later.comeBack(woorden.join(' ')), 'status.gevonden')).toBe(true);
  });

  it('are not kept once the child has them: after "ik heb ze bewaard" no file can be opened that holds them', async () => {
    const app = await startApp();
    const child = await talkTo(app);
    const woorden = JSON.stringify((await child.tell()).split(' '));
    const left = async () => foundIn((await openStore(app)).everything, [woorden]);
    await vi.waitFor(async () => expect(await left()).toHaveLength(1), 5000);
    await child.reply({ choice: 'bewaard' });
    await app.close();
    expect(await left()).toEqual([]);
  });
});

/** Whether the bot said something after this text of the user. */
function answered({ seen }: Talker, text: string): boolean {
  const asked = seen.find((bubble) => bubble.text === text && bubble.from.role === 'user');
  return asked !== undefined && seen.some(({ replyToId }) => replyToId === asked.id);
}

async function sendAndFind(talker: Talker, app: TestApp): Promise<string> {
  await talker.until(WOORDEN);
  return JSON.stringify((await dossiersOf(app)).map(({ melding }) => melding));
}
