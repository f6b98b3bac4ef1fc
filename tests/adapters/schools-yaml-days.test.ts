import { beforeAll, describe, expect, it } from 'vitest';
import { createSchoolCalendar } from '../../src/adapters/schools-yaml/calendar.js';
import { createFeestdagen, type FindFeestdag } from '../../src/adapters/schools-yaml/feestdagen.js';
import type { Kalender } from '../../src/adapters/schools-yaml/schoolpakket-schema.js';
import { readSchoolvakanties, type Schoolvakantie } from '../../src/adapters/schools-yaml/schoolvakanties.js';
import { weekdayOf } from '../../src/domain/calendar.js';
import { toIsoDate } from '../../src/domain/ids.js';
import type { Regio } from '../../src/domain/schoolpakket.js';

const holidays = 'deployment/schoolvakanties.yaml';

describe('the days of a school', () => {
  let vakanties: readonly Schoolvakantie[];
  let feestdag: FindFeestdag;
  beforeAll(async () => {
    const read = await readSchoolvakanties(holidays);
    expect(read.problems).toEqual([]);
    vakanties = read.vakanties;
    feestdag = await createFeestdagen();
  });
  const kindOf = (day: string, regio?: Regio, kalender: Kalender = {}) =>
    createSchoolCalendar({ ...(regio && { regio }), kalender, vakanties, feestdag }).dayKind(toIsoDate(day));

  it.each<[string, string, Regio | undefined, string]>([
    ['an ordinary Friday', '2026-11-20', undefined, 'school'],
    ['a Saturday', '2026-11-21', undefined, 'weekend'],
    ['a Saturday in the kerstvakantie', '2026-12-26', 'noord', 'weekend'],
    ['the day before the kerstvakantie', '2026-12-18', 'noord', 'school'],
    ['the first weekday of it', '2026-12-21', 'noord', 'vakantie'],
    ['Kerst', '2026-12-25', 'noord', 'feestdag'],
    ['Nieuwjaarsdag', '2027-01-01', 'noord', 'feestdag'],
    ['the day after it', '2027-01-04', 'noord', 'school'],
    ['the kerstvakantie when the region is not known: all are free', '2026-12-21', undefined, 'vakantie'],
    ['the herfstvakantie of the own region', '2026-10-14', 'noord', 'vakantie'],
    ['the herfstvakantie of another region', '2026-10-14', 'zuid', 'school'],
    ['the herfstvakantie of some region when the own is not known', '2026-10-14', undefined, 'onbekend'],
    ['Tweede Paasdag', '2027-03-29', 'noord', 'feestdag'],
    ['Goede Vrijdag, of which the school says nothing', '2027-03-26', 'noord', 'onbekend'],
    ['Koningsdag in the meivakantie', '2027-04-27', 'noord', 'feestdag'],
    ['5 mei, of which the school says nothing', '2027-05-05', 'noord', 'onbekend'],
    ['Hemelvaart', '2027-05-06', 'noord', 'feestdag'],
    ['the Friday after Hemelvaart, of which the school says nothing', '2027-05-07', 'noord', 'onbekend'],
    ['Tweede Pinksterdag', '2027-05-17', 'noord', 'feestdag'],
    ['5 mei in the meivakantie', '2028-05-05', 'noord', 'vakantie'],
    ['a week that is advice', '2028-04-25', 'noord', 'onbekend'],
    ['Sinterklaas', '2026-12-04', 'noord', 'school'],
    ['the last day of the table', '2028-08-25', 'noord', 'vakantie'],
    ['the day after the table', '2028-08-28', 'noord', 'onbekend'],
    ['a day before the table', '2025-10-10', 'noord', 'onbekend'],
    ['a weekend outside the table', '2030-01-05', 'noord', 'weekend'],
    ['Kerst outside the table', '2030-12-25', 'noord', 'feestdag'],
  ])('%s (%s, region %s) is %s', (_what, day, regio, kind) => {
    expect(kindOf(day, regio)).toBe(kind);
  });

  it.each<[string, string, Kalender, string]>([
    ['free on Goede Vrijdag', '2027-03-26', { goedeVrijdag: 'vrij' }, 'feestdag'],
    ['open on Goede Vrijdag', '2027-03-26', { goedeVrijdag: 'school' }, 'school'],
    ['open on the Friday after Hemelvaart', '2027-05-07', { vrijdagNaHemelvaart: 'school' }, 'school'],
    ['free on 5 mei', '2027-05-05', { bevrijdingsdag: 'vrij' }, 'feestdag'],
    [
      'free on 5 mei each fifth year, and this is none',
      '2027-05-05',
      { bevrijdingsdag: 'lustrum' },
      'school',
    ],
    ['free on a studiedag', '2026-11-20', { vrijeDagen: [toIsoDate('2026-11-20')] }, 'vakantie'],
  ])('a school may say that it is %s', (_what, day, kalender, kind) => {
    expect(kindOf(day, 'noord', kalender)).toBe(kind);
  });

  it('a vakantie of the school itself replaces the one of its region', () => {
    const kalender: Kalender = {
      vakanties: [{ naam: 'herfst-2026', van: toIsoDate('2026-10-19'), totEnMet: toIsoDate('2026-10-23') }],
    };
    expect(kindOf('2026-10-14', 'noord', kalender)).toBe('school');
    expect(kindOf('2026-10-20', 'noord', kalender)).toBe('vakantie');
  });

  it('every row of the table starts on a Saturday and ends on a Sunday', () => {
    for (const { naam, dagen } of vakanties) {
      for (const { van, totEnMet } of Object.values(dagen)) {
        expect([naam, weekdayOf(van), weekdayOf(totEnMet)]).toEqual([naam, 6, 7]);
      }
    }
  });

  it('the public holidays of a lustrum year are right', () => {
    expect(
      ['2030-04-19', '2030-05-05', '2030-05-30', '2030-05-31'].map((day) => feestdag(toIsoDate(day))),
    ).toEqual(['goedeVrijdag', 'bevrijdingsdag', 'vrij', 'vrijdagNaHemelvaart']);
  });
});
