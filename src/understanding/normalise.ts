import emoji from '../../locales/nl/understanding/emoji.json' with { type: 'json' };
import spelling from '../../locales/nl/understanding/spelling.json' with { type: 'json' };

const respelt = new Map(Object.entries(spelling));
const emojiWords = new Map(Object.entries(emoji));
const emojiPattern = new RegExp([...emojiWords.keys()].join('|'), 'gu');

/** Marks the end of a sentence, so that no rule reaches over it. */
export const SENTENCE_END = '.';

const NOT_ASCII = /[^\p{ASCII}]/u;

function fold(text: string): string {
  return text
    .replace(emojiPattern, (sign) => ` ${emojiWords.get(sign) ?? ''} `)
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .replace(/[\u2018\u2019\u02bc`´]/g, "'")
    .replace(/ı/g, 'i')
    .replace(/ł/g, 'l')
    .replace(/…/g, '.');
}

const isVowel = (letter: string) => 'aeiou'.includes(letter);

/** `dooood` becomes `dood`, `stoppp` becomes `stop`; pairs stay as they are. */
const squeeze = (word: string): string =>
  word.replace(/([a-z])\1{2,}/g, (_, letter: string) => (isVowel(letter) ? letter + letter : letter));

/** Whether some word that is spelt out has this first letter, last letter and length: most words need not be looked up. */
const mayBeRespelt = new Uint8Array(1 << 14);
const outlineOf = (text: string, from: number, to: number): number =>
  ((text.charCodeAt(from) & 31) << 9) | ((text.charCodeAt(to - 1) & 31) << 4) | Math.min(to - from, 15);
for (const word of respelt.keys()) mayBeRespelt[outlineOf(word, 0, word.length)] = 1;

const SPACE = 32;
const STOP = 46;
const OTHER = 0;
const LETTER = 1;
/** May stand in a word, and is left out of it. */
const MARK = 2;
const END = 3;

/** What each sign of ASCII is. */
const kinds = Uint8Array.from({ length: 128 }, (_, code) => {
  const sign = String.fromCharCode(code);
  if (/[a-z0-9]/.test(sign)) return LETTER;
  if ("'*@".includes(sign)) return MARK;
  return '.!?\n'.includes(sign) ? END : OTHER;
});
const ANY_LETTER = /[\p{L}\p{N}]/u;

/** What a sign outside ASCII is; the second half of one of two halves is what the first half is. */
function kindOutside(text: string, at: number, code: number): number {
  const from = code >= 0xdc00 && code <= 0xdfff ? at - 1 : at;
  return ANY_LETTER.test(String.fromCodePoint(text.codePointAt(from) ?? code)) ? LETTER : OTHER;
}

/**
 * Brings a message to the form all rules are written in: lower case without accents, words between single spaces,
 * sentences between ` . `, known misspellings and chat words spelt out. Starts and ends with ` . `.
 */
export function normalise(text: string): string {
  let raw = text.toLowerCase();
  if (NOT_ASCII.test(raw)) raw = fold(raw);
  // Put together at once: what grows piece by piece is slow to read letter by letter.
  const parts = ['', SENTENCE_END];
  let atEnd = true;
  let start = -1;
  let hasLetter = false;
  let hasMark = false;
  let isLong = false;
  let before = 0;
  let before2 = 0;
  for (let i = 0; i <= raw.length; i += 1) {
    const code = i < raw.length ? raw.charCodeAt(i) : SPACE;
    const kind = code < kinds.length ? (kinds[code] as number) : kindOutside(raw, i, code);
    if (kind === LETTER || kind === MARK) {
      if (start < 0) {
        start = i;
        hasLetter = false;
        hasMark = false;
        isLong = false;
      }
      if (kind === MARK) hasMark = true;
      else hasLetter = true;
      if (code === before && code === before2) isLong = true;
      before2 = before;
      before = code;
      continue;
    }
    before = 0;
    if (start >= 0 && hasLetter) {
      const word = raw.slice(start, i);
      const isPlain = !hasMark && !isLong && mayBeRespelt[outlineOf(raw, start, i)] === 0;
      parts.push(isPlain ? word : spell(word, hasMark, isLong));
      atEnd = false;
    }
    start = -1;
    if (kind === END) {
      if (!atEnd) parts.push(SENTENCE_END);
      atEnd = true;
    }
  }
  if (!atEnd) parts.push(SENTENCE_END);
  parts.push('');
  return parts.join(' ');
}

function spell(word: string, hasMark: boolean, isLong: boolean): string {
  const bare = hasMark ? word.replace(/['*@]/g, '') : word;
  const squeezed = isLong || hasMark ? squeeze(bare) : bare;
  return respelt.get(squeezed) ?? squeezed;
}

/** The words of a normalised text, without sentence marks. */
export const wordsOf = (normal: string): string[] =>
  normal.split(' ').filter((word) => word !== '' && word !== SENTENCE_END);

/** Whether a normalised text has no more words than that. */
export function hasAtMostWords(most: number, normal: string): boolean {
  let count = 0;
  for (let i = 1; i < normal.length && count <= most; i += 1)
    if (normal.charCodeAt(i) !== SPACE && normal.charCodeAt(i - 1) === SPACE && normal.charCodeAt(i) !== STOP)
      count += 1;
  return count <= most;
}
