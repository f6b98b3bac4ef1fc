import turns from '../../locales/nl/understanding/wendingen.json' with { type: 'json' };
import { compile, foundIn } from './patterns.js';

const MOST_OF_A_KIND = 32;
const kinds = Object.values(turns);
const matcher = compile(kinds.flat());
/** The number of each turn, in the order of the matcher. */
const numbers = kinds.flatMap((patterns, kind) =>
  patterns.map((_, turn) => kind * MOST_OF_A_KIND + turn + 1),
);

/** Behind the turns of phrase stand the numbers of shapes. */
const SHAPE = kinds.length * MOST_OF_A_KIND;
const SHOUTED = /\p{Lu}{4}/u;
const SIGN = /[^\p{L}\p{N}\s]/u;
const SPACE = 32;
const SIGNS = 256;
const LENGTHS = 8;

const asciiSigns = Array.from({ length: 128 }, (_, code) => SIGN.test(String.fromCharCode(code)));

/**
 * Numbers of the turns of phrase found in a text ("wat doet school", "wie kan dat lezen"), both of each turn and of the kind
 * it belongs to, and of its shape: its signs, whether it shouts, and how many words it has.
 */
export function cuesOf(normal: string, text: string): number[] {
  const cues: number[] = [];
  for (const turn of foundIn(matcher, normal)) {
    const number = numbers[turn] as number;
    cues.push(number, number - (number % MOST_OF_A_KIND));
  }
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    if (asciiSigns[code] ?? isSign(text, i)) cues.push(SHAPE + (code % SIGNS));
  }
  if (SHOUTED.test(text)) cues.push(SHAPE + SIGNS);
  cues.push(SHAPE + SIGNS + 1 + Math.min(LENGTHS, spacesIn(normal) >> 2));
  return cues;
}

/** Whether a sign outside ASCII begins here. The second half of a surrogate pair is not counted again. */
const isSign = (text: string, at: number): boolean => {
  const code = text.codePointAt(at) ?? 0;
  return (code < 0xdc00 || code > 0xdfff) && SIGN.test(String.fromCodePoint(code));
};

function spacesIn(normal: string): number {
  let count = 1;
  for (let i = 0; i < normal.length; i += 1) if (normal.charCodeAt(i) === SPACE) count += 1;
  return count;
}
