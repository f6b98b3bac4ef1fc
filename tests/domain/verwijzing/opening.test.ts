import { describe, expect, it } from 'vitest';
import { weekdayOf } from '../../../src/domain/calendar.js';
import type { Open } from '../../../src/domain/verwijzing/hulplijn.js';
import { openAt, toMinutes } from '../../../src/domain/verwijzing/opening.js';
import { ALTIJD, ELKE_DAG_11_21, isFeestdag, ONBEKEND, WERKDAGEN_8_17, WERKDAGEN_9_17 } from './world.js';

const UNTIL_MIDNIGHT: Open = { ...ELKE_DAG_11_21, van: '18:00', tot: '24:00' };
const ALL_DAY: Open = { ...ELKE_DAG_11_21, van: '00:00', tot: '24:00' };
const HALF_PAST: Open = { ...WERKDAGEN_8_17, van: '08:30', tot: '16:30' };
const TUESDAYS: Open = { ...WERKDAGEN_9_17, dagen: [2] };

/** "open 21:00", or "dicht za 2026-11-21 11:00": until when, or when it opens again. */
function at(open: Open, moment: string): string {
  const nu = openAt(open, new Date(moment), isFeestdag);
  if (nu.kind === 'open') return `open ${nu.tot}`;
  if (nu.kind !== 'dicht') return nu.kind;
  return `dicht ${['ma', 'di', 'wo', 'do', 'vr', 'za', 'zo'][weekdayOf(nu.dag) - 1]} ${nu.dag} ${nu.van}`;
}

