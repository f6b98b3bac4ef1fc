import english from '../../locales/en/understanding/vraagwoorden.json' with { type: 'json' };
import dutch from '../../locales/nl/understanding/vraagwoorden.json' with { type: 'json' };
import { normalise } from './normalise.js';

const either = (words: readonly string[]): string => words.join(' ').split(' ').join('|');
const FORM = new RegExp(
  `^(?:(?:${either([dutch.aanloop, english.aanloop])})[^\\p{L}]+)*(?:${either([dutch.begin, english.begin])})(?!\\p{L})`,
  'u',
);
function asking({ aanloop, voorzetsel, vraagwoord, begin, onderwerp }: typeof dutch): string {
  const which = `(?:(?:${either([voorzetsel])})\\s+)?(?:${either([vraagwoord])})`;
  const inverted = `(?:${either([begin])})\\s+(?:${either([onderwerp])})`;
  return `(?:(?:${either([aanloop])})[^\\p{L}]+)*(?:${which}|${inverted})(?!\\p{L})`;
}
const ASKING = new RegExp(`^\\s*(?:${asking(dutch)}|${asking(english)})`, 'iu');

/** Whether a text has a question mark, or begins as only a question does: with a question word, or a verb before its subject. */
export const isAsking = (text: string): boolean => text.includes('?') || ASKING.test(text);

/** A piece that ends in a question mark keeps it. */
const PIECES = /[^.!?\n,;:]+\??/g;

/** The pieces of a text that ask something, normalised: with a question mark, or with a question word or the verb first. */
export function askedIn(text: string): string {
  let asked = '';
  for (const piece of text.toLowerCase().match(PIECES) ?? []) {
    const bare = piece.trimStart();
    if (bare.endsWith('?') || FORM.test(bare)) asked += `${bare}.`;
  }
  return asked === '' ? '' : normalise(asked);
}
