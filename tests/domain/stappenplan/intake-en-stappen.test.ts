import { describe, expect, it } from 'vitest';
import { toIsoDate, toRolId } from '../../../src/domain/ids.js';
import {
  after,
  aPlan,
  aStap,
  by,
  calendar,
  can,
  gedaan,
  gemeld,
  type Happening,
  intake,
  live,
  openOf,
  short,
  simple,
  term,
} from './plan-world.js';

describe('a person comes first', () => {
  it('without a melding there is no plan', () => {
    expect(after(simple)).toMatchObject({ toestand: 'geen-melding', open: [], kan: [{ soort: 'gemeld' }] });
  });

  it('without an outcome of the intake nothing can begin, and an intake is what can be done', () => {
    const plan = after(simple, gemeld(), { soort: 'intake-begonnen' });
    expect(plan).toMatchObject({
      toestand: 'wacht-op-intake',
      open: [],
      intakeBegonnenOp: expect.any(String),
    });
    expect(plan.kan).toContainEqual({
      soort: 'intake',
      voor: [toRolId('leerkracht'), toRolId('coordinator')],
    });
  });

  it('only somebody with that right records it, with a reason', () => {
    const plan = after(
      simple,
      gemeld(),
      { ...intake('vastgesteld'), door: by('directie') },
      { soort: 'intake', uitkomst: 'vastgesteld', waarom: ' ' },
    );
    expect(plan.genegeerd).toEqual([
      { index: 1, reden: 'geen-recht' },
      { index: 2, reden: 'waarom-nodig' },
    ]);
    expect(plan.toestand).toBe('wacht-op-intake');
  });

  it('an outcome that starts nothing here is told apart, and can be judged again', () => {
    const plan = after(simple, gemeld(), intake('vermoeden'));
    expect(plan).toMatchObject({ toestand: 'kan-niet-beginnen', intake: { uitkomst: 'vermoeden' } });
    expect(can(plan)).toContain('intake');
    expect(after(simple, gemeld(), intake('vermoeden'), intake('vastgesteld')).toestand).toBe('loopt');
  });

  it('"anders" starts nothing anywhere, and takes back what was begun', () => {
    const plan = after(simple, gemeld(), intake('vastgesteld'), intake('anders'));
    expect(plan).toMatchObject({ toestand: 'anders', open: [] });
    expect(plan.afgehandeld).toMatchObject([{ stap: { id: 'een' }, hoe: 'vervallen' }]);
    expect(
      openOf(after(simple, gemeld(), intake('vastgesteld'), intake('anders'), intake('vastgesteld'))),
    ).toEqual(['een geen']);
  });
});

