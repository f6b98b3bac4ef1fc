import { HEADS } from './labels.js';

/** Adds up the weights of rows, each times a value, for all heads at once. */
export interface Sums {
  /** Which rows, and how much each counts: to be written by the caller. */
  readonly rows: Uint32Array;
  readonly values: Float32Array;
  /** Sums over the first `count` rows. The result is overwritten by the next call. */
  of(count: number): Float32Array;
}

// WebAssembly, https://webassembly.github.io/spec/core/binary: as a loop in TypeScript this took half of the
// time of all understanding; vector instructions are five times as fast. Decision 9.
const I32 = 0x7f;
const V128 = 0x7b;
const NO_RESULT = 0x40;

/** A number as the format writes it: seven bits a byte, the lowest first. */
const leb = (value: number): number[] =>
  value < 0x80 ? [value] : [(value & 0x7f) | 0x80, ...leb(value >>> 7)];
const text = (name: string): number[] => [name.length, ...new TextEncoder().encode(name)];
const section = (id: number, content: readonly number[]): number[] => [
  id,
  ...leb(content.length),
  ...content,
];

const get = (local: number) => [0x20, local];
const set = (local: number) => [0x21, local];
const constant = (value: number) => [0x41, value];
const add = [0x6a];
const multiply = [0x6c];
const isAtEnd = [0x4f];
const load = [0x28, 2, 0];
const loadFloat = [0x2a, 2, 0];
const block = [0x02, NO_RESULT];
const loop = [0x03, NO_RESULT];
const jump = (depth: number) => [0x0c, depth];
const jumpIf = (depth: number) => [0x0d, depth];
const end = [0x0b];
const vector = (code: number) => [0xfd, ...leb(code)];
const loadVector = (at: number) => [...vector(0x00), 0, ...leb(at)];
const loadHalfVector = (at: number) => [...vector(0x5d), 0, ...leb(at)];
const storeVector = (at: number) => [...vector(0x0b), 4, ...leb(at)];
const splat = vector(0x13);
/** Bytes to numbers of two bytes, and these to numbers of four: the lower or the higher half of a vector. */
const widenBytes = [vector(0x87), vector(0x88)];
const widenShorts = [vector(0xa7), vector(0xa8)];
const toFloats = vector(0xfa);
const addFloats = vector(0xe4);
const multiplyFloats = vector(0xe6);

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

/** Heads in one vector of floats, and bytes in one vector. */
const LANES = 4;
const WIDE = 16;
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

const step = (local: number) => [...get(local), ...constant(4), ...add, ...set(local)];

const body = [
  // COUNT becomes where the rows end.
  ...[...get(ROWS), ...get(COUNT), ...constant(4), ...multiply, ...add, ...set(COUNT)],
  ...[...block, ...loop],
  ...[...get(ROWS), ...get(COUNT), ...isAtEnd, ...jumpIf(1)],
  ...[...get(WEIGHTS), ...get(ROWS), ...load, ...constant(HEADS), ...multiply, ...add, ...set(AT)],
  ...[...get(VALUES), ...loadFloat, ...splat, ...set(VALUE)],
  ...addRow(),
  ...[...step(ROWS), ...step(VALUES), ...jump(0)],
  ...[...end, ...end],
  ...Array.from({ length: SUMS }, (_, i) => [
    ...get(OUT),
    ...get(FIRST_SUM + i),
    ...storeVector(i * WIDE),
  ]).flat(),
  ...end,
];
const locals = [2, ...[1, I32], ...[SUMS + 3, V128]];

const program = new WebAssembly.Module(
  Uint8Array.from([
    ...[0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    ...section(1, [1, 0x60, 5, I32, I32, I32, I32, I32, 0]),
    ...section(2, [1, ...text('own'), ...text('memory'), 2, 0, 1]),
    ...section(3, [1, 0]),
    ...section(7, [1, ...text('sum'), 0, 0]),
    ...section(10, [1, ...leb(locals.length + body.length), ...locals, ...body]),
  ]),
);

const PAGE = 1 << 16;

/**
 * @param weights `HEADS` a row, copied.
 * @param most Rows in one text at most.
 */
export function createSums(weights: Int8Array, most: number): Sums {
  const values = HEADS * 4;
  const rows = values + most * 4;
  const from = rows + most * 4;
  const memory = new WebAssembly.Memory({ initial: Math.ceil((from + weights.length + WIDE) / PAGE) });
  new Int8Array(memory.buffer, from).set(weights);
  const { exports } = new WebAssembly.Instance(program, { own: { memory } });
  const sum = exports['sum'] as (...places: number[]) => void;
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
