import { describe, expect, it } from 'vitest';
import { geldt, regels, type Situatie } from '../../../src/domain/verwijzing/regels.js';
import { verwijs } from '../../../src/domain/verwijzing/verwijzing.js';
import { productHulplijnen } from '../../support/hulplijnen.js';

const ANYBODY: Situatie = {
  wie: 'leerling',
  schooltype: 'po',
  gevaar: [],
  vormen: [],
  overPersoneel: false,
  klacht: false,
};
/** A Friday afternoon: everything that has hours is open. */
const wereld = {
  hulplijnen: productHulplijnen.all(),
  isFeestdag: () => false,
  now: new Date('2026-11-20T14:00:00+01:00'),
};

/** Who asks about what, and what is then named, the most pressing first: reason and helpline. */
const TABLE: readonly (readonly [what: string, situatie: Partial<Situatie>, named: readonly string[]])[] = [
  ['a leerling, nothing told', {}, ['praten kindertelefoon', 'lezen jouw-veilige-school']],
  ['an ouder, nothing told', { wie: 'ouder' }, ['ouder ouders-onderwijs', 'lezen jouw-veilige-school']],
  ['a medewerker', { wie: 'medewerker' }, ['medewerker school-veiligheid', 'lezen jouw-veilige-school']],
  [
    'thoughts of death',
    { gevaar: ['suicide'] },
    ['nu-gevaar 112', 'dood-denken 113', 'praten kindertelefoon', 'lezen jouw-veilige-school'],
  ],
  [
    'an ouder about thoughts of death',
    { wie: 'ouder', gevaar: ['suicide'] },
    ['nu-gevaar 112', 'dood-denken 113', 'ouder ouders-onderwijs', 'lezen jouw-veilige-school'],
  ],
  [
    'hurting oneself',
    { gevaar: ['zelfbeschadiging'] },
    ['nu-gevaar 112', 'jezelf-pijn kindertelefoon', 'jezelf-pijn 113', 'lezen jouw-veilige-school'],
  ],
  [
    'an ouder about a child that hurts itself',
    { wie: 'ouder', gevaar: ['zelfbeschadiging'] },
    ['nu-gevaar 112', 'jezelf-pijn 113', 'ouder ouders-onderwijs', 'lezen jouw-veilige-school'],
  ],
  [
    'sexual harm',
    { gevaar: ['misbruik'] },
    [
      'nu-gevaar 112',
      'seks centrum-seksueel-geweld',
      'beelden helpwanted',
      'praten kindertelefoon',
      'ernstig vertrouwensinspecteur',
      'slachtoffer slachtofferhulp',
      'strafbaar politie',
      'lezen jouw-veilige-school',
    ],
  ],
  [
    'sexual harm by somebody who works at school',
    { gevaar: ['misbruik'], overPersoneel: true },
    [
      'nu-gevaar 112',
      'seks centrum-seksueel-geweld',
      'beelden helpwanted',
      'personeel vertrouwensinspecteur',
      'praten kindertelefoon',
      'slachtoffer slachtofferhulp',
      'strafbaar politie',
      'lezen jouw-veilige-school',
    ],
  ],
  [
    'violence',
    { gevaar: ['geweld'] },
    [
      'nu-gevaar 112',
      'praten kindertelefoon',
      'ernstig vertrouwensinspecteur',
      'slachtoffer slachtofferhulp',
      'strafbaar politie',
      'lezen jouw-veilige-school',
    ],
  ],
  [
    'violence at home',
    { gevaar: ['thuis'] },
    ['nu-gevaar 112', 'thuis veilig-thuis', 'praten kindertelefoon', 'lezen jouw-veilige-school'],
  ],
  [
    'sexual words or touching, without danger',
    { vormen: ['seksueel'] },
    [
      'seks centrum-seksueel-geweld',
      'praten kindertelefoon',
      'online helpwanted',
      'ernstig vertrouwensinspecteur',
      'lezen jouw-veilige-school',
    ],
  ],
  [
    'online',
    { vormen: ['digitaal'] },
    ['praten kindertelefoon', 'online helpwanted', 'lezen jouw-veilige-school'],
  ],
  [
    'discrimination',
    { vormen: ['discriminatie'] },
    [
      'praten kindertelefoon',
      'discriminatie discriminatie',
      'ernstig vertrouwensinspecteur',
      'lezen jouw-veilige-school',
    ],
  ],
  [
    'hate against a group',
    { vormen: ['radicalisering'] },
    ['praten kindertelefoon', 'radicalisering vertrouwensinspecteur', 'lezen jouw-veilige-school'],
  ],
  [
    'hitting',
    { vormen: ['fysiek'] },
    [
      'praten kindertelefoon',
      'ernstig vertrouwensinspecteur',
      'strafbaar politie',
      'lezen jouw-veilige-school',
    ],
  ],
  [
    'things taken',
    { vormen: ['spullen'] },
    ['praten kindertelefoon', 'strafbaar politie', 'lezen jouw-veilige-school'],
  ],
  [
    'words only',
    { vormen: ['verbaal', 'uitsluiting'] },
    ['praten kindertelefoon', 'lezen jouw-veilige-school'],
  ],
  [
    'about somebody who works at school',
    { overPersoneel: true },
    ['personeel vertrouwensinspecteur', 'praten kindertelefoon', 'lezen jouw-veilige-school'],
  ],
  [
    'a complaint of an ouder of a basisschool',
    { wie: 'ouder', klacht: true },
    ['klacht ouders-onderwijs', 'klacht lkc', 'lezen jouw-veilige-school'],
  ],
  [
    'a complaint of an ouder of the vo',
    { wie: 'ouder', klacht: true, schooltype: 'vo' },
    ['klacht ouders-onderwijs', 'klacht lkc', 'lezen jouw-veilige-school'],
  ],
  [
    'a complaint of a leerling of the vo',
    { klacht: true, schooltype: 'vo' },
    ['praten kindertelefoon', 'klacht lkc', 'klacht-leerling laks', 'lezen jouw-veilige-school'],
  ],
  // A leerling of a basisschool does not complain alone.
  [
    'a complaint of a leerling of a basisschool',
    { klacht: true },
    ['praten kindertelefoon', 'lezen jouw-veilige-school'],
  ],
  // Too young for the Kindertelefoon: reading alone is what is left, and somebody is there when there is danger.
  ['a child of five', { leeftijd: { van: 5, totEnMet: 6 } }, ['lezen jouw-veilige-school']],
  [
    'a child of five that is hurt at home',
    { gevaar: ['thuis'], leeftijd: { van: 5, totEnMet: 6 } },
    ['nu-gevaar 112', 'thuis veilig-thuis', 'lezen jouw-veilige-school'],
  ],
  [
    'a child of seven, eight or nine',
    { leeftijd: { van: 7, totEnMet: 9 } },
    ['praten kindertelefoon', 'lezen jouw-veilige-school'],
  ],
];

