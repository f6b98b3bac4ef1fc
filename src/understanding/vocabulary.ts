import { asWhole, NO_LETTERS, WordTable, withLetter } from './word-table.js';

const SPACE = 32;

const words = new WordTable();
const seen = new Uint32Array(1 << 16);
const there: number[] = [];
let round = 0;

/** Words of which not the beginning is given, such as `*meester`, by the piece to look for anywhere in a text. */
const loose = new Map<string, number[]>();
/** Finds them all at once. To make it anew for every new piece would take longer than to look for each. */
let anyLoose: RegExp | undefined;
/** From this round on no piece has come in. */
let settled = 0;
/** After so many texts without a new piece `anyLoose` is made. */
const SETTLED = 100;

/** The number of a word (`a`), of a beginning (`a*`) or of a word of which only a piece is given (`*a`). */
export function numberOf(word: string): number {
  const star = word.indexOf('*');
  const length = star > 0 ? star : word.length;
  let key = NO_LETTERS;
  for (let i = 0; i < length; i += 1) key = withLetter(key, word.charCodeAt(i));
  const number = words.add(star < 0 ? asWhole(key) : key);
  if (star === 0) lookFor(word, number);
  return number;
}

/** What begins anyhow is looked for by its longest piece. */
function lookFor(word: string, number: number): void {
  const pieces = word.split('*');
  const piece = pieces.reduce((longest, part) => (part.length > longest.length ? part : longest), '');
  const numbers = loose.get(piece) ?? [];
  if (numbers.includes(number)) return;
  loose.set(piece, [...numbers, number]);
  anyLoose = undefined;
  settled = round;
}

/** Finds which known words stand in a normalised text, each once. The result is overwritten by the next call. */
export function wordsIn(normal: string): readonly number[] {
  round += 1;
  there.length = 0;
  let key = NO_LETTERS;
  for (let i = 0; i < normal.length; i += 1) {
    const letter = normal.charCodeAt(i);
    if (letter === SPACE) {
      note(words.find(asWhole(key)));
      key = NO_LETTERS;
    } else {
      key = withLetter(key, letter);
      note(words.find(key));
    }
  }
  if (round === settled + SETTLED) anyLoose = new RegExp([...loose.keys()].join('|'));
  if (anyLoose === undefined || anyLoose.test(normal))
    for (const [piece, numbers] of loose) if (normal.includes(piece)) numbers.forEach(note);
  return there;
}

function note(word: number): void {
  if (word === 0 || seen[word] === round) return;
  seen[word] = round;
  there.push(word);
}

/** Whether one of these words stands in the text that was looked at last. */
export function isThere(numbers: readonly number[]): boolean {
  for (let i = 0; i < numbers.length; i += 1) if (seen[numbers[i] as number] === round) return true;
  return false;
}
