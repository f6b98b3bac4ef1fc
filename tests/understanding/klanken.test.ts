import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { askedIn } from '../../src/understanding/asked.js';
import { featuresOf, PLACES } from '../../src/understanding/features.js';
import { HINTS } from '../../src/understanding/hints.js';
import { HEADS } from '../../src/understanding/labels.js';
import { MOST_ROWS, weigh } from '../../src/understanding/model.js';
import { normalise } from '../../src/understanding/normalise.js';
import { compile, finds, strikeOut } from '../../src/understanding/patterns.js';
import { writeSounds } from '../../src/understanding/sound.js';
import { createSums } from '../../src/understanding/sums.js';
import { asWhole, NO_LETTERS, WordTable, withLetter } from '../../src/understanding/word-table.js';
import { root } from '../support/imports.js';

const soundsOf = (text: string) => {
  const into = new Uint16Array(256);
  return String.fromCharCode(...into.subarray(0, writeSounds(text, into)));
};

describe('how words sound', () => {
  it.each([
    ['altijd', 'alteit'],
    ['echt', 'egt'],
    ['slaan', 'slan'],
    ['schelden', 'sgelde'],
    ['hoofd', 'hooft'],
    ['vies', 'fies'],
    ['zeggen', 'segge'],
    ['pauze', 'pouse'],
    ['jou', 'jauw'],
    ['expres', 'ekspres'],
  ])('«%s» and «%s» sound the same', (one, other) => {
    expect(soundsOf(one)).toBe(soundsOf(other));
  });

  it.each([
    ['slaan', 'slaat'],
    ['mes', 'mus'],
    ['bed', 'pet'],
    ['dood', 'rood'],
  ])('«%s» and «%s» do not', (one, other) => {
    expect(soundsOf(one)).not.toBe(soundsOf(other));
  });

  it('never writes more than fits', () => {
    const small = new Uint16Array(8);
    expect(writeSounds('xxxqqqschxqx'.repeat(10), small)).toBeLessThanOrEqual(8);
  });
});

const featuresIn = (text: string) =>
  featuresOf({ normal: normalise(text), asked: askedIn(text), cues: [1, 2] });

describe('features', () => {
  const text = 'ze pesten mij ze pesten mij, wat kan ik doen?';

  it('are the same every time', () => {
    const first = [...featuresIn(text).places];
    featuresIn('iets heel anders');
    expect([...featuresIn(text).places]).toEqual(first);
  });

  it('are each counted once, and not when training never met them', () => {
    const features = featuresIn(text);
    const known = [...new Set(features.places)].slice(1);
    const index = new Uint16Array(PLACES);
    known.forEach((place, i) => {
      index[place] = HINTS + i;
    });
    const rarity = new Uint8Array(HINTS + known.length).fill(1);
    const into = { rows: new Uint32Array(MOST_ROWS), values: new Float32Array(MOST_ROWS) };
    const count = weigh(features, Uint32Array.of(3), { index, rarity }, into);
    expect([...into.rows.subarray(0, count)].sort((one, other) => one - other)).toEqual([
      3,
      ...known.map((_, i) => HINTS + i),
    ]);
  });

  it('concepts forgive the word that was chosen: papa with a riem, moeder with a pantoffel', () => {
    const conceptsOf = (text: string) => {
      const { places, ends } = featuresIn(text);
      return [...places.subarray(ends[0], ends[1])];
    };
    const one = conceptsOf('papa riem');
    expect(conceptsOf('moeder pantoffel').filter((place) => one.includes(place)).length).toBeGreaterThan(2);
  });
});

describe('questions', () => {
  it.each([
    ['ze pesten mij. wat kan ik doen', ' . wat kan ik doen . '],
    ['hij slaat haar, mag dat?', ' . mag dat . '],
    ['hoi, maar wie leest dit', ' . maar wie leest dit . '],
    ['Who can read this?', ' . who can read this . '],
    ['ze pesten mij elke dag', ''],
    ['', ''],
  ])('«%s» asks «%s»', (text, asked) => {
    expect(askedIn(text)).toBe(asked);
  });
});

interface WordFile {
  readonly lijsten?: Readonly<Record<string, string>>;
}

