/** Where the walk along a word starts. */
export const START = 1;
/** Where no word goes on: the walk can end. */
export const NOWHERE = 0;

const MOST_NODES = 1 << 16;
const MIX = 0x9e3779b1;

/**
 * Numbers words and beginnings of words, and finds them while walking along a text letter by letter. The steps stand in one
 * hashed table: most words of a text are in no list, and their walk ends after a few letters.
 */
export class WordTrie {
  #keys = new Int32Array(1 << 16);
  #nodes = new Uint16Array(1 << 16);
  #shift = 16;
  #count = START;
  #words = 0;
  readonly #whole = new Uint16Array(MOST_NODES);
  readonly #beginning = new Uint16Array(MOST_NODES);

  /** Gives a word, or all words that begin so, its number: 1 for the first. */
  numberOf(word: ArrayLike<number>, isBeginning: boolean): number {
    let node = START;
    for (let i = 0; i < word.length; i += 1) node = this.#grow(node, word[i] as number);
    const numbers = isBeginning ? this.#beginning : this.#whole;
    if (numbers[node] === 0) {
      this.#words += 1;
      numbers[node] = this.#words;
    }
    return numbers[node] as number;
  }

  /** Goes one letter on in a word. */
  step(node: number, letter: number): number {
    return this.#nodes[this.#slotOf((node << 16) | letter)] as number;
  }

  /** The number of the word that was walked to its end; 0 without one. */
  whole(node: number): number {
    return this.#whole[node] as number;
  }

  /** The number of the beginning that was walked so far; 0 without one. */
  beginning(node: number): number {
    return this.#beginning[node] as number;
  }

  #slotOf(key: number): number {
    const keys = this.#keys;
    const mask = keys.length - 1;
    let slot = Math.imul(key, MIX) >>> this.#shift;
    while (keys[slot] !== key && keys[slot] !== 0) slot = (slot + 1) & mask;
    return slot;
  }

  #grow(from: number, letter: number): number {
    const key = (from << 16) | letter;
    const slot = this.#slotOf(key);
    if (this.#keys[slot] === key) return this.#nodes[slot] as number;
    const node = this.#count + 1;
    if (node === MOST_NODES) throw new Error('More words than a trie can hold.');
    this.#count = node;
    this.#keys[slot] = key;
    this.#nodes[slot] = node;
    if (node * 2 > this.#keys.length) this.#widen();
    return node;
  }

  #widen(): void {
    const [keys, nodes] = [this.#keys, this.#nodes];
    this.#keys = new Int32Array(keys.length * 2);
    this.#nodes = new Uint16Array(keys.length * 2);
    this.#shift -= 1;
    keys.forEach((key, at) => {
      if (key === 0) return;
      const slot = this.#slotOf(key);
      this.#keys[slot] = key;
      this.#nodes[slot] = nodes[at] as number;
    });
  }
}
