import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import { createLowdbStores } from '../../src/adapters/storage-lowdb/index.js';
import type { Dossier } from '../../src/domain/dossier.js';
import { given } from '../../src/domain/melding.js';
import { MARIMBA, PIA, WILG, writeSchools } from '../support/app.js';
import { listeningLogger, TEST_KEY } from '../support/open-lowdb.js';
import { buildServer, ServerProcess } from '../support/server-process.js';
import { mailServer, mailsFor } from '../support/staff.js';
import {
  anotherTab,
  MEER,
  openQuestion,
  replyTo,
  says,
  talkTo,
  WOORDEN,
  woordenIn,
} from '../support/talk.js';
import { temporaryFolder } from '../support/temporary-folder.js';

const FIRST_START = Date.parse('2026-11-20T09:30:00.000Z');
/** Each start a few minutes later, so that what failed to go out is tried again. */
const startOf = (round: number) => new Date(FIRST_START + round * 150_000);
const story = (round: number) => `verhaal nummer ${round}: ze verstoppen mijn tas en lachen mij uit`;

/** A server that was never started, with its data and its mail server. */
async function newServer() {
  const folder = temporaryFolder();
  const mailbox = await mailServer();
  const data = join(folder, 'data');
  await withStores(data, ({ medewerkers }) => medewerkers.save(MARIMBA, [PIA], 0 as never));
  const server = new ServerProcess({
    DATA_DIR: data,
    DATA_KEY: TEST_KEY.toString('base64'),
    SCHOLEN_DIR: await writeSchools(folder),
    SMTP_URL: mailbox.url,
    MAIL_FROM: 'meldmaatje@example.org',
  });
  const dossiers = () =>
    withStores(data, async (stores) => {
      const { items } = await stores.dossiers.list(MARIMBA, { limit: 200 });
      const found = await Promise.all(items.map(({ id }) => stores.dossiers.find(MARIMBA, id)));
      return found.flatMap((stored) => stored?.value ?? []);
    });
  return { server, mailbox, dossiers };
}

async function withStores<T>(
  folder: string,
  look: (stores: Awaited<ReturnType<typeof createLowdbStores>>) => Promise<T>,
) {
  const clock = { now: () => startOf(0) };
  const options = { folder, dataKey: TEST_KEY, schools: [MARIMBA, WILG], clock, logger: listeningLogger() };
  const stores = await createLowdbStores(options);
  try {
    return await look(stores);
  } finally {
    await stores.close();
  }
}

const stories = (dossiers: readonly Dossier[]) =>
  dossiers.map(({ melding }) => given(melding.antwoorden, 'wat')).toSorted();
const upTo = (rounds: number) => Array.from({ length: rounds }, (_, round) => story(round)).toSorted();

beforeAll(() => buildServer(), 60_000);

describe('after kill -9', () => {
  it('a melding of which the child read "ontvangen" is there, its woorden work, and the mail goes out', async () => {
    const { server, mailbox, dossiers } = await newServer();
    await mailbox.stop();
    const rounds = 5;
    const codes: string[] = [];
    for (let round = 0; round < rounds; round += 1) {
      await server.start(startOf(round));
      const child = await talkTo(server);
      await child.until('melding.samenvatting', { 'melding.wat': story(round) });
      const said = await child.reply({ choice: 'verstuur' });
      expect(says(said, 'melding.ontvangen')).toBe(true);
      codes.push(woordenIn(said) ?? '');
      // Mostly at once, and now and then while the mail is tried and the journal written.
      if (round % 2 === 1) await pause(Math.random() * 700);
      await server.kill();
    }
    expect(stories(await dossiers())).toEqual(upTo(rounds));

    const back = await mailServer(mailbox.port);
    // The pause between two tries grows to an hour.
    await server.start(startOf(rounds + 60));
    await mailsFor(back, PIA, rounds);
    for (const woorden of codes) {
      const later = await talkTo(server);
      expect(says(await later.comeBack(woorden), 'status.gevonden')).toBe(true);
    }
  }, 40_000);

  it('in the middle of telling the conversation goes on under the same token, and nothing is doubled', async () => {
    const { server, dossiers } = await newServer();
    const rounds = 5;
    await server.start(startOf(0));
    for (let round = 0; round < rounds; round += 1) {
      const replies = { 'melding.wat': story(round) };
      const child = await talkTo(server);
      // A crash may take what was said in the last second, and the beginning is older than that.
      await pause(1000);
      const answers = Math.floor(Math.random() * 11);
      for (let count = 0; count < answers && openQuestion(child.seen).question !== WOORDEN; count += 1) {
        await child.reply(replyTo(child.seen, replies));
        await pause(Math.random() * 120);
      }
      if (round % 2 === 1) await pause(Math.random() * 500);
      await server.kill();
      await server.start(startOf(round + 1));

      const reloaded = await anotherTab(server, child);
      await reloaded.until(WOORDEN, replies);
      await reloaded.reply({ choice: 'bewaard' });
      expect(openQuestion(reloaded.seen).question).toBe(MEER);
    }
    await server.kill();
    expect(stories(await dossiers())).toEqual(upTo(rounds));
  }, 40_000);

  it('"ja, verstuur" that came just before can be given again: the same dossier, the same woorden', async () => {
    const { server, dossiers } = await newServer();
    await server.start(startOf(0));
    const child = await talkTo(server);
    await child.until('melding.samenvatting', { 'melding.wat': story(0) });
    await pause(1000);
    const woorden = await child.tell();
    await server.kill();
    await server.start(startOf(1));
    const reloaded = await anotherTab(server, child);
    expect(openQuestion(reloaded.seen).question).toBe('melding.samenvatting');
    expect(await reloaded.tell()).toBe(woorden);
    await server.kill();
    expect(stories(await dossiers())).toEqual([story(0)]);
  }, 20_000);

  it('a page that stayed open is given no new bubble under the id of one that the crash took', async () => {
    const { server } = await newServer();
    await server.start(startOf(0));
    const child = await talkTo(server);
    await pause(1000);
    await child.until('melding.groep');
    await server.kill();
    await server.start(startOf(1));
    const before = new Set(child.seen.map(({ id }) => id));
    await child.chat.reconnect();
    await child.chat.post({ type: 'message', text: 'groep 6' });
    await child.chat.until(() => child.seen.slice(before.size).some(({ from }) => from.role === 'bot'));
    for (const { id } of child.seen.slice(before.size)) expect(before).not.toContain(id);
  }, 20_000);
});