/** The word files whose every list, but `lijsten`, holds patterns. */
function wordFiles() {
  const names = [
    'nl/understanding/gevaar',
    'en/understanding/gevaar',
    'nl/understanding/gevaar-andere-talen',
    'nl/understanding/wendingen',
  ];
  return names.map((file) => {
    const { lijsten = {}, ...rest } = JSON.parse(
      readFileSync(`${root}locales/${file}.json`, 'utf8'),
    ) as WordFile;
    const patterns: string[] = [];
    JSON.stringify(rest, (key, value) => {
      if (typeof value === 'string' && key !== 'gevaar') patterns.push(value);
      return value;
    });
    return { file, lists: lijsten, patterns };
  });
}

describe('patterns', () => {
  it('of the rules and the turns of phrase can be read: a mistake shows here, and not in a conversation', () => {
    for (const { file, lists, patterns } of wordFiles())
      for (const pattern of patterns)
        expect(() => finds(compile([pattern], lists), normalise('x')), `${file}: ${pattern}`).not.toThrow();
  });

  const matches = (pattern: string, text: string) => finds(compile([pattern]), normalise(text));

  it.each([
    ['ik wil dood', 'ik wil dood', true],
    ['ik .. dood', 'ik wil echt dood', true],
    ['ik .. dood', 'ik wil niet dood', false],
    ['pest*', 'ze pesten', true],
    ['*meester', 'de gymmeester', true],
    ['^ stop $', 'hij zei stop', false],
    ['^ stop $', 'stop', true],
    ['wil dood !maken', 'hij wil dood maken', false],
    ['ik ?wil dood', 'ik dood', true],
  ])('«%s» in «%s»: %s', (pattern, text, expected) => {
    expect(matches(pattern, text)).toBe(expected);
  });

  it('find a word by its end from the first text on, and after many others', () => {
    const matcher = compile(['*conrector']);
    for (let text = 0; text < 250; text += 1) {
      expect(finds(matcher, normalise(`de ${text}e plusconrector`))).toBe(true);
      expect(finds(matcher, normalise(`de ${text}e rector`))).toBe(false);
    }
  });

  it('strike out what they find, and leave the rest', () => {
    expect(strikeOut(compile(['niet gepest']), normalise('ik word niet gepest op school'))).toBe(
      ' . ik word _ op school . ',
    );
  });
});

describe('sums', () => {
  it('are those of every weight times its value, for every head', () => {
    const rows = [0, 7, 7, 99];
    const values = [0.5, -1.25, 2, 0.001];
    const weights = Int8Array.from({ length: 100 * HEADS }, (_, at) => ((at * 37) % 256) - 128);
    const sums = createSums(weights, 10);
    const sumOf = (head: number) =>
      rows.reduce((sum, row, i) => sum + (values[i] as number) * (weights[row * HEADS + head] as number), 0);
    sums.rows.set(rows);
    sums.values.set(values);
    const found = [...sums.of(rows.length)];
    expect(found).toHaveLength(HEADS);
    found.forEach((sum, head) => {
      expect(sum).toBeCloseTo(sumOf(head), 3);
    });
    expect([...sums.of(0)]).toEqual(new Array(HEADS).fill(0));
  });

  it('of one model are not those of another', () => {
    const one = createSums(new Int8Array(HEADS).fill(1), 1);
    const other = createSums(new Int8Array(HEADS).fill(2), 1);
    one.values.set([1]);
    other.values.set([1]);
    expect([one.of(1)[0], other.of(1)[0], one.of(1)[0]]).toEqual([1, 2, 1]);
  });
});

describe('a table of words', () => {
  const keyOf = (word: string) =>
    Array.from(word, (letter) => letter.charCodeAt(0)).reduce(withLetter, NO_LETTERS);

  it('knows whole words and beginnings apart, also when it has grown', () => {
    const table = new WordTable();
    const pest = table.add(keyOf('pest'));
    const pesten = table.add(asWhole(keyOf('pesten')));
    const many = Array.from({ length: 9000 }, (_, i) => asWhole(keyOf(`woord${i}`)));
    const numbers = many.map((key) => table.add(key));
    expect(new Set([pest, pesten, ...numbers]).size).toBe(9002);
    expect(table.find(keyOf('pest'))).toBe(pest);
    expect(table.find(asWhole(keyOf('pest')))).toBe(0);
    expect(table.find(asWhole(keyOf('pesten')))).toBe(pesten);
    expect(table.find(keyOf('pesten'))).toBe(0);
    expect(many.map((key) => table.find(key))).toEqual(numbers);
    expect(table.add(keyOf('pest'))).toBe(pest);
  });
});
