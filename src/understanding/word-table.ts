const SPACE = 32;
const MIX = 0x9e3779b1;
const FREE = 0;
/** FNV-1a: the key of no letters, and what one more multiplies it by. */
const NO_LETTERS = 0x811c9dc5;
const PRIME = 0x01000193;
/** So many letters of a word tell how long a known word can be that begins like it. */
const OPENING = 3;
const OPENINGS_SHIFT = 20;
/** Lengths from here on are taken as one: beginnings have the lower half of a number for it, whole words the upper. */
const LONGEST = 15;
const WHOLE = 16;

/** A table as it is kept in a file. */
export interface WordTableParts {
  readonly keys: Int32Array;
  readonly numbers: Uint16Array;
  readonly lengths: Uint32Array;
  readonly count: number;
  readonly short: number;
}

/**
 * Numbers words and beginnings of words, and finds them by a key that grows letter by letter along a text. Keys have 32 bits,
 * so that of some hundred thousand strange words one is taken for one of some thousand known ones.
 */
export class WordTable {
  #keys: Int32Array;
  #numbers: Uint16Array;
  #shift: number;
  #count: number;
  /** A bit for each length of what is known, by the opening of it; what is shorter than an opening stands apart. */
  readonly #lengths: Uint32Array;
  #short: number;
  // Where in a word we are.
  #key = NO_LETTERS;
  #length = 0;
  #possible = 0;
  #opening = 0;

  constructor(parts: WordTableParts = empty()) {
    this.#keys = parts.keys;
    this.#numbers = parts.numbers;
    this.#shift = Math.clz32(parts.keys.length) + 1;
    this.#count = parts.count;
    this.#lengths = parts.lengths;
    this.#short = parts.short;
  }

  get parts(): WordTableParts {
    const [keys, numbers, lengths] = [this.#keys, this.#numbers, this.#lengths];
    return { keys, numbers, lengths, count: this.#count, short: this.#short };
  }

  /** Goes to where a word begins. */
  begin(): void {
    this.#key = NO_LETTERS;
    this.#length = 0;
    this.#possible = this.#short;
  }

  /** Reads one letter more. @returns The number of what was read as a beginning; 0 when it is none. */
  next(letter: number): number {
    const key = Math.imul(this.#key ^ letter, PRIME);
    this.#key = key;
    if (this.#length < LONGEST) this.#length += 1;
    if (this.#length === OPENING) {
      this.#opening = Math.imul(key, MIX) >>> OPENINGS_SHIFT;
      this.#possible = this.#lengths[this.#opening] as number;
    }
    return (this.#possible >>> this.#length) & 1 ? (this.#numbers[this.#slotOf(key)] as number) : 0;
  }

  /** The number of what was read as a whole word; 0 when it is none. */
  end(): number {
    if (((this.#possible >>> (WHOLE + this.#length)) & 1) === 0) return 0;
    return this.#numbers[this.#slotOf(Math.imul(this.#key ^ SPACE, PRIME))] as number;
  }

  /** Gives what was read its number, as a beginning of words or as a whole word: 1 for the first. */
  add(isBeginning: boolean): number {
    const bit = 1 << ((isBeginning ? 0 : WHOLE) + this.#length);
    if (this.#length < OPENING) this.#short |= bit;
    else this.#lengths[this.#opening] = (this.#lengths[this.#opening] as number) | bit;
    const key = isBeginning ? this.#key : Math.imul(this.#key ^ SPACE, PRIME);
    const slot = this.#slotOf(key);
    if (this.#numbers[slot] !== 0) return this.#numbers[slot] as number;
    this.#count += 1;
    this.#keys[slot] = key;
    this.#numbers[slot] = this.#count;
    const number = this.#count;
    if (number * 2 > this.#keys.length) this.#widen();
    return number;
  }

  #slotOf(key: number): number {
    const keys = this.#keys;
    const mask = keys.length - 1;
    let slot = Math.imul(key, MIX) >>> this.#shift;
    while (keys[slot] !== key && keys[slot] !== FREE) slot = (slot + 1) & mask;
    return slot;
  }

  #widen(): void {
    const [keys, numbers] = [this.#keys, this.#numbers];
    this.#keys = new Int32Array(keys.length * 2);
    this.#numbers = new Uint16Array(keys.length * 2);
    this.#shift -= 1;
    for (let at = 0; at < keys.length; at += 1) {
      if (keys[at] === FREE) continue;
      const slot = this.#slotOf(keys[at] as number);
      this.#keys[slot] = keys[at] as number;
      this.#numbers[slot] = numbers[at] as number;
    }
  }
}

const empty = (): WordTableParts => ({
  keys: new Int32Array(1 << 13),
  numbers: new Uint16Array(1 << 13),
  lengths: new Uint32Array(1 << (32 - OPENINGS_SHIFT)),
  count: 0,
  short: 0,
});
