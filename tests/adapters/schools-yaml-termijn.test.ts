import { describe, expect, it } from 'vitest';
import { bewaartijd, termijn } from '../../src/adapters/schools-yaml/termijn.js';

describe('a term as people write it', () => {
  it.each([
    ['geen', { soort: 'geen' }],
    ['ter plekke', { soort: 'ter-plekke' }],
    ['zelfde dag', { soort: 'zelfde-dag' }],
    ['zo snel mogelijk', { soort: 'zo-snel-mogelijk' }],
    ['binnen 24 uur', { soort: 'binnen', aantal: 24, eenheid: 'uur', ongeveer: false }],
    ['na ongeveer 1 week', { soort: 'na', aantal: 1, eenheid: 'week', ongeveer: true }],
    ['binnen 2 schoolweken', { soort: 'binnen', aantal: 2, eenheid: 'schoolweek', ongeveer: false }],
    ['na 1 maand', { soort: 'na', aantal: 1, eenheid: 'maand', ongeveer: false }],
  ])('%s', (words, expected) => {
    expect(termijn.parse(words)).toEqual(expected);
  });
  it.each(['snel', 'binnen een week', 'na 0 weken', 'binnen 2', 'over 2 weken', '2 weken', ''])(
    '%s is none',
    (words) => {
      expect(termijn.safeParse(words).success).toBe(false);
    },
  );
});

it.each([
  ['6 maanden', 6],
  ['1 maand', 1],
  ['2 jaar', 24],
])('a time to keep a dossier: %s is %i months', (words, months) => {
  expect(bewaartijd.parse(words)).toBe(months);
});
