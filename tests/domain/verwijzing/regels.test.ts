import { describe, expect, it } from 'vitest';
import { HULPLIJNEN } from '../../../src/domain/verwijzing/hulplijn.js';
import { geldt, type Regel, regels, type Situatie } from '../../../src/domain/verwijzing/regels.js';
import { TABLE } from './tabel.js';
import { ANYBODY, GEVAAR, named } from './world.js';

const VORMEN = [...new Set(regels.flatMap(({ vormen = [] }) => vormen))];
/** No danger or one, no kind or one, and everything else: all that rules can tell apart. */
const EVERY: readonly Situatie[] = (['leerling', 'ouder', 'medewerker'] as const).flatMap((wie) =>
  (['po', 'vo', 'so', 'vso'] as const).flatMap((schooltype) =>
    [[], ...GEVAAR.map((one) => [one])].flatMap((gevaar) =>
      [[], ...VORMEN.map((one) => [one])].flatMap((vormen) =>
        [false, true].flatMap((overPersoneel) =>
          [false, true].map((klacht) => ({ wie, schooltype, gevaar, vormen, overPersoneel, klacht })),
        ),
      ),
    ),
  ),
);
const rowOf = ({ reden, lijn }: Regel): string => `${reden} ${lijn}`;

describe('to whom a story points', () => {
  it.each(TABLE)('%s', (_what, situatie, expected) => {
    expect(named(situatie)).toEqual(expected);
  });

  it('every row of the rules is reached, and named with its reason', () => {
    const reached = TABLE.flatMap(([, situatie, expected]) =>
      regels.filter((regel) => geldt(regel, { ...ANYBODY, ...situatie }) && expected.includes(rowOf(regel))),
    );
    expect(regels.filter((regel) => !reached.includes(regel)).map(rowOf)).toEqual([]);
  });

  it('every helpline is named by a row', () => {
    const lines = regels.map(({ lijn }) => lijn);
    expect(HULPLIJNEN.filter((id) => !lines.includes(id))).toEqual([]);
  });
});

describe('no two rows contradict', () => {
  it('no situation of the table gets the same helpline for the same reason twice', () => {
    const twice = TABLE.filter(([, situatie]) => {
      const rows = regels.filter((regel) => geldt(regel, { ...ANYBODY, ...situatie })).map(rowOf);
      return new Set(rows).size !== rows.length;
    });
    expect(twice.map(([what]) => what)).toEqual([]);
  });

  it.each<[string, (regel: Regel) => boolean, (situatie: Situatie) => boolean]>([
    ['the Kindertelefoon: a leerling', ({ lijn }) => lijn === 'kindertelefoon', (s) => s.wie === 'leerling'],
    [
      'the vertrouwensinspecteur: a leerling or an ouder',
      ({ lijn }) => lijn === 'vertrouwensinspecteur',
      (s) => s.wie !== 'medewerker',
    ],
    [
      'School & Veiligheid: a medewerker',
      ({ lijn }) => lijn === 'school-veiligheid',
      (s) => s.wie === 'medewerker',
    ],
    ['Ouders & Onderwijs: an ouder', ({ lijn }) => lijn === 'ouders-onderwijs', (s) => s.wie === 'ouder'],
    ['the reasons of a complaint: a complaint', ({ reden }) => reden.startsWith('klacht'), (s) => s.klacht],
    ['the LKC and LAKS: a complaint', ({ lijn }) => lijn === 'lkc' || lijn === 'laks', (s) => s.klacht],
    [
      'the LKC: an ouder, or a leerling who may complain alone',
      ({ lijn }) => lijn === 'lkc',
      (s) => s.wie === 'ouder' || ['vo', 'vso'].includes(s.schooltype),
    ],
    [
      'LAKS: a leerling of the vo or vso',
      ({ lijn }) => lijn === 'laks',
      (s) => s.wie === 'leerling' && ['vo', 'vso'].includes(s.schooltype),
    ],
    ['112: danger', ({ lijn }) => lijn === '112', (s) => s.gevaar.length > 0],
    [
      'Veilig Thuis: a home that is not safe',
      ({ lijn }) => lijn === 'veilig-thuis',
      (s) => s.gevaar.includes('thuis'),
    ],
    [
      '113: thoughts of death, or hurting oneself',
      ({ lijn }) => lijn === '113',
      (s) => s.gevaar.includes('suicide') || s.gevaar.includes('zelfbeschadiging'),
    ],
    [
      'the Centrum Seksueel Geweld: what is sexual',
      ({ lijn }) => lijn === 'centrum-seksueel-geweld',
      (s) => s.gevaar.includes('misbruik') || s.vormen.includes('seksueel'),
    ],
    [
      'the reason staff: somebody who works at school',
      ({ reden }) => reden === 'personeel',
      (s) => s.overPersoneel,
    ],
  ])('%s, and nobody and nothing else', (_promise, isAboutRow, fits) => {
    const rows = regels.filter(isAboutRow);
    expect(rows).not.toEqual([]);
    const reached = EVERY.filter((situatie) => rows.some((regel) => geldt(regel, situatie)));
    expect(reached).not.toEqual([]);
    expect(reached.filter((situatie) => !fits(situatie))).toEqual([]);
  });

  it('with danger 112 is the first row, whatever else was told', () => {
    const inDanger = EVERY.filter(({ gevaar }) => gevaar.length > 0);
    const first = inDanger.map((situatie) => regels.find((regel) => geldt(regel, situatie))?.lijn);
    expect(new Set(first)).toEqual(new Set(['112']));
  });

  it('danger at home is not sent back to school for advice, and no danger to a page to read', () => {
    for (const gevaar of GEVAAR)
      expect(named({ gevaar: [gevaar] })).not.toContain('lezen jouw-veilige-school');
    for (const gevaar of ['suicide', 'zelfbeschadiging', 'thuis'] as const) {
      expect(named({ wie: 'ouder', gevaar: [gevaar] })).not.toContain('ouder ouders-onderwijs');
    }
    const hitAtHome = named({ gevaar: ['thuis'], vormen: ['fysiek'] });
    expect(hitAtHome).not.toContain('ernstig vertrouwensinspecteur');
  });
});
