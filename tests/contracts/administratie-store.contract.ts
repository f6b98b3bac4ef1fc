import { describe, expect, it } from 'vitest';
import { type Administratie, LEGE_ADMINISTRATIE } from '../../src/domain/administratie.js';
import { toIsoDate, toMedewerkerId, toSchoolId } from '../../src/domain/ids.js';
import { AdministratieChanged } from '../../src/errors.js';
import type { OpenStores } from './examples.js';
import { otherSchool, school, schools, setClock } from './examples.js';

const kept: Administratie = {
  ...LEGE_ADMINISTRATIE,
  tellingen: { '2026-2027': { melding: 3, 'vorm/verbaal': 2 } },
  taken: [
    {
      taak: 'les',
      periode: '2026-2027',
      op: toIsoDate('2026-11-20'),
      door: toMedewerkerId('m-1'),
      notitie: 'met groep 8',
    },
  ],
};

export function administratieStoreContract(name: string, open: OpenStores): void {
  const openStore = async () => (await open({ schools, clock: setClock() })).administratie;

  describe(`the administratie in ${name}`, () => {
    it('is empty at first, also of a school that is not served', async () => {
      const store = await openStore();
      expect((await store.find(school)).value).toEqual(LEGE_ADMINISTRATIE);
      expect((await store.find(toSchoolId('nergens'))).value).toEqual(LEGE_ADMINISTRATIE);
    });

    it('comes back as it was saved, for that school only', async () => {
      const store = await openStore();
      const version = await store.save(school, kept, (await store.find(school)).version);
      expect(await store.find(school)).toEqual({ value: kept, version });
      expect((await store.find(otherSchool)).value).toEqual(LEGE_ADMINISTRATIE);
    });

    it('of two who save at once, one is told that it changed', async () => {
      const store = await openStore();
      const { version } = await store.find(school);
      const results = await Promise.allSettled([
        store.save(school, kept, version),
        store.save(school, LEGE_ADMINISTRATIE, version),
      ]);
      expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected']);
      expect(results[1]).toMatchObject({ reason: expect.any(AdministratieChanged) });
      expect((await store.find(school)).value).toEqual(kept);
    });
  });
}
