import type { WordTable } from './word-table.js';

/** Which words stand for what: `papa` for *ouder*, `riem` for *voorwerp*. */
export interface Concepts {
  /** Words and beginnings, as they sound. */
  readonly words: WordTable;
  /** Where the concepts of a numbered word begin; they end where those of the next one begin. */
  readonly from: Uint16Array;
  readonly of: Uint8Array;
}

/**
 * Collects the concepts of one word, given as sounds from `start` up to `end`.
 * @param into Receives them from `count` on, with doubles; what does not fit is left out.
 * @returns The new count.
 */
export function addConcepts(
  concepts: Concepts,
  sounds: Uint16Array,
  { start, end }: { readonly start: number; readonly end: number },
  into: Uint8Array,
  count: number,
): number {
  const { words } = concepts;
  let total = count;
  words.begin();
  for (let i = start; i < end; i += 1) total = put(concepts, words.next(sounds[i] as number), into, total);
  return put(concepts, words.end(), into, total);
}

function put({ from, of }: Concepts, word: number, into: Uint8Array, count: number): number {
  if (word === 0) return count;
  const end = from[word + 1] as number;
  let total = count;
  for (let at = from[word] as number; at < end && total < into.length; at += 1) {
    into[total] = of[at] as number;
    total += 1;
  }
  return total;
}
