import {
  add,
  addFloats,
  assemble,
  constant,
  eachRow,
  functionsOf,
  get,
  I32,
  LANES,
  load,
  loadFloat,
  loadHalfVector,
  loadVector,
  memoryOf,
  multiply,
  multiplyFloats,
  set,
  splat,
  storeVector,
  toFloats,
  V128,
  WIDE,
  widenBytes,
  widenShorts,
} from './assembly.js';
import { HEADS } from './labels.js';

/** Adds up the weights of rows, each times a value, for all heads at once. */
export interface Sums {
  /** Which rows, and how much each counts: to be written by the caller. */
  readonly rows: Uint32Array;
  readonly values: Float32Array;
  /** Sums over the first `count` rows. The result is overwritten by the next call. */
  of(count: number): Float32Array;
}

// The locals: five parameters, then our own.
const ROWS = 0;
const VALUES = 1;
const COUNT = 2;
const WEIGHTS = 3;
const OUT = 4;
const AT = 5;
const VALUE = 6;
const BYTES = 7;
const SHORTS = 8;
const FIRST_SUM = 9;

const SUMS = HEADS / LANES;

/** Adds one row of weights, times its value, to the sums. */
function addRow(): number[] {
  const code: number[] = [];
  for (let head = 0; head < HEADS; head += 2 * LANES) {
    const half = (head % WIDE) / (2 * LANES);
    if (half === 0)
      code.push(
        ...get(AT),
        ...(head + WIDE <= HEADS ? loadVector(head) : loadHalfVector(head)),
        ...set(BYTES),
      );
    code.push(...get(BYTES), ...(widenBytes[half] as number[]), ...set(SHORTS));
    widenShorts.forEach((widen, part) => {
      const sum = FIRST_SUM + head / LANES + part;
      code.push(...get(SHORTS), ...widen, ...toFloats, ...get(VALUE), ...multiplyFloats);
      code.push(...get(sum), ...addFloats, ...set(sum));
    });
  }
  return code;
}

const program = assemble([
  {
    name: 'sum',
    parameters: 5,
    locals: [
      [1, I32],
      [SUMS + 3, V128],
    ],
    body: [
      ...eachRow({ rows: ROWS, values: VALUES, count: COUNT }, [
        ...[...get(WEIGHTS), ...get(ROWS), ...load, ...constant(HEADS), ...multiply, ...add, ...set(AT)],
        ...[...get(VALUES), ...loadFloat, ...splat, ...set(VALUE)],
        ...addRow(),
      ]),
      ...Array.from({ length: SUMS }, (_, i) => [
        ...get(OUT),
        ...get(FIRST_SUM + i),
        ...storeVector(i * WIDE),
      ]).flat(),
    ],
  },
]);

/**
 * @param weights `HEADS` a row, copied.
 * @param most Rows in one text at most.
 */
export function createSums(weights: Int8Array, most: number): Sums {
  const values = HEADS * 4;
  const rows = values + most * 4;
  const from = rows + most * 4;
  const memory = memoryOf(from + weights.length + WIDE);
  new Int8Array(memory.buffer, from).set(weights);
  const { sum } = functionsOf<'sum'>(program, memory);
  const out = new Float32Array(memory.buffer, 0, HEADS);
  return {
    rows: new Uint32Array(memory.buffer, rows, most),
    values: new Float32Array(memory.buffer, values, most),
    of(count) {
      sum(rows, values, count, from, 0);
      return out;
    },
  };
}
