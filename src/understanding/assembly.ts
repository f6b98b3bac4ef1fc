// WebAssembly, https://webassembly.github.io/spec/core/binary, as far as our three loops need it. Decision 9.

/** What a place holds: a whole number of four bytes, or a vector of sixteen. */
export const I32 = 0x7f;
export const V128 = 0x7b;
const NO_RESULT = 0x40;

/** Floats in one vector, and bytes in one vector. */
export const LANES = 4;
export const WIDE = 16;

/** A number as the format writes it: seven bits a byte, the lowest first. */
const leb = (value: number): number[] =>
  value < 0x80 ? [value] : [(value & 0x7f) | 0x80, ...leb(value >>> 7)];
/** A positive number as a constant: the seventh bit would be its sign. */
const signed = (value: number): number[] =>
  value < 0x40 ? [value] : [(value & 0x7f) | 0x80, ...signed(value >>> 7)];
const text = (name: string): number[] => [name.length, ...new TextEncoder().encode(name)];
const section = (id: number, content: readonly number[]): number[] => [
  id,
  ...leb(content.length),
  ...content,
];
const vectorOf = (items: readonly (readonly number[])[]): number[] => [...leb(items.length), ...items.flat()];
const instruction = (code: number): number[] => [0xfd, ...leb(code)];

export const get = (local: number): number[] => [0x20, local];
export const set = (local: number): number[] => [0x21, local];
export const constant = (value: number): number[] => [0x41, ...signed(value)];
export const add = [0x6a];
export const multiply = [0x6c];
const isAtEnd = [0x4f];
export const load = [0x28, 2, 0];
export const loadFloat = [0x2a, 2, 0];
const block = [0x02, NO_RESULT];
const loop = [0x03, NO_RESULT];
export const branch = [0x04, NO_RESULT];
const jump = (depth: number): number[] => [0x0c, depth];
const jumpIf = (depth: number): number[] => [0x0d, depth];
export const end = [0x0b];
export const loadVector = (at: number): number[] => [...instruction(0x00), 0, ...leb(at)];
export const loadHalfVector = (at: number): number[] => [...instruction(0x5d), 0, ...leb(at)];
export const storeVector = (at: number): number[] => [...instruction(0x0b), 0, ...leb(at)];
export const splat = instruction(0x13);
export const isAnySet = instruction(0x53);
/** Bytes to numbers of two bytes, and these to numbers of four: the lower or the higher half of a vector. */
export const widenBytes = [instruction(0x87), instruction(0x88)];
export const widenShorts = [instruction(0xa7), instruction(0xa8)];
export const toFloats = instruction(0xfa);
export const rootOfFloats = instruction(0xe3);
export const addFloats = instruction(0xe4);
export const subtractFloats = instruction(0xe5);
export const multiplyFloats = instruction(0xe6);
export const divideFloats = instruction(0xe7);

/** One function: its parameters are whole numbers, and it gives nothing back. */
export interface Written {
  readonly name: string;
  readonly parameters: number;
  /** How many of what kind, behind the parameters. */
  readonly locals: readonly (readonly [count: number, kind: number])[];
  readonly body: readonly number[];
}

/** Makes a module of functions that work on the memory `own.memory`. */
export function assemble(functions: readonly Written[]): WebAssembly.Module {
  const code = functions.map(({ locals, body }) => {
    const content = [...vectorOf(locals.map(([count, kind]) => [...leb(count), kind])), ...body, ...end];
    return [...leb(content.length), ...content];
  });
  return new WebAssembly.Module(
    Uint8Array.from([
      ...[0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
      ...section(
        1,
        vectorOf(
          functions.map(({ parameters }) => [0x60, ...leb(parameters), ...Array(parameters).fill(I32), 0]),
        ),
      ),
      ...section(2, [1, ...text('own'), ...text('memory'), 2, 0, 1]),
      ...section(3, vectorOf(functions.map((_, type) => leb(type)))),
      ...section(7, vectorOf(functions.map(({ name }, place) => [...text(name), 0, ...leb(place)]))),
      ...section(10, vectorOf(code)),
    ]),
  );
}

const PAGE = 1 << 16;

/** A memory that holds at least so many bytes, all zero. */
export const memoryOf = (bytes: number): WebAssembly.Memory =>
  new WebAssembly.Memory({ initial: Math.ceil(bytes / PAGE) });

/** The functions of a module by their names, at work on one memory. */
export const functionsOf = <Name extends string>(
  module: WebAssembly.Module,
  memory: WebAssembly.Memory,
): Readonly<Record<Name, (...places: number[]) => void>> =>
  new WebAssembly.Instance(module, { own: { memory } }).exports as Record<
    Name,
    (...places: number[]) => void
  >;

/** Repeats what is done with each of some rows: `rows` points to numbers of rows, `values` to what each counts. */
export function eachRow(
  { rows, values, count }: { readonly rows: number; readonly values: number; readonly count: number },
  work: readonly number[],
): number[] {
  const step = (local: number) => [...get(local), ...constant(4), ...add, ...set(local)];
  return [
    // `count` becomes where the rows end.
    ...[...get(rows), ...get(count), ...constant(4), ...multiply, ...add, ...set(count)],
    ...[...block, ...loop],
    ...[...get(rows), ...get(count), ...isAtEnd, ...jumpIf(1)],
    ...work,
    ...[...step(rows), ...step(values), ...jump(0)],
    ...[...end, ...end],
  ];
}
