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
const DUTCH_WORDS = new Set(
  'ik jij hij wij mij mijn het een niet word wordt ben bent ook maar naar voor heb zijn'.split(' '),
);
/** No words of the other languages either: with so many of all these it is Dutch, and nothing else has to be asked. */
const PLAIN_WORDS = new Set([
  ...DUTCH_WORDS,
  ...'wat dat dit deze als bij uit moet wil gaat gaan doet doen zegt zeg zei zeggen'.split(' '),
  ...'hebben heeft kunnen kunt worden iemand toch wel omdat waar altijd jullie onze'.split(' '),
  ...'gepest pesten pester meer mag zij haar hem elke steeds gewoon iets niks geen nu'.split(' '),
  ...'hoe weer echt heel veel dus mn zn juf meester kinderen zoon dochter vriendin'.split(' '),
  ...'vrienden zit staat weet weten vertel vertellen praten bellen om leest lezen helpt'.split(' '),
  ...'hulp slaan slaat wanneer welke zonder tegen achter moeder vader vandaag uw'.split(' '),
  ...'gisteren morgen pauze bang'.split(' '),
]);
const PLAINLY_DUTCH = 2;
/** So much of a text tells its language. */
const LONG = 240;
/** Two words will do when Dutch is this far below. */
const STRONG = 0.75;

const WORDS = /\p{L}[\p{L}\p{M}'’]*/gu;
const NOT_ASCII = /[^\p{ASCII}]/u;
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
      const isAscii = !NOT_ASCII.test(text);
      const cyrillic = !isAscii && CYRILLIC.test(text);
      if (!isAscii && ARABIC.test(text)) return NOT_ARABIC.test(text) ? undefined : 'ar';
      if (cyrillic && UKRAINIAN.test(text)) return 'uk';
      const start = text.slice(0, LONG);
      const words = start.toLowerCase().match(WORDS) ?? [];
      if (hasAtLeast(PLAINLY_DUTCH, words, PLAIN_WORDS)) return 'nl';
      const different = new Set(words).size;
      if (different < 2 && !cyrillic) return undefined;
      const result = eld.detect(start);
      const lang = NEAR[result.language] ?? result.language;
      if (!KNOWN.has(lang)) return undefined;
      if (cyrillic) return lang;
      const scores = result.getScores();
      const above = (rival: string) => (scores[result.language] ?? 0) - (scores[rival] ?? 0);
      if (lang === 'en' && hasAtLeast(1, words, DUTCH_WORDS)) return undefined;
      return isPlain(text, lang, different, above) ? lang : undefined;
    },
  };
}

/** Whether one or two different ones of the known words are there. */
function hasAtLeast(least: 1 | 2, words: readonly string[], known: ReadonlySet<string>): boolean {
  let first: string | undefined;
  let count = 0;
  for (const word of words) {
    const bare = /['’]$/.test(word) ? word.replace(/['’]+$/, '') : word;
    if (bare === first || !known.has(bare)) continue;
    first = bare;
    count += 1;
    if (count === least) return true;
  }
  return false;
}

type Above = (rival: string) => number;

function isPlain(text: string, lang: string, words: number, above: Above): boolean {
  if (words >= ENOUGH_WORDS) return above(lang === 'nl' ? 'en' : 'nl') >= MARGIN;
  if (lang === 'nl') return false;
  return OWN_LETTERS[lang]?.test(text) === true || above('nl') >= STRONG;
}
