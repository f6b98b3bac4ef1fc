import { eld } from 'eld/extrasmall';
import type { LanguageIdentifier } from '../../ports/language-identifier.js';

const KNOWN = new Set(['nl', 'en', 'tr', 'ar', 'pl', 'uk']);
/** Who writes one of these reads the other better than Dutch; and a short Turkish sentence is often called Azerbaijani. */
const NEAR: Readonly<Record<string, string>> = { ru: 'uk', be: 'uk', az: 'tr' };

/** In fewer words than this "ok", "stop" and "super" belong to every language. */
const ENOUGH_WORDS = 3;
/** How far above Dutch another language must stand, and Dutch above English; decision 7 has the figures. */
const MARGIN = 0.05;
/** Between sisters that share so many words one of these settles it: "help ik word gepest". */
const DUTCH_WORDS =
  /(?<!\p{L})(?:ik|jij|hij|wij|mij|mijn|het|een|niet|word|wordt|ben|bent|ook|maar|naar|voor|heb|zijn)(?!\p{L})/iu;
const EVERY_DUTCH_WORD = new RegExp(DUTCH_WORDS, 'giu');
/** With so many of them it is Dutch, and nothing else has to be asked. */
const PLAINLY_DUTCH = 2;
/** Two words will do when Dutch is this far below. */
const STRONG = 0.75;

const WORDS = /\p{L}[\p{L}\p{M}'’]*/gu;
const ARABIC = /\p{Script=Arabic}{2}/u;
/** Letters of Persian and Urdu. */
const NOT_ARABIC = /[پچژگکی]/u;
const CYRILLIC = /\p{Script=Cyrillic}{2}/u;
const UKRAINIAN = /[іїєґ]/iu;
/** Letters that a language has and Dutch and English have not. */
const OWN_LETTERS: Readonly<Record<string, RegExp>> = { tr: /[ğış]/iu, pl: /[ąćęłńśźż]/iu };

/**
 * Over ELD, in its smallest size. It chooses among all of its sixty languages: told that there are six only, it calls
 * French English and half of the Arabic in Latin letters Polish.
 */
export function createEldLanguageIdentifier(): LanguageIdentifier {
  return {
    identify(text) {
      if (ARABIC.test(text)) return NOT_ARABIC.test(text) ? undefined : 'ar';
      const cyrillic = CYRILLIC.test(text);
      if (cyrillic && UKRAINIAN.test(text)) return 'uk';
      const words = new Set(text.toLowerCase().match(WORDS)).size;
      if (words < 2 && !cyrillic) return undefined;
      if (new Set(text.toLowerCase().match(EVERY_DUTCH_WORD)).size >= PLAINLY_DUTCH) return 'nl';
      const result = eld.detect(text);
      const lang = NEAR[result.language] ?? result.language;
      if (!KNOWN.has(lang)) return undefined;
      if (cyrillic) return lang;
      const scores = result.getScores();
      const above = (rival: string) => (scores[result.language] ?? 0) - (scores[rival] ?? 0);
      return isPlain(text, lang, words, above) ? lang : undefined;
    },
  };
}

function isPlain(text: string, lang: string, words: number, above: (rival: string) => number): boolean {
  if (lang === 'en' && DUTCH_WORDS.test(text)) return false;
  if (words >= ENOUGH_WORDS) return above(lang === 'nl' ? 'en' : 'nl') >= MARGIN;
  if (lang === 'nl') return false;
  return OWN_LETTERS[lang]?.test(text) === true || above('nl') >= STRONG;
}
