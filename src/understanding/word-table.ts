/** Where the walk along a word starts. */
export const START = 0x2f1b;

/** Goes one letter on in a word. What comes out fits a small integer, which a map finds fastest. */
export const step = (walk: number, letter: number): number =>
  (Math.imul(walk ^ letter, 0x01000193) ^ (walk >>> 11)) & 0x3fffffff;

const NONE: readonly number[] = [];

/** Numbers under words and under beginnings of words, found while walking along a text. */
export class WordTable {
  readonly #whole = new Map<number, readonly number[]>();
  readonly #beginning = new Map<number, readonly number[]>();

  add(letters: Iterable<number>, isBeginning: boolean, value: number): void {
    let walk = START;
    for (const letter of letters) walk = step(walk, letter);
    const table = isBeginning ? this.#beginning : this.#whole;
    table.set(walk, [...(table.get(walk) ?? []), value]);
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
