import { describe, expect, it } from 'vitest';
import type { Dossier } from '../../src/domain/dossier.js';
import type { DossierId } from '../../src/domain/ids.js';
import { toDossierId, toDraftId, toIsoDate, toMedewerkerId, toSchoolId } from '../../src/domain/ids.js';
import { DossierChanged, UnknownSchool } from '../../src/errors.js';
import type { DossierStore, Version } from '../../src/ports/dossier-store.js';
import type { OpenStores } from './examples.js';
import {
  at,
  codeHash,
  exampleDossier,
  otherSchool,
  school,
  schools,
  setClock,
  wachtend,
} from './examples.js';

const draft = (name: string) => toDraftId(`draft-${name}`);

async function create(store: DossierStore, name: string, minutes = 0, changes: Partial<Dossier> = {}) {
  return store.createOnce(school, draft(name), (id) => exampleDossier(id, minutes, changes));
}

async function allPages(store: DossierStore, limit: number): Promise<DossierId[]> {
  const ids: DossierId[] = [];
  let after: string | undefined;
  do {
    const page = await store.list(school, { limit, ...(after !== undefined && { after }) });
    ids.push(...page.items.map(({ id }) => id));
    after = page.next;
  } while (after !== undefined);
  return ids;
}

export function dossierStoreContract(name: string, open: OpenStores): void {
  const openStore = async () => (await open({ schools, clock: setClock() })).dossiers;

  describe(`dossiers in ${name}`, () => {
    it('a dossier comes back as it was stored', async () => {
      const store = await openStore();
      const { value, version } = await create(store, 'a');
      expect(value).toEqual(exampleDossier(value.id));
      expect(await store.find(school, value.id)).toEqual({ value, version });
    });

    it('a removed one is gone from everywhere, and the others stay', async () => {
      const store = await openStore();
      const { value } = await create(store, 'a', 0, { terugkomcode: codeHash('a') });
      const other = await create(store, 'b', 1, { terugkomcode: codeHash('b') });
      await store.remove(school, value.id);
      expect(await store.find(school, value.id)).toBeUndefined();
      expect(await store.findByCode(school, codeHash('a'))).toBeUndefined();
      expect(await allPages(store, 10)).toEqual([other.value.id]);
      await store.remove(school, value.id);
    });

    it('the revision changes with every change and with nothing else', async () => {
      const store = await openStore();
      const seen = [await store.revision(school)];
      const { value, version } = await create(store, 'a');
      seen.push(await store.revision(school));
      await store.save(school, { ...value, dringend: true }, version);
      seen.push(await store.revision(school));
      await store.find(school, value.id);
      expect(await store.revision(school)).toBe(seen[2]);
      await store.remove(school, value.id);
      seen.push(await store.revision(school));
      expect(new Set(seen).size).toBe(4);
      expect(await store.revision(otherSchool)).toBe(await store.revision(otherSchool));
    });

    it('the id is 32 hexadecimal characters and does not lead back to the draft', async () => {
      const store = await openStore();
      const { value } = await create(store, 'a');
      expect(value.id).toMatch(/^[0-9a-f]{32}$/);
      expect((await create(await openStore(), 'a')).value.id).not.toBe(value.id);
    });

    it('the same draft gives the same dossier, and builds it once', async () => {
      const store = await openStore();
      let built = 0;
      const make = (id: DossierId) => {
        built += 1;
        return exampleDossier(id, built);
      };
      const all = await Promise.all([1, 2, 3, 4].map(() => store.createOnce(school, draft('a'), make)));
      all.push(await store.createOnce(school, draft('a'), make));
      expect(built).toBe(1);
      expect(new Set(all.map(({ value }) => JSON.stringify(value))).size).toBe(1);
      expect((await store.list(school, { limit: 10 })).items).toHaveLength(1);
    });

    it('a repeated draft gives the dossier as it is now', async () => {
      const store = await openStore();
      const first = await create(store, 'a');
      const version = await store.save(school, { ...first.value, dringend: true }, first.version);
      expect(await create(store, 'a')).toEqual({ value: { ...first.value, dringend: true }, version });
    });

    it('nothing is stored when the dossier cannot be built', async () => {
      const store = await openStore();
      const failing = store.createOnce(school, draft('a'), () => {
        throw new RangeError('no');
      });
      await expect(failing).rejects.toThrow(RangeError);
      expect((await store.list(school, { limit: 10 })).items).toEqual([]);
    });

    it('what a caller does to a dossier afterwards changes nothing', async () => {
      const store = await openStore();
      const { value } = await create(store, 'a');
      Object.assign(value, { dringend: true });
      const found = await store.find(school, value.id);
      Object.assign(found?.value ?? {}, { overPersoneel: true });
      expect((await store.find(school, value.id))?.value).toMatchObject({
        dringend: false,
        overPersoneel: false,
      });
    });

    it('a dossier of another school is not there', async () => {
      const store = await openStore();
      const { value } = await create(store, 'a', 0, {
        terugkomcode: codeHash('hash'),
      });
      expect(await store.find(otherSchool, value.id)).toBeUndefined();
      expect(await store.findByCode(otherSchool, codeHash('hash'))).toBeUndefined();
      expect((await store.list(otherSchool, { limit: 10 })).items).toEqual([]);
      await expect(store.save(otherSchool, value, 1 as Version)).rejects.toBeInstanceOf(DossierChanged);
    });

    it.each(['0'.repeat(32), '../../keyring/app', ''])(
      'an id that was never given out is not there: "%s"',
      async (id) => {
        expect(await (await openStore()).find(school, toDossierId(id))).toBeUndefined();
      },
    );

    it('a school that is not served has nothing and gets nothing', async () => {
      const store = await openStore();
      const unknown = toSchoolId('nergens');
      expect((await store.list(unknown, { limit: 10 })).items).toEqual([]);
      expect(await store.damaged(unknown)).toEqual([]);
      await expect(store.createOnce(unknown, draft('a'), exampleDossier)).rejects.toBeInstanceOf(
        UnknownSchool,
      );
    });

    it('of two colleagues who save at once, one is told that the dossier changed', async () => {
      const store = await openStore();
      const { value, version } = await create(store, 'a');
      const results = await Promise.allSettled(
        ['een', 'twee', 'drie'].map((who) =>
          store.save(school, { ...value, uitgesloten: [toMedewerkerId(who)] }, version),
        ),
      );
      expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected', 'rejected']);
      for (const result of results) {
        if (result.status === 'rejected') expect(result.reason).toBeInstanceOf(DossierChanged);
      }
      const kept = await store.find(school, value.id);
      expect(kept?.value.uitgesloten).toEqual(['een']);
      expect(kept?.version).toBe(version + 1);
    });

    it('a dossier is found by its terugkomcode until the code is closed', async () => {
      const store = await openStore();
      const terugkomcode = codeHash('hash-a');
      const { value, version } = await create(store, 'a', 0, { terugkomcode });
      expect((await store.findByCode(school, terugkomcode))?.value.id).toBe(value.id);
      const { terugkomcode: _closed, ...closed } = value;
      await store.save(school, closed, version);
      expect(await store.findByCode(school, terugkomcode)).toBeUndefined();
    });

    it('lists the newest first, page after page, while new ones come in', async () => {
      const store = await openStore();
      const made: DossierId[] = [];
      for (let minute = 0; minute < 7; minute += 1)
        made.push((await create(store, `${minute}`, minute)).value.id);
      expect(await allPages(store, 3)).toEqual([...made].reverse());

      const first = await store.list(school, { limit: 3 });
      await create(store, 'later', 60);
      const second = await store.list(school, { limit: 3, after: first.next ?? '' });
      expect([...first.items, ...second.items].map(({ id }) => id)).toEqual([...made].reverse().slice(0, 6));
    });

    it('the order gives away no more of an anonymous melding than its part of the day', async () => {
      const store = await openStore();
      const ochtend: Partial<Dossier> = {
        ontvangen: { kind: 'dagdeel', dag: toIsoDate('2026-11-20'), dagdeel: 'ochtend' },
      };
      await create(store, 'met-1', 1);
      for (const name of ['x', 'y', 'z']) await create(store, name, 0, ochtend);
      await create(store, 'met-2', 2);
      const { items } = await store.list(school, { limit: 10 });
      const anonymous = items.slice(0, 3).map(({ id }) => id);
      expect(items.map(({ ontvangen }) => ontvangen.kind)).toEqual([
        'dagdeel',
        'dagdeel',
        'dagdeel',
        'moment',
        'moment',
      ]);
      expect(anonymous).toEqual([...anonymous].sort().reverse());
    });

    it('a list holds no more than what a summary shows', async () => {
      const store = await openStore();
      await create(store, 'a');
      expect(JSON.stringify(await store.list(school, { limit: 10 }))).not.toContain('tas');
    });

    it('lists by status', async () => {
      const store = await openStore();
      const { value, version } = await create(store, 'a');
      await create(store, 'b', 1);
      const door = toMedewerkerId('m');
      await store.save(school, { ...value, toestand: { status: 'opgepakt', door, op: at(5) } }, version);
      const { items } = await store.list(school, { status: ['opgepakt', 'gesloten'], limit: 10 });
      expect(items.map(({ id, opgepaktDoor }) => [id, opgepaktDoor])).toEqual([[value.id, door]]);
    });

    it('lists what is due in the outbox, and no longer once it was sent', async () => {
      const store = await openStore();
      const { value, version } = await create(store, 'a', 0, { outbox: wachtend(at(10)) });
      await create(store, 'b', 1, { outbox: wachtend(at(20)) });
      await create(store, 'c', 2);
      const due = async (minutes: number) =>
        (await store.list(school, { outboxDueAt: at(minutes), limit: 10 })).items.map(({ id }) => id);
      expect(await due(9)).toEqual([]);
      expect(await due(10)).toEqual([value.id]);
      expect(await due(20)).toHaveLength(2);
      await store.save(school, { ...value, outbox: [] }, version);
      expect(await due(10)).toEqual([]);
    });

    it('a limit is kept between 1 and 200', async () => {
      const store = await openStore();
      await create(store, 'a');
      await create(store, 'b', 1);
      expect((await store.list(school, { limit: 0 })).items).toHaveLength(1);
      expect((await store.list(school, { limit: 5000 })).items).toHaveLength(2);
    });
  });
}
