import { HEADS, INTENT, PERSPECTIVE } from '../labels.js';
import type { Pick } from './chance.js';
import type { Row } from './rows.js';
import { createSteps } from './steps.js';

export interface Fitted {
  readonly weights: Float32Array;
  readonly bias: Float32Array;
}

const ROUNDS = 8;
/** First step; later rounds take smaller ones. Intent, with one answer right of many, learns best in small ones. */
const RATE = 0.3;
const INTENT_RATE = 0.15;
const SLOWER = 0.3;
const BIAS_RATE = 0.3;
const DECAY = 2e-5;
const FIRST_HISTORY = 1e-3;
/** Each time an example is read, up to this part of it is left out: what other writers say will not all be there either. */
const LEFT_OUT = 0.4;
/** How far the first guess is believed, and how many sentences like all others it is weighed against. */
const FIRST_GUESS = 0.3;
const CAUTION = 3;
const TINY = 1e-9;
const FINE = 1 << 16;
/** An answer this close to right teaches nothing more; passing it over makes training four times as fast. */
const GOOD_ENOUGH = 0.006;

/**
 * Fits one linear answer a head by logistic loss, by stochastic gradient with a step of its own for every weight (AdaGrad).
 * Intent and perspective are one of many (softmax); all others stand alone. Every reading leaves out another part of an
 * example, so that no answer hangs on a few words.
 * @param start The weights to begin with, from `firstGuess`.
 */
export function fit(rows: readonly Row[], start: Float32Array, pick: Pick): Fitted {
  const most = rows.reduce((longest, { rows: own }) => Math.max(longest, own.length), 0);
  const steps = createSteps(start, FIRST_HISTORY, most);
  const { scores, errors, rates, decays } = steps;
  const bias = new Float32Array(HEADS);
  const biasHistory = new Float32Array(HEADS).fill(1);
  const order = Uint32Array.from(rows.keys());
  for (let round = 0; round < ROUNDS; round += 1) {
    shuffle(order, pick);
    for (let k = 0; k < HEADS; k += 1)
      rates[k] = (k < INTENT.from + INTENT.count ? INTENT_RATE : RATE) / (1 + round * SLOWER);
    for (const index of order) {
      const row = rows[index] as Row;
      const kept = leaveOut(row);
      scores.set(bias);
      steps.score(kept);
      for (const { from, count } of [INTENT, PERSPECTIVE]) toChances(scores.subarray(from, from + count));
      if (!findErrors(row)) continue;
      steps.step(kept);
      for (let k = 0; k < HEADS; k += 1) {
        const slope = errors[k] as number;
        biasHistory[k] = (biasHistory[k] as number) + slope * slope;
        bias[k] = (bias[k] as number) - (BIAS_RATE * slope) / Math.sqrt(biasHistory[k] as number);
      }
    }
  }
  return { weights: steps.weights, bias };

  /** Copies what is kept of an example, scaled up to the length of the whole. @returns How many features. */
  function leaveOut(row: Row): number {
    const share = (pick(FINE) / FINE) * LEFT_OUT;
    const limit = share * FINE;
    const scale = 1 / Math.sqrt(1 - share);
    let count = 0;
    for (let j = 0; j < row.rows.length; j += 1) {
      if (pick(FINE) < limit) continue;
      steps.rows[count] = row.rows[j] as number;
      steps.values[count] = (row.values[j] as number) * scale;
      count += 1;
    }
    return count;
  }

  /** @returns Whether there is anything to learn. */
  function findErrors({ wanted, taught, weights: counts }: Row): boolean {
    let isAny = false;
    for (let k = 0; k < HEADS; k += 1) {
      const chance =
        oneOfMany[k] === true ? (scores[k] as number) : 1 / (1 + Math.exp(-(scores[k] as number)));
      const error = taught[k] === 0 ? 0 : (chance - (wanted[k] as number)) * (counts[k] as number);
      const isLearnt = Math.abs(error) > GOOD_ENOUGH;
      errors[k] = isLearnt ? error : 0;
      decays[k] = isLearnt ? DECAY : 0;
      isAny ||= isLearnt;
    }
    return isAny;
  }
}

/**
 * Where the weights start: how much oftener than usual a label is right when a feature is there. A feature that few
 * sentences have stays close to the usual. Perspective, of which most labels say "unknown", learns best from nothing.
 * @param known How many features there are.
 */
export function firstGuess(rows: readonly Row[], known: number): Float32Array {
  const right = new Float32Array(known * HEADS);
  const total = new Float32Array(known * HEADS);
  const allRight = new Float64Array(HEADS);
  const all = new Float64Array(HEADS);
  for (const { rows: own, wanted, taught, weights } of rows)
    for (let k = 0; k < HEADS; k += 1) {
      if (taught[k] === 0 || isPerspective(k)) continue;
      const weight = weights[k] as number;
      const worth = weight * (wanted[k] as number);
      all[k] = (all[k] as number) + weight;
      allRight[k] = (allRight[k] as number) + worth;
      for (const row of own) {
        total[row * HEADS + k] = (total[row * HEADS + k] as number) + weight;
        right[row * HEADS + k] = (right[row * HEADS + k] as number) + worth;
      }
    }
  return right.map((rightHere, at) => {
    const k = at % HEADS;
    if (all[k] === 0) return 0;
    const usual = (allRight[k] as number) / (all[k] as number);
    const here = (rightHere + CAUTION * usual) / ((total[at] as number) + CAUTION);
    return FIRST_GUESS * (toOdds(here) - toOdds(usual));
  });
}

const toOdds = (chance: number): number => Math.log((chance + TINY) / (1 - chance + TINY));

const isPerspective = (head: number): boolean =>
  head >= PERSPECTIVE.from && head < PERSPECTIVE.from + PERSPECTIVE.count;

const oneOfMany = Array.from({ length: HEADS }, (_, head) =>
  [INTENT, PERSPECTIVE].some(({ from, count }) => head >= from && head < from + count),
);

function toChances(scores: Float32Array): void {
  const top = Math.max(...scores);
  let sum = 0;
  for (let k = 0; k < scores.length; k += 1) {
    scores[k] = Math.exp((scores[k] as number) - top);
    sum += scores[k] as number;
  }
  for (let k = 0; k < scores.length; k += 1) scores[k] = (scores[k] as number) / sum;
}

function shuffle(order: Uint32Array, pick: Pick): void {
  for (let i = order.length - 1; i > 0; i -= 1) {
    const j = pick(i + 1);
    const kept = order[i] as number;
    order[i] = order[j] as number;
    order[j] = kept;
  }
}
