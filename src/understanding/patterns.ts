import { isThere, numberOf, wordsIn } from './vocabulary.js';

/** Words that turn a story around; a gap in a pattern never steps over one. */
const DENIAL = 'niet|nooit|geen|zonder|not|never|dont';
/** Words that begin somebody else's saying or an order; a strict gap does not step over these either. */
const REPORT =
  'zegt|zei|zeggen|zeiden|vindt|vind|dat|als|moet|moest|mag|want|omdat|en|maar|terug|of|weet|helpt|says|said|that|and|but|if';

type Lists = Readonly<Record<string, string>>;

interface Pattern {
  readonly source: string;
  readonly lists: Lists;
  readonly matcher: Matcher;
  /** Its place in its matcher. */
  readonly place: number;
  /** Of each token but the rarest, the words of which one must stand in a text. */
  readonly needs: readonly (readonly number[])[];
  /** A single word: to find it is to match. */
  readonly isOneWord: boolean;
  regex?: RegExp;
  /** In which round it was looked at last. */
  round: number;
}

/** Patterns of which one is enough. They are read when something is first looked for with them. */
export interface Matcher {
  readonly sources: readonly string[];
  readonly lists: Lists;
  isRead: boolean;
  /** Of the text that was looked at last: the patterns whose words all stand in it. */
  readonly likely: Pattern[];
  /** Which text that was. */
  round: number;
}

/** The patterns to look at when a word stands in a text. */
const waiting: Pattern[][] = [];
let current: string | undefined;
let round = 0;

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

/** What is no sign of the form, such as a gap or an edge, nor something that may be absent. */
const isWord = (token: string): boolean => !'.~$^!?'.includes(token[0] ?? '.');

/**
 * Builds one matcher for normalised text out of patterns as they stand in the word files. A pattern is a row of words:
 * `a|b` either, `a*` begins with, `<name>` a word list, `?a` may be absent, `!a` must not follow,
 * `..` up to two and `...` up to five words between, but none that denies; `~` up to four, but none that reports either;
 * `^` and `$` are the edges of a sentence.
 */
export const compile = (sources: readonly string[], lists: Lists = {}): Matcher => ({
  sources,
  lists,
  isRead: false,
  likely: [],
  round: 0,
});

/** Lets every pattern of a matcher wait for its rarest word. */
function readSources(matcher: Matcher): void {
  const { sources, lists } = matcher;
  const known = tokensIn(lists);
  for (let place = 0; place < sources.length; place += 1) {
    const source = sources[place] as string;
    const tokens = tokensOf(source);
    const words = tokens.filter(isWord).map((token) => known.get(token) ?? readToken(token, lists, known));
    // Long words are rare words: to wait for them leaves most patterns alone.
    const [rarest, ...others] = words.sort((one, other) => other.rarity - one.rarity);
    if (rarest === undefined) throw new Error(`A pattern without a word: ${source}`);
    const needs = others.map(({ numbers }) => numbers);
    const isOneWord = tokens.length === 1 && rarest.isWhole;
    const pattern = { source, lists, matcher, place, needs, isOneWord, round: 0 };
    for (const word of rarest.numbers) {
      while (waiting.length <= word) waiting.push([]);
      waiting[word]?.push(pattern);
    }
  }
  matcher.isRead = true;
  current = undefined;
}

/** One word of a pattern, or several of which one is enough. */
interface Token {
  readonly numbers: readonly number[];
  /** How rare it is, about: its shortest word, and none is shorter than a common one. */
  readonly rarity: number;
  /** The beginning of every word is given and nothing behind its end: to find its number is to match. */
  readonly isWhole: boolean;
}

/** The same tokens stand in many patterns. */
const tokensKnown = new WeakMap<Lists, Map<string, Token>>();

function tokensIn(lists: Lists): Map<string, Token> {
  const known = tokensKnown.get(lists) ?? new Map<string, Token>();
  tokensKnown.set(lists, known);
  return known;
}

function readToken(token: string, lists: Lists, known: Map<string, Token>): Token {
  const filled = fill(token, lists);
  const words = filled.split('|');
  const read = {
    numbers: words.map(numberOf),
    rarity: Math.min(...words.map((word) => (COMMON.has(word) ? 0 : word.length))),
    isWhole: !filled.includes('*') || !/(?:^|\|)\*|\*[^|]/.test(filled),
  };
  known.set(token, read);
  return read;
}

/** Words that stand in so many texts that waiting for them spares nothing. */
const COMMON = new Set(
  (
    'ik je jij jou hij zij ze we wij mij me mijn mn haar hem hun niet geen een het de en of dat die dit deze van naar met voor ' +
    'wat hoe wie waar als maar ook wel nog dan er is was ben bent heb heeft kan moet wil mag ga gaat doe doen zeg zegt word ' +
    'wordt zijn te in op aan om bij uit door over alleen iemand school altijd elke meer i my me to the a and is it they'
  ).split(' '),
);

function hasWords({ needs }: Pattern): boolean {
  for (let i = 0; i < needs.length; i += 1) if (!isThere(needs[i] as readonly number[])) return false;
  return true;
}

/** Only made for a text that has all words of the pattern: most are never made. */
function regexOf(pattern: Pattern): RegExp {
  pattern.regex ??= new RegExp(toSource(pattern.source, pattern.lists), 'g');
  pattern.regex.lastIndex = 0;
  return pattern.regex;
}

/** Hands every matcher those of its patterns whose words stand in the text. @param matcher The one that is asked. */
function lookAt(normal: string, matcher: Matcher): void {
  if (!matcher.isRead) readSources(matcher);
  if (normal === current) return;
  current = normal;
  round += 1;
  for (const word of wordsIn(normal)) {
    for (const pattern of waiting[word] ?? []) {
      if (pattern.round === round) continue;
      pattern.round = round;
      if (!hasWords(pattern)) continue;
      const { matcher: own } = pattern;
      if (own.round !== round) {
        own.round = round;
        own.likely.length = 0;
      }
      own.likely.push(pattern);
    }
  }
}

const matches = (pattern: Pattern, normal: string): boolean =>
  pattern.isOneWord || regexOf(pattern).test(normal);

/** Tells whether a matcher finds something in a normalised text. */
export function finds(matcher: Matcher, normal: string): boolean {
  lookAt(normal, matcher);
  if (matcher.round !== round) return false;
  for (const pattern of matcher.likely) if (matches(pattern, normal)) return true;
  return false;
}

/** The places of the patterns of a matcher that are found in a normalised text. */
export function foundIn(matcher: Matcher, normal: string): number[] {
  lookAt(normal, matcher);
  if (matcher.round !== round) return [];
  return matcher.likely.filter((pattern) => matches(pattern, normal)).map(({ place }) => place);
}

/** Replaces all that a matcher finds by a sign that no rule knows. */
export function strikeOut(matcher: Matcher, normal: string): string {
  lookAt(normal, matcher);
  if (matcher.round !== round) return normal;
  return matcher.likely.reduce((text, pattern) => text.replace(regexOf(pattern), ' _'), normal);
}
