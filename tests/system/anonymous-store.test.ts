import { describe, expect, it, vi } from 'vitest';
import { toConversationId } from '../../src/domain/ids.js';
import { MARIMBA, PIA, startApp, type TestApp } from '../support/app.js';
import { foundIn, openStore } from '../support/decrypted-store.js';
import { TestClock } from '../support/directline-server.js';
import { dossiersOn, mailServer, mailsFor, signIn } from '../support/staff.js';
import { openQuestion, type Talker, talkTo } from '../support/talk.js';

const AGENT = 'KanarieBrowser/9.17';
const ADDRESS = '203.0.113.77';

/** Half past nine and some seconds, so that an exact time is easily told from the beginning of a part of the day. */
const oddMoment = () => {
  const clock = new TestClock();
  clock.move(7 * 60 + 43.217);
  return clock;
};

/** A browser that says what it is, behind a proxy that says whom it speaks for. */
async function withTracks<T>(talk: () => Promise<T>): Promise<T> {
  const plain = globalThis.fetch;
  const headers = { 'User-Agent': AGENT, 'X-Forwarded-For': ADDRESS };
  vi.stubGlobal('fetch', (url: string, init: RequestInit = {}) =>
    plain(url, { ...init, headers: { ...init.headers, ...headers } }),
  );
  return talk().finally(() => vi.unstubAllGlobals());
}

/** Tells without a name; gives everything by which somebody could be found. */
async function tellWithTracks(app: TestApp) {
  return withTracks(async () => {
    const child = await talkTo(app, 'marimba', { locale: 'nl-BE' });
    const { conversationId } = child.chat;
    const moments = [app.clock.iso];
    await child.until('melding.samenvatting');
    const stored = await app.stores.conversations.find(toConversationId(conversationId));
    const draft = (stored?.state as { melding: { id: string } } | undefined)?.melding.id ?? '';
    expect(draft).toMatch(/^.{22}$/);
    const woorden = await child.tell();
    moments.push(app.clock.iso);
    const spaced = woorden.split(' ');
    const traces = [
      conversationId,
      `dl_${conversationId}`,
      child.chat.token,
      draft,
      AGENT,
      ADDRESS,
      'nl-BE',
      woorden,
      spaced.join('-'),
      spaced.join(''),
      JSON.stringify(spaced),
      ...child.seen.flatMap(
        ({ channelData }) => (channelData?.['clientActivityID'] as string | undefined) ?? [],
      ),
    ];
    return { child, woorden, traces, moments };
  });
}

/** As somebody would write a moment: to the minute, in UTC and in Dutch time, and in milliseconds. */
const spellings = (moments: readonly string[]): readonly string[] =>
  moments.flatMap((moment) => {
    const at = Date.parse(moment);
    const dutch = new Date(at + 3_600_000).toISOString();
    return [moment.slice(0, 16), dutch.slice(0, 16), String(at).slice(0, 8)];
  });

describe('of a melding without a name', () => {
  it('what school keeps leads back to nobody: no conversation, browser, address, draft, words or exact time', async () => {
    const mailbox = await mailServer();
    const app = await startApp({ smtpUrl: mailbox.url, clock: oddMoment() });
    const { child, woorden, traces, moments } = await tellWithTracks(app);
    await mailsFor(mailbox, PIA, 1);
    app.clock.move(61);
    await child.reply({ choice: 'bewaard' });
    await child.reply({ choice: 'later' });

    // A medewerker may be seen at work: that is in another hour.
    app.clock.move(26 * 3600);
    const pia = await signIn(app, mailbox, PIA);
    const [dossier = ''] = dossiersOn(await pia.get('/staf'));
    const page = await pia.get(dossier);
    expect(foundIn(page.text, [...traces, '09:3', '10:3'])).toEqual([]);
    await pia.act(page, `${dossier}/antwoord`, { tekst: 'Dank je wel.' });

    app.clock.move(3 * 3600);
    const later = await withTracks(() => talkTo(app));
    await withTracks(() => later.comeBack(woorden));
    moments.push(app.clock.iso);
    await withTracks(() => write(later, 'het gebeurde weer'));
    moments.push(app.clock.iso);
    traces.push(later.chat.conversationId);

    const { kept } = await openStore(app);
    expect(foundIn(kept, ['verstoppen elke dag', 'het gebeurde weer'])).toHaveLength(2);
    expect(foundIn(kept, [...traces, ...spellings(moments)])).toEqual([]);
  });

  it('writing to a closed dossier does not tell when that was', async () => {
    const mailbox = await mailServer();
    const app = await startApp({ smtpUrl: mailbox.url, clock: oddMoment() });
    const { woorden } = await tellWithTracks(app);
    const pia = await signIn(app, mailbox, PIA);
    const [dossier = ''] = dossiersOn(await pia.get('/staf'));
    await pia.act(await pia.get(dossier), `${dossier}/sluiten`, { reden: 'opgelost', toelichting: '' });

    app.clock.move(5 * 3600);
    const child = await talkTo(app);
    await child.comeBack(woorden);
    await write(child, 'het is weer begonnen');
    const [item] = (await app.stores.dossiers.list(MARIMBA, { limit: 1 })).items;
    expect(item?.status).toBe('heropend');
    const { kept } = await openStore(app);
    expect(foundIn(kept, spellings([app.clock.iso]))).toEqual([]);
  });

  it('the index does not tell at which second its file was written', async () => {
    const app = await startApp();
    const started = Date.now();
    await tellWithTracks(app);
    await app.close();
    const { index } = await openStore(app);
    const numbers = [...index.matchAll(/\d{13}/g)].map(([text]) => Number(text));
    expect(index).toContain('"summary"');
    expect(numbers.filter((at) => at >= started - 1000 && at <= Date.now())).toEqual([]);
  });

  it('nothing of the conversation is left once it is over: the whole store, opened, holds only what was sent', async () => {
    const app = await startApp({ clock: oddMoment() });
    const { child, traces, moments } = await tellWithTracks(app);
    await child.reply({ choice: 'bewaard' });
    expect(openQuestion(child.seen).question).toBe('woorden.meer');
    await vi.waitFor(async () => expect((await openStore(app)).activities).toContain('verstoppen'), 5000);
    await child.reply('wis dit gesprek');
    await app.close();
    const { everything, activities } = await openStore(app);
    expect(activities).toBe('[]');
    expect(foundIn(everything, [...traces, ...spellings(moments)])).toEqual([]);
    expect(everything.split('verstoppen elke dag')).toHaveLength(2);
  });
});

async function write(talker: Talker, text: string): Promise<void> {
  await talker.reply({ choice: 'schrijven' });
  await talker.reply(text);
}
