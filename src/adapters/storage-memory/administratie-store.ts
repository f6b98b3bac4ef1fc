import { type Administratie, LEGE_ADMINISTRATIE } from '../../domain/administratie.js';
import type { SchoolId } from '../../domain/ids.js';
import { AdministratieChanged, UnknownSchool } from '../../errors.js';
import type { AdministratieStore } from '../../ports/administratie-store.js';
import type { Stored, Version } from '../../ports/dossier-store.js';
import { clone } from './clone.js';

const NOTHING: Stored<Administratie> = { value: LEGE_ADMINISTRATIE, version: 0 as Version };

export function createMemoryAdministratieStore(schools: readonly SchoolId[]): AdministratieStore {
  const kept = new Map<SchoolId, Stored<Administratie>>(schools.map((school) => [school, NOTHING]));
  return {
    find: async (school) => clone(kept.get(school) ?? NOTHING),
    async save(school, value, expected) {
      const before = kept.get(school);
      if (before === undefined) throw new UnknownSchool({ school });
      if (before.version !== expected) throw new AdministratieChanged();
      const version = (expected + 1) as Version;
      kept.set(school, clone({ value, version }));
      return version;
    },
  };
}
