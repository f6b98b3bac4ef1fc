import { type Lezer, readers } from './access.js';
import { dayOf, type SchoolCalendar } from './calendar.js';
import type { IsoDate, MedewerkerId, RolId } from './ids.js';
import { isAfwezig, type Medewerker } from './medewerker.js';
import type { Vorm } from './melding.js';
import { readingDay } from './reading-day.js';
import { findRol, type Schoolpakket } from './schoolpakket.js';

export type { Lezer } from './access.js';
export { type Mention, mentionedMedewerkers } from './mentions.js';

export interface RoutingInput {
  readonly pakket: Schoolpakket;
  readonly medewerkers: readonly Medewerker[];
  /** About somebody who works at school. */
  readonly overPersoneel: boolean;
  readonly dringend: boolean;
  /** What it tells of; some schools have somebody of their own for a vorm. @default none */
  readonly vormen?: readonly Vorm[];
  /** Whom the melder struck out, and whom it is about. */
  readonly nietDoor: readonly MedewerkerId[];
  readonly calendar: SchoolCalendar;
  readonly now: Date;
}

/** A reader, with the day on which he or she reads it; absent when nothing can be promised. */
export interface LezerMetDag extends Lezer {
  readonly leesdag?: IsoDate;
}

/** To whom a melding goes. What the melder is shown before the yes, and what the dossier is made with. */
export interface Routing {
  /** `geen-lezer`: nobody may read it, so it cannot be sent; the melder is shown the way outside the school. */
  readonly kind: 'school' | 'buiten-school' | 'geen-lezer';
  readonly rollen: readonly RolId[];
  /** Everybody who may read it now, also who is away and comes back. */
  readonly lezers: readonly LezerMetDag[];
  /** Kept out for good, by person. */
  readonly uitgesloten: readonly MedewerkerId[];
}

/**
 * Chooses the readers of a melding, by the routes of the schoolpakket.
 * The standard readers read it, with danger those of `dringend` too, and those whom the school has for its vormen. When nobody of the standard readers is at
 * work, the first rol of `daarna` with somebody who is comes in beside them, or in their place when there are none.
 * About somebody who works at school only `overPersoneel` reads, and everybody who holds a rol inside is kept out.
 */
export function routeMelding(input: RoutingInput): Routing {
  const { pakket, medewerkers, overPersoneel, nietDoor } = input;
  const inside = overPersoneel ? medewerkers.filter((medewerker) => worksInside(medewerker, pakket)) : [];
  const uitgesloten = [...new Set([...nietDoor, ...inside.map(({ id }) => id)])];
  const today = dayOf(input.now);
  const readersOf = (rollen: readonly RolId[]): readonly Lezer[] =>
    readers({ rollen, uitgesloten, overPersoneel }, medewerkers, today);

  const rollen = overPersoneel
    ? pakket.routes.overPersoneel.filter((rol) => readersOf([rol]).length > 0)
    : chooseInside(input, readersOf, today);
  const lezers = readersOf(rollen).map((lezer) => withDay(lezer, input));
  const kind = lezers.length === 0 ? 'geen-lezer' : overPersoneel ? 'buiten-school' : 'school';
  return { kind, rollen, lezers, uitgesloten };
}

function chooseInside(
  { pakket, dringend, vormen = [] }: RoutingInput,
  readersOf: (rollen: readonly RolId[]) => readonly Lezer[],
  today: IsoDate,
): readonly RolId[] {
  const { routes } = pakket;
  const isFilled = (rol: RolId): boolean => readersOf([rol]).length > 0;
  const isAtWork = (rol: RolId): boolean =>
    readersOf([rol]).some(({ medewerker }) => !isAfwezig(medewerker, today));
  const standaard = routes.standaard.filter(isFilled);
  const next = standaard.some(isAtWork)
    ? undefined
    : (routes.daarna.find(isAtWork) ?? (standaard.length === 0 ? routes.daarna.find(isFilled) : undefined));
  return [
    ...new Set([
      ...standaard,
      ...(next === undefined ? [] : [next]),
      ...(dringend ? routes.dringend.filter(isFilled) : []),
      ...vormen.flatMap((vorm) => routes.perVorm[vorm] ?? []).filter(isFilled),
    ]),
  ];
}

/** Who holds any rol that is not plainly outside the school. */
const worksInside = (medewerker: Medewerker, pakket: Schoolpakket): boolean =>
  medewerker.rollen.some((rol) => findRol(pakket, rol)?.extern !== true);

/** Somebody who stands in reads only as long as the other is away. */
function withDay(lezer: Lezer, { calendar, now }: RoutingInput): LezerMetDag {
  const leesdag = readingDay(lezer.medewerker, calendar, now);
  const tooLate = leesdag === undefined || (lezer.tot !== undefined && leesdag > lezer.tot);
  return tooLate ? lezer : { ...lezer, leesdag };
}
