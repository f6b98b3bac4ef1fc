import lists from '../../locales/nl/understanding/begrippen.json' with { type: 'json' };
import { writeSounds } from './sound.js';
import { asWhole, NO_LETTERS, WordTable, withLetter } from './word-table.js';

const words = new WordTable();
/** The concepts of a numbered word. */
const concepts: number[][] = [[]];
const buffer = new Uint16Array(128);

Object.values(lists).forEach((list, concept) => {
  for (const entry of list.split(' ')) {
    const isBeginning = entry.endsWith('*');
    const word = isBeginning ? entry.slice(0, -1) : entry;
    const plain = /[^a-z]/.test(word) ? word.normalize('NFD').replace(/-|[\u0300-\u036f]/g, '') : word;
    // A beginning goes on, so its last letters must not sound as if a word ended there.
    const length = writeSounds(isBeginning ? `${plain}#` : plain, buffer) - (isBeginning ? 1 : 0);
    let key = NO_LETTERS;
    for (let i = 0; i < length; i += 1) key = withLetter(key, buffer[i] as number);
    const number = words.add(isBeginning ? key : asWhole(key));
    if (number === concepts.length) concepts.push([concept]);
    else concepts[number]?.push(concept);
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
  let key = NO_LETTERS;
  let total = count;
  for (let i = start; i < end; i += 1) {
    key = withLetter(key, sounds[i] as number);
    total = put(words.find(key), into, total);
  }
  return put(words.find(asWhole(key)), into, total);
}

function put(word: number, into: Uint8Array, count: number): number {
  if (word === 0) return count;
  const own = concepts[word] as readonly number[];
  let total = count;
  for (let i = 0; i < own.length && total < into.length; i += 1) {
    into[total] = own[i] as number;
    total += 1;
  }
  return total;
}
