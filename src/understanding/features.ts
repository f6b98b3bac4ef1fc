import { addConcepts, type Concepts } from './concepts.js';
import { writeSounds } from './sound.js';

/** Number of places a feature can fall into; a power of two, so large that two features seldom share one. */
export const PLACES = 1 << 18;

/** Looked at from each text; what comes after is for the rules only. */
export const MOST_SOUNDS = 4096;
/** Features of one text at most. */
export const MOST_FEATURES = 20_000;
/** Pieces of a text have this many sounds: three and five as well made nothing better. */
const PIECE = 4;
/** How many words two concepts may stand apart to count as a pair. */
const REACH = 6;

const MASK = PLACES - 1;
const PRIME = 0x01000193;
const SPACE = 32;
const STOP = 46;

const sounds = new Uint16Array(MOST_SOUNDS);
const found = new Uint8Array(512);
const starts = new Uint16Array(MOST_SOUNDS);
const places = new Uint32Array(MOST_FEATURES);
let count = 0;

/** What the features of a text are taken from. */
export interface Seen {
  /** The normalised text. */
  readonly normal: string;
  /** Its questions, normalised. */
  readonly asked: string;
  /** Numbers of the turns of phrase found in it, and of its shape. */
  readonly cues: readonly number[];
}

/** The features of one text, some of them more than once. The places are a view that the next call overwrites. */
export interface Features {
  readonly places: Uint32Array;
  /** Where each part ends: letters, concepts, the words of questions, cues. */
  readonly ends: readonly number[];
}

function add(hash: number): void {
  if (count === MOST_FEATURES) return;
  const mixed = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  places[count] = (mixed ^ (mixed >>> 12)) & MASK;
  count += 1;
}

/**
 * The features of a text as places: words, pairs of words, and pieces of four sounds, all as they sound; the concepts its
 * words stand for and the pairs of them that stand close; once more the words that stand in a question, and how each
 * question begins; then its cues.
 */
export function featuresOf({ normal, asked, cues }: Seen, known: Concepts): Features {
  count = 0;
  const length = writeSounds(normal, sounds);
  addLetters(length);
  const letters = count;
  addConceptPairs(length, known);
  const concepts = count;
  if (asked !== '') addAsked(writeSounds(asked, sounds));
  const questions = count;
  for (const cue of cues) add(Math.imul(cue + 1, 0x27d4eb2f) ^ 0x71);
  return { places: places.subarray(0, count), ends: [letters, concepts, questions, count] };
}

function addLetters(length: number): void {
  let word = 7;
  let previous = 3;
  for (let i = 0; i < length; i += 1) {
    const sound = sounds[i] as number;
    if (sound === SPACE) {
      add(word);
      add(Math.imul(previous ^ 0x9e37, PRIME) ^ word);
      previous = word;
      word = 7;
    } else {
      word = Math.imul(word ^ sound, PRIME);
    }
    if (i + PIECE <= length) add(hashOfPiece(i));
  }
}

function hashOfPiece(from: number): number {
  let hash = 0x811c;
  for (let i = from; i < from + PIECE; i += 1) hash = Math.imul(hash ^ (sounds[i] as number), PRIME);
  return hash + PIECE;
}

/** The words of questions, apart from the same words told; the first two of each question also by their place. */
function addAsked(length: number): void {
  let word = 0x51;
  let opening = 0x52;
  let place = 0;
  let start = 0;
  for (let i = 0; i <= length; i += 1) {
    if (i < length && sounds[i] !== SPACE) {
      word = Math.imul(word ^ (sounds[i] as number), PRIME);
      continue;
    }
    if (i === start + 1 && sounds[start] === STOP) {
      opening = 0x52;
      place = 0;
    } else if (i > start) {
      add(word);
      opening = Math.imul(opening ^ word, PRIME);
      if (place < 2) add(opening + place);
      place += 1;
    }
    word = 0x51;
    start = i + 1;
  }
}

function addConceptPairs(length: number, known: Concepts): void {
  let total = 0;
  let word = 0;
  let first = 0;
  let start = 0;
  for (let i = 0; i <= length; i += 1) {
    if (i < length && sounds[i] !== SPACE) continue;
    if (i > start) {
      if (i === start + 1 && sounds[start] === STOP) {
        total = 0;
        word = 0;
        first = 0;
      } else {
        if (total > found.length - 64) {
          total = 0;
          word = 0;
          first = 0;
        }
        starts[word] = total;
        const begin = total;
        total = addConcepts(known, sounds, { start, end: i }, found, total);
        word += 1;
        if (word - first > REACH) first = word - REACH;
        const from = starts[first] as number;
        for (let b = begin; b < total; b += 1) {
          const one = found[b] as number;
          add(Math.imul(one + 1, 0x5bd1e995) ^ 0x63);
          for (let a = from; a < begin; a += 1) {
            const other = found[a] as number;
            if (other === one) continue;
            const low = Math.min(one, other);
            add(Math.imul(low * 128 + one + other - low + 1, 0x5bd1e995) ^ 0x70);
          }
        }
      }
    }
    start = i + 1;
  }
}
