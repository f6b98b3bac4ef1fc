import words from '../../locales/nl/understanding/talen.json' with { type: 'json' };
import { wordsOf } from './normalise.js';

const known = Object.entries(words).map(([lang, list]) => ({ lang, words: new Set(list.split('|')) }));

const SCRIPTS: readonly (readonly [RegExp, string])[] = [
  [/[іїєґ]/i, 'uk'],
  [/[ыэъё]/i, 'ru'],
  [/\p{Script=Cyrillic}/u, 'uk'],
  [/\p{Script=Arabic}/u, 'ar'],
];
const OTHER_SCRIPT = /[\u0400-\u06ff]/;

/** The language of a text by its script and its small words; the language of the conversation when that tells nothing. */
export function findLanguage(text: string, normal: string, conversation = 'nl'): string {
  if (OTHER_SCRIPT.test(text)) {
    const script = SCRIPTS.find(([letters]) => letters.test(text));
    if (script !== undefined) return script[1];
  }
  const said = wordsOf(normal);
  let best = conversation;
  let most = 0;
  for (const { lang, words: small } of known) {
    const hits = said.reduce((count, word) => (small.has(word) ? count + 1 : count), 0);
    if (hits > most || (hits === most && hits > 0 && lang === conversation)) {
      most = hits;
      best = lang;
    }
  }
  return most === 0 ? conversation : best;
}
