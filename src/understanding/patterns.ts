/** Words that turn a story around; a gap in a pattern never steps over one. */
const DENIAL = 'niet|nooit|geen|zonder|not|never|dont';
/** Words that begin somebody else's saying or an order; a strict gap does not step over these either. */
const REPORT =
  'zegt|zei|zeggen|zeiden|vindt|vind|dat|als|moet|moest|mag|want|omdat|en|maar|terug|of|weet|helpt|says|said|that|and|but|if';

const literal = (word: string) => word.replace(/[.+?^${}()|[\]\\]/g, '\\$&');

function alternatives(word: string, lists: Readonly<Record<string, string>>): string {
  const filled = word.replace(/<([a-z]+)>/g, (_, name: string) => {
    const list = lists[name];
    if (list === undefined) throw new Error(`Pattern names an unknown word list: ${name}`);
    return list;
  });
  return filled
    .split('|')
    .map((alternative) => literal(alternative).replace(/\*/g, '[^ ]*'))
    .join('|');
}

function toSource(pattern: string, lists: Readonly<Record<string, string>>): string {
  return pattern
    .trim()
    .split(/\s+/)
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

/**
 * Builds one matcher for normalised text out of patterns as they stand in the word files. A pattern is a row of words:
 * `a|b` either, `a*` begins with, `<name>` a word list, `?a` may be absent, `!a` must not follow,
 * `..` up to two and `...` up to five words between, but none that denies; `~` up to four, but none that reports either;
 * `^` and `$` are the edges of a sentence.
 */
export function compile(
  patterns: readonly string[],
  lists: Readonly<Record<string, string>> = {},
): RegExp | undefined {
  if (patterns.length === 0) return undefined;
  return new RegExp(patterns.map((pattern) => toSource(pattern, lists)).join('|'), 'g');
}

/** Tells whether a matcher finds something; no matcher finds nothing. */
export function finds(matcher: RegExp | undefined, normal: string): boolean {
  if (matcher === undefined) return false;
  matcher.lastIndex = 0;
  return matcher.test(normal);
}
