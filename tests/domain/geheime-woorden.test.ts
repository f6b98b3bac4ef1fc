import { describe, expect, it } from 'vitest';
import words from '../../locales/nl/geheime-woorden.json' with { type: 'json' };
import { isOneSlip, soundKey } from '../../src/domain/terugkomcode.js';

const known = new Set(words);
const keys = new Map(words.map((word) => [word, soundKey(word)]));
/** A word without its plural or diminutive ending, and as that ending leaves it: potlo(o)d, potloden. */
const stemOf = (word: string) =>
  word
    .replace(/(etjes?|[tp]jes?|jes?|en|s)$/, '')
    .replace(/(aa|ee|oo|uu)(?=[^aeiou]$)/, (vowel) => vowel.slice(1))
    .replace(/([^aeiou])\1$/, '$1')
    .replace(/v$/, 'f')
    .replace(/z$/, 's');
const stems = new Map(words.map((word) => [word, stemOf(word)]));
const endings = ['s', 'n', 'en', 'e', 'je', 'tje', 'pje', 'etje', 'jes', 'tjes', 'er', 'ing', 'ster'];

// A sample of what must never be in the list; reading the list is what keeps it friendly.
const unwelcome = [
  ...['dood', 'moord', 'bloed', 'wapen', 'mes', 'geweer', 'bijl', 'touw', 'trein', 'graf', 'kist', 'vuur'],
  ...['varken', 'koe', 'aap', 'geit', 'slak', 'ezel', 'rat', 'schaap', 'kip', 'kalf', 'zwijn', 'hond', 'big'],
  ...['pad', 'slang', 'wolf', 'spin', 'haai', 'walvis', 'nijlpaard', 'olifant', 'giraf', 'mammoet', 'kwal'],
  ...[
    'poes',
    'doos',
    'muts',
    'zak',
    'eikel',
    'trut',
    'nicht',
    'pijp',
    'pruim',
    'kut',
    'kont',
    'neus',
    'borst',
  ],
  ...['bril', 'beugel', 'dik', 'dun', 'lelijk', 'stom', 'dom', 'gek', 'bang', 'boos', 'alleen', 'verdrietig'],
  ...['zwart', 'wit', 'bruin', 'geel', 'roze', 'roet', 'chinees', 'kerk', 'moskee', 'hemel', 'engel', 'sint'],
  ...[
    'bier',
    'wijn',
    'borrel',
    'drank',
    'drugs',
    'wiet',
    'joint',
    'pil',
    'spuit',
    'dokter',
    'ziekte',
    'kanker',
  ],
  ...['moeder', 'vader', 'broer', 'zus', 'niet', 'geen', 'nooit', 'haat', 'slaan', 'schoppen', 'schelden'],
];

function pairs(matches: (a: string, b: string) => boolean): string[] {
  return words.flatMap((a, index) =>
    words.slice(index + 1).flatMap((b) => (matches(a, b) ? [`${a} ${b}`] : [])),
  );
}

describe('the list of geheime woorden', () => {
  it('has at least 2048 words, sorted, each once', () => {
    expect(words.length).toBeGreaterThanOrEqual(2048);
    expect(words).toEqual([...known].sort());
  });

  it('has words of four to eight plain letters', () => {
    expect(words.filter((word) => !/^[a-z]{4,8}$/.test(word))).toEqual([]);
  });

  it('has no two words that one slip of the finger turns into one another', () => {
    expect(pairs(isOneSlip)).toEqual([]);
  });

  it('has no two words that sound alike', () => {
    expect(pairs((a, b) => keys.get(a) === keys.get(b))).toEqual([]);
  });

  it('has no word beside its plural, diminutive or other form', () => {
    const forms = words.flatMap((word) =>
      endings.flatMap((ending) => [word + ending, word + word.slice(-1) + ending]),
    );
    expect(forms.filter((form) => known.has(form))).toEqual([]);
    expect(pairs((a, b) => stems.get(a) === stems.get(b))).toEqual([]);
  });

  it('has no word that is two other words in a row, so that a code written as one can be read', () => {
    const cuts = words.flatMap((word) => Array.from(word, (_, at) => [word.slice(0, at), word.slice(at)]));
    expect(cuts.filter((parts) => parts.every((part) => known.has(part)))).toEqual([]);
  });

  it.each(unwelcome)('does not have "%s"', (word) => expect(known.has(word)).toBe(false));
});

describe('soundKey', () => {
  it.each([
    ['konijn', 'konein'],
    ['kabouter', 'kabauter'],
    ['circus', 'sirkus'],
    ['zwembad', 'swembat'],
    ['vlinder', 'flinder'],
    ['zwemmen', 'zwemme'],
    ['appel', 'apel'],
    ['lachen', 'laggen'],
    ['pinguin', 'pienguin'],
    ['sneeuwpop', 'sneewpop'],
    ['eekhoorn', 'ekhoorn'],
    ['pony', 'ponie'],
  ])('takes %s and %s for the same word', (word, byEar) => expect(soundKey(byEar)).toBe(soundKey(word)));

  it.each([
    ['appel', 'peer'],
    ['deur', 'duur'],
    ['boek', 'beek'],
    ['tuin', 'toen'],
  ])('tells %s from %s', (a, b) => expect(soundKey(a)).not.toBe(soundKey(b)));
});

describe('isOneSlip', () => {
  it.each([
    ['fiets', 'fets', true],
    ['fiets', 'fieets', true],
    ['fiets', 'fiats', true],
    ['fiets', 'feits', true],
    ['fiets', 'fiets', false],
    ['fiets', 'feist', false],
    ['fiets', 'fits', true],
    ['fiets', 'its', false],
  ])('%s and %s: %s', (a, b, expected) => expect(isOneSlip(a, b)).toBe(expected));
});
