import { describe, expect, it } from 'vitest';
import { toRolId } from '../../../src/domain/ids.js';
import type { Feiten } from '../../../src/domain/stappenplan/gebeurtenis.js';
import {
  after,
  aPlan,
  aStap,
  by,
  calendar,
  can,
  gedaan,
  gemeld,
  gesloten,
  type Happening,
  intake,
  live,
  openOf,
  short,
  simple,
  term,
  vrijgegeven,
} from './plan-world.js';

describe('three lines of rollen', () => {
  const mentor = { lijn: 'mentor', wie: [toRolId('leerkracht')] };
  const leider = { lijn: 'teamleider', wie: [toRolId('teamleider')] };
  const apc = { lijn: 'apc', wie: [toRolId('coordinator')] };
  const school = aPlan(
    [
      aStap('mentor-1', { ...mentor, daarna: ['mentor-klas', 'mentor-6'] }),
      aStap('mentor-klas', { ...mentor, termijn: term('binnen 2 schoolweken') }),
      aStap('mentor-6', { ...mentor, vraag: { tekst: 'Is het gestopt?', ja: [], nee: ['leider-2'] } }),
      aStap('leider-2', {
        ...leider,
        vraag: { tekst: 'Lukt het zonder de coördinator?', ja: ['mentor-6'], nee: ['leider-3'] },
      }),
      aStap('leider-3', { ...leider, daarna: ['overname'] }),
      aStap('overname', { ...mentor, draagtOverAan: 'apc' }),
      aStap('leider-4', { ...leider, altijdMogelijk: true }),
      aStap('apc-1', { ...apc, daarna: ['apc-2'] }),
      aStap('apc-2', apc),
    ],
    { vastgesteld: ['mentor-1'] },
    {
      lijnen: [
        { id: 'mentor', naam: 'Mentor', rol: toRolId('leerkracht'), begin: ['mentor-1'] },
        { id: 'teamleider', naam: 'Teamleider', rol: toRolId('teamleider'), begin: ['leider-2'] },
        { id: 'apc', naam: 'Coördinator', rol: toRolId('coordinator'), begin: ['apc-1'] },
      ],
    },
  );

  it('run beside each other, and one takes over what the other still had open', () => {
    const plan = live(school, calendar, [
      ['2026-11-23T09:00+01:00', gemeld(), 'wacht-op-intake', []],
      ['2026-11-23T10:00+01:00', intake('vastgesteld'), 'loopt', ['mentor-1 geen', 'leider-4?']],
      [
        '2026-11-24T10:00+01:00',
        gedaan('mentor-1'),
        'loopt',
        ['mentor-klas 2026-12-08', 'mentor-6 geen', 'leider-4?'],
      ],
      [
        '2026-11-30T10:00+01:00',
        gedaan('mentor-6', 'nee'),
        'loopt',
        ['mentor-klas 2026-12-08', 'leider-2 geen', 'leider-4?'],
      ],
      [
        '2026-12-01T10:00+01:00',
        gedaan('leider-2', 'nee'),
        'loopt',
        ['mentor-klas 2026-12-08', 'leider-3 geen', 'leider-4?'],
      ],
      [
        '2026-12-01T11:00+01:00',
        gedaan('leider-3'),
        'loopt',
        ['mentor-klas 2026-12-08', 'overname geen', 'leider-4?'],
      ],
      ['2026-12-02T11:00+01:00', gedaan('overname'), 'loopt', ['apc-1 geen', 'leider-4?']],
    ]);
    expect(plan.afgehandeld.find(({ stap }) => stap.id === 'mentor-klas')).toMatchObject({
      hoe: 'overgedragen',
    });
  });

  it('can be handed over by a person too, with a reason and to a line that there is', () => {
    const start = [gemeld(), intake('vastgesteld')];
    const over = (naar: string, waarom = 'het gaat om drie klassen'): Happening => ({
      soort: 'overgedragen',
      van: 'mentor',
      naar,
      waarom,
    });
    expect(openOf(after(school, ...start, over('apc')))).toEqual(['apc-1 geen', 'leider-4?']);
    expect(after(school, ...start, over('nergens')).genegeerd).toMatchObject([{ reden: 'onbekend' }]);
    expect(after(school, ...start, over('mentor')).genegeerd).toMatchObject([{ reden: 'niet-mogelijk' }]);
    expect(after(school, ...start, over('apc', '')).genegeerd).toMatchObject([{ reden: 'waarom-nodig' }]);
    expect(can(after(school, ...start))).toContain('overgedragen');
  });
});

