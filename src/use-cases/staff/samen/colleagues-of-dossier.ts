import { mayRead } from '../../../domain/access.js';
import type { Dossier } from '../../../domain/dossier.js';
import type { IsoDate } from '../../../domain/ids.js';
import type { Medewerker } from '../../../domain/medewerker.js';
import { findRol, type Schoolpakket } from '../../../domain/schoolpakket.js';

/**
 * Who could be given a dossier: everybody who may read it, and who works inside the school and may once asked by name.
 * Nobody who is kept out, who shares a mailbox with somebody who is, or who does not work here; about staff nobody
 * comes in from inside.
 */
export const candidates = (
  dossier: Dossier,
  { everybody, pakket, today }: SchoolToday,
): readonly Medewerker[] =>
  everybody.filter((medewerker) => {
    const inside = medewerker.rollen.some((rol) => findRol(pakket, rol)?.extern === false);
    const asked = inside ? withReader(dossier, medewerker) : dossier;
    return mayRead(asked, medewerker, everybody, today);
  });

/** Everybody of a school on a day. */
export interface SchoolToday {
  readonly everybody: readonly Medewerker[];
  readonly pakket: Pick<Schoolpakket, 'rollen'>;
  readonly today: IsoDate;
}

/** A dossier with one more reader by name; unchanged for who reads it already. */
export const withReader = (dossier: Dossier, { id }: Medewerker): Dossier =>
  dossier.toegevoegd?.includes(id)
    ? dossier
    : { ...dossier, toegevoegd: [...(dossier.toegevoegd ?? []), id] };
