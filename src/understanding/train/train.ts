import { HEADS } from '../labels.js';
import type { Calibration, Model } from '../model.js';
import { createPick, type Pick } from './chance.js';
import { compose } from './compose.js';
import { concepts } from './concept-lists.js';
import type { Example, Writer } from './example.js';
import { type Fitted, firstGuess, fit } from './fit.js';
import { type Row, toRows } from './rows.js';

const SEED = 20_261_120;

/** Trains a model on the sentences of all writers given. The same sentences give the same model, byte for byte. */
export function train(writers: readonly Writer[], calibration: Calibration): Model {
  const pick = createPick(SEED);
  const written: Example[] = writers.flatMap(({ examples }) => examples);
  const composed = writers.flatMap(({ examples }) => compose(examples, pick));
  const { rows, known } = toRows(written, composed);
  const count = known.rarity.length;
  const { weights, bias } = fitMean(rows, firstGuess(rows, count), pick);
  const scales = new Float32Array(HEADS);
  const bytes = new Int8Array(count * HEADS);
  for (let k = 0; k < HEADS; k += 1) {
    let top = 0;
    for (let at = k; at < weights.length; at += HEADS) top = Math.max(top, Math.abs(weights[at] as number));
    scales[k] = top / 127;
    for (let at = k; top > 0 && at < weights.length; at += HEADS)
      bytes[at] = Math.round(((weights[at] as number) / top) * 127);
  }
  return { trainedOn: fingerprint(writers), calibration, scales, bias, concepts, ...known, weights: bytes };
}

/** Two fits see the examples in another order and other parts of them; their mean depends less on luck than either. */
function fitMean(rows: readonly Row[], start: Float32Array, pick: Pick): Fitted {
  const [one, other] = [fit(rows, start, pick), fit(rows, start, pick)];
  return {
    weights: one.weights.map((weight, at) => (weight + (other.weights[at] as number)) / 2),
    bias: one.bias.map((bias, k) => (bias + (other.bias[k] as number)) / 2),
  };
}

/** Short fingerprint of the sentences, kept in the model so that it shows what it was trained on. */
export function fingerprint(writers: readonly Writer[]): string {
  let hash = 0x811c9dc5;
  let count = 0;
  for (const { examples } of writers) {
    count += examples.length;
    for (const char of JSON.stringify(examples))
      hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  }
  return `${count}-${hash.toString(16)}`;
}
