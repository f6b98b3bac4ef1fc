const SPACE = 32;
const MIX = 0x9e3779b1;
const FREE = 0;

/** The key of no letters. */
export const NO_LETTERS = 0x811c9dc5;
/** The key of what was read so far and one letter more. A word ends with a space. FNV-1a. */
export const withLetter = (key: number, letter: number): number => Math.imul(key ^ letter, 0x01000193);
/** The key of a word that ends here. */
export const asWhole = (key: number): number => withLetter(key, SPACE);

/**
 * Numbers words and beginnings of words, and finds them by a key that grows letter by letter along a text. Keys have 32 bits,
 * so that of some hundred thousand strange words one is taken for one of some thousand known ones.
 */
export class WordTable {
  #keys = new Int32Array(1 << 13);
  #numbers = new Uint16Array(1 << 13);
  #shift = 19;
  #count = 0;

  /** Gives a key its number: 1 for the first. */
  add(key: number): number {
    const slot = this.#slotOf(key);
    if (this.#numbers[slot] !== 0) return this.#numbers[slot] as number;
    this.#count += 1;
    this.#keys[slot] = key;
    this.#numbers[slot] = this.#count;
    const number = this.#count;
    if (number * 2 > this.#keys.length) this.#widen();
    return number;
  }

  /** The number of a key; 0 without one. */
  find(key: number): number {
    return this.#numbers[this.#slotOf(key)] as number;
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
