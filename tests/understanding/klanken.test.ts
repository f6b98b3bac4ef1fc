import { describe, expect, it } from 'vitest';
import { askedIn } from '../../src/understanding/asked.js';
import { featuresOf } from '../../src/understanding/features.js';
import { normalise } from '../../src/understanding/normalise.js';
import { compile, finds, strikeOut } from '../../src/understanding/patterns.js';
import { writeSounds } from '../../src/understanding/sound.js';

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
  it('are each counted once, and are the same every time', () => {
    const text = 'ze pesten mij ze pesten mij, wat kan ik doen?';
    const first = [...featuresIn(text).places];
    featuresIn('iets heel anders');
    expect([...featuresIn(text).places]).toEqual(first);
    expect(new Set(first).size).toBe(first.length);
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

describe('patterns', () => {
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

  it('strike out what they find, and leave the rest', () => {
    expect(strikeOut(compile(['niet gepest']), normalise('ik word niet gepest op school'))).toBe(
      ' . ik word _ op school . ',
    );
  });
});
