import { describe, expect, it } from 'vitest';
import { toMedewerkerId, toRolId, toSchoolId } from '../../src/domain/ids.js';
import type { Medewerker } from '../../src/domain/medewerker.js';
import { MedewerkersChanged } from '../../src/errors.js';
import type { OpenStores } from './examples.js';
import { otherSchool, school, schools, setClock } from './examples.js';

const medewerker: Medewerker = {
  id: toMedewerkerId('m-1'),
  naam: 'Mees Voorbeeld',
  email: 'mees@example.org',
  rollen: [toRolId('anti-pestcoordinator')],
  werkdagen: [1, 2, 4],
};

export function medewerkerStoreContract(name: string, open: OpenStores): void {
  const openStore = async () => (await open({ schools, clock: setClock() })).medewerkers;

  describe(`medewerkers in ${name}`, () => {
    it('a school starts with nobody, and so does one that is not served', async () => {
      const store = await openStore();
      expect((await store.list(school)).value).toEqual([]);
      expect((await store.list(toSchoolId('nergens'))).value).toEqual([]);
    });

    it('a saved list comes back with the version that saving gave, for that school only', async () => {
      const store = await openStore();
      const version = await store.save(school, [medewerker], (await store.list(school)).version);
      expect(await store.list(school)).toEqual({ value: [medewerker], version });
      expect((await store.list(otherSchool)).value).toEqual([]);
    });

    it('of two who save at once, one is told that the list changed', async () => {
      const store = await openStore();
      const { version } = await store.list(school);
      const results = await Promise.allSettled([
        store.save(school, [medewerker], version),
        store.save(school, [], version),
      ]);
      expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected']);
      expect(results[1]).toMatchObject({ reason: expect.any(MedewerkersChanged) });
      expect((await store.list(school)).value).toEqual([medewerker]);
    });

    it('what a caller does to a list afterwards changes nothing', async () => {
      const store = await openStore();
      const list = [{ ...medewerker }];
      await store.save(school, list, (await store.list(school)).version);
      Object.assign(list[0] ?? {}, { naam: 'Anders' });
      Object.assign((await store.list(school)).value[0] ?? {}, { naam: 'Anders' });
      expect((await store.list(school)).value).toEqual([medewerker]);
    });
  });
}