describe('for seksueel, thuis and over personeel the plan stops', () => {
  it.each<[string, Partial<Feiten>, string, string[]]>([
    ['seksueel', { vormen: ['seksueel'] }, 'seksueel', ['meldplicht-bestuur', 'vertrouwensinspecteur']],
    ['misbruik', { gevaar: ['misbruik'] }, 'seksueel', ['meldplicht-bestuur', 'vertrouwensinspecteur']],
    ['thuis', { gevaar: ['thuis'] }, 'thuis', ['meldcode']],
    ['over personeel', { overPersoneel: true }, 'over-personeel', ['meldplicht-bestuur']],
  ])('%s: nothing is proposed, and the duty is shown', (_name, feiten, grond, plichten) => {
    const plan = after(simple, gemeld(feiten), intake('vastgesteld'), gedaan('een'));
    expect(plan).toMatchObject({
      toestand: 'gestopt',
      gronden: [grond],
      open: [],
      mogelijk: [],
      registraties: [],
    });
    expect(plan.plichten.map(({ plicht }) => plicht)).toEqual(plichten);
    expect(plan.genegeerd.map(({ reden }) => reden)).toEqual(['gestopt', 'gestopt']);
    expect(can(plan)).toContain('vrijgegeven');
    expect(can(plan)).not.toContain('stap-gedaan');
  });

  it('also in the middle, and what was open waits', () => {
    const learnt: Happening = { soort: 'feiten', feiten: { gevaar: ['thuis'] } };
    const plan = after(simple, gemeld(), intake('vastgesteld'), learnt);
    expect(plan).toMatchObject({ toestand: 'gestopt', open: [], opgeschort: [{ id: 'een' }] });
  });

  it('not for other gevaar, for which help was shown', () => {
    expect(after(simple, gemeld({ gevaar: ['suicide', 'geweld'] }), intake('vastgesteld')).toestand).toBe(
      'loopt',
    );
  });

  it('until a functionaris with that right releases it, with a reason; the clocks start again', () => {
    const timed = aPlan([aStap('een', { termijn: term('binnen 1 week') })], { vastgesteld: ['een'] });
    const duty: Happening = { soort: 'plicht-gedaan', plicht: 'meldcode' };
    const plan = live(timed, calendar, [
      ['2026-11-16T09:00+01:00', gemeld(), 'wacht-op-intake', []],
      ['2026-11-16T10:00+01:00', intake('vastgesteld'), 'loopt', ['een 2026-11-23']],
      ['2026-11-17T10:00+01:00', { soort: 'feiten', feiten: { gevaar: ['thuis'] } }, 'gestopt', []],
      ['2026-11-18T10:00+01:00', duty, 'gestopt', []],
      ['2026-11-25T10:00+01:00', vrijgegeven('coordinator'), 'loopt', ['een 2026-12-02']],
    ]);
    expect(plan.plichten).toMatchObject([{ plicht: 'meldcode', gedaanOp: expect.any(String) }]);
    expect(after(timed, gemeld({ gevaar: ['thuis'] }), vrijgegeven('leerkracht')).genegeerd).toMatchObject([
      { reden: 'geen-recht' },
    ]);
    const silent: Happening = { soort: 'vrijgegeven', waarom: '', door: by('coordinator') };
    expect(after(timed, gemeld({ gevaar: ['thuis'] }), silent).genegeerd).toMatchObject([
      { reden: 'waarom-nodig' },
    ]);
  });

  it('about somebody who works at school only somebody outside it releases it', () => {
    const both = gemeld({ overPersoneel: true, gevaar: ['thuis'] });
    expect(after(simple, both, vrijgegeven('coordinator')).gronden).toEqual(['over-personeel']);
    expect(
      after(simple, both, vrijgegeven('coordinator'), vrijgegeven('coordinator')).genegeerd,
    ).toMatchObject([{ reden: 'geen-recht' }]);
    expect(after(simple, both, vrijgegeven('bestuur')).toestand).toBe('wacht-op-intake');
  });

  it('again when a new melding tells of it again', () => {
    const seksueel = gemeld({ vormen: ['seksueel'] });
    expect(
      after(simple, seksueel, vrijgegeven('coordinator'), intake('vastgesteld'), seksueel).toestand,
    ).toBe('gestopt');
  });
});

