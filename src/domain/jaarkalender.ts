import type { Administratie, Taakvinkje } from './administratie.js';
import type { IsoDate } from './ids.js';
import type { Maand, Preventietaak } from './schoolpakket.js';
import { type Schooljaar, schooljaarOf } from './telling.js';

const MAANDEN: readonly Maand[] = [
  'januari',
  'februari',
  'maart',
  'april',
  'mei',
  'juni',
  'juli',
  'augustus',
  'september',
  'oktober',
  'november',
  'december',
];

/** One preventive duty, as it stands in a school year. */
export interface Jaartaak {
  readonly taak: Preventietaak;
  /** Under which it is ticked off now; absent when it only ever goes on. */
  readonly periode?: string;
  readonly gedaan?: Taakvinkje;
  /** It is time, and nobody ticked it off. */
  readonly nu: boolean;
}

/**
 * The period in which a duty is done once: the month, the half year from August or February, the school year, or four
 * of them. @returns undefined for what goes on all the time: there is nothing to tick off.
 */
export function periodeOf({ hoeVaak }: Pick<Preventietaak, 'hoeVaak'>, today: IsoDate): string | undefined {
  const jaar = schooljaarOf(today);
  const month = Number(today.slice(5, 7));
  switch (hoeVaak) {
    case 'doorlopend':
    case 'wekelijks':
      return undefined;
    case 'maandelijks':
      return today.slice(0, 7);
    case 'elk-half-jaar':
      return `${jaar} ${month >= 8 || month === 1 ? 1 : 2}`;
    case 'jaarlijks':
    case 'elke-vier-jaar':
      return jaar;
  }
}

/** The duties of a school in the school year of a day, with what was done. */
export const jaarkalenderOf = (
  preventie: readonly Preventietaak[],
  { taken }: Pick<Administratie, 'taken'>,
  today: IsoDate,
): readonly Jaartaak[] =>
  preventie.map((taak) => {
    const periode = periodeOf(taak, today);
    if (periode === undefined) return { taak, nu: false };
    const gedaan = taken.findLast((vinkje) => vinkje.taak === taak.wat && counts(taak, vinkje, periode));
    return { taak, periode, ...(gedaan && { gedaan }), nu: gedaan === undefined && isTime(taak, today) };
  });

/** Every four years: also when it was done in one of the three school years before. */
function counts({ hoeVaak }: Preventietaak, { periode: done }: Taakvinkje, periode: string): boolean {
  if (hoeVaak !== 'elke-vier-jaar') return done === periode;
  const years = Number(periode.slice(0, 4)) - Number(done.slice(0, 4));
  return years >= 0 && years < 4;
}

/** In one of its months, or later in the school year; without months all year. */
function isTime({ maanden }: Preventietaak, today: IsoDate): boolean {
  if (maanden.length === 0) return true;
  const place = (month: number): number => (month + 4) % 12;
  const now = place(Number(today.slice(5, 7)) - 1);
  return maanden.some((maand) => place(MAANDEN.indexOf(maand)) <= now);
}

/** The months of a duty in the order of a school year. */
export const inOrder = (maanden: readonly Maand[]): readonly Maand[] =>
  maanden.toSorted((one, other) => ((MAANDEN.indexOf(one) + 5) % 12) - ((MAANDEN.indexOf(other) + 5) % 12));

export type { Schooljaar };
