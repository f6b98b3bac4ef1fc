import type { Situatie } from '../../../src/domain/verwijzing/regels.js';

/** Who asks about what, and what is then named, the most pressing first: reason and helpline. */
type Row = readonly [what: string, situatie: Partial<Situatie>, expected: readonly string[]];
export const TABLE: readonly Row[] = [
  ['a leerling, nothing told', {}, ['praten kindertelefoon', 'lezen jouw-veilige-school']],
  ['an ouder, nothing told', { wie: 'ouder' }, ['ouder ouders-onderwijs', 'lezen jouw-veilige-school']],
  ['a medewerker', { wie: 'medewerker' }, ['medewerker school-veiligheid', 'lezen jouw-veilige-school']],
  [
    'thoughts of death',
    { gevaar: ['suicide'] },
    ['nu-gevaar 112', 'dood-denken 113', 'praten kindertelefoon'],
  ],
  [
    'an ouder about thoughts of death',
    { wie: 'ouder', gevaar: ['suicide'] },
    ['nu-gevaar 112', 'dood-denken 113'],
  ],
  [
    'hurting oneself',
    { gevaar: ['zelfbeschadiging'] },
    ['nu-gevaar 112', 'jezelf-pijn kindertelefoon', 'jezelf-pijn 113'],
  ],
  [
    'an ouder about a child that hurts itself',
    { wie: 'ouder', gevaar: ['zelfbeschadiging'] },
    ['nu-gevaar 112', 'jezelf-pijn 113'],
  ],
  [
    'hurting oneself, and sexual words',
    { gevaar: ['zelfbeschadiging'], vormen: ['seksueel'] },
    [
      'nu-gevaar 112',
      'jezelf-pijn kindertelefoon',
      'jezelf-pijn 113',
      'seks centrum-seksueel-geweld',
      'online helpwanted',
      'ernstig vertrouwensinspecteur',
    ],
  ],
  [
    'hurting oneself, and sexual harm by somebody who works at school',
    { gevaar: ['zelfbeschadiging', 'misbruik'], overPersoneel: true },
    [
      'nu-gevaar 112',
      'seks centrum-seksueel-geweld',
      'jezelf-pijn kindertelefoon',
      'personeel vertrouwensinspecteur',
      'jezelf-pijn 113',
      'beelden helpwanted',
      'slachtoffer slachtofferhulp',
      'strafbaar politie',
    ],
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
    ],
  ],
  [
    'sexual harm by somebody who works at school',
    { gevaar: ['misbruik'], overPersoneel: true },
    [
      'nu-gevaar 112',
      'seks centrum-seksueel-geweld',
      'personeel vertrouwensinspecteur',
      'beelden helpwanted',
      'praten kindertelefoon',
      'slachtoffer slachtofferhulp',
      'strafbaar politie',
    ],
  ],
  [
    'a medewerker about sexual harm by a colleague',
    { wie: 'medewerker', gevaar: ['misbruik'], overPersoneel: true },
    ['nu-gevaar 112', 'seks centrum-seksueel-geweld', 'beelden helpwanted', 'medewerker school-veiligheid'],
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
    ],
  ],
  [
    'an ouder about violence',
    { wie: 'ouder', gevaar: ['geweld'] },
    [
      'nu-gevaar 112',
      'ernstig vertrouwensinspecteur',
      'slachtoffer slachtofferhulp',
      'strafbaar politie',
      'ouder ouders-onderwijs',
      'typen 113',
    ],
  ],
  [
    'a medewerker about violence',
    { wie: 'medewerker', gevaar: ['geweld'] },
    ['nu-gevaar 112', 'medewerker school-veiligheid', 'nacht 113'],
  ],
  [
    'violence at home',
    { gevaar: ['thuis'] },
    ['nu-gevaar 112', 'thuis veilig-thuis', 'praten kindertelefoon'],
  ],
  [
    'an ouder about violence at home',
    { wie: 'ouder', gevaar: ['thuis'] },
    ['nu-gevaar 112', 'thuis veilig-thuis'],
  ],
  [
    'being hit, at home',
    { gevaar: ['thuis'], vormen: ['fysiek'] },
    ['nu-gevaar 112', 'thuis veilig-thuis', 'praten kindertelefoon'],
  ],
  [
    'every danger at once',
    { gevaar: ['suicide', 'zelfbeschadiging', 'misbruik', 'geweld', 'thuis'], overPersoneel: true },
    [
      'nu-gevaar 112',
      'dood-denken 113',
      'thuis veilig-thuis',
      'seks centrum-seksueel-geweld',
      'jezelf-pijn kindertelefoon',
      'personeel vertrouwensinspecteur',
      'beelden helpwanted',
      'slachtoffer slachtofferhulp',
    ],
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
    [
      'praten kindertelefoon',
      'online helpwanted',
      'ernstig vertrouwensinspecteur',
      'lezen jouw-veilige-school',
    ],
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
    'threats',
    { vormen: ['intimidatie'] },
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
    [
      'praten kindertelefoon',
      'strafbaar politie',
      'ernstig vertrouwensinspecteur',
      'lezen jouw-veilige-school',
    ],
  ],
  [
    'words only',
    { vormen: ['verbaal', 'uitsluiting'] },
    ['praten kindertelefoon', 'ernstig vertrouwensinspecteur', 'lezen jouw-veilige-school'],
  ],
  [
    'an ouder about online and hate',
    { wie: 'ouder', vormen: ['digitaal', 'radicalisering'] },
    [
      'online helpwanted',
      'radicalisering vertrouwensinspecteur',
      'ouder ouders-onderwijs',
      'lezen jouw-veilige-school',
    ],
  ],
  [
    'about somebody who works at school',
    { overPersoneel: true },
    ['personeel vertrouwensinspecteur', 'praten kindertelefoon', 'lezen jouw-veilige-school'],
  ],
  [
    'an ouder about somebody who works at school',
    { wie: 'ouder', overPersoneel: true },
    ['personeel vertrouwensinspecteur', 'ouder ouders-onderwijs', 'lezen jouw-veilige-school'],
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
  [
    'a complaint of a leerling of a basisschool, who does not complain alone',
    { klacht: true },
    ['praten kindertelefoon', 'lezen jouw-veilige-school'],
  ],
  [
    'a complaint of a medewerker',
    { wie: 'medewerker', klacht: true },
    ['medewerker school-veiligheid', 'lezen jouw-veilige-school'],
  ],
  // Too young for the Kindertelefoon: reading is what is left, and with danger somebody is there.
  ['a child of five', { leeftijd: { van: 5, totEnMet: 6 } }, ['lezen jouw-veilige-school']],
  [
    'a child of five that is hurt at home',
    { gevaar: ['thuis'], leeftijd: { van: 5, totEnMet: 6 } },
    ['nu-gevaar 112', 'thuis veilig-thuis'],
  ],
  [
    'a child of five that hurts itself',
    { gevaar: ['zelfbeschadiging'], leeftijd: { van: 5, totEnMet: 6 } },
    ['nu-gevaar 112', 'jezelf-pijn 113'],
  ],
  [
    'a child of five and violence',
    { gevaar: ['geweld'], leeftijd: { van: 5, totEnMet: 6 } },
    [
      'nu-gevaar 112',
      'ernstig vertrouwensinspecteur',
      'slachtoffer slachtofferhulp',
      'strafbaar politie',
      'typen 113',
    ],
  ],
  [
    'a child of seven, eight or nine',
    { leeftijd: { van: 7, totEnMet: 9 } },
    ['praten kindertelefoon', 'lezen jouw-veilige-school'],
  ],
  [
    'somebody of nineteen at the vso',
    { schooltype: 'vso', leeftijd: { van: 19, totEnMet: 21 } },
    ['lezen jouw-veilige-school'],
  ],
  [
    'an ouder of a child of five',
    { wie: 'ouder', leeftijd: { van: 5, totEnMet: 6 } },
    ['ouder ouders-onderwijs', 'lezen jouw-veilige-school'],
  ],
];
