import type { Dossier } from './dossier.js';
import type { IsoDate, MedewerkerId, RolId } from './ids.js';
import { isAfwezig, isWerkzaam, type Medewerker, normaliseEmail } from './medewerker.js';

/** What of a dossier decides who may read it. */
export type Toegang = Pick<Dossier, 'rollen' | 'uitgesloten' | 'overPersoneel' | 'toegevoegd'>;

/** Somebody who may read a dossier. */
export interface Lezer {
  readonly medewerker: Medewerker;
  /** The rol by which: the own one, or that of the person who is away. */
  readonly rol: RolId;
  /** Stands in for somebody who is away, up to and including this day. */
  readonly tot?: IsoDate;
}

/**
 * Whether a medewerker may read a dossier today: by a rol of it, or standing in for somebody with such a rol who is
 * away. Never when kept out, nor when somebody who is kept out reads the same mailbox: a sign-in link would go there.
 * Somebody who is kept out passes nothing on to a vervanger. When it is about somebody who works at school nobody
 * stands in at all, because a vervanger may work there.
 */
export const mayRead = (
  dossier: Toegang,
  medewerker: Medewerker,
  medewerkers: readonly Medewerker[],
  today: IsoDate,
): boolean => readers(dossier, medewerkers, today).some((lezer) => lezer.medewerker.id === medewerker.id);

/**
 * Everybody who may read a dossier today, each once, in the order of its rollen; those who hold a rol first. Who does
 * not work for the school (any more), such as an ouder who is contactpersoon, reads nothing.
 */
export function readers(
  dossier: Toegang,
  everybody: readonly Medewerker[],
  today: IsoDate,
): readonly Lezer[] {
  const medewerkers = everybody.filter((medewerker) => isWerkzaam(medewerker, today));
  const keptOut = new Set(dossier.uitgesloten);
  const found = new Map<MedewerkerId, Lezer>();
  const add = (lezer: Lezer): void => {
    const { id } = lezer.medewerker;
    if (!found.has(id) && !keptOut.has(id) && !sharesMailbox(lezer.medewerker, keptOut, everybody)) {
      found.set(id, lezer);
    }
  };
  const holders = dossier.rollen.flatMap((rol) =>
    medewerkers.filter(({ rollen }) => rollen.includes(rol)).map((medewerker) => ({ medewerker, rol })),
  );
  holders.forEach(add);
  for (const medewerker of medewerkers.filter(({ id }) => dossier.toegevoegd?.includes(id))) {
    const [rol] = medewerker.rollen;
    if (rol !== undefined) add({ medewerker, rol });
  }
  if (dossier.overPersoneel) {
    // Somebody who was given a rol outside the school beside one inside still works inside.
    return [...found.values()].filter(({ medewerker }) =>
      medewerker.rollen.every((rol) => dossier.rollen.includes(rol)),
    );
  }
  for (const { medewerker: holder, rol } of holders) {
    if (keptOut.has(holder.id) || !isAfwezig(holder, today) || holder.afwezig === undefined) continue;
    const { vervanger, totEnMet } = holder.afwezig;
    const medewerker = medewerkers.find(({ id }) => id === vervanger);
    if (medewerker !== undefined) add({ medewerker, rol, tot: totEnMet });
  }
  return [...found.values()];
}

/** Somebody who is kept out reads the mail of this person, as far as anybody said so. */
function sharesMailbox(
  medewerker: Medewerker,
  keptOut: ReadonlySet<MedewerkerId>,
  medewerkers: readonly Medewerker[],
): boolean {
  const address = toAddress(medewerker);
  const sameAddress = [medewerker, ...medewerkers.filter((other) => toAddress(other) === address)];
  const ids = new Set(sameAddress.map(({ id }) => id));
  return (
    sameAddress.some(
      ({ id, gedeeldMet }) => keptOut.has(id) || gedeeldMet?.some((other) => keptOut.has(other)),
    ) ||
    medewerkers.some(({ id, gedeeldMet }) => keptOut.has(id) && gedeeldMet?.some((other) => ids.has(other)))
  );
}

const toAddress = ({ email }: Medewerker): string => normaliseEmail(email);
