import { describe, expect, it } from 'vitest';
import type { toIsoDate } from '../../../src/domain/ids.js';
import type { Open } from '../../../src/domain/verwijzing/hulplijn.js';
import { openAt } from '../../../src/domain/verwijzing/opening.js';
import { productHulplijnen } from '../../support/hulplijnen.js';

const isFeestdag = (day: ReturnType<typeof toIsoDate>): boolean => productHulplijnen.isFeestdag(day);
const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7] as const;
const WORKDAYS = [1, 2, 3, 4, 5] as const;
const KINDERTELEFOON: Open = {
  kind: 'tijden',
  dagen: EVERY_DAY,
  van: '11:00',
  tot: '21:00',
  dichtOpFeestdagen: false,
};
const INSPECTEUR: Open = {
  kind: 'tijden',
  dagen: WORKDAYS,
  van: '08:00',
  tot: '17:00',
  dichtOpFeestdagen: true,
};
const CHAT: Open = { kind: 'tijden', dagen: WORKDAYS, van: '09:00', tot: '17:00', dichtOpFeestdagen: true };
const UNTIL_MIDNIGHT: Open = {
  kind: 'tijden',
  dagen: EVERY_DAY,
  van: '18:00',
  tot: '24:00',
  dichtOpFeestdagen: false,
};

/** "open 21:00", or "dicht 2026-11-21 11:00": until when, or when it opens again. */
function at(open: Open, moment: string): string {
  const nu = openAt(open, new Date(moment), isFeestdag);
  if (nu.kind === 'open') return `open ${nu.tot}`;
  return nu.kind === 'dicht' ? `dicht ${nu.dag} ${nu.van}` : nu.kind;
}

// Moments with their offset: +01:00 is winter time in Amsterdam, +02:00 summer time.
describe.each<[string, Open, readonly (readonly [string, string])[]]>([
  [
    'the Kindertelefoon, every day from 11 to 21',
    KINDERTELEFOON,
    [
      ['2026-11-20T10:59:59+01:00', 'dicht 2026-11-20 11:00'],
      ['2026-11-20T11:00:00+01:00', 'open 21:00'],
      ['2026-11-20T20:59:59+01:00', 'open 21:00'],
      ['2026-11-20T21:00:00+01:00', 'dicht 2026-11-21 11:00'],
      ['2026-11-21T00:00:00+01:00', 'dicht 2026-11-21 11:00'],
      ['2026-07-14T10:59:00+02:00', 'dicht 2026-07-14 11:00'],
      ['2026-07-14T11:00:00+02:00', 'open 21:00'],
      ['2026-07-14T21:00:00+02:00', 'dicht 2026-07-15 11:00'],
      ['2026-12-25T11:00:00+01:00', 'open 21:00'],
      ['2027-01-01T10:59:00+01:00', 'dicht 2027-01-01 11:00'],
    ],
  ],
  [
    'the clock going forward on 29 March 2026',
    KINDERTELEFOON,
    [
      ['2026-03-28T21:00:00+01:00', 'dicht 2026-03-29 11:00'],
      ['2026-03-29T01:59:59+01:00', 'dicht 2026-03-29 11:00'],
      ['2026-03-29T03:00:00+02:00', 'dicht 2026-03-29 11:00'],
      ['2026-03-29T10:59:00+02:00', 'dicht 2026-03-29 11:00'],
      ['2026-03-29T11:00:00+02:00', 'open 21:00'],
      ['2026-03-29T20:59:00+02:00', 'open 21:00'],
    ],
  ],
  [
    'the clock going back on 25 October 2026',
    KINDERTELEFOON,
    [
      ['2026-10-25T02:30:00+02:00', 'dicht 2026-10-25 11:00'],
      ['2026-10-25T02:30:00+01:00', 'dicht 2026-10-25 11:00'],
      ['2026-10-25T10:59:00+01:00', 'dicht 2026-10-25 11:00'],
      ['2026-10-25T11:00:00+01:00', 'open 21:00'],
      ['2026-10-25T21:00:00+01:00', 'dicht 2026-10-26 11:00'],
    ],
  ],
  [
    'the vertrouwensinspecteur, on working days from 8 to 17',
    INSPECTEUR,
    [
      ['2026-11-20T07:59:00+01:00', 'dicht 2026-11-20 08:00'],
      ['2026-11-20T08:00:00+01:00', 'open 17:00'],
      ['2026-11-20T16:59:00+01:00', 'open 17:00'],
      ['2026-11-20T17:00:00+01:00', 'dicht 2026-11-23 08:00'],
      ['2026-11-21T12:00:00+01:00', 'dicht 2026-11-23 08:00'],
      ['2026-11-22T23:59:00+01:00', 'dicht 2026-11-23 08:00'],
      // Friday the first day of Christmas, then the weekend.
      ['2026-12-24T17:00:00+01:00', 'dicht 2026-12-28 08:00'],
      ['2026-12-25T12:00:00+01:00', 'dicht 2026-12-28 08:00'],
      ['2026-12-31T17:00:00+01:00', 'dicht 2027-01-04 08:00'],
      // Easter Monday, Koningsdag, Hemelvaart, Pinksteren.
      ['2027-03-29T12:00:00+02:00', 'dicht 2027-03-30 08:00'],
      ['2027-04-27T12:00:00+02:00', 'dicht 2027-04-28 08:00'],
      ['2027-05-06T12:00:00+02:00', 'dicht 2027-05-07 08:00'],
      ['2027-05-17T12:00:00+02:00', 'dicht 2027-05-18 08:00'],
    ],
  ],
  [
    'the chat of Veilig Thuis, on working days from 9 to 17',
    CHAT,
    [
      ['2026-11-20T08:59:00+01:00', 'dicht 2026-11-20 09:00'],
      ['2026-11-20T09:00:00+01:00', 'open 17:00'],
      ['2026-11-20T17:00:00+01:00', 'dicht 2026-11-23 09:00'],
    ],
  ],
  [
    'a line that is open until midnight',
    UNTIL_MIDNIGHT,
    [
      ['2026-11-20T23:59:59+01:00', 'open 24:00'],
      ['2026-11-21T00:00:00+01:00', 'dicht 2026-11-21 18:00'],
    ],
  ],
  ['a line that is always open', { kind: 'altijd' }, [['2026-12-25T03:00:00+01:00', 'altijd']]],
  ['a line whose hours nobody knows', { kind: 'onbekend' }, [['2026-11-20T12:00:00+01:00', 'onbekend']]],
])('%s', (_what, open, rows) => {
  it.each(rows)('at %s: %s', (moment, expected) => {
    expect(at(open, moment)).toBe(expected);
  });
});
