import type { Hulplijn, HulplijnId, Kanaal } from './hulplijn.js';
import { type IsFeestdag, type Nu, openAt } from './opening.js';
import { geldt, type Reden, regels, type Situatie } from './regels.js';

/** A way to reach a helpline, and whether somebody is there now. */
export interface Weg extends Kanaal {
  readonly nu: Nu;
}

/** A helpline that is named, with the reason why. */
export interface Verwijzing {
  readonly hulplijn: Hulplijn;
  readonly reden: Reden;
  readonly wegen: readonly Weg[];
}

/** The helplines of the installation, and the clock they are read by. */
export interface VerwijsWereld {
  readonly hulplijnen: readonly Hulplijn[];
  readonly isFeestdag: IsFeestdag;
  readonly now: Date;
}

/** Somebody answers there, day and night, on the phone and in writing. */
const ALTIJD_DAAR: HulplijnId = '113';
/** For danger only: nobody is sent there to talk. */
const NOODNUMMER: HulplijnId = '112';

/**
 * The helplines that fit a story, the most pressing first.
 * Among them somebody is there now in danger and whenever one of them is closed, and beside every phone number stands
 * a way in writing: in danger to a person, otherwise a site will do.
 * @param hoogstens How many at most, before somebody who is there is put beside them. @default all
 */
export function verwijs(
  situatie: Situatie,
  wereld: VerwijsWereld,
  hoogstens = Number.POSITIVE_INFINITY,
): readonly Verwijzing[] {
  const found: Verwijzing[] = [];
  for (const regel of regels) {
    if (found.length >= hoogstens) break;
    if (!geldt(regel, situatie)) continue;
    const one = [regel.lijn, regel.teJong]
      .map((id) => id && verwijzingNaar(id, regel.reden, wereld))
      .find((verwijzing) => verwijzing && fitsAge(verwijzing.hulplijn, situatie));
    if (one && !found.some(({ hulplijn }) => hulplijn === one.hulplijn)) found.push(one);
  }
  const add = (reden: Reden): void => {
    const there = verwijzingNaar(ALTIJD_DAAR, reden, wereld);
    if (there !== undefined && !found.some(({ hulplijn }) => hulplijn.id === ALTIJD_DAAR)) found.push(there);
  };
  const toTalk = found.filter(({ hulplijn }) => hulplijn.id !== NOODNUMMER);
  const inDanger = situatie.gevaar.length > 0;
  if ((inDanger || toTalk.some(isClosed)) && !toTalk.some(isThere)) add('nacht');
  const phones = toTalk.some(({ wegen }) => wegen.some(({ soort }) => soort === 'bellen'));
  if (phones && !toTalk.some(inDanger ? canBeWrittenTo : isInWriting)) add('typen');
  // Who is there comes before who is not.
  return [...found.filter((one) => !isClosed(one)), ...found.filter(isClosed)];
}

/** One helpline as it can be reached now. @returns undefined when the installation does not have it. */
export function verwijzingNaar(
  id: HulplijnId,
  reden: Reden,
  { hulplijnen, isFeestdag, now }: VerwijsWereld,
): Verwijzing | undefined {
  const hulplijn = hulplijnen.find((one) => one.id === id);
  if (hulplijn === undefined) return undefined;
  const wegen = hulplijn.kanalen.map((kanaal) => ({ ...kanaal, nu: openAt(kanaal.open, now, isFeestdag) }));
  return { hulplijn, reden, wegen };
}

const isOpen = ({ nu }: Weg): boolean => nu.kind === 'altijd' || nu.kind === 'open';
const isPerson = ({ soort }: Weg): boolean => soort !== 'site';

/** A person can be reached there now. */
export const isThere = ({ wegen }: Verwijzing): boolean => wegen.some((weg) => isPerson(weg) && isOpen(weg));
/** Nobody is there now, by its own hours. */
export const isClosed = (verwijzing: Verwijzing): boolean =>
  !isThere(verwijzing) && verwijzing.wegen.some((weg) => isPerson(weg) && weg.nu.kind === 'dicht');
/** A person can be written to there now, as far as is known. */
export const canBeWrittenTo = ({ wegen }: Verwijzing): boolean =>
  wegen.some((weg) => isPerson(weg) && weg.soort !== 'bellen' && weg.nu.kind !== 'dicht');
/** It can be written to now or read, as far as is known. */
const isInWriting = ({ wegen }: Verwijzing): boolean =>
  wegen.some((weg) => weg.soort !== 'bellen' && weg.nu.kind !== 'dicht');

const fitsAge = ({ leeftijd }: Hulplijn, situatie: Situatie): boolean =>
  situatie.wie !== 'leerling' ||
  leeftijd === undefined ||
  situatie.leeftijd === undefined ||
  (situatie.leeftijd.totEnMet >= leeftijd.van && situatie.leeftijd.van <= leeftijd.totEnMet);
