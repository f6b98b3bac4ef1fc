import { describe, expect, it } from 'vitest';
import { readSchools } from '../../../src/adapters/schools-yaml/index.js';
import { toIsoDate } from '../../../src/domain/ids.js';
import {
  begonnen,
  by,
  calendarOf,
  type Day,
  gedaan as done,
  gemeld,
  type Happening,
  intake as judged,
  live,
  overgeslagen as passed,
} from './plan-world.js';

const { schools } = await readSchools(['deployment/scholen/marimba.yaml']);
const marimba = schools[0]?.schoolpakket;
if (marimba === undefined) throw new Error('De Marimba is not valid.');
// The protocol gives no place, so the school has no region.
const calendar = calendarOf();
const life = (days: readonly Day[]) => live(marimba, calendar, days);

const apc = by('anti-pestcoordinator');
const intake: typeof judged = (...how) => ({ ...judged(...how), door: apc });
const gedaan = (stap: string, antwoord?: 'ja' | 'nee') => done(stap, antwoord, 'anti-pestcoordinator');
const overgeslagen = (stap: string): Happening => ({ ...passed(stap), door: apc });
const gesloten: Happening = { soort: 'gesloten', waarom: 'opgelost', door: apc };

/** Until it does not stop: three weeks of OPA, and agreements that are not kept. */
const untilItDoesNotStop: readonly Day[] = [
  ['2026-08-31T11:00+02:00', gemeld(), 'wacht-op-intake', []],
  ['2026-09-01T09:00+02:00', intake('vastgesteld'), 'loopt', ['stap-1 geen', 'opa-1 geen']],
  ['2026-09-01T12:00+02:00', gedaan('opa-1', 'nee'), 'loopt', ['stap-1 geen']],
  ['2026-09-02T12:00+02:00', gedaan('stap-1'), 'loopt', ['stap-2 2026-09-30']],
  ['2026-09-30T12:00+02:00', gedaan('stap-2', 'nee'), 'loopt', ['stap-3 2026-09-30..2026-09-30']],
];

