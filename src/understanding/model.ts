import type { Concepts } from './concepts.js';
import { type Features, MOST_FEATURES } from './features.js';
import { HINTS } from './hints.js';
import { HEADS, type Heads } from './labels.js';
import { createSums } from './sums.js';

/** Limits between yes, perhaps and no, found on voices that the model had not read. */
export interface Calibration {
  /** From this chance on the intent of voices was right nine times in ten, `overig` weighed. */
  readonly intentRight: number;
  /** Below this chance a text lies outside the world of school and pesten. */
  readonly inDomain: number;
  /** From this chance on a category is there, one for each. */
  readonly categories: readonly number[];
  /** From this chance on a kind of gevaar is sure, one for each. */
  readonly sure: readonly number[];
  /** From this chance on there is perhaps gevaar, inside the world of school. */
  readonly perhaps: number;
  /** The least chance of perhaps in another language, where the model has read too little to be as careful. */
  readonly perhapsIn?: Readonly<Record<string, number>>;
}

/** The features that training kept. */
export interface Known {
  /** The row of the feature at a place; 0, which is a hint's, for one that is not known. */
  readonly index: Uint16Array;
  /** How rare the feature of a row is, 255 the rarest; only their ratio matters. */
  readonly rarity: Uint8Array;
}

/** What training makes and a run needs: concepts, the known features, weights of one signed byte, and limits. */
export interface Model extends Known {
  /** Fingerprint of what it was trained on. */
  readonly trainedOn: string;
  readonly calibration: Calibration;
  readonly concepts: Concepts;
  /** What one step of a weight is worth, a head. */
  readonly scales: Float32Array;
  readonly bias: Float32Array;
  /** `HEADS` a row: first the hints, then the features. */
  readonly weights: Int8Array;
}

/** What each part of the features counts: letters, concepts, the words of questions, cues. */
const SHARES = [1, 0.6, 0.5, 0.4];
const HINT_VALUE = 0.3;

/** In which round a row was seen last: one byte each, so that all of them stay near the processor. */
const seen = new Uint8Array(1 << 16);
const LAST_ROUND = 255;
let round = 0;

/** A text as the model reads it: rows, and how much each counts. Arrays of the caller, which hold `MOST_ROWS`. */
export interface Weighed {
  readonly rows: Uint32Array;
  readonly values: Float32Array;
}

/** Rows of one text at most. */
export const MOST_ROWS = MOST_FEATURES + HINTS;

/**
 * Weighs the known features of one text, each once, by their rarity, each part brought to a fixed length; the hints stand
 * behind them.
 * @returns How many rows there are.
 */
export function weigh(
  { places, ends }: Features,
  hints: readonly number[],
  { index, rarity }: Known,
  { rows, values }: Weighed,
): number {
  if (round === LAST_ROUND) {
    seen.fill(0);
    round = 0;
  }
  round += 1;
  let count = 0;
  let at = 0;
  for (let part = 0; part < SHARES.length; part += 1) {
    const start = count;
    const end = ends[part] as number;
    let sum = 0;
    for (; at < end; at += 1) {
      const row = index[places[at] as number] as number;
      if (row === 0 || seen[row] === round) continue;
      seen[row] = round;
      const value = rarity[row] as number;
      rows[count] = row;
      values[count] = value;
      sum += value * value;
      count += 1;
    }
    const unit = sum === 0 ? 0 : (SHARES[part] as number) / Math.sqrt(sum);
    for (let i = start; i < count; i += 1) values[i] = (values[i] as number) * unit;
  }
  for (let i = 0; i < hints.length; i += 1) {
    rows[count] = hints[i] as number;
    values[count] = HINT_VALUE;
    count += 1;
  }
  return count;
}

const scores = new Float64Array(HEADS);

/** Makes the function that scores a text, a head. Its result is overwritten by the next call. */
export function createScorer(model: Model): (features: Features, hints: readonly number[]) => Float64Array {
  const { weights, scales, bias } = model;
  const sums = createSums(weights, MOST_ROWS);
  return (features, hints) => {
    const sum = sums.of(weigh(features, hints, model, sums));
    for (let k = 0; k < HEADS; k += 1)
      scores[k] = (sum[k] as number) * (scales[k] as number) + (bias[k] as number);
    return scores;
  };
}

export const toChance = (score: number): number => 1 / (1 + Math.exp(-score));

/** The place of the highest score of a group within that group, passing one over. */
export function likeliest(scores: Float64Array, { from, count }: Heads, except = -1): number {
  let best = except === 0 ? 1 : 0;
  for (let k = 0; k < count; k += 1)
    if (k !== except && (scores[from + k] as number) > (scores[from + best] as number)) best = k;
  return best;
}

/** The chance of one answer of a group of which one is right. @param place Within the group. */
export function shareOf(scores: Float64Array, { from, count }: Heads, place: number): number {
  const own = scores[from + place] as number;
  let sum = 0;
  for (let k = 0; k < count; k += 1) sum += Math.exp((scores[from + k] as number) - own);
  return 1 / sum;
}
