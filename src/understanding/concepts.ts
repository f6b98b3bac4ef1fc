import lists from '../../locales/nl/understanding/begrippen.json' with { type: 'json' };
import { writeSounds } from './sound.js';

/** One step in the tree of sounds: what may follow, and the concepts that end here or go on from here. */
interface Node {
  readonly next: Map<number, Node>;
  exact: readonly number[];
  beginning: readonly number[];
}

const toNode = (): Node => ({ next: new Map(), exact: [], beginning: [] });
const root = toNode();
const buffer = new Uint16Array(128);

Object.values(lists).forEach((list, concept) => {
  for (const entry of list.split(' ')) {
    const isBeginning = entry.endsWith('*');
    const plain = entry.normalize('NFD').replace(/[\p{M}*-]/gu, '');
    // A beginning goes on, so its last letters must not sound as if a word ended there.
    const length = writeSounds(isBeginning ? `${plain}#` : plain, buffer) - (isBeginning ? 1 : 0);
    let node = root;
    for (const sound of buffer.subarray(0, length)) {
      const next = node.next.get(sound) ?? toNode();
      node.next.set(sound, next);
      node = next;
    }
    if (isBeginning) node.beginning = [...node.beginning, concept];
    else node.exact = [...node.exact, concept];
  }
});

export const CONCEPTS = Object.keys(lists).length;

/**
 * Collects the concepts of one word, given as sounds from `start` up to `end`.
 * @param into Receives them from `count` on, with doubles; what does not fit is left out.
 * @returns The new count.
 */
export function addConcepts(
  sounds: Uint16Array,
  start: number,
  end: number,
  into: Uint8Array,
  count: number,
): number {
  let node: Node | undefined = root;
  let total = count;
  for (let i = start; i < end; i += 1) {
    node = node.next.get(sounds[i] as number);
    if (node === undefined) return total;
    for (const concept of node.beginning) {
      if (total === into.length) return total;
      into[total] = concept;
      total += 1;
    }
  }
  for (const concept of node.exact) {
    if (total === into.length) return total;
    into[total] = concept;
    total += 1;
  }
  return total;
}