describe('a melding at De Marimba, day by day', () => {
  it('it stops: the steungroep helps, and the agreements are kept for 4 weeks', () => {
    life([
      ['2026-11-09T08:10+01:00', gemeld(), 'wacht-op-intake', []],
      ['2026-11-09T13:00+01:00', { soort: 'intake-begonnen', door: apc }, 'wacht-op-intake', []],
      ['2026-11-10T15:00+01:00', intake('vastgesteld'), 'loopt', ['stap-1 geen', 'opa-1 geen']],
      ['2026-11-10T15:30+01:00', gedaan('stap-1'), 'loopt', ['opa-1 geen', 'stap-2 2026-12-08']],
      ['2026-11-11T10:00+01:00', gedaan('opa-1', 'ja'), 'loopt', ['stap-2 2026-12-08', 'opa-2 geen']],
      [
        '2026-11-12T10:00+01:00',
        gedaan('opa-2'),
        'loopt',
        ['stap-2 2026-12-08', 'opa-3 ±2026-11-19..2026-11-19'],
      ],
      [
        '2026-11-19T10:00+01:00',
        gedaan('opa-3'),
        'loopt',
        ['stap-2 2026-12-08', 'opa-4 ±2026-11-19..2026-11-19'],
      ],
      ['2026-11-20T10:00+01:00', gedaan('opa-4', 'ja'), 'loopt', ['stap-2 2026-12-08']],
      ['2026-12-08T10:00+01:00', gedaan('stap-2', 'ja'), 'loopt', ['nazorg geen']],
      ['2027-01-11T10:00+01:00', gedaan('nazorg', 'ja'), 'af-te-ronden', []],
      ['2027-01-11T11:00+01:00', gesloten, 'gesloten', []],
    ]);
  });

  it('the OPA goes round once more when the pattern has not changed', () => {
    life([
      ['2026-11-09T08:10+01:00', gemeld(), 'wacht-op-intake', []],
      ['2026-11-10T15:00+01:00', intake('vastgesteld'), 'loopt', ['stap-1 geen', 'opa-1 geen']],
      ['2026-11-10T16:00+01:00', gedaan('stap-1'), 'loopt', ['opa-1 geen', 'stap-2 2026-12-08']],
      ['2026-11-11T10:00+01:00', gedaan('opa-1', 'ja'), 'loopt', ['stap-2 2026-12-08', 'opa-2 geen']],
      [
        '2026-11-12T10:00+01:00',
        gedaan('opa-2'),
        'loopt',
        ['stap-2 2026-12-08', 'opa-3 ±2026-11-19..2026-11-19'],
      ],
      [
        '2026-11-19T10:00+01:00',
        gedaan('opa-3'),
        'loopt',
        ['stap-2 2026-12-08', 'opa-4 ±2026-11-19..2026-11-19'],
      ],
      ['2026-11-19T11:00+01:00', gedaan('opa-4', 'nee'), 'loopt', ['stap-2 2026-12-08', 'opa-1 geen']],
      ['2026-11-20T10:00+01:00', gedaan('opa-1', 'ja'), 'loopt', ['stap-2 2026-12-08', 'opa-2 geen']],
      [
        '2026-11-23T10:00+01:00',
        gedaan('opa-2'),
        'loopt',
        ['stap-2 2026-12-08', 'opa-3 ±2026-11-30..2026-11-30'],
      ],
      [
        '2026-11-30T10:00+01:00',
        gedaan('opa-3'),
        'loopt',
        ['stap-2 2026-12-08', 'opa-4 ±2026-11-30..2026-11-30'],
      ],
      ['2026-11-30T10:30+01:00', gedaan('opa-4', 'ja'), 'loopt', ['stap-2 2026-12-08']],
    ]);
  });

  it('a child that wants no steungroep gets none; the rest of the plan goes on', () => {
    const plan = life(untilItDoesNotStop.slice(0, 4));
    expect(plan.afgehandeld.find(({ stap }) => stap.id === 'opa-1')).toMatchObject({ antwoord: 'nee' });
    expect(plan.open.map(({ stap }) => stap.id)).not.toContain('opa-2');
  });

  it('it does not stop: a talk after 4 weeks, 4 weeks to change, suspension, removal', () => {
    const plan = life([
      ...untilItDoesNotStop,
      [
        '2026-09-30T15:00+02:00',
        gedaan('stap-3'),
        'loopt',
        ['stap-3-verandering 2026-10-28..2026-10-28', 'politie geen'],
      ],
      [
        '2026-09-30T15:05+02:00',
        overgeslagen('politie'),
        'loopt',
        ['stap-3-verandering 2026-10-28..2026-10-28'],
      ],
      ['2026-10-28T10:00+01:00', gedaan('stap-3-verandering', 'nee'), 'loopt', ['stap-4?']],
      ['2026-10-29T10:00+01:00', begonnen('stap-4', 'directie'), 'loopt', ['stap-4 geen']],
      ['2026-11-09T10:00+01:00', done('stap-4', 'nee', 'directie'), 'loopt', ['stap-5?']],
      ['2026-11-10T10:00+01:00', begonnen('stap-5', 'directie'), 'loopt', ['stap-5 geen']],
      ['2026-12-10T10:00+01:00', done('stap-5', undefined, 'directie'), 'loopt', ['nazorg geen']],
    ]);
    expect(plan.afgehandeld.filter(({ hoe }) => hoe === 'gedaan')).toHaveLength(7);
  });

  it('in spring the 4 weeks to change end on a day that can be told', () => {
    life([
      ['2026-11-02T11:00+01:00', gemeld(), 'wacht-op-intake', []],
      ['2026-11-03T09:00+01:00', intake('vastgesteld'), 'loopt', ['stap-1 geen', 'opa-1 geen']],
      ['2026-11-03T10:00+01:00', gedaan('opa-1', 'nee'), 'loopt', ['stap-1 geen']],
      ['2026-11-03T12:00+01:00', gedaan('stap-1'), 'loopt', ['stap-2 2026-12-01']],
      ['2026-11-17T12:00+01:00', gedaan('stap-2', 'nee'), 'loopt', ['stap-3 2026-12-01..2026-12-01']],
      [
        '2026-12-01T12:00+01:00',
        gedaan('stap-3'),
        'loopt',
        ['stap-3-verandering 2026-12-29..2027-01-04', 'politie geen'],
      ],
      ['2026-12-01T12:10+01:00', gedaan('politie'), 'loopt', ['stap-3-verandering 2026-12-29..2027-01-04']],
      ['2027-01-04T12:00+01:00', gedaan('stap-3-verandering', 'ja'), 'loopt', ['nazorg geen']],
      ['2027-01-25T12:00+01:00', gedaan('nazorg', 'nee'), 'loopt', ['stap-3 2026-12-01..2027-01-25']],
    ]);
  });

  it('a suspension may be decided against; then nothing is open, and a person judges again', () => {
    const plan = life([
      ...untilItDoesNotStop,
      [
        '2026-09-30T15:00+02:00',
        gedaan('stap-3'),
        'loopt',
        ['stap-3-verandering 2026-10-28..2026-10-28', 'politie geen'],
      ],
      ['2026-10-01T09:00+02:00', gedaan('politie'), 'loopt', ['stap-3-verandering 2026-10-28..2026-10-28']],
      ['2026-10-28T10:00+01:00', gedaan('stap-3-verandering', 'nee'), 'loopt', ['stap-4?']],
      [
        '2026-10-29T10:00+01:00',
        { ...passed('stap-4', 'er komt hulp'), door: by('directie') },
        'af-te-ronden',
        [],
      ],
    ]);
    expect(plan.kan.map(({ soort }) => soort)).toEqual(expect.arrayContaining(['intake', 'gesloten']));
  });

  it('a conflict starts nothing here, and a vermoeden nothing but what is done about pesten online', () => {
    life([
      ['2026-11-09T08:10+01:00', gemeld(), 'wacht-op-intake', []],
      ['2026-11-09T13:00+01:00', intake('conflict'), 'kan-niet-beginnen', []],
      ['2026-11-16T13:00+01:00', intake('vermoeden'), 'kan-niet-beginnen', []],
      ['2026-11-20T13:00+01:00', intake('vastgesteld'), 'loopt', ['stap-1 geen', 'opa-1 geen']],
    ]);
  });

  it('online: the parents hear of it directly, also before anything is established', () => {
    const online = ['online-gesprek geen', 'online-ouders 2026-11-09'];
    const perhaps = ['online-weghalen geen', 'online-aangifte geen', 'online-dader geen'];
    life([
      ['2026-11-09T08:10+01:00', gemeld({ vormen: ['digitaal', 'verbaal'] }), 'wacht-op-intake', []],
      ['2026-11-09T13:00+01:00', intake('vermoeden'), 'loopt', [...online, ...perhaps]],
      ['2026-11-09T13:30+01:00', gedaan('online-ouders'), 'loopt', ['online-gesprek geen', ...perhaps]],
      ['2026-11-09T14:00+01:00', gedaan('online-gesprek'), 'loopt', perhaps],
      ['2026-11-10T14:00+01:00', overgeslagen('online-weghalen'), 'loopt', perhaps.slice(1)],
      [
        '2026-11-11T14:00+01:00',
        intake('vastgesteld'),
        'loopt',
        [...perhaps.slice(1), 'stap-1 geen', 'opa-1 geen'],
      ],
    ]);
  });

  it('the school and the people involved agree on their own day for the behaviour to change', () => {
    const agreed: Happening = {
      soort: 'afspraak',
      tekst: 'iedereen doet mee',
      stap: 'stap-1',
      dag: toIsoDate('2026-11-27'),
    };
    life([
      ['2026-11-09T08:10+01:00', gemeld(), 'wacht-op-intake', []],
      ['2026-11-10T15:00+01:00', intake('vastgesteld'), 'loopt', ['stap-1 geen', 'opa-1 geen']],
      ['2026-11-10T16:00+01:00', agreed, 'loopt', ['stap-1 2026-11-27', 'opa-1 geen']],
    ]);
  });

  it('seksueel: nothing is proposed until the anti-pestcoördinator, with a reason, lets it go on', () => {
    const released: Happening = { soort: 'vrijgegeven', waarom: 'met de inspecteur overlegd', door: apc };
    const plan = life([
      ['2026-11-09T08:10+01:00', gemeld({ vormen: ['seksueel'] }), 'gestopt', []],
      [
        '2026-11-09T09:00+01:00',
        { soort: 'plicht-gedaan', plicht: 'meldplicht-bestuur', door: by('directie') },
        'gestopt',
        [],
      ],
      ['2026-11-12T09:00+01:00', released, 'wacht-op-intake', []],
      ['2026-11-12T10:00+01:00', intake('vastgesteld'), 'loopt', ['stap-1 geen', 'opa-1 geen']],
    ]);
    expect(plan.plichten.map(({ plicht, gedaanOp }) => [plicht, gedaanOp !== undefined])).toEqual([
      ['meldplicht-bestuur', true],
      ['vertrouwensinspecteur', false],
    ]);
  });

  it('over personeel: only the bestuur lets it go on', () => {
    const plan = life([
      ['2026-11-09T08:10+01:00', gemeld({ overPersoneel: true }), 'gestopt', []],
      [
        '2026-11-13T09:00+01:00',
        { soort: 'vrijgegeven', waarom: 'onderzocht', door: by('bestuur') },
        'wacht-op-intake',
        [],
      ],
    ]);
    expect(plan.gronden).toEqual([]);
  });

  it('thuis in the middle of the plan: everything waits, and goes on afterwards', () => {
    const plan = life([
      ['2026-11-09T08:10+01:00', gemeld(), 'wacht-op-intake', []],
      ['2026-11-10T15:00+01:00', intake('vastgesteld'), 'loopt', ['stap-1 geen', 'opa-1 geen']],
      [
        '2026-11-11T10:00+01:00',
        { soort: 'feiten', feiten: { gevaar: ['thuis'] }, door: apc },
        'gestopt',
        [],
      ],
    ]);
    expect(plan.opgeschort.map(({ id }) => id)).toEqual(['stap-1', 'opa-1']);
    expect(plan.plichten).toEqual([{ plicht: 'meldcode' }]);
  });

  it('it begins again after closing: a person looks first, then the OPA and 4 weeks of watching', () => {
    // On 17 February only some regions are free, and the school gives none.
    life([
      ['2026-11-09T08:10+01:00', gemeld(), 'wacht-op-intake', []],
      ['2026-11-10T15:00+01:00', intake('vastgesteld'), 'loopt', ['stap-1 geen', 'opa-1 geen']],
      ['2026-11-20T15:00+01:00', gesloten, 'gesloten', []],
      ['2027-01-18T15:00+01:00', gemeld(), 'wacht-op-intake', []],
      ['2027-01-20T15:00+01:00', intake('vastgesteld'), 'loopt', ['opa-1 geen', 'stap-2 niet-te-berekenen']],
      [
        '2027-02-01T15:00+01:00',
        gedaan('stap-2', 'nee'),
        'loopt',
        ['opa-1 geen', 'stap-3 2027-03-01..2027-03-01'],
      ],
    ]);
  });
});
