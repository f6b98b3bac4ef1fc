import { CATEGORIES, CATEGORY, IN_DOMAIN, KINDS, SURE } from '../labels.js';
import { type Calibration, createScorer, toChance } from '../model.js';
import { CONFIDENT, createUnderstanding, read } from '../understand.js';
import { dangerChance } from '../weigh-danger.js';
import { type Example, isOutside } from './example.js';
import type { Fold } from './unseen.js';

/** What the program promises of a confidence of 0.6. */
const RIGHT = 0.9;
/** Of all that is called sure, this much is. */
const TRUSTED = 0.84;
/** Gevaar of any kind that must not stay unheard. */
const HEARD = 0.97;
/** Of what lies within the world of school, this much may be taken for outside. */
const LOST = 0.042;
const FEWEST = 20;
/** Below this chance nothing is sure, however few mistakes were seen. */
const LEAST_SURE = 0.1;

interface Judged {
  readonly example: Example;
  readonly categories: readonly number[];
  readonly danger: number;
  readonly sure: readonly number[];
  readonly inDomain: number;
  readonly ruled: boolean;
}

/** Finds the limits between yes, perhaps and no on what models said of writers they had not read. */
export function calibrate(folds: readonly Fold[]): Calibration {
  const judged = folds.flatMap(judge);
  const limits = {
    inDomain: domainLimit(judged),
    categories: CATEGORIES.map((category, k) =>
      bestLimit(
        judged
          .filter(({ example }) => example.categories !== undefined)
          .map(({ example, categories }) => ({
            chance: categories[k] as number,
            right: example.categories?.includes(category) === true,
          })),
      ),
    ),
    ...dangerLimits(judged),
  };
  return { intentRight: limitFor(guessIntents(folds, limits), RIGHT), ...limits };
}

/** Guesses at the voices only: sentences from outside the world of school are too easily right. */
function guessIntents(folds: readonly Fold[], limits: Omit<Calibration, 'intentRight'>): Guess[] {
  return folds.flatMap(({ model, unseen }) => {
    // With this limit a confidence is the chance itself, in hundredths.
    const understand = createUnderstanding({ ...model, calibration: { ...limits, intentRight: CONFIDENT } });
    return unseen
      .filter((example) => !isOutside(example) && example.intent !== undefined && example.intent !== null)
      .map(({ text, intent }) => {
        const { intent: guess, confidence } = understand({ text });
        return { chance: confidence, right: guess === intent };
      });
  });
}

function judge({ model, unseen }: Fold): Judged[] {
  const scoresOf = createScorer(model);
  return unseen.map((example) => {
    const { features, hints, rules } = read(example.text, model.concepts);
    const scores = scoresOf(features, hints);
    const chances = (from: number, count: number) => [...scores.subarray(from, from + count)].map(toChance);
    return {
      example,
      categories: chances(CATEGORY.from, CATEGORY.count),
      danger: dangerChance(scores),
      sure: chances(SURE.from, SURE.count),
      inDomain: toChance(scores[IN_DOMAIN] as number),
      ruled: rules.danger.length + rules.dangerMaybe.length > 0,
    };
  });
}

interface Guess {
  readonly chance: number;
  readonly right: boolean;
}

const rounded = (value: number) => Math.round(value * 1000) / 1000;

/** The lowest limit above which this share of the guesses is right. */
function limitFor(guesses: readonly Guess[], share: number): number {
  const sorted = [...guesses].sort((a, b) => b.chance - a.chance);
  let right = 0;
  let limit = 0.95;
  sorted.forEach((guess, i) => {
    if (guess.right) right += 1;
    const isLastOfChance = sorted[i + 1]?.chance !== guess.chance;
    if (isLastOfChance && i + 1 >= FEWEST && right / (i + 1) >= share) limit = guess.chance;
  });
  return rounded(Math.min(0.95, limit));
}

/** The limit with the best F1. */
function bestLimit(guesses: readonly Guess[]): number {
  const there = guesses.filter(({ right }) => right).length;
  let best = { limit: 0.3, f1: 0 };
  for (let limit = 0.15; limit <= 0.6; limit += 0.025) {
    const named = guesses.filter(({ chance }) => chance >= limit);
    const right = named.filter((guess) => guess.right).length;
    const f1 = (2 * right) / (named.length + there || 1);
    if (f1 > best.f1) best = { limit, f1 };
  }
  return rounded(best.limit);
}

function domainLimit(judged: readonly Judged[]): number {
  const inside = judged
    .filter(({ example: { intent } }) => intent !== undefined && intent !== null && intent !== 'overig')
    .map(({ inDomain }) => inDomain)
    .sort((a, b) => a - b);
  return rounded(inside[Math.floor(inside.length * LOST)] ?? 0);
}

function dangerLimits(judged: readonly Judged[]): Pick<Calibration, 'sure' | 'perhaps'> {
  const labelled = judged.filter(({ example }) => example.danger !== undefined);
  const told = ({ example }: Judged) => [...(example.danger ?? []), ...(example.dangerMaybe ?? [])];
  const sure = KINDS.map((kind, k) =>
    Math.max(
      LEAST_SURE,
      limitFor(
        labelled.map((one) => ({ chance: one.sure[k] as number, right: told(one).includes(kind) })),
        TRUSTED,
      ),
    ),
  );
  const gevaar = labelled
    .filter((one) => told(one).length > 0)
    .map((one) => (one.ruled ? 1 : one.danger))
    .sort((a, b) => a - b);
  const limit = rounded(gevaar[Math.floor(gevaar.length * (1 - HEARD))] ?? 0.1);
  return { sure, perhaps: limit };
}