describe('steps', () => {
  it('follow one another, each for its own rollen, until nothing is open', () => {
    const plan = live(simple, calendar, [
      ['2026-11-23T09:00+01:00', gemeld(), 'wacht-op-intake', []],
      ['2026-11-23T10:00+01:00', intake('vastgesteld'), 'loopt', ['een geen']],
      ['2026-11-24T10:00+01:00', gedaan('een', undefined, 'leerkracht'), 'loopt', ['twee geen']],
      ['2026-11-25T10:00+01:00', gedaan('twee'), 'af-te-ronden', []],
    ]);
    expect(plan.afgehandeld.map(({ stap, hoe, door }) => [stap.id, hoe, door?.rol])).toEqual([
      ['een', 'gedaan', 'leerkracht'],
      ['twee', 'gedaan', 'coordinator'],
    ]);
    expect(can(plan)).toContain('gesloten');
  });

  it('are ticked off by their own rollen, by who was asked to help, and by who may do all', () => {
    const start = [gemeld(), intake('vastgesteld')];
    expect(after(simple, ...start, gedaan('een', undefined, 'directie')).genegeerd).toMatchObject([
      { reden: 'geen-recht' },
    ]);
    const asked: Happening = { soort: 'geescaleerd', naar: toRolId('directie'), waarom: 'niemand kijkt' };
    const plan = after(simple, ...start, asked);
    expect(plan.open[0]?.voor).toEqual(['leerkracht', 'directie']);
    expect(after(simple, ...start, asked, gedaan('een', undefined, 'directie')).genegeerd).toEqual([]);
  });

  it('that nobody is named for are for who may do all', () => {
    const nobody = aPlan([aStap('een', { wie: [] })], { vastgesteld: ['een'] });
    expect(after(nobody, gemeld(), intake('vastgesteld')).open[0]?.voor).toEqual(['coordinator']);
  });

  it('that are not open cannot be done, and nothing changes', () => {
    const plan = after(
      simple,
      gemeld(),
      intake('vastgesteld'),
      gedaan('twee'),
      gedaan('drie'),
      gedaan('een'),
      gedaan('een'),
    );
    expect(plan.genegeerd.map(({ reden }) => reden)).toEqual(['niet-open', 'onbekend', 'niet-open']);
    expect(openOf(plan)).toEqual(['twee geen']);
  });

  it('may begin at 0, for a conflict only, and are taken back when it turns out to be pesten', () => {
    const school = aPlan(
      [
        aStap('stap-0', { nummer: '0', vraag: { tekst: 'Opgelost?', ja: [], nee: ['stap-1'] } }),
        aStap('stap-1', { termijn: term('ter plekke'), daarna: ['stap-2'] }),
        aStap('stap-2', {
          momenten: ['na 2 dagen', 'na 1 week', 'na 1 maand'].map(term),
          vraag: { tekst: 'Lukt het?', ja: [], nee: ['stap-3'] },
        }),
        aStap('stap-3', { daarna: ['stap-4'] }),
        aStap('stap-4', { termijn: term('zelfde dag'), vanaf: 'stap-3' }),
      ],
      { conflict: ['stap-0'], vermoeden: ['stap-3'], vastgesteld: ['stap-3'] },
    );
    const plan = live(school, calendar, [
      ['2026-11-19T12:00+01:00', gemeld(), 'wacht-op-intake', []],
      ['2026-11-19T12:30+01:00', intake('conflict'), 'loopt', ['stap-0 geen']],
      ['2026-11-19T13:00+01:00', gedaan('stap-0', 'nee'), 'loopt', ['stap-1 2026-11-19']],
      ['2026-11-19T13:30+01:00', gedaan('stap-1'), 'loopt', ['stap-2 2026-11-21..2026-11-23']],
      ['2026-11-23T09:00+01:00', gedaan('stap-2', 'ja'), 'loopt', ['stap-2 2026-11-26..2026-11-26']],
      ['2026-11-26T09:00+01:00', gedaan('stap-2', 'ja'), 'loopt', ['stap-2 2026-12-19..2027-01-04']],
      ['2027-01-04T09:00+01:00', gedaan('stap-2', 'nee'), 'loopt', ['stap-3 geen']],
      ['2027-01-05T09:00+01:00', gedaan('stap-3'), 'loopt', ['stap-4 2027-01-05']],
    ]);
    expect(plan.afgehandeld.map(({ stap, antwoord }) => `${stap.id} ${antwoord ?? ''}`.trim())).toEqual([
      'stap-0 nee',
      'stap-1',
      'stap-2 nee',
      'stap-3',
    ]);
    const turned = after(school, gemeld(), intake('conflict'), intake('vermoeden'));
    expect(openOf(turned)).toEqual(['stap-3 geen']);
    expect(turned.afgehandeld).toMatchObject([{ stap: { id: 'stap-0' }, hoe: 'vervallen' }]);
  });

  it('with several moments show all of them, and end when the last is good', () => {
    const school = aPlan(
      [
        aStap('kijk', {
          momenten: [term('na 2 dagen'), term('na 1 week')],
          vraag: { tekst: 'Lukt het?', ja: [], nee: ['kijk'] },
        }),
      ],
      { vastgesteld: ['kijk'] },
    );
    const plan = after(school, gemeld(), intake('vastgesteld'), gedaan('kijk', 'ja'));
    expect(
      plan.open[0]?.momenten.map(({ uiterlijk, beantwoordOp }) => [
        short(uiterlijk),
        beantwoordOp !== undefined,
      ]),
    ).toEqual([
      ['2026-11-25..2026-11-25', true],
      ['2026-11-30..2026-11-30', false],
    ]);
    expect(
      after(school, gemeld(), intake('vastgesteld'), gedaan('kijk', 'ja'), gedaan('kijk', 'ja')).toestand,
    ).toBe('af-te-ronden');
    expect(after(school, gemeld(), intake('vastgesteld'), gedaan('kijk')).genegeerd).toMatchObject([
      { reden: 'antwoord-nodig' },
    ]);
  });

  it('take the day that was agreed when the protocol gives none', () => {
    const agreed: Happening = {
      soort: 'afspraak',
      tekst: 'rustig op het plein',
      stap: 'een',
      dag: toIsoDate('2026-12-01'),
    };
    const plan = after(simple, gemeld(), intake('vastgesteld'), agreed);
    expect(openOf(plan)).toEqual(['een 2026-12-01']);
    expect(plan.afspraken).toMatchObject([{ tekst: 'rustig op het plein' }]);
    const past: Happening = { ...agreed, dag: toIsoDate('2026-11-01') };
    expect(openOf(after(simple, gemeld(), intake('vastgesteld'), past))).toEqual(['een 2026-11-23']);
  });

  it('count from the melding, the intake or another step when the protocol says so', () => {
    const school = aPlan(
      [
        aStap('een', { termijn: term('binnen 1 week'), vanaf: 'melding', daarna: ['twee'] }),
        aStap('twee', { termijn: term('binnen 1 week'), vanaf: 'intake', daarna: ['drie'] }),
        aStap('drie', { termijn: term('binnen 1 week'), vanaf: 'een' }),
      ],
      { vastgesteld: ['een'] },
    );
    live(school, calendar, [
      ['2026-11-23T09:00+01:00', gemeld(), 'wacht-op-intake', []],
      ['2026-11-24T09:00+01:00', intake('vastgesteld'), 'loopt', ['een 2026-11-30']],
      ['2026-11-25T09:00+01:00', gedaan('een'), 'loopt', ['twee 2026-12-01']],
      ['2026-11-26T09:00+01:00', gedaan('twee'), 'loopt', ['drie 2026-12-02']],
    ]);
  });
});
