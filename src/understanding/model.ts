import type { Features } from './features.js';
import { BUCKETS, HINTS, ROWS } from './features.js';
import { HEADS } from './labels.js';

/** Limits between yes, perhaps and no, found on voices that the model had not read. */
export interface Calibration {
  /** From this chance on the intent was right nine times in ten. */
  readonly intentRight: number;
  /** Below this chance a text lies outside the world of school and pesten. */
  readonly inDomain: number;
  /** From this chance on a category is there, one for each. */
  readonly categories: readonly number[];
  /** From this chance on a kind of gevaar is sure, one for each. */
  readonly sure: readonly number[];
  /** From this chance on a kind of gevaar is perhaps there, one for each. */
  readonly perhaps: readonly number[];
  /** From this chance on there is perhaps gevaar, of the likeliest kind. */
  readonly anyPerhaps: number;
  /** The least chance of perhaps in another language, where the model has read too little to be as careful. */
  readonly perhapsIn?: Readonly<Record<string, number>>;
}

/** What training makes and a run needs: weights of one signed byte, the rarity of every feature, and limits. */
export interface Model {
  /** Fingerprint of what it was trained on. */
  readonly trainedOn: string;
  readonly calibration: Calibration;
  /** What one step of a weight is worth, a head. */
  readonly scales: Float32Array;
  readonly bias: Float32Array;
  /** Rarity of a feature; 0 for one that training never saw. */
  readonly rarity: Float32Array;
  /** `ROWS` times `HEADS`. */
  readonly weights: Int8Array;
}

/** What each part of the features counts: letters, concepts, the words of questions, cues. */
const SHARES = [1, 0.6, 0.5, 0.4];
export const HINT_VALUE = 0.3;

const values = new Float32Array(16_384);

/**
 * How much each feature counts in one text: its rarity, each part brought to a fixed length.
 * The result is a view that the next call overwrites.
 */
export function valuesOf({ places, ends }: Features, rarity: Float32Array): Float32Array {
  let from = 0;
  for (let part = 0; part < SHARES.length; part += 1) {
    const end = ends[part] as number;
    fill(places, from, end, SHARES[part] as number, rarity);
    from = end;
  }
  return values.subarray(0, places.length);
}

function fill(places: Uint16Array, from: number, to: number, share: number, rarity: Float32Array): void {
  let sum = 0;
  for (let i = from; i < to; i += 1) {
    const value = rarity[places[i] as number] as number;
    values[i] = value;
    sum += value * value;
  }
  const unit = sum === 0 ? 0 : share / Math.sqrt(sum);
  for (let i = from; i < to; i += 1) values[i] = (values[i] as number) * unit;
}

const raw = new Float64Array(HEADS);
const rows = new Uint32Array(values.length + HINTS);
const weightings = new Float64Array(values.length + HINTS);

/** The scores of one text, a head. The result is overwritten by the next call. */
export function scoresOf(model: Model, features: Features, hints: Uint32Array): Float64Array {
  const { weights, rarity, scales, bias } = model;
  const { places } = features;
  const worth = valuesOf(features, rarity);
  let count = 0;
  for (let i = 0; i < places.length; i += 1) {
    if (worth[i] === 0) continue;
    rows[count] = (places[i] as number) * HEADS;
    weightings[count] = worth[i] as number;
    count += 1;
  }
  for (const hint of hints) {
    rows[count] = hint * HEADS;
    weightings[count] = HINT_VALUE;
    count += 1;
  }
  for (let k = 0; k < HEADS; k += EIGHT) addEight(weights, count, k);
  for (let k = 0; k < HEADS; k += 1)
    raw[k] = (raw[k] as number) * (scales[k] as number) + (bias[k] as number);
  return raw;
}

const EIGHT = 8;

/** Eight heads at a time, so that their sums stay in registers: three times as fast as a loop over all heads. */
function addEight(weights: Int8Array, count: number, from: number): void {
  let [a, b, c, d, e, f, g, h] = [0, 0, 0, 0, 0, 0, 0, 0];
  for (let i = 0; i < count; i += 1) {
    const at = (rows[i] as number) + from;
    const value = weightings[i] as number;
    a += value * (weights[at] as number);
    b += value * (weights[at + 1] as number);
    c += value * (weights[at + 2] as number);
    d += value * (weights[at + 3] as number);
    e += value * (weights[at + 4] as number);
    f += value * (weights[at + 5] as number);
    g += value * (weights[at + 6] as number);
    h += value * (weights[at + 7] as number);
  }
  raw[from] = a;
  raw[from + 1] = b;
  raw[from + 2] = c;
  raw[from + 3] = d;
  raw[from + 4] = e;
  raw[from + 5] = f;
  raw[from + 6] = g;
  raw[from + 7] = h;
}

export const toChance = (score: number): number => 1 / (1 + Math.exp(-score));

interface Header {
  readonly trainedOn: string;
  readonly calibration: Calibration;
  readonly scales: readonly number[];
  readonly bias: readonly number[];
  readonly rarityStep: number;
}

/** Writes a model as bytes: the length of the header, the header as JSON, a byte a feature, a byte a weight. */
export function toBytes(model: Model): Uint8Array {
  const top = model.rarity.reduce((most, value) => Math.max(most, value), 0);
  const rarityStep = top / 255;
  const header: Header = {
    trainedOn: model.trainedOn,
    calibration: model.calibration,
    scales: [...model.scales],
    bias: [...model.bias],
    rarityStep,
  };
  const text = new TextEncoder().encode(JSON.stringify(header));
  const bytes = new Uint8Array(4 + text.length + BUCKETS + model.weights.length);
  new DataView(bytes.buffer).setUint32(0, text.length);
  bytes.set(text, 4);
  for (let i = 0; i < BUCKETS; i += 1)
    bytes[4 + text.length + i] = Math.round((model.rarity[i] as number) / rarityStep);
  bytes.set(new Uint8Array(model.weights.buffer), 4 + text.length + BUCKETS);
  return bytes;
}

/** Reads what `toBytes` wrote. @throws {Error} When the bytes are no model of this form. */
export function readModel(bytes: Uint8Array): Model {
  const length = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0);
  const from = 4 + length;
  if (bytes.length !== from + BUCKETS + ROWS * HEADS)
    throw new Error('The model of the understanding has another form than this program. Build again.');
  const header: Header = JSON.parse(new TextDecoder().decode(bytes.subarray(4, from)));
  return {
    trainedOn: header.trainedOn,
    calibration: header.calibration,
    scales: Float32Array.from(header.scales),
    bias: Float32Array.from(header.bias),
    rarity: toRarity(bytes.subarray(from, from + BUCKETS), header.rarityStep),
    weights: new Int8Array(bytes.buffer, bytes.byteOffset + from + BUCKETS, ROWS * HEADS),
  };
}

function toRarity(steps: Uint8Array, worth: number): Float32Array {
  const rarity = new Float32Array(steps.length);
  for (let i = 0; i < steps.length; i += 1) rarity[i] = (steps[i] as number) * worth;
  return rarity;
}
