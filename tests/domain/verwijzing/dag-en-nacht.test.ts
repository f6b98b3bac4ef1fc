import { describe, expect, it } from 'vitest';
import type { Situatie } from '../../../src/domain/verwijzing/regels.js';
import { isThere, verwijs } from '../../../src/domain/verwijzing/verwijzing.js';
import { ANYBODY, GEVAAR, NIGHT, named, OPEN, wereldAt } from './world.js';

describe('no more than asked for, by day and by night', () => {
  it.each<[string, number, Partial<Situatie>, readonly string[], readonly string[]]>([
    ['a leerling', 1, {}, ['praten kindertelefoon'], ['nacht 113', 'praten kindertelefoon']],
    [
      'an ouder about staff, who can only call',
      1,
      { wie: 'ouder', overPersoneel: true },
      ['personeel vertrouwensinspecteur', 'typen 113'],
      ['nacht 113', 'personeel vertrouwensinspecteur'],
    ],
    [
      'thoughts of death',
      2,
      { gevaar: ['suicide'] },
      ['nu-gevaar 112', 'dood-denken 113'],
      ['nu-gevaar 112', 'dood-denken 113'],
    ],
    [
      'hurting oneself',
      2,
      { gevaar: ['zelfbeschadiging'] },
      ['nu-gevaar 112', 'jezelf-pijn kindertelefoon'],
      ['nu-gevaar 112', 'nacht 113', 'jezelf-pijn kindertelefoon'],
    ],
    [
      'hurting oneself, with room',
      3,
      { gevaar: ['zelfbeschadiging'] },
      ['nu-gevaar 112', 'jezelf-pijn kindertelefoon', 'jezelf-pijn 113'],
      ['nu-gevaar 112', 'jezelf-pijn 113', 'jezelf-pijn kindertelefoon'],
    ],
    // At night Veilig Thuis can be called, and its chat is closed.
    [
      'a home that is not safe',
      3,
      { gevaar: ['thuis'] },
      ['nu-gevaar 112', 'thuis veilig-thuis', 'praten kindertelefoon'],
      ['nu-gevaar 112', 'thuis veilig-thuis', 'typen 113', 'praten kindertelefoon'],
    ],
    [
      'an ouder about a home that is not safe',
      3,
      { wie: 'ouder', gevaar: ['thuis'] },
      ['nu-gevaar 112', 'thuis veilig-thuis'],
      ['nu-gevaar 112', 'thuis veilig-thuis', 'typen 113'],
    ],
    [
      'violence',
      3,
      { gevaar: ['geweld'] },
      ['nu-gevaar 112', 'praten kindertelefoon', 'ernstig vertrouwensinspecteur'],
      ['nu-gevaar 112', 'nacht 113', 'praten kindertelefoon', 'ernstig vertrouwensinspecteur'],
    ],
    // 112 is nobody to talk with, and a site is nobody at all.
    [
      'violence, with room for 112 alone',
      1,
      { gevaar: ['geweld'] },
      ['nu-gevaar 112', 'nacht 113'],
      ['nu-gevaar 112', 'nacht 113'],
    ],
    [
      'a medewerker about violence',
      3,
      { wie: 'medewerker', gevaar: ['geweld'] },
      ['nu-gevaar 112', 'medewerker school-veiligheid', 'nacht 113'],
      ['nu-gevaar 112', 'medewerker school-veiligheid', 'nacht 113'],
    ],
    // Nobody can write to the Centrum Seksueel Geweld; its site is only read.
    [
      'sexual harm',
      2,
      { gevaar: ['misbruik'] },
      ['nu-gevaar 112', 'seks centrum-seksueel-geweld', 'typen 113'],
      ['nu-gevaar 112', 'seks centrum-seksueel-geweld', 'typen 113'],
    ],
    // A line for each danger, and the way outside the school.
    [
      'hurting oneself, and sexual harm by somebody who works at school',
      4,
      { gevaar: ['zelfbeschadiging', 'misbruik'], overPersoneel: true },
      [
        'nu-gevaar 112',
        'seks centrum-seksueel-geweld',
        'jezelf-pijn kindertelefoon',
        'personeel vertrouwensinspecteur',
      ],
      [
        'nu-gevaar 112',
        'seks centrum-seksueel-geweld',
        'typen 113',
        'jezelf-pijn kindertelefoon',
        'personeel vertrouwensinspecteur',
      ],
    ],
  ])('%s, at most %i', (_what, hoogstens, situatie, byDay, byNight) => {
    expect(named(situatie, OPEN, hoogstens)).toEqual(byDay);
    expect(named(situatie, NIGHT, hoogstens)).toEqual(byNight);
  });

  it.each(GEVAAR)('a child of five in danger (%s) gets somebody who is there now', (gevaar) => {
    const child = { ...ANYBODY, gevaar: [gevaar], leeftijd: { van: 5, totEnMet: 6 } };
    for (const moment of [OPEN, NIGHT]) {
      const found = verwijs(child, wereldAt(moment), 3).filter(({ hulplijn }) => hulplijn.id !== '112');
      expect(found.map(({ hulplijn }) => hulplijn.id)).not.toContain('kindertelefoon');
      expect(found.some(isThere)).toBe(true);
    }
  });

  it('a helpline that the installation does not have is passed over', () => {
    const wereld = wereldAt(OPEN);
    const without = { ...wereld, hulplijnen: wereld.hulplijnen.filter(({ id }) => id !== 'kindertelefoon') };
    expect(verwijs(ANYBODY, without).map(({ hulplijn }) => hulplijn.id)).toEqual(['jouw-veilige-school']);
  });
});
