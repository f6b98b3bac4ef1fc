/** Where the walk along a word starts. */
export const START = 0x2f1b;

/** Goes one letter on in a word. What comes out fits a small integer, which a map finds fastest. */
export const step = (walk: number, letter: number): number =>
  (Math.imul(walk ^ letter, 0x01000193) ^ (walk >>> 11)) & 0x3fffffff;

const NONE: readonly number[] = [];

/** Numbers under words and under beginnings of words, found while walking along a text. */
export class WordTable {
  readonly #whole = new Map<number, number[]>();
  readonly #beginning = new Map<number, number[]>();

  /** @param walk The word, or the beginning of words, walked to its end. */
  add(walk: number, isBeginning: boolean, value: number): void {
    const table = isBeginning ? this.#beginning : this.#whole;
    const there = table.get(walk);
    if (there === undefined) table.set(walk, [value]);
    else there.push(value);
  }

  /** What stands under the word that was just walked to its end. */
  whole(walk: number): readonly number[] {
    return this.#whole.get(walk) ?? NONE;
  }

  /** What stands under the beginning that was walked so far. */
  beginning(walk: number): readonly number[] {
    return this.#beginning.get(walk) ?? NONE;
  }
}
