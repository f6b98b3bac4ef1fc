import { eachWordIn, isOneThere, numberOf } from './vocabulary.js';

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
  /** A single word: to find it is to match. */
  readonly isOneWord: boolean;
  regex?: RegExp;
}

/** Patterns of which one is enough. They are read when something is first looked for with them. */
export interface Matcher {
  readonly sources: readonly string[];
  readonly lists: Lists;
  isRead: boolean;
  /** Of the text that was looked at last: the patterns whose words all stand in it. */
  readonly likely: Pattern[];
  /** How many of them are of that text; the rest are left from others. */
  count: number;
  /** Which text that was. */
  round: number;
}

/** All patterns that were read, numbered; what a text is searched with stands beside them in plain numbers, close together. */
const patterns: Pattern[] = [];
/** The patterns to look at when a word stands in a text. */
const waiting: number[][] = [];
/** Of each token of a pattern but the rarest: how many words it has, and those words, of which one must stand in a text. */
const needs: number[] = [];
/** Where the needs of a pattern begin; those of the next one begin where they end. */
const needsFrom: number[] = [0];
/** In which round a pattern was looked at last. */
const lookedAt: number[] = [];
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
  count: 0,
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
    const isOneWord = tokens.length === 1 && rarest.isWhole;
    for (const word of rarest.numbers) {
      while (waiting.length <= word) waiting.push([]);
      waiting[word]?.push(patterns.length);
    }
    // What one word rules out is asked before what needs a look at fifty.
    others.sort((one, other) => one.numbers.length - other.numbers.length);
    for (const { numbers } of others) needs.push(numbers.length, ...numbers);
    needsFrom.push(needs.length);
    lookedAt.push(0);
    patterns.push({ source, lists, matcher, place, isOneWord });
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
    rarity: Math.min(...words.map(rarityOf)),
    isWhole: !filled.includes('*') || !/(?:^|\|)\*|\*[^|]/.test(filled),
  };
  known.set(token, read);
  return read;
}

/** Words that stand in many texts, the commonest first: to wait for one of the first spares next to nothing. */
const COMMON = new Map(
  (
    'ik de en een mijn dat het is van in ze met niet op als er die bij hij zijn voor dan of wat je i the to me my and a it they ' +
    'school over heeft mij maar heb kan moet wie haar zegt wil nu hoe te aan ook ben iemand naar al uit zeggen mag nog om tegen doen ' +
    'hem meer pesten was wordt iets hebben elke zoon zit jongen zij want gaat door dit klas juf alleen daar weet altijd dochter zei ' +
    'waar wel zo mee geen hier weer dag doet we na keer niemand dood zelf ons kind zeg had omdat jullie wij weg groep zonder ' +
    'iedereen komt gewoon steeds staat thuis jij toen onder moeder word jou jouw mn hun deze doe ga'
  )
    .split(' ')
    .map((word, place) => [word, place / 1000]),
);

/** How rare a word is, about: long words are rare words. */
const rarityOf = (word: string): number => COMMON.get(word) ?? word.length;

function hasWords(pattern: number): boolean {
  const to = needsFrom[pattern + 1] as number;
  let at = needsFrom[pattern] as number;
  while (at < to) {
    const end = at + 1 + (needs[at] as number);
    if (!isOneThere(needs, at + 1, end)) return false;
    at = end;
  }
  return true;
}

/** Only made for a text that has all words of the pattern: most are never made. */
function regexOf(pattern: Pattern): RegExp {
  pattern.regex ??= new RegExp(toSource(pattern.source, pattern.lists), 'g');
  pattern.regex.lastIndex = 0;
  return pattern.regex;
}

function hand(pattern: Pattern): void {
  const { matcher } = pattern;
  if (matcher.round !== round) {
    matcher.round = round;
    matcher.count = 0;
  }
  matcher.likely[matcher.count] = pattern;
  matcher.count += 1;
}

/** Hands out the patterns that waited for a word, if their other words are there as well. */
function wake(word: number): void {
  const own = waiting[word];
  if (own === undefined) return;
  for (let i = 0; i < own.length; i += 1) {
    const pattern = own[i] as number;
    if (lookedAt[pattern] === round) continue;
    lookedAt[pattern] = round;
    if (hasWords(pattern)) hand(patterns[pattern] as Pattern);
  }
}

/** Hands every matcher those of its patterns whose words stand in the text. @param matcher The one that is asked. */
function lookAt(normal: string, matcher: Matcher): void {
  if (!matcher.isRead) readSources(matcher);
  if (normal === current) return;
  current = normal;
  round += 1;
  eachWordIn(normal, wake);
}

const matches = (pattern: Pattern, normal: string): boolean =>
  pattern.isOneWord || regexOf(pattern).test(normal);

/** Tells whether a matcher finds something in a normalised text. */
export function finds(matcher: Matcher, normal: string): boolean {
  lookAt(normal, matcher);
  if (matcher.round !== round) return false;
  const { likely, count } = matcher;
  for (let i = 0; i < count; i += 1) if (matches(likely[i] as Pattern, normal)) return true;
  return false;
}

/** The places of the patterns of a matcher that are found in a normalised text. */
export function foundIn(matcher: Matcher, normal: string): number[] {
  lookAt(normal, matcher);
  if (matcher.round !== round) return [];
  const { likely, count } = matcher;
  const places: number[] = [];
  for (let i = 0; i < count; i += 1) {
    const pattern = likely[i] as Pattern;
    if (matches(pattern, normal)) places.push(pattern.place);
  }
  return places;
}

/** Replaces all that a matcher finds by a sign that no rule knows. */
export function strikeOut(matcher: Matcher, normal: string): string {
  lookAt(normal, matcher);
  if (matcher.round !== round) return normal;
  const { likely, count } = matcher;
  let text = normal;
  for (let i = 0; i < count; i += 1) text = text.replace(regexOf(likely[i] as Pattern), ' _');
  return text;
}
