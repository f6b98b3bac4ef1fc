import { type Lezer, readers, type Toegang } from '../../domain/access.js';
import { dayOf } from '../../domain/calendar.js';
import type { MedewerkerId, RolId } from '../../domain/ids.js';
import type { Medewerker } from '../../domain/medewerker.js';
import { findRol, type Schoolpakket } from '../../domain/schoolpakket.js';
import type { Clock } from '../../ports/clock.js';
import type { Version } from '../../ports/dossier-store.js';
import type { MedewerkerStore } from '../../ports/medewerker-store.js';

/** Everybody who works for a school today, and what they may read. */
export interface Colleagues {
  readonly everybody: readonly Medewerker[];
  /** Of the list of people: another number after every change. */
  readonly version: Version;
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
  const { value: everybody, version } = await medewerkers.list(school.id);
  const today = dayOf(clock.now());
  // Most dossiers of a school are read by the same people.
  const known = new Map<string, readonly Lezer[]>();
  const readersOf = ({ rollen, uitgesloten, overPersoneel, toegevoegd = [] }: Toegang): readonly Lezer[] => {
    const key = `${overPersoneel}/${rollen.join()}/${uitgesloten.join()}/${toegevoegd.join()}`;
    const found =
      known.get(key) ?? readers({ rollen, uitgesloten, overPersoneel, toegevoegd }, everybody, today);
    known.set(key, found);
    return found;
  };
  return {
    everybody,
    version,
    readersOf,
    readerOf: (dossier, id) => readersOf(dossier).find(({ medewerker }) => medewerker.id === id),
    naamOf: (id) => everybody.find((person) => person.id === id)?.naam,
    rolNaam: (rol) => findRol(school, rol)?.naam ?? rol,
  };
}
