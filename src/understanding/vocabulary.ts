import { START, step, WordTable } from './word-table.js';

const SPACE = 32;
const MOST_TOKENS = 1 << 14;

const words = new WordTable();
const numbers = new Map<string, number>();
const seen = new Uint32Array(MOST_TOKENS);
let round = 1;
let current = '';

/**
 * Gives a token of a pattern (`a|b|c*`) its number.
 * @returns Nothing for one that cannot be looked up, such as `*meester`: it must be taken to be there.
 */
export function addToken(token: string): number | undefined {
  const known = numbers.get(token);
  if (known !== undefined) return known;
  const alternatives = token.split('|');
  if (alternatives.some((word) => word.slice(0, -1).includes('*'))) return undefined;
  const number = numbers.size;
  if (number === MOST_TOKENS) return undefined;
  numbers.set(token, number);
  current = '';
  for (const word of alternatives) {
    const isBeginning = word.endsWith('*');
    const length = isBeginning ? word.length - 1 : word.length;
    let walk = START;
    for (let i = 0; i < length; i += 1) walk = step(walk, word.charCodeAt(i));
    words.add(walk, isBeginning, number);
  }
  return number;
}

/** Finds which tokens stand in a normalised text; `isThere` then tells. */
export function lookAt(normal: string): void {
  if (normal === current) return;
  current = normal;
  round += 1;
  let walk = START;
  for (let i = 0; i <= normal.length; i += 1) {
    const letter = i < normal.length ? normal.charCodeAt(i) : SPACE;
    if (letter === SPACE) {
      for (const token of words.whole(walk)) seen[token] = round;
      walk = START;
    } else {
      walk = step(walk, letter);
      for (const token of words.beginning(walk)) seen[token] = round;
    }
  }
}

export const isThere = (token: number): boolean => seen[token] === round;
