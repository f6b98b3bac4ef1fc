import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { askedIn } from '../../src/understanding/asked.js';
import { featuresOf, PLACES } from '../../src/understanding/features.js';
import { HINTS } from '../../src/understanding/hints.js';
import { MOST_ROWS, weigh } from '../../src/understanding/model.js';
import { normalise } from '../../src/understanding/normalise.js';
import { compile, finds, strikeOut } from '../../src/understanding/patterns.js';
import { writeSounds } from '../../src/understanding/sound.js';
import { concepts } from '../../src/understanding/train/concept-lists.js';
import { WordTable } from '../../src/understanding/word-table.js';
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
  featuresOf({ normal: normalise(text), asked: askedIn(text), cues: [1, 2] }, concepts);

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
    const count = weigh(features, [3], { index, rarity }, into);
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

describe('a table of words', () => {
  const readInto = (table: WordTable, word: string): number => {
    table.begin();
    let last = 0;
    for (const letter of word) last = table.next(letter.charCodeAt(0));
    return last;
  };
  const add = (table: WordTable, word: string, isBeginning: boolean): number => {
    readInto(table, word);
    return table.add(isBeginning);
  };
  const wholeOf = (table: WordTable, word: string): number => {
    readInto(table, word);
    return table.end();
  };
  const words = ['ik', 'op', 'pesten', 'buitengesloten', 'buitengeslotenenzovoorts'];
  const beginnings = ['a', 'ge', 'pest', 'meerderjarigheidsver'];
  const numbered = () => {
    const table = new WordTable();
    const numbers = [
      ...words.map((word) => add(table, word, false)),
      ...beginnings.map((word) => add(table, word, true)),
    ];
    return { table, numbers };
  };

  it.each([
    ['as it was made', (table: WordTable) => table],
    ['as it was kept in a file', ({ parts }: WordTable) => new WordTable(parts)],
  ])('knows whole words and beginnings apart, short ones and very long ones, %s', (_, keep) => {
    const made = numbered();
    const table = keep(made.table);
    expect(words.map((word) => wholeOf(table, word))).toEqual([1, 2, 3, 4, 5]);
    expect(beginnings.map((word) => readInto(table, word))).toEqual([6, 7, 8, 9]);
    expect(beginnings.map((word) => wholeOf(table, word))).toEqual([0, 0, 0, 0]);
    expect(words.map((word) => readInto(table, word))).toEqual([0, 0, 0, 0, 0]);
    expect(['pester', 'i', '', 'buitengeslotenenzovoort'].map((word) => wholeOf(table, word))).toEqual([
      0, 0, 0, 0,
    ]);
    expect(add(table, 'pest', true)).toBe(8);
  });

  it('still knows them all when it has grown', () => {
    const { table, numbers } = numbered();
    const many = Array.from({ length: 9000 }, (_, i) => `woord${i}`);
    const more = many.map((word) => add(table, word, false));
    expect(new Set([...numbers, ...more]).size).toBe(9009);
    expect(many.map((word) => wholeOf(table, word))).toEqual(more);
    expect(wholeOf(table, 'pesten')).toBe(3);
  });
});
