import type { SchoolId } from '../../domain/ids.js';
import type { Medewerker } from '../../domain/medewerker.js';
import { MedewerkersChanged, UnknownSchool } from '../../errors.js';
import type { Stored, Version } from '../../ports/dossier-store.js';
import type { MedewerkerStore } from '../../ports/medewerker-store.js';
import { clone } from './clone.js';

type List = Stored<readonly Medewerker[]>;
const NOBODY: List = { value: [], version: 0 as Version };

export function createMemoryMedewerkerStore(schools: readonly SchoolId[]): MedewerkerStore {
  const lists = new Map<SchoolId, List>(schools.map((school) => [school, NOBODY]));
  return {
    list: async (school) => clone(lists.get(school) ?? NOBODY),
    async save(school, medewerkers, expected) {
      const kept = lists.get(school);
      if (kept === undefined) throw new UnknownSchool({ school });
      if (kept.version !== expected) throw new MedewerkersChanged();
      const version = (expected + 1) as Version;
      lists.set(school, clone({ value: medewerkers, version }));
      return version;
    },
  };
}
