import { addDays, dayOf, type SchoolCalendar } from '../calendar.js';
import { type IsoDate, type IsoTime, toIsoDate, toIsoTime } from '../ids.js';
import type { Eenheid, Termijn } from './termijn.js';

/**
 * By when something is to be done. `niet-te-berekenen`: the calendar does not reach that far, or does not know
 * whether that day is a school day.
 */
export type Uiterlijk =
  | { readonly soort: 'geen' | 'zo-snel-mogelijk' | 'af-te-spreken' | 'niet-te-berekenen' }
  | {
      readonly soort: 'dag';
      /** The last day on which it is in time: always a school day. */
      readonly dag: IsoDate;
      /** Not before this day, as the term says "na"; it may be a day without school. */
      readonly nietVoor?: IsoDate;
      readonly ongeveer: boolean;
    }
  | { readonly soort: 'moment'; readonly moment: IsoTime };

/** Longer than any school holiday, so that a walk to the next school day ends. */
const furthest = 90;

/**
 * When a term that starts at a moment ends, in Amsterdam.
 * Days, weeks and months run on through weekends and holidays; when they end on a day without school, the first
 * school day after it counts. A schoolweek is a week with at least one school day: a week of holiday is not counted.
 * Hours are real hours, also at night, at the weekend and when the clock changes.
 * @param opened Nothing is due before it was there to be done.
 */
export function dueBy(
  termijn: Termijn,
  start: IsoTime,
  calendar: SchoolCalendar,
  opened: IsoTime = start,
): Uiterlijk {
  switch (termijn.soort) {
    case 'geen':
    case 'zo-snel-mogelijk':
    case 'af-te-spreken':
      return { soort: termijn.soort };
    case 'ter-plekke':
    case 'zelfde-dag':
      return onDay(dayAt(start), opened, calendar, false);
    case 'binnen':
    case 'na': {
      const { aantal, eenheid, ongeveer } = termijn;
      if (eenheid === 'uur') {
        const moment = toIsoTime(new Date(Date.parse(start) + aantal * 3_600_000));
        return { soort: 'moment', moment: moment < opened ? opened : moment };
      }
      const raw = count(dayAt(start), aantal, eenheid, calendar);
      if (raw === undefined) return { soort: 'niet-te-berekenen' };
      const due = onDay(raw, opened, calendar, ongeveer);
      return termijn.soort === 'na' && due.soort === 'dag' ? { ...due, nietVoor: raw } : due;
    }
  }
}

/** A day that people agreed on, as a term. */
export const agreedOn = (dag: IsoDate): Uiterlijk => ({ soort: 'dag', dag, ongeveer: false });

/** Whether the last moment has passed. Without a date nothing is ever late. */
export function isTooLate(uiterlijk: Uiterlijk, now: Date): boolean {
  if (uiterlijk.soort === 'dag') return uiterlijk.dag < dayOf(now);
  return uiterlijk.soort === 'moment' && Date.parse(uiterlijk.moment) < now.getTime();
}

const dayAt = (moment: IsoTime): IsoDate => dayOf(new Date(moment));

function onDay(raw: IsoDate, opened: IsoTime, calendar: SchoolCalendar, ongeveer: boolean): Uiterlijk {
  const from = raw < dayAt(opened) ? dayAt(opened) : raw;
  const dag = firstSchoolDay(from, calendar);
  return dag === undefined ? { soort: 'niet-te-berekenen' } : { soort: 'dag', dag, ongeveer };
}

function firstSchoolDay(from: IsoDate, calendar: SchoolCalendar): IsoDate | undefined {
  for (let ahead = 0; ahead <= furthest; ahead++) {
    const day = addDays(from, ahead);
    const kind = calendar.dayKind(day);
    if (kind === 'school') return day;
    if (kind === 'onbekend') return undefined;
  }
  return undefined;
}

function count(
  from: IsoDate,
  aantal: number,
  eenheid: Exclude<Eenheid, 'uur'>,
  calendar: SchoolCalendar,
): IsoDate | undefined {
  switch (eenheid) {
    case 'dag':
      return addDays(from, aantal);
    case 'week':
      return addDays(from, 7 * aantal);
    case 'maand':
      return addMonths(from, aantal);
    case 'schooldag':
      return repeat(from, aantal, (day) => firstSchoolDay(addDays(day, 1), calendar));
    case 'schoolweek':
      return repeat(from, aantal, (day) => nextSchoolWeek(day, calendar));
  }
}

function repeat(
  from: IsoDate,
  times: number,
  next: (day: IsoDate) => IsoDate | undefined,
): IsoDate | undefined {
  let day: IsoDate | undefined = from;
  for (let done = 0; done < times && day !== undefined; done++) day = next(day);
  return day;
}

/** The same day of the next week in which there is school. */
function nextSchoolWeek(from: IsoDate, calendar: SchoolCalendar): IsoDate | undefined {
  for (let ahead = 7; ahead <= furthest; ahead += 7) {
    const day = addDays(from, ahead);
    const kinds = weekOf(day).map((each) => calendar.dayKind(each));
    if (kinds.includes('school')) return day;
    if (kinds.includes('onbekend')) return undefined;
  }
  return undefined;
}

/** Monday to Sunday around a day. */
function weekOf(day: IsoDate): readonly IsoDate[] {
  const weekday = (new Date(`${day}T12:00:00Z`).getUTCDay() + 6) % 7;
  return [0, 1, 2, 3, 4, 5, 6].map((offset) => addDays(day, offset - weekday));
}

/** The same day of a later month; the last day of that month when it is shorter. */
function addMonths(day: IsoDate, months: number): IsoDate {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  const target = new Date(Date.UTC(year, month - 1 + months, Math.min(date, last)));
  return toIsoDate(target.toISOString().slice(0, 10));
}