type Row = readonly [moment: string, expected: string];
// Moments with their offset: +01:00 is winter time in Amsterdam, +02:00 summer time.
describe.each<[string, Open, readonly Row[]]>([
  [
    'the Kindertelefoon, every day from 11 to 21',
    ELKE_DAG_11_21,
    [
      ['2026-11-20T10:59:00+01:00', 'dicht vr 2026-11-20 11:00'],
      ['2026-11-20T10:59:59+01:00', 'dicht vr 2026-11-20 11:00'],
      ['2026-11-20T11:00:00+01:00', 'open 21:00'],
      ['2026-11-20T20:59:59+01:00', 'open 21:00'],
      ['2026-11-20T21:00:00+01:00', 'dicht za 2026-11-21 11:00'],
      ['2026-11-20T23:59:59+01:00', 'dicht za 2026-11-21 11:00'],
      ['2026-11-21T00:00:00+01:00', 'dicht za 2026-11-21 11:00'],
      // In summer the same hours on the clock are an hour earlier in UTC.
      ['2026-07-14T10:59:59+02:00', 'dicht di 2026-07-14 11:00'],
      ['2026-07-14T11:00:00+02:00', 'open 21:00'],
      ['2026-07-14T20:59:59+02:00', 'open 21:00'],
      ['2026-07-14T21:00:00+02:00', 'dicht wo 2026-07-15 11:00'],
      ['2026-07-14T09:00:00Z', 'open 21:00'],
      ['2026-11-20T09:00:00Z', 'dicht vr 2026-11-20 11:00'],
    ],
  ],
  [
    'the Kindertelefoon on weekends and on days off',
    ELKE_DAG_11_21,
    [
      ['2026-11-21T12:00:00+01:00', 'open 21:00'],
      ['2026-11-22T20:59:00+01:00', 'open 21:00'],
      ['2026-11-22T21:00:00+01:00', 'dicht ma 2026-11-23 11:00'],
      ['2026-04-06T12:00:00+02:00', 'open 21:00'],
      ['2026-04-27T12:00:00+02:00', 'open 21:00'],
      ['2026-12-25T11:00:00+01:00', 'open 21:00'],
      ['2026-12-31T21:00:00+01:00', 'dicht vr 2027-01-01 11:00'],
      ['2027-01-01T10:59:00+01:00', 'dicht vr 2027-01-01 11:00'],
      ['2027-01-01T11:00:00+01:00', 'open 21:00'],
    ],
  ],
  [
    'the Kindertelefoon when the clock goes forward',
    ELKE_DAG_11_21,
    [
      ['2026-03-28T20:59:59+01:00', 'open 21:00'],
      ['2026-03-28T21:00:00+01:00', 'dicht zo 2026-03-29 11:00'],
      ['2026-03-29T01:59:59+01:00', 'dicht zo 2026-03-29 11:00'],
      ['2026-03-29T03:00:00+02:00', 'dicht zo 2026-03-29 11:00'],
      ['2026-03-29T10:59:59+02:00', 'dicht zo 2026-03-29 11:00'],
      ['2026-03-29T11:00:00+02:00', 'open 21:00'],
      ['2026-03-29T20:59:59+02:00', 'open 21:00'],
      ['2026-03-29T21:00:00+02:00', 'dicht ma 2026-03-30 11:00'],
      ['2027-03-28T10:59:59+02:00', 'dicht zo 2027-03-28 11:00'],
      ['2027-03-28T11:00:00+02:00', 'open 21:00'],
      ['2027-03-28T21:00:00+02:00', 'dicht ma 2027-03-29 11:00'],
    ],
  ],
  [
    'the Kindertelefoon when the clock goes back',
    ELKE_DAG_11_21,
    [
      ['2026-10-24T21:00:00+02:00', 'dicht zo 2026-10-25 11:00'],
      // Half past two comes twice.
      ['2026-10-25T02:30:00+02:00', 'dicht zo 2026-10-25 11:00'],
      ['2026-10-25T02:30:00+01:00', 'dicht zo 2026-10-25 11:00'],
      ['2026-10-25T10:59:59+01:00', 'dicht zo 2026-10-25 11:00'],
      ['2026-10-25T11:00:00+01:00', 'open 21:00'],
      ['2026-10-25T20:59:59+01:00', 'open 21:00'],
      ['2026-10-25T21:00:00+01:00', 'dicht ma 2026-10-26 11:00'],
      ['2027-10-31T10:59:59+01:00', 'dicht zo 2027-10-31 11:00'],
      ['2027-10-31T11:00:00+01:00', 'open 21:00'],
      ['2027-10-31T21:00:00+01:00', 'dicht ma 2027-11-01 11:00'],
    ],
  ],
  [
    'the vertrouwensinspecteur, on working days from 8 to 17',
    WERKDAGEN_8_17,
    [
      ['2026-11-20T07:59:59+01:00', 'dicht vr 2026-11-20 08:00'],
      ['2026-11-20T08:00:00+01:00', 'open 17:00'],
      ['2026-11-20T16:59:59+01:00', 'open 17:00'],
      ['2026-11-20T17:00:00+01:00', 'dicht ma 2026-11-23 08:00'],
      ['2026-11-21T12:00:00+01:00', 'dicht ma 2026-11-23 08:00'],
      ['2026-11-22T23:59:00+01:00', 'dicht ma 2026-11-23 08:00'],
      ['2026-11-23T07:59:00+01:00', 'dicht ma 2026-11-23 08:00'],
      ['2026-11-23T17:00:00+01:00', 'dicht di 2026-11-24 08:00'],
      // The Friday before the clock changes, and the Monday after.
      ['2026-03-27T17:00:00+01:00', 'dicht ma 2026-03-30 08:00'],
      ['2026-03-30T08:00:00+02:00', 'open 17:00'],
      ['2026-10-23T17:00:00+02:00', 'dicht ma 2026-10-26 08:00'],
      ['2026-10-26T07:59:59+01:00', 'dicht ma 2026-10-26 08:00'],
    ],
  ],
  [
    'the vertrouwensinspecteur around days off',
    WERKDAGEN_8_17,
    [
      // New Year's Day on a Thursday.
      ['2025-12-31T17:00:00+01:00', 'dicht vr 2026-01-02 08:00'],
      ['2026-01-01T12:00:00+01:00', 'dicht vr 2026-01-02 08:00'],
      // Easter Monday, Koningsdag, Hemelvaart, Pinksteren.
      ['2026-04-03T17:00:00+02:00', 'dicht di 2026-04-07 08:00'],
      ['2026-04-06T12:00:00+02:00', 'dicht di 2026-04-07 08:00'],
      ['2026-04-24T17:00:00+02:00', 'dicht di 2026-04-28 08:00'],
      ['2026-04-27T08:00:00+02:00', 'dicht di 2026-04-28 08:00'],
      ['2026-05-13T17:00:00+02:00', 'dicht vr 2026-05-15 08:00'],
      ['2026-05-14T12:00:00+02:00', 'dicht vr 2026-05-15 08:00'],
      ['2026-05-15T12:00:00+02:00', 'open 17:00'],
      ['2026-05-22T17:00:00+02:00', 'dicht di 2026-05-26 08:00'],
      // Friday the first day of Christmas, then the weekend; a week later the same with New Year.
      ['2026-12-24T16:59:00+01:00', 'open 17:00'],
      ['2026-12-24T17:00:00+01:00', 'dicht ma 2026-12-28 08:00'],
      ['2026-12-25T12:00:00+01:00', 'dicht ma 2026-12-28 08:00'],
      ['2026-12-28T08:00:00+01:00', 'open 17:00'],
      ['2026-12-31T17:00:00+01:00', 'dicht ma 2027-01-04 08:00'],
      ['2027-03-29T12:00:00+02:00', 'dicht di 2027-03-30 08:00'],
      ['2027-04-27T12:00:00+02:00', 'dicht wo 2027-04-28 08:00'],
      ['2027-05-06T12:00:00+02:00', 'dicht vr 2027-05-07 08:00'],
      ['2027-05-17T12:00:00+02:00', 'dicht di 2027-05-18 08:00'],
      // Christmas in a weekend takes no working day.
      ['2027-12-24T17:00:00+01:00', 'dicht ma 2027-12-27 08:00'],
    ],
  ],
  [
    'the chat of Veilig Thuis, on working days from 9 to 17',
    WERKDAGEN_9_17,
    [
      ['2026-11-20T08:59:59+01:00', 'dicht vr 2026-11-20 09:00'],
      ['2026-11-20T09:00:00+01:00', 'open 17:00'],
      ['2026-11-20T16:59:59+01:00', 'open 17:00'],
      ['2026-11-20T17:00:00+01:00', 'dicht ma 2026-11-23 09:00'],
      ['2026-05-14T12:00:00+02:00', 'dicht vr 2026-05-15 09:00'],
      ['2026-12-25T12:00:00+01:00', 'dicht ma 2026-12-28 09:00'],
    ],
  ],
  [
    'a line that is open until midnight',
    UNTIL_MIDNIGHT,
    [
      ['2026-11-20T17:59:59+01:00', 'dicht vr 2026-11-20 18:00'],
      ['2026-11-20T23:59:59+01:00', 'open 24:00'],
      ['2026-11-21T00:00:00+01:00', 'dicht za 2026-11-21 18:00'],
    ],
  ],
  [
    'a line that is open all day',
    ALL_DAY,
    [
      ['2026-11-20T23:59:59+01:00', 'open 24:00'],
      ['2026-11-21T00:00:00+01:00', 'open 24:00'],
      ['2026-03-29T03:00:00+02:00', 'open 24:00'],
      ['2026-10-25T02:30:00+01:00', 'open 24:00'],
    ],
  ],
  [
    'a line that opens at half past',
    HALF_PAST,
    [
      ['2026-11-20T08:29:59+01:00', 'dicht vr 2026-11-20 08:30'],
      ['2026-11-20T08:30:00+01:00', 'open 16:30'],
      ['2026-11-20T16:30:00+01:00', 'dicht ma 2026-11-23 08:30'],
    ],
  ],
  [
    'a line that is open on Tuesdays',
    TUESDAYS,
    [
      ['2026-11-17T16:59:00+01:00', 'open 17:00'],
      ['2026-11-17T17:00:00+01:00', 'dicht di 2026-11-24 09:00'],
      // That Tuesday is Koningsdag.
      ['2027-04-20T17:00:00+02:00', 'dicht di 2027-05-04 09:00'],
    ],
  ],
  ['a line that is always open', ALTIJD, [['2026-12-25T03:00:00+01:00', 'altijd']]],
  ['a line whose hours nobody knows', ONBEKEND, [['2026-11-20T12:00:00+01:00', 'onbekend']]],
])('%s', (_what, open, rows) => {
  it.each(rows)('at %s: %s', (moment, expected) => {
    expect(at(open, moment)).toBe(expected);
  });
});

