import type { SchoolId } from '../domain/ids.js';
import type { Medewerker } from '../domain/medewerker.js';
import type { Stored, Version } from './dossier-store.js';

/** Who works for a school and holds which rol today. */
export interface MedewerkerStore {
  /** Everybody of one school, with the version of the list. An unknown school has nobody. */
  list(school: SchoolId): Promise<Stored<readonly Medewerker[]>>;
  /** @throws {MedewerkersChanged} When somebody saved the list after `expected`. Nothing is changed then. */
  save(school: SchoolId, medewerkers: readonly Medewerker[], expected: Version): Promise<Version>;
}
