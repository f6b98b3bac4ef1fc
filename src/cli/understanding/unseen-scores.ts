import { createEldLanguageIdentifier } from '../../adapters/language-eld/index.js';
import calibration from '../../understanding/calibration.json' with { type: 'json' };
import type { Calibration, Model } from '../../understanding/model.js';
import { type Mistake, type Score, score } from '../../understanding/score.js';
import { calibrate } from '../../understanding/train/calibrate.js';
import type { Writer } from '../../understanding/train/example.js';
import { train } from '../../understanding/train/train.js';
import { leaveVoicesOut } from '../../understanding/train/unseen.js';
import { createUnderstanding } from '../../understanding/understand.js';
import type { Sentences } from './sentences.js';

const folds = ({ always, languages, neutral }: Sentences, voices: readonly Writer[]) =>
  leaveVoicesOut(voices, [...always, ...Object.values(languages).flat()], neutral, calibration);

const { identify } = createEldLanguageIdentifier();

/** What models said of writers that they had not read. */
export interface Unseen {
  readonly voices: Readonly<Record<string, Score>>;
  readonly together: Score;
  /** Of the sentences from outside the world of school and pesten. */
  readonly neutraal: Score;
  /** Every line of a voice that was not wholly right. */
  readonly mistakes: readonly Mistake[];
}

/** The score of every writer of another language, by a model that read the other writers of that language. */
export function scoreLanguages({
  always,
  voices,
  languages,
  neutral,
}: Sentences): Readonly<Record<string, Score>> {
  const scores: Record<string, Score> = {};
  const most = Math.max(...Object.values(languages).map((writers) => writers.length));
  for (let turn = 0; turn < most; turn += 1) {
    const read = Object.values(languages).flatMap((writers) => writers.filter((_, at) => at !== turn));
    const understand = createUnderstanding(
      train([...always, ...voices, ...read, ...neutral], calibration),
      identify,
    );
    for (const writers of Object.values(languages))
      for (const { name, examples } of writers.slice(turn, turn + 1))
        scores[name] = score(understand, examples).score;
  }
  return scores;
}

/**
 * Scores every voice on a model that never read it, and all such voices together.
 * @param taught What the models read of the voices; all of it when absent.
 * @param progress Tells whoever waits which voice was scored.
 */
export function scoreUnseen(
  sentences: Sentences,
  progress: (voice: string) => void,
  taught: readonly Writer[] = sentences.voices,
): Unseen {
  const voices: Record<string, Score> = {};
  const heard = new Map<string, ReturnType<ReturnType<typeof createUnderstanding>>>();
  for (const { name, model, unseen } of folds(sentences, taught)) {
    const understand = createUnderstanding(model, identify);
    const voice = sentences.voices.find((one) => one.name === name)?.examples;
    for (const { text } of [...unseen, ...(voice ?? [])]) heard.set(text, understand({ text }));
    if (voice === undefined) continue;
    voices[name] = score(understand, voice).score;
    progress(name);
  }
  const asHeard = ({ text }: { readonly text: string }) => {
    const understood = heard.get(text);
    if (understood === undefined) throw new Error('A sentence of a voice was not judged.');
    return understood;
  };
  const neutral = sentences.neutral.flatMap(({ examples }) => examples);
  const { score: together, mistakes } = score(
    asHeard,
    sentences.voices.flatMap(({ examples }) => examples),
  );
  return { voices, together, neutraal: score(asHeard, neutral).score, mistakes };
}

/** Limits found on voices that the models had not read. */
export const calibrateOnUnseen = (sentences: Sentences): Calibration =>
  calibrate([...folds(sentences, sentences.voices)]);

/** The score of the voices that are never trained on. */
export function scoreApart({ apart }: Sentences, model: Model): Readonly<Record<string, Score>> {
  const understand = createUnderstanding(model, identify);
  return Object.fromEntries(apart.map(({ name, examples }) => [name, score(understand, examples).score]));
}
