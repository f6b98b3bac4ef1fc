import { existsSync } from 'node:fs';
import { join } from 'node:path';
import words from '../../locales/nl/geheime-woorden.json' with { type: 'json' };
import { createDutchEars } from '../../src/adapters/ears-dutch/index.js';
import { createEldLanguageIdentifier } from '../../src/adapters/language-eld/index.js';
import { readSentences } from '../../src/cli/understanding/sentences.js';
import { createTerugkomcodeParser } from '../../src/domain/terugkomcode.js';
import type { Labelled } from '../../src/understanding/score.js';
import { trainNlpJs } from './nlp-js.js';
import { type BenchOptions, compare, type Report, rounds } from './report.js';

/** What both recognise in a sentence. */
export interface Labels {
  readonly intent: string;
  /** The next likely intent. */
  readonly second?: string | undefined;
  readonly perspective: string;
  readonly categories: readonly string[];
  readonly danger: readonly string[];
  readonly dangerMaybe: readonly string[];
}
export type Recognise = (text: string) => Promise<Labels>;

/** So many sentences show that it runs. */
const FEW = 40;

/** All labels of a sentence, against nlp.js trained on the same Dutch sentences, on the voices that neither has read. */
export async function measureUnderstanding({ root, peers, quick, progress }: BenchOptions): Promise<Report> {
  if (!existsSync(join(peers, 'node_modules/@nlpjs/nlp'))) {
    return { benchmarks: [], skipped: [{ name: 'understanding', reason: 'nlp.js is not installed' }] };
  }
  const { always, voices, neutral, apart } = readSentences(join(root, 'locales'));
  const dutch = [...always.filter(({ name }) => name.startsWith('nl/')), ...voices, ...neutral];
  const training = dutch.flatMap(({ examples }) => examples);
  const heldOut = apart.flatMap(({ examples }) => examples).slice(0, quick ? FEW : undefined);
  progress('understanding: training nlp.js');
  const { recognise: nlpJs } = await trainNlpJs(peers, quick ? training.slice(0, FEW) : training);
  const { understand } = createDutchEars({
    terugkomcodes: createTerugkomcodeParser(words),
    clock: { now: () => new Date() },
    languages: createEldLanguageIdentifier(),
  });
  const ours: Recognise = async (text) => understand({ text });

  const perSentence = (recognise: Recognise) => async () => {
    const start = performance.now();
    for (const { text } of heldOut) await recognise(text);
    return ((performance.now() - start) / heldOut.length) * 1000;
  };
  const run = (count: number) => rounds(count, { ours: perSentence(ours), nlpJs: perSentence(nlpJs) });
  await run(quick ? 1 : 5);
  const speed = await run(quick ? 1 : 15);
  const ourMistakes = await mistakes(ours, heldOut);
  const theirMistakes = await mistakes(nlpJs, heldOut);
  return {
    benchmarks: [
      compare('understanding.speed', speed.ours, speed.nlpJs, 'µs a sentence'),
      compare('understanding.intent', [ourMistakes.intent], [theirMistakes.intent], '% wrong'),
      compare('understanding.labels', [ourMistakes.any], [theirMistakes.any], '% with any label wrong'),
    ],
    skipped: [],
  };
}

/** Labels that a line does not give are not looked at. */
async function mistakes(recognise: Recognise, lines: readonly Labelled[]) {
  let intent = 0;
  let any = 0;
  for (const line of lines) {
    const got = await recognise(line.text);
    const wrong = {
      intent: line.intent !== undefined && line.intent !== got.intent,
      perspective: line.perspective !== undefined && line.perspective !== got.perspective,
      categories: line.categories !== undefined && !sameSet(line.categories, got.categories),
      danger: line.danger !== undefined && !sameSet(line.danger, got.danger),
    };
    if (wrong.intent) intent += 1;
    if (Object.values(wrong).includes(true)) any += 1;
  }
  const share = (count: number) => (count / lines.length) * 100;
  return { intent: share(intent), any: share(any) };
}

const sameSet = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((label) => other.includes(label));
