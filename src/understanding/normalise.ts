import emoji from '../../locales/nl/understanding/emoji.json' with { type: 'json' };
import spelling from '../../locales/nl/understanding/spelling.json' with { type: 'json' };

const respelt = new Map(Object.entries(spelling));
const emojiWords = new Map(Object.entries(emoji));
const emojiPattern = new RegExp([...emojiWords.keys()].join('|'), 'gu');

/** Marks the end of a sentence, so that no rule reaches over it. */
export const SENTENCE_END = '.';

const NOT_ASCII = /[^\p{ASCII}]/u;
const LETTERS = /[\p{L}\p{N}]+/u;

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

const isVowel = (code: number) => code === 97 || code === 101 || code === 105 || code === 111 || code === 117;

/** `dooood` becomes `dood`, `stoppp` becomes `stop`; pairs stay as they are. */
function squeeze(word: string): string {
  if (!/([a-z])\1\1/.test(word)) return word;
  return word.replace(/([a-z])\1{2,}/g, (_, letter: string) =>
    isVowel(letter.charCodeAt(0)) ? letter + letter : letter,
  );
}

/**
 * Brings a message to the form all rules are written in: lower case without accents, words between single spaces,
 * sentences between ` . `, known misspellings and chat words spelt out. Starts and ends with ` . `.
 */
export function normalise(text: string): string {
  let raw = text.toLowerCase();
  if (NOT_ASCII.test(raw)) raw = fold(raw);
  let out = ' .';
  let atEnd = true;
  for (const piece of raw.match(/[\p{L}\p{N}'*@]+|[.!?\n]/gu) ?? []) {
    if (piece === '.' || piece === '!' || piece === '?' || piece === '\n') {
      if (!atEnd) out += ' .';
      atEnd = true;
      continue;
    }
    if (!LETTERS.test(piece)) continue;
    const bare = squeeze(piece.replace(/['*@]/g, ''));
    out += ` ${respelt.get(bare) ?? bare}`;
    atEnd = false;
  }
  return atEnd ? `${out} ` : `${out} . `;
}

/** The words of a normalised text, without sentence marks. */
export const wordsOf = (normal: string): string[] =>
  normal.split(' ').filter((word) => word !== '' && word !== SENTENCE_END);
