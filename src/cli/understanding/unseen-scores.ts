import { createEldLanguageIdentifier } from '../../adapters/language-eld/index.js';
import calibration from '../../understanding/calibration.json' with { type: 'json' };
import type { Calibration, Model } from '../../understanding/model.js';
import { type Score, score } from '../../understanding/score.js';
import { calibrate } from '../../understanding/train/calibrate.js';
import { train } from '../../understanding/train/train.js';
import { leaveVoicesOut } from '../../understanding/train/unseen.js';
import { createUnderstanding } from '../../understanding/understand.js';
import type { Sentences } from './sentences.js';

const folds = ({ voices, always, languages, neutral }: Sentences) =>
  leaveVoicesOut(voices, [...always, ...languages], neutral, calibration);

const { identify } = createEldLanguageIdentifier();

const FIFTH = 5;

/**
 * The score of every other language on a fifth of its sentences, by a model that read the rest of them. One writer
 * wrote both parts, so another writer would score lower.
 */
export function scoreLanguages({
  always,
  voices,
  languages,
  neutral,
}: Sentences): Readonly<Record<string, Score>> {
  const isKept = (_: unknown, line: number) => line % FIFTH === 0;
  const read = languages.map(({ name, examples }) => ({
    name,
    examples: examples.filter((example, line) => !isKept(example, line)),
  }));
  const understand = createUnderstanding(
    train([...always, ...voices, ...read, neutral], calibration),
    identify,
  );
  return Object.fromEntries(
    languages.map(({ name, examples }) => [name, score(understand, examples.filter(isKept)).score]),
  );
}

/** The score of every voice on a model that never read it, and of all such voices together. */
export function scoreUnseen(sentences: Sentences): Readonly<Record<string, Score>> {
  const scores: Record<string, Score> = {};
  const heard = new Map<string, ReturnType<ReturnType<typeof createUnderstanding>>>();
  const all = [...folds(sentences)].flatMap(({ name, model, unseen }) => {
    const understand = createUnderstanding(model, identify);
    for (const { text } of unseen) heard.set(text, understand({ text }));
    const voice = sentences.voices.find((one) => one.name === name)?.examples ?? [];
    scores[name] = score(understand, voice).score;
    return voice;
  });
  const asHeard = ({ text }: { readonly text: string }) => {
    const understood = heard.get(text);
    if (understood === undefined) throw new Error('A sentence of a voice was not judged.');
    return understood;
  };
  return {
    ...scores,
    neutraal: score(asHeard, sentences.neutral.examples).score,
    together: score(asHeard, all).score,
  };
}

/** Limits found on voices that the models had not read. */
export const calibrateOnUnseen = (sentences: Sentences): Calibration => calibrate([...folds(sentences)]);

/** The score of the voices that are never trained on. */
export function scoreApart({ apart }: Sentences, model: Model): Readonly<Record<string, Score>> {
  const understand = createUnderstanding(model, identify);
  return Object.fromEntries(apart.map(({ name, examples }) => [name, score(understand, examples).score]));
}