describe('after closing', () => {
  const school = aPlan(
    [
      aStap('een', { daarna: ['twee'] }),
      aStap('twee'),
      aStap('directeur', { termijn: term('binnen 1 week') }),
    ],
    { vastgesteld: ['een'], conflict: ['een'] },
    { herhaling: ['directeur'] },
  );
  const closed = [gemeld(), intake('vastgesteld'), gesloten];

  it('what was open is not lost, and only a new melding goes on', () => {
    const plan = after(school, ...closed, gedaan('een'));
    expect(plan).toMatchObject({ toestand: 'gesloten', open: [], kan: [{ soort: 'gemeld' }] });
    expect(plan.afgehandeld).toMatchObject([{ stap: { id: 'een' }, hoe: 'vervallen' }]);
    expect(plan.genegeerd).toMatchObject([{ reden: 'gesloten' }]);
  });

  it('a new melding waits for a person again, and goes on at the steps for repetition', () => {
    expect(after(school, ...closed, gemeld())).toMatchObject({ toestand: 'wacht-op-intake', ronde: 2 });
    expect(openOf(after(school, ...closed, gemeld(), intake('vastgesteld')))).toEqual([
      'directeur 2026-11-30',
    ]);
    expect(openOf(after(school, ...closed, gemeld(), intake('conflict')))).toEqual(['een geen']);
  });

  it('a school without such steps begins as at first', () => {
    expect(
      openOf(after(simple, gemeld(), intake('vastgesteld'), gesloten, gemeld(), intake('vastgesteld'))),
    ).toEqual(['een geen']);
  });
});

describe('a registration', () => {
  const school = {
    ...simple,
    registraties: [
      {
        id: 'dvvs',
        systeem: 'volgsysteem',
        wat: 'alles',
        wie: [toRolId('leerkracht')],
        termijn: term('binnen 24 uur'),
        vanaf: 'melding',
        alleenAls: [],
        bron: { plek: 'hier' },
      },
      {
        id: 'incident',
        systeem: 'incidenten',
        wat: 'wat ernstig is',
        wie: [toRolId('leerkracht')],
        termijn: term('geen'),
        vanaf: 'intake',
        alleenAls: ['ernstig'],
        bron: { plek: 'hier' },
      },
    ],
  } as const;

  it('has its own clock from the melding, also before the plan begins', () => {
    const plan = after(school, gemeld());
    expect(plan.registraties.map(({ registratie, uiterlijk }) => [registratie.id, short(uiterlijk)])).toEqual(
      [['dvvs', '2026-11-24T08:00:00.000Z']],
    );
  });

  it('is asked for when it is needed, and kept as done', () => {
    const done: Happening = { soort: 'geregistreerd', registratie: 'dvvs' };
    const plan = after(school, gemeld(), intake('vastgesteld'), done);
    expect(plan.registraties).toMatchObject([
      { registratie: { id: 'dvvs' }, gedaanOp: expect.any(String) },
      { registratie: { id: 'incident' }, teBeoordelen: ['ernstig'] },
    ]);
    expect(after(school, gemeld({ ernstig: false }), intake('vastgesteld')).registraties).toHaveLength(1);
    expect(after(school, gemeld(), { soort: 'geregistreerd', registratie: 'x' }).genegeerd).toMatchObject([
      { reden: 'onbekend' },
    ]);
  });
});
