import type Holidays from 'date-holidays';
import { addDays } from '../../domain/calendar.js';
import { type IsoDate, toIsoDate } from '../../domain/ids.js';

/** A day that the whole country is free, or one of the days on which schools differ. */
export type Feestdag = 'vrij' | 'goedeVrijdag' | 'bevrijdingsdag' | 'vrijdagNaHemelvaart';
export type FindFeestdag = (day: IsoDate) => Feestdag | undefined;

/**
 * Dutch public holidays. The library takes about a tenth of a second to load: at the start, by whoever needs a calendar,
 * and never in somebody's turn. Each year is computed once, when the first day of it is asked for.
 */
export async function createFeestdagen(): Promise<FindFeestdag> {
  const { default: Library } = await import('date-holidays');
  const library = new Library('NL', { types: ['public', 'school'] });
  const years = new Map<string, ReadonlyMap<IsoDate, Feestdag>>();
  return (day) => {
    const year = day.slice(0, 4);
    let known = years.get(year);
    if (known === undefined) {
      known = computeYear(library, Number(year));
      years.set(year, known);
    }
    return known.get(day);
  };
}

function computeYear(library: Holidays, year: number): ReadonlyMap<IsoDate, Feestdag> {
  const days = new Map<IsoDate, Feestdag>();
  for (const { date, type, rule } of library.getHolidays(year)) {
    const day = toIsoDate(date.slice(0, 10));
    if (type === 'public') days.set(day, 'vrij');
    // Not a public holiday itself, but most schools close between Hemelvaart and the weekend.
    if (rule === 'easter 39') days.set(addDays(day, 1), 'vrijdagNaHemelvaart');
    if (rule === 'easter -2') days.set(day, 'goedeVrijdag');
    if (rule === '05-05' && !days.has(day)) days.set(day, 'bevrijdingsdag');
  }
  return days;
}
