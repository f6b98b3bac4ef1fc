import { describe, expect, it } from 'vitest';
import { addDays, dayOf, hourOf, weekdayOf } from '../../src/domain/calendar.js';
import { toIsoDate } from '../../src/domain/ids.js';

describe('days and hours in Amsterdam', () => {
  it.each([
    ['2026-11-20T22:59:59Z', '2026-11-20', 23],
    ['2026-11-20T23:00:00Z', '2026-11-21', 0],
    ['2026-07-01T21:59:59Z', '2026-07-01', 23],
    ['2026-07-01T22:00:00Z', '2026-07-02', 0],
    ['2026-12-31T23:00:00Z', '2027-01-01', 0],
    ['2026-10-25T00:59:00Z', '2026-10-25', 2],
    ['2026-10-25T01:00:00Z', '2026-10-25', 2],
    ['2027-03-28T00:59:00Z', '2027-03-28', 1],
    ['2027-03-28T01:00:00Z', '2027-03-28', 3],
  ])('%s is %s, hour %i', (moment, day, hour) => {
    expect(dayOf(new Date(moment))).toBe(day);
    expect(hourOf(new Date(moment))).toBe(hour);
  });

  it.each([
    ['2026-10-24', 1, '2026-10-25'],
    ['2026-10-25', 1, '2026-10-26'],
    ['2027-03-27', 2, '2027-03-29'],
    ['2026-12-31', 1, '2027-01-01'],
    ['2028-02-28', 1, '2028-02-29'],
    ['2027-01-01', -1, '2026-12-31'],
  ])('%s and %i days is %s', (day, count, expected) => {
    expect(addDays(toIsoDate(day), count)).toBe(expected);
  });

  it.each([
    ['2026-11-16', 1],
    ['2026-11-20', 5],
    ['2026-11-21', 6],
    ['2026-11-22', 7],
  ])('%s is weekday %i', (day, weekday) => {
    expect(weekdayOf(toIsoDate(day))).toBe(weekday);
  });
});