describe('to whom a story points', () => {
  it.each(TABLE)('%s', (_what, situatie, named) => {
    const found = verwijs({ ...ANYBODY, ...situatie }, wereld);
    expect(found.map(({ reden, hulplijn }) => `${reden} ${hulplijn.id}`)).toEqual(named);
  });

  it('every row of the rules is reached', () => {
    const situaties = TABLE.map(([, situatie]) => ({ ...ANYBODY, ...situatie }));
    const unreached = regels.filter((regel) => !situaties.some((situatie) => geldt(regel, situatie)));
    expect(unreached).toEqual([]);
  });

  it('no two rows give the same helpline for the same reason in one situation', () => {
    const twice = TABLE.flatMap(([what, situatie]) => {
      const rows = regels.filter((regel) => geldt(regel, { ...ANYBODY, ...situatie }));
      const named = rows.map(({ reden, lijn }) => `${reden} ${lijn}`);
      return new Set(named).size === named.length ? [] : [what];
    });
    expect(twice).toEqual([]);
  });

  it('at most as many as asked for', () => {
    const found = verwijs({ ...ANYBODY, gevaar: ['misbruik'] }, wereld, 2);
    expect(found.map(({ hulplijn }) => hulplijn.id)).toEqual(['112', 'centrum-seksueel-geweld']);
  });
});

describe('when it is closed', () => {
  const at = (moment: string, situatie: Partial<Situatie>, hoogstens?: number) =>
    verwijs({ ...ANYBODY, ...situatie }, { ...wereld, now: new Date(moment) }, hoogstens).map(
      ({ reden, hulplijn }) => `${reden} ${hulplijn.id}`,
    );

  it('somebody who is there stands beside it', () => {
    expect(at('2026-11-20T23:00:00+01:00', {}, 1)).toEqual(['praten kindertelefoon', 'nacht 113']);
    expect(at('2026-11-21T12:00:00+01:00', { overPersoneel: true, wie: 'ouder' }, 1)).toEqual([
      'personeel vertrouwensinspecteur',
      'nacht 113',
    ]);
  });

  it('a line that can only be called has a way in writing beside it', () => {
    expect(at('2026-11-20T12:00:00+01:00', { overPersoneel: true, wie: 'ouder' }, 1)).toEqual([
      'personeel vertrouwensinspecteur',
      'typen 113',
    ]);
  });
});
