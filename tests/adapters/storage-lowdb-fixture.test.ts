import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { toConversationId, toDraftId, toMedewerkerId, toRolId } from '../../src/domain/ids.js';
import type { Stores } from '../../src/ports/stores.js';
import { act, at, exampleDossier, school, setClock, wachtend } from '../contracts/examples.js';
import { openLowdb } from '../support/open-lowdb.js';
import { temporaryFolder } from '../support/temporary-folder.js';

const FIXTURE = join(import.meta.dirname, '..', 'fixtures', 'store-v1');
const aanspreekpunt = {
  id: toMedewerkerId('m-1'),
  naam: 'Mees Voorbeeld',
  email: 'mees@example.org',
  rollen: [toRolId('anti-pestcoordinator')],
  werkdagen: [1, 2, 3, 4, 5] as const,
};
// What the code of format 1 gave: tokens that were signed before an update stay valid after it.
const SECRET = 'dbe994999d7c8f7910f74a042c8aab3e9c60c258ee849fd67768b873f67fed81';
const conversation = toConversationId('gesprek-1');

/** What the fixture holds. It was written once, with this; a later format gets a fixture of its own. */
async function fill(stores: Stores): Promise<void> {
  const { version } = await stores.medewerkers.list(school);
  await stores.medewerkers.save(school, [aanspreekpunt], version);
  const { value: first, version: seen } = await stores.dossiers.createOnce(
    school,
    toDraftId('draft-1'),
    (id) =>
      exampleDossier(id, 0, {
        terugkomcode: stores.codes.hash(school, 'appel boot citroen deur egel'),
        outbox: wachtend(at(5)),
      }),
  );
  await stores.dossiers.createOnce(school, toDraftId('draft-2'), (id) => exampleDossier(id, 30));
  await stores.audit.append(school, act(first.id, 'kijk-1', 'bekeken', at(1)));
  const opgepakt = { status: 'opgepakt', door: aanspreekpunt.id, op: at(2) } as const;
  const laatsteHandeling = act(first.id, 'act-1', 'opgepakt', at(2));
  await stores.dossiers.save(school, { ...first, toestand: opgepakt, laatsteHandeling }, seen);
  await stores.shortTerm.put('sessie', 'a', { wie: 'm-1' }, at(60));
  stores.conversations.open(conversation, school, at(0));
  stores.conversations.change(conversation, {
    at: at(1),
    append: [{ text: 'hoi' }, { text: 'geheim' }],
    cover: new Map([[1, { text: '***' }]]),
    state: { vraag: 'wat' },
    handled: 2,
  });
}

async function writeFixture(): Promise<void> {
  rmSync(FIXTURE, { recursive: true, force: true });
  const stores = await openLowdb({ folder: FIXTURE });
  await fill(stores);
  await stores.close();
}

describe('a data folder of format 1', () => {
  it('is read by this program, with everything in it', async () => {
    if (process.env['WRITE_STORE_FIXTURE'] === 'v1') await writeFixture();
    const folder = temporaryFolder();
    cpSync(FIXTURE, folder, { recursive: true });
    const clock = setClock();
    clock.pass(10);
    const stores = await openLowdb({ folder, clock });
    const { dossiers, audit, codes, medewerkers, shortTerm, conversations } = stores;

    expect((await medewerkers.list(school)).value).toEqual([aanspreekpunt]);
    const { items } = await dossiers.list(school, { limit: 10 });
    expect(items.map(({ status }) => status)).toEqual(['nieuw', 'opgepakt']);
    const found = await dossiers.findByCode(school, codes.hash(school, 'appel boot citroen deur egel'));
    expect(found?.version).toBe(2);
    expect(found?.value.melding.antwoorden.wat).toEqual({
      kind: 'gegeven',
      value: 'ze pakken steeds mijn tas af',
    });
    const id = found?.value.id ?? items[0]?.id;
    expect(id && (await audit.list(school, id)).map((entry) => entry.wat)).toEqual([
      'ontvangen',
      'bekeken',
      'opgepakt',
    ]);
    expect(
      (await dossiers.list(school, { limit: 10, outboxDueAt: at(5) })).items.map((item) => item.id),
    ).toEqual([id]);
    expect((await dossiers.createOnce(school, toDraftId('draft-1'), exampleDossier)).version).toBe(2);
    expect(shortTerm.find('sessie', 'a')).toEqual({ wie: 'm-1' });
    expect(await conversations.find(conversation)).toEqual({
      id: conversation,
      school,
      openedAt: at(0),
      lastActivityAt: at(1),
      log: [{ text: 'hoi' }, { text: '***' }],
      state: { vraag: 'wat' },
      handled: 2,
    });
    expect(stores.secret('tokens').toString('hex')).toBe(SECRET);
    expect(stores.health()).toEqual({ ok: true, warnings: [] });
  });
});
