import { describe, expect, it } from 'vitest';
import { findDanger } from '../../src/understanding/danger.js';
import { createUnderstanding } from '../../src/understanding/index.js';
import { normalise } from '../../src/understanding/normalise.js';
import { identify, linesOf, model } from './sentences.js';

const hear = (text: string) => findDanger(normalise(text));

const lines = linesOf('locales/nl/understanding/gevaar-zinnen.jsonl');
const marked = lines.flatMap(({ text, danger = [], dangerMaybe = [] }) => [
  ...danger.map((kind) => ({ level: 'zeker', kind, text })),
  ...dangerMaybe.map((kind) => ({ level: 'misschien', kind, text })),
]);
const harmless = lines
  .filter(({ danger = [], dangerMaybe = [] }) => danger.length + dangerMaybe.length === 0)
  .map(({ text }) => text);

describe('gevaar goes first', () => {
  it.each(marked.filter(({ level }) => level === 'zeker'))(
    'is sure of $kind in «$text»',
    ({ kind, text }) => {
      expect(hear(text).danger).toContain(kind);
    },
  );

  it.each(marked.filter(({ level }) => level === 'misschien'))(
    'asks carefully about $kind in «$text»',
    ({ kind, text }) => {
      expect(hear(text).dangerMaybe).toContain(kind);
    },
  );

  it.each(['suicide', 'zelfbeschadiging', 'misbruik', 'geweld', 'thuis'])(
    'has at least sixty sentences for %s',
    (kind) => {
      expect(marked.filter((line) => line.kind === kind).length).toBeGreaterThanOrEqual(60);
    },
  );
});

describe('what only looks like gevaar', () => {
  it('a wish to be dead of one’s own child is suicide, and no threat', () => {
    expect(hear('mijn dochter wil dood')).toMatchObject({ danger: ['suicide'], dangerMaybe: [] });
    expect(hear('ze willen mij dood')).toMatchObject({ danger: ['geweld'] });
  });

  it.each(harmless)('is never sure in «%s»', (text) => {
    expect(hear(text).danger).toEqual([]);
  });

  it.each([
    'ze hebbe me sgoene in de sloot gegooit en nou moet ik op blote voete naa huis',
    'met gym moest ik op blode voeten',
  ])('nor in what a child misspells: «%s»', (text) => {
    expect(hear(text).danger).toEqual([]);
    expect(createUnderstanding(model, identify)({ text }).danger).toEqual([]);
  });

  it('rarely leads to the careful question', () => {
    const asked = harmless.filter((text) => hear(text).dangerMaybe.length > 0);
    expect(harmless.length).toBeGreaterThanOrEqual(150);
    expect(asked.length).toBeLessThanOrEqual(6);
  });

  it.each(['ik wil dood', 'papa slaat mij', 'ik snij mezelf'])(
    'a wish or hurt of one’s own is sure in a long story too: «%s»',
    (text) => {
      const story = `${'Het begon op het plein met een grapje en daarna ging het door. '.repeat(80)}${text}.`;
      expect(hear(story).danger).not.toEqual([]);
    },
  );

  it('a kind stands in one of the two levels only', () => {
    for (const { text } of marked) {
      const { danger, dangerMaybe } = hear(text);
      expect(dangerMaybe.filter((kind) => danger.includes(kind))).toEqual([]);
    }
  });
});

describe('outside the world of school', () => {
  const understand = createUnderstanding(model, identify);

  it.each([
    'Op de keukentafel lag een mes naast de citroenen en de peterselie.',
    'Een inktvis heeft drie harten en blauw bloed.',
    'In dit museum hangt een zwaard van de graaf van Holland.',
  ])('a word of a rule raises nothing: «%s»', (text) => {
    const { dangerMaybe } = hear(text);
    expect(dangerMaybe).not.toEqual([]);
    expect(understand({ text })).toMatchObject({ danger: [], dangerMaybe: [] });
  });

  it.each([
    'ik leven niet meer leuk, ik dood zijn willen',
    'na de boodschappen en de tuin wil ik niet meer leven',
    'wil dood',
    'hij heeft een mes',
  ])('what is said in plain words is heard as it always is: «%s»', (text) => {
    const { danger, dangerMaybe } = hear(text);
    const heard = understand({ text });
    expect([...heard.danger, ...heard.dangerMaybe]).toEqual(
      expect.arrayContaining([...danger, ...dangerMaybe]),
    );
    expect(heard.danger).toEqual(expect.arrayContaining([...danger]));
  });
});
