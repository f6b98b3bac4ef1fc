import { describe, expect, it } from 'vitest';
import { toRolId } from '../../../src/domain/ids.js';
import type { Feiten } from '../../../src/domain/stappenplan/gebeurtenis.js';
import {
  after,
  aPlan,
  aStap,
  begonnen,
  by,
  gedaan,
  gemeld,
  type Happening,
  intake,
  openOf,
  overgeslagen,
} from './plan-world.js';

describe('a step that is not always needed', () => {
  const school = aPlan(
    [
      aStap('een', { daarna: ['ouders'] }),
      aStap('ouders', { alleenAls: ['ouder-meldde', 'ernstig'], daarna: ['slot'] }),
      aStap('slot'),
    ],
    { vastgesteld: ['een'] },
  );
  const until = (feiten: Partial<Feiten>) =>
    after(school, gemeld(feiten), intake('vastgesteld'), gedaan('een'));

  it('opens when one of its conditions holds, and must be done', () => {
    expect(until({ ouderMeldde: true }).open).toMatchObject([
      { stap: { id: 'ouders' }, magOvergeslagen: false },
    ]);
  });

  it('is passed over when none does, and its followers open', () => {
    const plan = until({ ernstig: false });
    expect(openOf(plan)).toEqual(['slot geen']);
    expect(plan.afgehandeld).toContainEqual(expect.objectContaining({ hoe: 'niet-nodig' }));
  });

  it('opens to be judged when nobody knows, and may be passed over', () => {
    const plan = until({});
    expect(plan.open).toMatchObject([
      { stap: { id: 'ouders' }, magOvergeslagen: true, teBeoordelen: ['ernstig'] },
    ]);
    const on = after(school, gemeld(), intake('vastgesteld'), gedaan('een'), overgeslagen('ouders'));
    expect(openOf(on)).toEqual(['slot geen']);
  });

  it('comes back when it turns out to be needed, without opening its followers twice', () => {
    const learnt: Happening = { soort: 'feiten', feiten: { ernstig: true } };
    const row = [gemeld({ ernstig: false }), intake('vastgesteld'), gedaan('een'), gedaan('slot'), learnt];
    expect(openOf(after(school, ...row))).toEqual(['ouders geen']);
    expect(after(school, ...row, gedaan('ouders')).toestand).toBe('af-te-ronden');
  });
});

describe('a step that may be passed over', () => {
  const school = aPlan([aStap('soms', { soms: true, daarna: ['altijd'] }), aStap('altijd')], {
    vastgesteld: ['soms'],
  });
  it('needs no reason when the protocol leaves it open, and one otherwise', () => {
    const start = [gemeld(), intake('vastgesteld'), overgeslagen('soms')];
    expect(openOf(after(school, ...start))).toEqual(['altijd geen']);
    expect(after(school, ...start, overgeslagen('altijd')).genegeerd).toMatchObject([
      { reden: 'waarom-nodig' },
    ]);
    const plan = after(school, ...start, overgeslagen('altijd', 'de leerling is verhuisd'));
    expect(plan.afgehandeld.at(-1)).toMatchObject({ hoe: 'overgeslagen', waarom: 'de leerling is verhuisd' });
  });

  it('is never an evaluation that the protocol asks for', () => {
    const asks = aPlan([aStap('kijk', { vraag: { tekst: 'Lukt het?', ja: [], nee: ['kijk'] } })], {
      vastgesteld: ['kijk'],
    });
    const plan = after(asks, gemeld(), intake('vastgesteld'), overgeslagen('kijk', 'geen tijd'));
    expect(plan.genegeerd).toMatchObject([{ reden: 'antwoord-nodig' }]);
  });
});

describe('a last resort', () => {
  const school = aPlan(
    [
      aStap('kijk', { vraag: { tekst: 'Gestopt?', ja: [], nee: ['plan', 'schorsing'] } }),
      aStap('plan', { daarna: ['kijk'] }),
      aStap('schorsing', { uiterste: true, wie: [toRolId('directie')], overlegt: [toRolId('bestuur')] }),
    ],
    { vastgesteld: ['kijk'] },
  );
  const start = [gemeld(), intake('vastgesteld'), gedaan('kijk', 'nee')];

  it('is offered when its time has come, never opened', () => {
    expect(openOf(after(school, ...start))).toEqual(['plan geen', 'schorsing?']);
  });

  it('begins by a decision with a reason, of whoever may', () => {
    expect(after(school, ...start, begonnen('schorsing', 'leerkracht')).genegeerd).toMatchObject([
      { reden: 'geen-recht' },
    ]);
    const without: Happening = {
      soort: 'stap-begonnen',
      stap: 'schorsing',
      waarom: '',
      door: by('directie'),
    };
    expect(after(school, ...start, without).genegeerd).toMatchObject([{ reden: 'waarom-nodig' }]);
    expect(openOf(after(school, ...start, begonnen('schorsing', 'directie')))).toEqual([
      'plan geen',
      'schorsing geen',
    ]);
  });

  it('goes from the table when the same question gets good news', () => {
    const plan = after(school, ...start, gedaan('plan'), gedaan('kijk', 'ja'));
    expect(plan).toMatchObject({ toestand: 'af-te-ronden', mogelijk: [] });
    expect(plan.afgehandeld.find(({ stap }) => stap.id === 'schorsing')).toMatchObject({ hoe: 'vervallen' });
  });

  it('may be decided against, and is offered again when it does not stop', () => {
    const not: Happening = { soort: 'stap-overgeslagen', stap: 'schorsing', door: by('directie') };
    const plan = after(school, ...start, not, gedaan('plan'), gedaan('kijk', 'nee'));
    expect(openOf(plan)).toEqual(['plan geen', 'schorsing?']);
    expect(
      after(school, gemeld(), intake('vastgesteld'), begonnen('schorsing', 'directie')).genegeerd,
    ).toMatchObject([{ reden: 'niet-mogelijk' }]);
  });
});

it('a step that is possible at any moment is offered as soon as the plan runs, and as long as it is for this plan', () => {
  const school = aPlan([aStap('een'), aStap('groep', { altijdMogelijk: true })], { vastgesteld: ['een'] });
  expect(openOf(after(school, gemeld()))).toEqual([]);
  expect(openOf(after(school, gemeld(), intake('vastgesteld')))).toEqual(['een geen', 'groep?']);
  expect(openOf(after(school, gemeld(), intake('vastgesteld'), begonnen('groep')))).toEqual([
    'een geen',
    'groep geen',
  ]);
  const started = [gemeld(), intake('vastgesteld'), begonnen('groep')];
  expect(openOf(after(school, ...started, intake('anders')))).toEqual([]);
  expect(after(school, ...started, intake('anders'), begonnen('groep')).genegeerd).toMatchObject([
    { reden: 'niet-mogelijk' },
  ]);
});
