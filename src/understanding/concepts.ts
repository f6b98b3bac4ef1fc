import lists from '../../locales/nl/understanding/begrippen.json' with { type: 'json' };
import { writeSounds } from './sound.js';
import { START, step, WordTable } from './word-table.js';

const words = new WordTable();
const buffer = new Uint16Array(128);

Object.values(lists).forEach((list, concept) => {
  for (const entry of list.split(' ')) {
    const isBeginning = entry.endsWith('*');
    const letters = entry.replace(/[*-]/g, '');
    const plain = /[^a-z]/.test(letters) ? letters.normalize('NFD').replace(/\p{M}/gu, '') : letters;
    // A beginning goes on, so its last letters must not sound as if a word ended there.
    const length = writeSounds(isBeginning ? `${plain}#` : plain, buffer) - (isBeginning ? 1 : 0);
    let walk = START;
    for (let i = 0; i < length; i += 1) walk = step(walk, buffer[i] as number);
    words.add(walk, isBeginning, concept);
  }
});

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
  let walk = START;
  let total = count;
  const add = (concepts: readonly number[]) => {
    for (const concept of concepts) {
      if (total === into.length) return;
      into[total] = concept;
      total += 1;
    }
  };
  for (let i = start; i < end; i += 1) {
    walk = step(walk, sounds[i] as number);
    add(words.beginning(walk));
  }
  add(words.whole(walk));
  return total;
}
