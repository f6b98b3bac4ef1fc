import { describe, expect, it } from 'vitest';
import { toIsoTime } from '../../../src/domain/ids.js';
import { dueBy, isTooLate } from '../../../src/domain/stappenplan/uiterlijk.js';
import { calendarOf, short, term } from './plan-world.js';

const midden = calendarOf('midden');
const moment = (text: string) => toIsoTime(new Date(text));
const due = (words: string, start: string, calendar = midden) =>
  short(dueBy(term(words), moment(start), calendar));

describe('a term ends', () => {
  // Monday 23 November 2026, in the morning.
  const monday = '2026-11-23T09:00+01:00';
  it.each([
    ['geen', 'geen'],
    ['zo snel mogelijk', 'zo-snel-mogelijk'],
    ['af te spreken', 'af-te-spreken'],
    ['ter plekke', '2026-11-23'],
    ['zelfde dag', '2026-11-23'],
    ['binnen 24 uur', '2026-11-24T08:00:00.000Z'],
    ['na 2 dagen', '2026-11-25..2026-11-25'],
    ['binnen 5 schooldagen', '2026-11-30'],
    ['binnen 1 week', '2026-11-30'],
    ['na 1 week', '2026-11-30..2026-11-30'],
    ['na ongeveer 1 week', '±2026-11-30..2026-11-30'],
    ['na 2 weken', '2026-12-07..2026-12-07'],
    ['binnen 2 schoolweken', '2026-12-07'],
    // 21 December lies in the holiday; school begins again on Monday 4 January.
    ['binnen 4 weken', '2027-01-04'],
    ['na 4 weken', '2026-12-21..2027-01-04'],
    ['na 1 maand', '2026-12-23..2027-01-04'],
    ['na 8 weken', '2027-01-18..2027-01-18'],
  ])('%s: %s', (words, expected) => {
    expect(due(words, monday)).toBe(expected);
  });

  it.each([
    ['on Saturday counts on Monday', 'na 2 dagen', '2026-11-19T10:00+01:00', '2026-11-21..2026-11-23'],
    ['that starts on Saturday starts there', 'zelfde dag', '2026-11-21T10:00+01:00', '2026-11-23'],
    [
      'on the second day of Pasen counts the day after',
      'binnen 1 week',
      '2027-03-22T10:00+01:00',
      '2027-03-30',
    ],
    ['in the autumn holiday counts after it', 'binnen 1 week', '2026-10-16T15:00+02:00', '2026-10-26'],
    ['of a month is the last day of a short month', 'binnen 1 maand', '2027-01-31T10:00+01:00', '2027-03-01'],
    ['just before midnight is of that day', 'zelfde dag', '2026-11-23T23:59+01:00', '2026-11-23'],
    ['just after midnight is of the next', 'zelfde dag', '2026-11-24T00:01+01:00', '2026-11-24'],
  ])('%s', (_title, words, start, expected) => {
    expect(due(words, start)).toBe(expected);
  });

  it('in schoolweken passes over a week without school', () => {
    // Wednesday before the autumn holiday of midden: 17 to 25 October.
    expect(due('binnen 1 schoolweek', '2026-10-14T10:00+02:00')).toBe('2026-10-28');
    expect(due('binnen 2 schoolweken', '2026-10-14T10:00+02:00')).toBe('2026-11-04');
    expect(due('binnen 2 weken', '2026-10-14T10:00+02:00')).toBe('2026-10-28');
  });

  it('in schooldagen passes over weekends, holidays and public holidays', () => {
    expect(due('binnen 2 schooldagen', '2026-12-17T10:00+01:00')).toBe('2027-01-04');
  });
});

describe('24 hours are 24 hours', () => {
  it.each([
    ['at the weekend', '2026-11-20T15:00+01:00', '2026-11-21T14:00:00.000Z'],
    ['when the clock goes back', '2026-10-24T12:00+02:00', '2026-10-25T10:00:00.000Z'],
    ['when the clock goes forward', '2027-03-27T12:00+01:00', '2027-03-28T11:00:00.000Z'],
  ])('%s', (_title, start, expected) => {
    expect(due('binnen 24 uur', start)).toBe(expected);
  });
});

describe('a day is a day in Amsterdam', () => {
  it.each([
    ['back', 'na 2 dagen', '2026-10-23T23:30+02:00', '2026-10-25..2026-10-26'],
    ['forward', 'na 2 dagen', '2027-03-26T23:30+01:00', '2027-03-28..2027-03-30'],
    ['back, over a week', 'binnen 1 week', '2026-10-20T00:30+02:00', '2026-10-27'],
  ])('also when the clock goes %s', (_title, words, start, expected) => {
    expect(due(words, start)).toBe(expected);
  });
});

describe('what cannot be computed', () => {
  it('is said to be so outside the table of holidays', () => {
    expect(due('binnen 4 weken', '2028-08-01T10:00+02:00')).toBe('niet-te-berekenen');
    expect(due('zelfde dag', '2031-02-03T10:00+01:00')).toBe('niet-te-berekenen');
    expect(due('binnen 2 schoolweken', '2028-08-15T10:00+02:00')).toBe('niet-te-berekenen');
    expect(due('binnen 3 schooldagen', '2028-08-31T10:00+02:00')).toBe('niet-te-berekenen');
  });

  it('is said to be so for a school without a region when only some regions are free', () => {
    const somewhere = calendarOf();
    expect(due('binnen 1 week', '2026-10-05T10:00+02:00', somewhere)).toBe('niet-te-berekenen');
    expect(due('binnen 1 week', '2026-11-23T10:00+01:00', somewhere)).toBe('2026-11-30');
  });

  it('does not matter to hours, which no holiday changes', () => {
    expect(due('binnen 24 uur', '2031-02-03T10:00Z')).toBe('2031-02-04T10:00:00.000Z');
  });
});

describe('nothing is due before it could be done', () => {
  it('when the clock started long before the step opened', () => {
    const opened = moment('2026-11-23T09:00+01:00');
    const start = moment('2026-09-01T09:00+02:00');
    expect(short(dueBy(term('binnen 1 week'), start, midden, opened))).toBe('2026-11-23');
    expect(short(dueBy(term('binnen 24 uur'), start, midden, opened))).toBe(opened);
  });
});

describe('late', () => {
  const on = (words: string) => dueBy(term(words), moment('2026-11-23T09:00+01:00'), midden);
  it.each([
    ['binnen 1 week', '2026-11-30T23:59+01:00', false],
    ['binnen 1 week', '2026-12-01T00:00+01:00', true],
    ['binnen 24 uur', '2026-11-24T09:00+01:00', false],
    ['binnen 24 uur', '2026-11-24T09:01+01:00', true],
    ['geen', '2036-01-01T00:00+01:00', false],
    ['zo snel mogelijk', '2036-01-01T00:00+01:00', false],
  ])('%s at %s: %s', (words, now, late) => {
    expect(isTooLate(on(words), new Date(now))).toBe(late);
  });
});
