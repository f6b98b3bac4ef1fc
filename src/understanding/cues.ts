import turns from '../../locales/nl/understanding/wendingen.json' with { type: 'json' };
import { compile, finds } from './patterns.js';

const MOST_OF_A_KIND = 32;
const kinds = Object.values(turns).map((patterns) => patterns.map((pattern) => compile([pattern])));

/** Behind the turns of phrase stand the numbers of shapes. */
const SHAPE = kinds.length * MOST_OF_A_KIND;
const SHOUTED = /\p{Lu}{4}/u;
const OTHER_SIGN = /[^\p{L}\p{N}\s]/gu;
const SIGNS = 256;
const LENGTHS = 8;

/**
 * Numbers of the turns of phrase found in a text ("wat doet school", "wie kan dat lezen"), both of each turn and of the kind
 * it belongs to, and of its shape: its signs, whether it shouts, and how many words it has.
 */
export function cuesOf(normal: string, text: string): number[] {
  const cues: number[] = [];
  kinds.forEach((matchers, kind) => {
    let isKind = false;
    matchers.forEach((matcher, turn) => {
      if (!finds(matcher, normal)) return;
      cues.push(kind * MOST_OF_A_KIND + turn + 1);
      isKind = true;
    });
    if (isKind) cues.push(kind * MOST_OF_A_KIND);
  });
  for (const sign of text.match(OTHER_SIGN) ?? []) cues.push(SHAPE + (sign.charCodeAt(0) % SIGNS));
  if (SHOUTED.test(text)) cues.push(SHAPE + SIGNS);
  cues.push(SHAPE + SIGNS + 1 + Math.min(LENGTHS, normal.split(' ').length >> 2));
  return cues;
}
