import { addDays, dayOf, minuteOf, weekdayOf } from '../calendar.js';
import type { IsoDate } from '../ids.js';
import type { Open, Tijd } from './hulplijn.js';

/** Whether the whole country is free on a day. */
export type IsFeestdag = (day: IsoDate) => boolean;

/** Whether somebody is there now, and when that changes. */
export type Nu =
  | { readonly kind: 'altijd' }
  | { readonly kind: 'onbekend' }
  | { readonly kind: 'open'; readonly tot: Tijd }
  | { readonly kind: 'dicht'; readonly dag: IsoDate; readonly van: Tijd };

/** Further ahead than any row of free days. */
const HORIZON = 31;

/** @returns what a clock in Amsterdam says of these opening hours; the minute of closing is closed. */
export function openAt(open: Open, now: Date, isFeestdag: IsFeestdag): Nu {
  if (open.kind !== 'tijden') return open;
  const today = dayOf(now);
  const minute = minuteOf(now);
  const isOpenOn = (day: IsoDate): boolean =>
    open.dagen.includes(weekdayOf(day)) && !(open.dichtOpFeestdagen && isFeestdag(day));
  if (isOpenOn(today) && minute < toMinutes(open.tot)) {
    if (minute >= toMinutes(open.van)) return { kind: 'open', tot: open.tot };
    return { kind: 'dicht', dag: today, van: open.van };
  }
  for (let ahead = 1; ahead <= HORIZON; ahead += 1) {
    const dag = addDays(today, ahead);
    if (isOpenOn(dag)) return { kind: 'dicht', dag, van: open.van };
  }
  return { kind: 'onbekend' };
}

export const toMinutes = (tijd: Tijd): number => {
  const [hours = 0, minutes = 0] = tijd.split(':').map(Number);
  return hours * 60 + minutes;
};
