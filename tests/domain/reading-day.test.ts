import { describe, expect, it } from 'vitest';
import type { SchoolCalendar } from '../../src/domain/calendar.js';
import { weekdayOf } from '../../src/domain/calendar.js';
import type { Medewerker } from '../../src/domain/medewerker.js';
import { readingDay } from '../../src/domain/reading-day.js';
import { away, person, weekdaysOnly } from './people.js';

const free = (van: string, totEnMet: string, kind: 'vakantie' | 'onbekend' = 'vakantie'): SchoolCalendar => ({
  dayKind: (day) => (van <= day && day <= totEnMet ? kind : weekdayOf(day) > 5 ? 'weekend' : 'school'),
});
const kerst = free('2026-12-19', '2027-01-03');
const everyDay = person('ada', ['aanspreekpunt']);
const onDays = (...werkdagen: Medewerker['werkdagen']): Medewerker => ({ ...everyDay, werkdagen });

describe('the day on which somebody reads a melding', () => {
  it.each<[string, Medewerker, SchoolCalendar, string, string | undefined]>([
    // 2026-11-20 is a Friday; Amsterdam is one hour ahead of UTC in winter and two in summer.
    ['is today, in the morning', everyDay, weekdaysOnly, '2026-11-20T07:30:00Z', '2026-11-20'],
    ['is today until half past three', everyDay, weekdaysOnly, '2026-11-20T14:29:59Z', '2026-11-20'],
    [
      'is the next working day from half past three on',
      everyDay,
      weekdaysOnly,
      '2026-11-20T14:30:00Z',
      '2026-11-23',
    ],
    [
      'goes by the day in Amsterdam, not in Greenwich',
      everyDay,
      weekdaysOnly,
      '2026-11-22T23:30:00Z',
      '2026-11-23',
    ],
    ['is Monday, on a Saturday', everyDay, weekdaysOnly, '2026-11-21T09:00:00Z', '2026-11-23'],
    ['is one of the own working days', onDays(2, 4), weekdaysOnly, '2026-11-20T09:00:00Z', '2026-11-24'],
    ['is today when that is the only one', onDays(5), weekdaysOnly, '2026-11-20T09:00:00Z', '2026-11-20'],
    ['is a week later when that one is over', onDays(5), weekdaysOnly, '2026-11-20T15:00:00Z', '2026-11-27'],
    [
      'comes after the kerstvakantie and the turn of the year',
      everyDay,
      kerst,
      '2026-12-18T16:00:00Z',
      '2027-01-04',
    ],
    ['comes after the kerstvakantie on the own day', onDays(3), kerst, '2026-12-17T09:00:00Z', '2027-01-06'],
    [
      'comes after an absence',
      { ...everyDay, ...away('2026-11-19', '2026-11-25') },
      weekdaysOnly,
      '2026-11-20T09:00:00Z',
      '2026-11-26',
    ],
    [
      'comes before an absence that starts tomorrow',
      { ...everyDay, ...away('2026-11-21', '2026-12-25') },
      weekdaysOnly,
      '2026-11-20T09:00:00Z',
      '2026-11-20',
    ],
    [
      'is right when summer time ends: before half past three',
      everyDay,
      weekdaysOnly,
      '2026-10-26T14:29:00Z',
      '2026-10-26',
    ],
    [
      'is right when summer time ends: after it',
      everyDay,
      weekdaysOnly,
      '2026-10-26T14:30:00Z',
      '2026-10-27',
    ],
    [
      'is right in the night that summer time ends',
      everyDay,
      weekdaysOnly,
      '2026-10-25T00:30:00Z',
      '2026-10-26',
    ],
    [
      'is right when summer time starts: before half past three',
      everyDay,
      weekdaysOnly,
      '2027-03-29T13:29:00Z',
      '2027-03-29',
    ],
    [
      'is right when summer time starts: after it',
      everyDay,
      weekdaysOnly,
      '2027-03-29T13:30:00Z',
      '2027-03-30',
    ],
    [
      'is right in the night that summer time starts',
      everyDay,
      weekdaysOnly,
      '2027-03-28T01:30:00Z',
      '2027-03-29',
    ],
    [
      'is not promised when nobody knows whether school is open',
      everyDay,
      free('2026-11-23', '2026-11-23', 'onbekend'),
      '2026-11-20T16:00:00Z',
      undefined,
    ],
    [
      'is promised before a day that nobody knows',
      everyDay,
      free('2026-11-23', '2026-11-23', 'onbekend'),
      '2026-11-20T09:00:00Z',
      '2026-11-20',
    ],
    [
      'does not ask about days off',
      onDays(4),
      free('2026-11-23', '2026-11-24', 'onbekend'),
      '2026-11-20T16:00:00Z',
      '2026-11-26',
    ],
    ['is not promised without working days', onDays(), weekdaysOnly, '2026-11-20T09:00:00Z', undefined],
    [
      'is promised sixty days ahead',
      everyDay,
      free('2026-11-20', '2027-01-18'),
      '2026-11-20T09:00:00Z',
      '2027-01-19',
    ],
    [
      'is not promised further than that',
      everyDay,
      free('2026-11-20', '2027-01-19'),
      '2026-11-20T09:00:00Z',
      undefined,
    ],
  ])('%s', (_promise, medewerker, calendar, now, expected) => {
    expect(readingDay(medewerker, calendar, new Date(now))).toBe(expected);
  });
});
