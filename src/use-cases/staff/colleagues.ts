import { type Lezer, readers, type Toegang } from '../../domain/access.js';
import { dayOf } from '../../domain/calendar.js';
import type { MedewerkerId, RolId } from '../../domain/ids.js';
import { findRol, type Schoolpakket } from '../../domain/schoolpakket.js';
import type { Clock } from '../../ports/clock.js';
import type { MedewerkerStore } from '../../ports/medewerker-store.js';

/** Everybody who works for a school today, and what they may read. */
export interface Colleagues {
  readersOf(dossier: Toegang): readonly Lezer[];
  /** @returns the person as a reader of this dossier, with the rol by which; undefined when not allowed. */
  readerOf(dossier: Toegang, medewerker: MedewerkerId): Lezer | undefined;
  /** @returns undefined for somebody who no longer works here. */
  naamOf(medewerker: MedewerkerId): string | undefined;
  /** A rol as the school calls it. */
  rolNaam(rol: RolId): string;
}

/** Reads the list of medewerkers of a school, as it is at this moment. */
export async function colleaguesOf(
  { medewerkers, clock }: { readonly medewerkers: MedewerkerStore; readonly clock: Clock },
  school: Schoolpakket,
): Promise<Colleagues> {
  const everybody = (await medewerkers.list(school.id)).value;
  const today = dayOf(clock.now());
  const readersOf = (dossier: Toegang) => readers(dossier, everybody, today);
  return {
    readersOf,
    readerOf: (dossier, id) => readersOf(dossier).find(({ medewerker }) => medewerker.id === id),
    naamOf: (id) => everybody.find((person) => person.id === id)?.naam,
    rolNaam: (rol) => findRol(school, rol)?.naam ?? rol,
  };
}