it('a line that never opens again has hours that nobody knows', () => {
  const moment = new Date('2026-11-20T12:00:00+01:00');
  expect(openAt(WERKDAGEN_8_17, moment, () => true)).toEqual({ kind: 'onbekend' });
  expect(openAt({ ...ELKE_DAG_11_21, dagen: [] }, moment, isFeestdag)).toEqual({ kind: 'onbekend' });
});

it('the moment that is named for opening lies ahead, and it opens at that minute', () => {
  const faults: string[] = [];
  const from = Date.parse('2026-01-01T00:00:00Z');
  for (let quarter = 0; quarter < 2 * 365 * 96; quarter += 7) {
    const now = new Date(from + quarter * 15 * 60_000);
    for (const open of [ELKE_DAG_11_21, WERKDAGEN_8_17, WERKDAGEN_9_17]) {
      const nu = openAt(open, now, isFeestdag);
      if (nu.kind !== 'dicht') continue;
      // No clock changes during the day, so one of the two offsets gives the hour that was named.
      const then = ['+01:00', '+02:00'].map((offset) => new Date(`${nu.dag}T${nu.van}${offset}`));
      const opens = then.some((moment) => {
        const before = openAt(open, new Date(moment.getTime() - 60_000), isFeestdag);
        return (
          moment > now &&
          openAt(open, moment, isFeestdag).kind === 'open' &&
          before.kind === 'dicht' &&
          before.dag === nu.dag
        );
      });
      if (!opens) faults.push(`${now.toISOString()} ${nu.dag} ${nu.van}`);
    }
  }
  expect(faults).toEqual([]);
});

it.each([
  ['00:00', 0],
  ['08:30', 510],
  ['24:00', 1440],
] as const)('%s is minute %i of the day', (tijd, minute) => expect(toMinutes(tijd)).toBe(minute));
