import english from '../../locales/en/understanding/vraagwoorden.json' with { type: 'json' };
import dutch from '../../locales/nl/understanding/vraagwoorden.json' with { type: 'json' };
import { normalise } from './normalise.js';

const either = (words: readonly string[]): string => words.join(' ').split(' ').join('|');
const FORM = new RegExp(
  `^\\s*(?:(?:${either([dutch.aanloop, english.aanloop])})[^\\p{L}]+)*(?:${either([dutch.begin, english.begin])})(?!\\p{L})`,
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

const QUESTION_MARK = 63;
/** What a piece of a text ends with. */
const EDGES = '.!?\n,;:';
const edges = Uint8Array.from({ length: 128 }, (_, code) =>
  Number(EDGES.includes(String.fromCharCode(code))),
);

/** The pieces of a text that ask something, normalised: with a question mark, or with a question word or the verb first. */
export function askedIn(text: string): string {
  const lower = text.toLowerCase();
  let asked = '';
  let from = 0;
  for (let i = 0; i <= lower.length; i += 1) {
    const code = lower.charCodeAt(i);
    if (i < lower.length && edges[code] !== 1) continue;
    if (i > from) {
      const piece = lower.slice(from, i);
      if (code === QUESTION_MARK || FORM.test(piece)) asked += `${piece}.`;
    }
    from = i + 1;
  }
  return asked === '' ? '' : normalise(asked);
}
