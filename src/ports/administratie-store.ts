import type { Administratie } from '../domain/administratie.js';
import type { SchoolId } from '../domain/ids.js';
import type { Stored, Version } from './dossier-store.js';

/** What a school keeps beside its dossiers: counts, ticks of the year, proofs of deletion. */
export interface AdministratieStore {
  /** An unknown school, and one that has kept nothing yet, has an empty one. */
  find(school: SchoolId): Promise<Stored<Administratie>>;
  /** @throws {AdministratieChanged} When somebody saved it after `expected`. Nothing is changed then. */
  save(school: SchoolId, administratie: Administratie, expected: Version): Promise<Version>;
}
