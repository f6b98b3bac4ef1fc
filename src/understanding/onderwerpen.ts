import english from '../../locales/en/understanding/onderwerpen.json' with { type: 'json' };
import dutch from '../../locales/nl/understanding/onderwerpen.json' with { type: 'json' };
import type { GehoordeVraag } from '../domain/vraag.js';
import { normalise, wordsOf } from './normalise.js';

interface Rule {
  readonly vraag: GehoordeVraag['vraag'];
  /** Stands in a sentence; other words may stand around it. */
  readonly part?: RegExp;
  /** Is the whole message, out of words that are all known. */
  readonly whole?: RegExp;
}

interface Listed {
  readonly vraag: string;
  readonly als?: readonly string[];
  readonly heel?: readonly string[];
}

/** `<ouders>` in a pattern stands for one of the words of that name. */
function compile(file: typeof dutch | typeof english) {
  const words = new Map(Object.entries(file.woorden));
  const fill = (pattern: string): string =>
    pattern.replace(/<(\w+)>/g, (_, name: string) => `(?:${fill(words.get(name) ?? name)})`);
  const any = (patterns: readonly string[]): string => patterns.map(fill).join('|');
  const listed: readonly Listed[] = file.vragen;
  return {
    rules: listed.map(
      ({ vraag, als, heel }): Rule => ({
        vraag: vraag as GehoordeVraag['vraag'],
        ...(als && { part: new RegExp(`\\b(?:${any(als)})\\b`) }),
        ...(heel && { whole: new RegExp(`^(?:${any(heel)})$`) }),
      }),
    ),
    // A question mark, a question word or the verb first; or a question at the end of what was told.
    form: new RegExp(`^(?:${file.vraagvorm})\\b|\\b(?:${file.slotvraag})$`),
    lead: new RegExp(`^(?:(?:${file.aanloop}) )+`),
    keywords: file.kernwoorden.split(' '),
  };
}

type Language = ReturnType<typeof compile>;

const languages = [compile(dutch), compile(english)];
/** In a longer text only a sentence with the form of a question can be one. */
const SHORT_MESSAGE = 12;
/** A question is not longer than this, in characters; what is longer is told. */
const LONGEST_PIECE = 240;

/**
 * The questions about a protocol that stand in a text, by their words alone, the likeliest first. Whether something is
 * asked or told is for the caller to judge.
 */
export function findVragen(text: string): readonly GehoordeVraag[] {
  const sentences = text.split(/(?<=[.!?\n])\s*/).filter((sentence) => /[\p{L}\p{N}]/u.test(sentence));
  const parts = sentences.flatMap((sentence) => [sentence, ...sentence.split(/[,;]\s*/)]);
  const short = text.split(/\s+/).length <= SHORT_MESSAGE;
  const pieces = [...new Set(short ? [text.trim(), ...parts] : parts)].filter(
    ({ length }) => length <= LONGEST_PIECE,
  );
  return languages.flatMap((language) => {
    const heard = pieces.map((piece) => hearPiece(piece, language));
    const asks = heard.some(({ vraagvorm }) => vraagvorm);
    return heard.flatMap(({ bare, vraagvorm: own }, at): readonly GehoordeVraag[] => {
      // What is short is one thing: "ik heb een klacht. waar kan ik heen?"
      const vraagvorm = own || (short && asks);
      if (!vraagvorm && !short) return [];
      return language.rules.flatMap(({ vraag, part, whole }): readonly GehoordeVraag[] => {
        if (short && at === 0 && whole?.test(bare)) return [{ vraag, heel: true, vraagvorm: true }];
        return part?.test(bare) ? [{ vraag, heel: false, vraagvorm }] : [];
      });
    });
  });
}

function hearPiece(piece: string, { keywords, lead, form }: Language): { bare: string; vraagvorm: boolean } {
  const words = wordsOf(normalise(piece));
  const plain = words.map((word) => nearest(word, keywords)).join(' ');
  const rest = plain.replace(lead, '');
  const bare = rest === '' ? plain : rest;
  return { bare, vraagvorm: /\?\s*$/.test(piece) || form.test(bare) };
}

/** A word with one letter too many, too few, wrong or swapped, in a word long enough to be sure of. */
function nearest(word: string, keywords: readonly string[]): string {
  if (word.length < 5 || keywords.includes(word)) return word;
  return keywords.find((known) => known[0] === word[0] && isOneAway(word, known)) ?? word;
}

function isOneAway(word: string, known: string): boolean {
  const difference = known.length - word.length;
  if (known.length < 6 || Math.abs(difference) > 1) return false;
  let start = 0;
  while (start < word.length && word[start] === known[start]) start += 1;
  const [mine, theirs] = [word.slice(start), known.slice(start)];
  if (difference === 0) {
    const swapped = mine[0] === theirs[1] && mine[1] === theirs[0] && mine.slice(2) === theirs.slice(2);
    return swapped || mine.slice(1) === theirs.slice(1);
  }
  return difference === 1 ? mine === theirs.slice(1) : mine.slice(1) === theirs;
}
