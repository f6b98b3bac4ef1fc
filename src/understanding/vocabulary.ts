import { WordTable } from './word-table.js';

const SPACE = 32;

const words = new WordTable();
const seen = new Uint32Array(1 << 16);
/** The words of the text that was looked at last, and how many: to cut an array short takes long. */
const there: number[] = [];
let count = 0;
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
  words.begin();
  for (let i = 0; i < length; i += 1) words.next(word.charCodeAt(i));
  const number = words.add(star >= 0);
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

/** Finds which known words stand in a normalised text, each once, and calls them one by one: all are noted before the first is called. */
export function eachWordIn(normal: string, call: (word: number) => void): void {
  round += 1;
  count = 0;
  words.begin();
  for (let i = 0; i < normal.length; i += 1) {
    const letter = normal.charCodeAt(i);
    if (letter === SPACE) {
      note(words.end());
      words.begin();
    } else note(words.next(letter));
  }
  if (round === settled + SETTLED) anyLoose = new RegExp([...loose.keys()].join('|'));
  if (anyLoose === undefined || anyLoose.test(normal))
    for (const [piece, numbers] of loose) if (normal.includes(piece)) numbers.forEach(note);
  for (let i = 0; i < count; i += 1) call(there[i] as number);
}

function note(word: number): void {
  if (word === 0 || seen[word] === round) return;
  seen[word] = round;
  there[count] = word;
  count += 1;
}

/** Whether one of the words from one place of a list up to another stands in the text that was looked at last. */
export function isOneThere(numbers: readonly number[], from: number, to: number): boolean {
  for (let at = from; at < to; at += 1) if (seen[numbers[at] as number] === round) return true;
  return false;
}
