import { addToken, isThere, lookAt } from './vocabulary.js';

/** Words that turn a story around; a gap in a pattern never steps over one. */
const DENIAL = 'niet|nooit|geen|zonder|not|never|dont';
/** Words that begin somebody else's saying or an order; a strict gap does not step over these either. */
const REPORT =
  'zegt|zei|zeggen|zeiden|vindt|vind|dat|als|moet|moest|mag|want|omdat|en|maar|terug|of|weet|helpt|says|said|that|and|but|if';

type Lists = Readonly<Record<string, string>>;

interface Pattern {
  readonly source: string;
  readonly lists: Lists;
  /** Numbers of the tokens without which it cannot match. */
  readonly needs: readonly number[];
  /** A single word: to find it is to match. */
  readonly isWord: boolean;
  regex?: RegExp;
}

/** Patterns of which one is enough. */
export type Matcher = readonly Pattern[];

const literal = (word: string) => word.replace(/[.+?^${}()|[\]\\]/g, '\\$&');

function fill(word: string, lists: Lists): string {
  if (!word.includes('<')) return word;
  return word.replace(/<([a-z]+)>/g, (_, name: string) => {
    const list = lists[name];
    if (list === undefined) throw new Error(`Pattern names an unknown word list: ${name}`);
    return list;
  });
}

const alternatives = (word: string, lists: Lists): string =>
  fill(word, lists)
    .split('|')
    .map((alternative) => literal(alternative).replace(/\*/g, '[^ ]*'))
    .join('|');

const tokensOf = (pattern: string) => pattern.trim().split(' ');

function toSource(pattern: string, lists: Lists): string {
  return tokensOf(pattern)
    .map((token) => {
      if (token === '...') return `(?: (?!(?:${DENIAL}) )[^ .]+){0,5}`;
      if (token === '..') return `(?: (?!(?:${DENIAL}) )[^ .]+){0,2}`;
      if (token === '~') return `(?: (?!(?:${DENIAL}|${REPORT}) )[^ .]+){0,4}`;
      if (token === '$') return '(?= \\.)';
      if (token === '^') return '(?<= \\.)';
      if (token.startsWith('!')) return `(?! (?:${alternatives(token.slice(1), lists)})(?= ))`;
      if (token.startsWith('?')) return `(?: (?:${alternatives(token.slice(1), lists)})(?= ))?`;
      return ` (?:${alternatives(token, lists)})(?= )`;
    })
    .join('');
}

const isWord = (token: string) => !/^(?:\.{2,3}|~|\$|\^|[!?].*)$/.test(token);

/**
 * Builds one matcher for normalised text out of patterns as they stand in the word files. A pattern is a row of words:
 * `a|b` either, `a*` begins with, `<name>` a word list, `?a` may be absent, `!a` must not follow,
 * `..` up to two and `...` up to five words between, but none that denies; `~` up to four, but none that reports either;
 * `^` and `$` are the edges of a sentence.
 */
export const compile = (patterns: readonly string[], lists: Lists = {}): Matcher =>
  patterns.map((pattern) => {
    const tokens = tokensOf(pattern);
    // Long words are rare words: to look for them first ends most searches at once.
    const words = tokens.filter(isWord).map((token) => fill(token, lists));
    words.sort((one, other) => shortestIn(other) - shortestIn(one));
    const needs = words.flatMap((word) => addToken(word) ?? []);
    return { source: pattern, lists, needs, isWord: tokens.length === 1 && needs.length === 1 };
  });

const shortestIn = (word: string): number => Math.min(...word.split('|').map(({ length }) => length));

function hasWords({ needs }: Pattern): boolean {
  for (let i = 0; i < needs.length; i += 1) if (!isThere(needs[i] as number)) return false;
  return true;
}

/** Only made for a text that has all words of the pattern: most are never made. */
function regexOf(pattern: Pattern): RegExp {
  pattern.regex ??= new RegExp(toSource(pattern.source, pattern.lists), 'g');
  pattern.regex.lastIndex = 0;
  return pattern.regex;
}

/** Tells whether a matcher finds something in a normalised text. */
export function finds(matcher: Matcher, normal: string): boolean {
  if (matcher.length === 0) return false;
  lookAt(normal);
  for (let i = 0; i < matcher.length; i += 1) {
    const pattern = matcher[i] as Pattern;
    if (hasWords(pattern) && (pattern.isWord || regexOf(pattern).test(normal))) return true;
  }
  return false;
}

/** Replaces all that a matcher finds by a sign that no rule knows. */
export function strikeOut(matcher: Matcher, normal: string): string {
  lookAt(normal);
  let text = normal;
  for (const pattern of matcher) if (hasWords(pattern)) text = text.replace(regexOf(pattern), ' _');
  return text;
}
