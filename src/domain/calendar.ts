import type { IsoDate } from './ids.js';
import { toIsoDate } from './ids.js';
import type { Weekday } from './medewerker.js';

/** Why nobody works at school on a day. */
export type FreeDay = 'weekend' | 'feestdag' | 'vakantie';

/** A school's days in Europe/Amsterdam. */
export interface SchoolCalendar {
  /**
   * @returns why the day is free, `school` when it is a school day, or `onbekend` when the table of holidays does
   * not reach that far: then nothing is promised about it.
   */
  dayKind(day: IsoDate): FreeDay | 'school' | 'onbekend';
}

const dayFormat = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Europe/Amsterdam',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
});
const timeFormat = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/Amsterdam',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

let lastMinute = Number.NaN;
let lastDay: IsoDate;
/** The day in Amsterdam at a moment. Asked several times a turn, and slow to format. */
export function dayOf(moment: Date): IsoDate {
  const minute = Math.floor(moment.getTime() / 60_000);
  if (minute !== lastMinute) lastDay = toIsoDate(dayFormat.format(moment));
  lastMinute = minute;
  return lastDay;
}
/** The hour in Amsterdam at a moment, 0 to 23. */
export const hourOf = (moment: Date): number => Math.floor(minuteOf(moment) / 60);
/** The minute of the day in Amsterdam at a moment, 0 to 1439. */
export function minuteOf(moment: Date): number {
  const [hours = 0, minutes = 0] = timeFormat.format(moment).split(':').map(Number);
  return hours * 60 + minutes;
}

/** The day `count` days later (or earlier, when negative). */
export function addDays(day: IsoDate, count: number): IsoDate {
  const noon = new Date(`${day}T12:00:00Z`);
  noon.setUTCDate(noon.getUTCDate() + count);
  return toIsoDate(noon.toISOString().slice(0, 10));
}

export const weekdayOf = (day: IsoDate): Weekday =>
  (((new Date(`${day}T12:00:00Z`).getUTCDay() + 6) % 7) + 1) as Weekday;
