import {
  add,
  addFloats,
  assemble,
  branch,
  constant,
  divideFloats,
  eachRow,
  end,
  functionsOf,
  get,
  I32,
  isAnySet,
  LANES,
  load,
  loadFloat,
  loadVector,
  memoryOf,
  multiply,
  multiplyFloats,
  rootOfFloats,
  set,
  splat,
  storeVector,
  subtractFloats,
  V128,
  WIDE,
} from '../assembly.js';
import { HEADS } from '../labels.js';

const VECTORS = HEADS / LANES;
/** Bytes of one row of weights, of four bytes each. */
const ROW = HEADS * 4;

// The parameters of both functions. `score` writes what `step` reads: one number a head.
const ROWS = 0;
const VALUES = 1;
const COUNT = 2;
const WEIGHTS = 3;
const HEADED = 4;

const scoreFunction = (() => {
  const at = 5;
  const value = 6;
  const sum = (i: number) => 7 + i;
  const each = (work: (i: number) => number[]) => Array.from({ length: VECTORS }, (_, i) => work(i)).flat();
  return {
    name: 'score',
    parameters: 5,
    locals: [
      [1, I32],
      [1 + VECTORS, V128],
    ],
    body: [
      ...each((i) => [...get(HEADED), ...loadVector(i * WIDE), ...set(sum(i))]),
      ...eachRow({ rows: ROWS, values: VALUES, count: COUNT }, [
        ...[...get(WEIGHTS), ...get(ROWS), ...load, ...constant(ROW), ...multiply, ...add, ...set(at)],
        ...[...get(VALUES), ...loadFloat, ...splat, ...set(value)],
        ...each((i) => [
          ...[...get(at), ...loadVector(i * WIDE), ...get(value), ...multiplyFloats],
          ...[...get(sum(i)), ...addFloats, ...set(sum(i))],
        ]),
      ]),
      ...each((i) => [...get(HEADED), ...get(sum(i)), ...storeVector(i * WIDE)]),
    ],
  } as const;
})();

/** Behind the errors stand, in the same order, how large a step is and how far weights decay. */
const RATES = ROW;
const DECAYS = 2 * ROW;

const stepFunction = (() => {
  const history = 5;
  const at = 6;
  const past = 7;
  const value = 8;
  const weight = 9;
  const slope = 10;
  const squares = 11;
  const error = (i: number) => 12 + i;
  const body: number[] = [];
  const work = [
    ...[...get(ROWS), ...load, ...constant(ROW), ...multiply, ...set(at)],
    ...[...get(at), ...get(history), ...add, ...set(past)],
    ...[...get(at), ...get(WEIGHTS), ...add, ...set(at)],
    ...[...get(VALUES), ...loadFloat, ...splat, ...set(value)],
  ];
  for (let i = 0; i < VECTORS; i += 1) {
    const place = i * WIDE;
    body.push(...get(HEADED), ...loadVector(place), ...set(error(i)));
    work.push(
      // Four heads that were all right enough are passed over.
      ...[...get(error(i)), ...isAnySet, ...branch],
      ...[...get(at), ...loadVector(place), ...set(weight)],
      ...[...get(error(i)), ...get(value), ...multiplyFloats],
      ...[...get(HEADED), ...loadVector(DECAYS + place), ...get(weight), ...multiplyFloats],
      ...[...addFloats, ...set(slope)],
      ...[...get(slope), ...get(slope), ...multiplyFloats],
      ...[...get(past), ...loadVector(place), ...addFloats, ...set(squares)],
      ...[...get(past), ...get(squares), ...storeVector(place)],
      ...[...get(at), ...get(weight)],
      ...[...get(HEADED), ...loadVector(RATES + place), ...get(slope), ...multiplyFloats],
      ...[...get(squares), ...rootOfFloats, ...divideFloats],
      ...[...subtractFloats, ...storeVector(place)],
      ...end,
    );
  }
  return {
    name: 'step',
    parameters: 6,
    locals: [
      [2, I32],
      [4 + VECTORS, V128],
    ],
    body: [...body, ...eachRow({ rows: ROWS, values: VALUES, count: COUNT }, work)],
  } as const;
})();

const program = assemble([scoreFunction, stepFunction]);

/** The two loops of training, four heads at a time: what the weights say of an example, and how they learn from it. */
export interface Steps {
  /** `HEADS` a row. */
  readonly weights: Float32Array;
  /** Which rows an example has, and how much each counts: to be written by the caller. */
  readonly rows: Uint32Array;
  readonly values: Float32Array;
  /** One number a head: what to begin with, and after `score` the scores. */
  readonly scores: Float32Array;
  /** How far each head is off, 0 for one that is passed over; how large its step is; how far its weights decay. */
  readonly errors: Float32Array;
  readonly rates: Float32Array;
  readonly decays: Float32Array;
  score(count: number): void;
  /** One step of stochastic gradient, every weight with a step of its own (AdaGrad). */
  step(count: number): void;
}

/**
 * @param start The weights to begin with, copied.
 * @param history What the squares of the slopes begin with, so that the first step is not without bound.
 * @param most Rows in one example at most.
 */
export function createSteps(start: Float32Array, history: number, most: number): Steps {
  const scores = 0;
  const errors = ROW;
  const values = 4 * ROW;
  const rows = values + most * 4;
  // What vectors are read from begins at a multiple of sixteen: elsewhere it takes longer.
  const weights = Math.ceil((rows + most * 4) / WIDE) * WIDE;
  const past = weights + start.length * 4;
  const memory = memoryOf(past + start.length * 4);
  const floats = (from: number, length: number) => new Float32Array(memory.buffer, from, length);
  floats(weights, start.length).set(start);
  floats(past, start.length).fill(history);
  const { score, step } = functionsOf<'score' | 'step'>(program, memory);
  return {
    weights: floats(weights, start.length),
    rows: new Uint32Array(memory.buffer, rows, most),
    values: floats(values, most),
    scores: floats(scores, HEADS),
    errors: floats(errors, HEADS),
    rates: floats(errors + RATES, HEADS),
    decays: floats(errors + DECAYS, HEADS),
    score: (count) => score(rows, values, count, weights, scores),
    step: (count) => step(rows, values, count, weights, errors, past),
  };
}
