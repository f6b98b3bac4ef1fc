import { addDays, dayOf, minuteOf, type SchoolCalendar, weekdayOf } from './calendar.js';
import type { IsoDate } from './ids.js';
import { isAfwezig, type Medewerker } from './medewerker.js';

/** Minutes after midnight in Amsterdam. What comes in later is read on another day. */
const endOfReading = 15 * 60 + 30;
const furthest = 60;

/**
 * The first day on which a medewerker reads what comes in now: today until half past three, otherwise the next of the
 * own working days that is a school day. A vervanger has a reading day of his or her own.
 * @returns undefined when nothing can be promised: a working day comes first of which nobody knows whether school is
 * open, or there is none within 60 days.
 */
export function readingDay(medewerker: Medewerker, calendar: SchoolCalendar, now: Date): IsoDate | undefined {
  const minute = minuteOf(now);
  for (let ahead = minute < endOfReading ? 0 : 1; ahead <= furthest; ahead++) {
    const day = addDays(dayOf(now), ahead);
    if (!medewerker.werkdagen.includes(weekdayOf(day)) || isAfwezig(medewerker, day)) continue;
    const kind = calendar.dayKind(day);
    if (kind === 'school') return day;
    if (kind === 'onbekend') return undefined;
  }
  return undefined;
}
