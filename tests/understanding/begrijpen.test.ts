import { describe, expect, it } from 'vitest';
import { createUnderstanding, type Model, readModel } from '../../src/understanding/index.js';
import { toBytes } from '../../src/understanding/model-file.js';
import { score } from '../../src/understanding/score.js';
import { identify, linesOf, model, sentences } from './sentences.js';

const understand = createUnderstanding(model, identify);
const cutOff = toBytes(model).slice(0, -1);

describe('understanding a message', () => {
  it('a voice it never read is understood in three of four messages', () => {
    const result = score(understand, linesOf('tests/understanding/nieuwe-stem.jsonl')).score;
    expect(result.accuracy.intent).toBeGreaterThanOrEqual(0.75);
  });

  it('never throws, and stands still for nothing that is typed', () => {
    for (const text of [
      '',
      ' ',
      '\u0000',
      '😀'.repeat(500),
      'a'.repeat(100_000),
      '((((',
      '\ud800',
      'ik '.repeat(30_000),
    ]) {
      expect(() => understand({ text })).not.toThrow();
    }
  });

  it('names two different intents, also of what lies outside the world of school', () => {
    for (const { text } of [
      ...[...sentences.neutral, ...sentences.apart].flatMap(({ examples }) => examples),
    ]) {
      const { intent, second } = understand({ text });
      expect([text, second]).not.toEqual([text, intent]);
    }
  });

  it('a model that is none, or is cut off, is refused with what to do', () => {
    for (const bytes of [new Uint8Array(0), new Uint8Array(3), new Uint8Array(400).fill(1), cutOff])
      expect(() => readModel(bytes)).toThrow('Build again');
  });

  it('what was written reads back as the same model', () => {
    expect(Buffer.compare(toBytes(readModel(toBytes(model))), toBytes(model))).toBe(0);
  });

  it('says the same twice', () => {
    for (const { text } of sentences.neutral.flatMap(({ examples }) => examples))
      expect(understand({ text })).toEqual(understand({ text }));
  });

  it('what one message left behind does not colour the next', () => {
    const alone = createUnderstanding({ ...model } satisfies Model)({ text: 'ik word gepest' });
    understand({ text: 'ik wil dood en hij heeft een mes en mijn vader slaat mij' });
    expect(understand({ text: 'ik word gepest' })).toEqual(alone);
  });

  it.each([
    ['ik word niet gepest', 'gepeste'],
    ['ik word niet geslagen', 'gepeste'],
  ])('what is denied is no melding by a gepeste: «%s»', (text, perspective) => {
    expect(understand({ text }).perspective).not.toBe(perspective);
    expect(understand({ text }).categories).toEqual([]);
  });

  it.each([
    ['I am being bullied at school', 'en'],
    ['ik word gepest', 'nl'],
    ['мене б’ють у школі', 'uk'],
    ['أنا خائف', 'ar'],
    ['nie chcę iść do szkoły', 'pl'],
  ])('knows the language of «%s»', (text, lang) => {
    expect(understand({ text }).lang).toBe(lang);
  });

  it('takes the language that is given before the one that it recognises, and Dutch when there is neither', () => {
    expect(understand({ text: 'they call me fat every day', lang: 'nl' }).lang).toBe('nl');
    expect(understand({ text: 'ok', lang: 'en' }).lang).toBe('en');
    expect(understand({ text: 'ok' }).lang).toBe('nl');
    expect(createUnderstanding(model)({ text: 'they call me fat every day' }).lang).toBe('nl');
  });

  it.each([
    ['altijd', 'alteid'],
    ['ze schelden mij uit', 'ze sgelden mij uit'],
    ['ik wil niet meer leven', 'ik wil nie meer leeve'],
  ])('hears the same in «%s» and «%s»', (one, other) => {
    const { confidence: _, ...expected } = understand({ text: one });
    expect(understand({ text: other })).toMatchObject({
      intent: expected.intent,
      danger: expected.danger,
      categories: expected.categories,
    });
  });
});

describe('where the writer stands', () => {
  it.each([
    ['ik word gepest op het plein', 'gepeste'],
    ['ik word elke dag geslagen', 'gepeste'],
    ['ik word uitgescholden in de klas', 'gepeste'],
    ['ze pakken elke dag mijn tas af', 'gepeste'],
    ['ik heb iemand gepest', 'pester'],
    ['ik heb haar uitgescholden en heb spijt', 'pester'],
    ['mijn vriend wordt gepest', 'getuige'],
    ['ik zag dat ze hem sloegen', 'getuige'],
    ['mijn zoon wordt gepest', 'ouder_gepeste'],
    ['mijn zoon heeft een ander kind geschopt', 'ouder_pester'],
    ['als leerkracht wil ik iets doorgeven over een leerling', 'medewerker'],
    ['wat is pesten', 'onbekend'],
  ])('«%s»: %s', (text, perspective) => {
    expect(understand({ text }).perspective).toBe(perspective);
  });

  it('what the conversation knows of the speaker goes before the text', () => {
    expect(understand({ text: 'er wordt gepest', speaker: 'medewerker' }).perspective).toBe('medewerker');
    expect(understand({ text: 'mijn kind wordt gepest', speaker: 'ouder' }).perspective).toBe(
      'ouder_gepeste',
    );
  });
});
