import { PLACES } from './features.js';
import { HEADS } from './labels.js';
import type { Calibration, Model } from './model.js';
import { WordTable } from './word-table.js';

interface Header {
  readonly trainedOn: string;
  readonly calibration: Calibration;
  readonly scales: readonly number[];
  readonly bias: readonly number[];
  readonly words: { readonly count: number; readonly short: number };
  /** How many numbers each part has; undefined in a file of another form. */
  readonly parts?: Readonly<Partial<Record<Name, number>>>;
}

/** What stands behind the header, in this order, the lower byte of a number first, as on every machine that runs Node. */
const KINDS = {
  index: Uint16Array,
  keys: Int32Array,
  numbers: Uint16Array,
  lengths: Uint32Array,
  from: Uint16Array,
  of: Uint8Array,
  rarity: Uint8Array,
  weights: Int8Array,
};
type Name = keyof typeof KINDS;
const NAMES = Object.keys(KINDS) as Name[];

const OTHER_FORM = 'The model of the understanding has another form than this program. Build again.';

/** Writes a model as bytes: the length of the header, the header as JSON, and the parts. */
export function toBytes({ trainedOn, calibration, scales, bias, concepts, ...known }: Model): Uint8Array {
  const { words, from, of } = concepts;
  const { keys, numbers, lengths, count, short } = words.parts;
  const parts: Readonly<Record<Name, ArrayBufferView & { readonly length: number }>> = {
    ...known,
    keys,
    numbers,
    lengths,
    from,
    of,
  };
  const header: Header = {
    trainedOn,
    calibration,
    scales: [...scales],
    bias: [...bias],
    words: { count, short },
    parts: Object.fromEntries(NAMES.map((name) => [name, parts[name].length])),
  };
  const text = new TextEncoder().encode(JSON.stringify(header));
  const start = new Uint8Array(4);
  new DataView(start.buffer).setUint32(0, text.length);
  const pieces = [start, text, ...NAMES.map((name) => toPlainBytes(parts[name]))];
  const bytes = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const piece of pieces) {
    bytes.set(piece, at);
    at += piece.length;
  }
  return bytes;
}

const toPlainBytes = ({ buffer, byteOffset, byteLength }: ArrayBufferView): Uint8Array =>
  new Uint8Array(buffer, byteOffset, byteLength);

/** Reads what `toBytes` wrote. @throws {Error} When the bytes are no model of this form. */
export function readModel(bytes: Uint8Array): Model {
  const { header, start } = readHeader(bytes);
  const { parts = {} } = header;
  const { index = 0, rarity = 0, weights = 0 } = parts;
  const ends: number[] = [];
  for (const name of NAMES)
    ends.push((ends.at(-1) ?? start) + (parts[name] ?? 0) * KINDS[name].BYTES_PER_ELEMENT);
  if (bytes.length !== ends.at(-1) || index !== PLACES || weights !== rarity * HEADS)
    throw new Error(OTHER_FORM);
  // Copies, so that the bytes of the file can go.
  const copyOf = (name: Name) => {
    const at = NAMES.indexOf(name);
    return new Uint8Array(bytes.subarray(ends[at - 1] ?? start, ends[at])).buffer;
  };
  const words = new WordTable({
    keys: new Int32Array(copyOf('keys')),
    numbers: new Uint16Array(copyOf('numbers')),
    lengths: new Uint32Array(copyOf('lengths')),
    ...header.words,
  });
  return {
    trainedOn: header.trainedOn,
    calibration: header.calibration,
    scales: Float32Array.from(header.scales),
    bias: Float32Array.from(header.bias),
    concepts: { words, from: new Uint16Array(copyOf('from')), of: new Uint8Array(copyOf('of')) },
    index: new Uint16Array(copyOf('index')),
    rarity: new Uint8Array(copyOf('rarity')),
    // Only this part is not copied here: the sums copy it.
    weights: new Int8Array(bytes.buffer, bytes.byteOffset + bytes.length - weights, weights),
  };
}

function readHeader(bytes: Uint8Array): { readonly header: Header; readonly start: number } {
  try {
    const start = 4 + new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getUint32(0);
    return { header: JSON.parse(new TextDecoder().decode(bytes.subarray(4, start))), start };
  } catch (cause) {
    throw new Error(OTHER_FORM, { cause });
  }
}
