/** Words in a terugkomcode. */
const CODE_LENGTH = 5;
/** Only the beginning of a long message is searched for a code, so that no message takes long. */
const MAX_TEXT = 600;
const MAX_WORDS = 40;
const MAX_CANDIDATES = 16;

/**
 * The five geheime woorden with which a melder comes back, in order, each from the word list.
 * Whoever knows them is the melder: never logged, never stored but as an HMAC.
 */
export type Terugkomcode = readonly [string, string, string, string, string];

export type ParsedTerugkomcode =
  /** At least one and at most 16 codes that may be meant: as typed first, then by how little was mended. */
  | { readonly ok: true; readonly value: readonly Terugkomcode[] }
  /** Too few words of the list; `found` of the five were there. */
  | { readonly ok: false; readonly reason: 'te-weinig'; readonly found: number }
  /** Five words, of which those at `positions` (1 to 5) are nothing like a word of the list. */
  | { readonly ok: false; readonly reason: 'onbekend-woord'; readonly positions: readonly number[] };

export interface TerugkomcodeParser {
  /**
   * Reads a code as a child types it: capitals, numbering, commas, emoji, words stuck together or split
   * in two, spelt by ear, one letter off (a letter too many, too few, wrong, or two swapped), with other
   * words around it. A failure never repeats what was typed.
   */
  parse(text: string): ParsedTerugkomcode;
  /**
   * Whether a message that was not asked for is probably a code: four or more words of the list and
   * little else. Words such as "mijn geheime woorden zijn" around it are allowed for.
   */
  looksLike(text: string): boolean;
}

/**
 * Makes a new code: five different words. With 2048 words that is 54.99 bits; allowing a word twice would
 * add less than 0.01 bit, and a repeated word looks like a mistake to a child.
 * @param randomInt Gives a whole number from 0 to below `max`, each as likely; it must be unpredictable.
 * @throws {RangeError} When there are fewer than five words.
 */
export function makeTerugkomcode(words: readonly string[], randomInt: (max: number) => number): Terugkomcode {
  const left = [...words];
  const code = Array.from({ length: CODE_LENGTH }, () => left.splice(randomInt(left.length), 1)[0]);
  if (!isTerugkomcode(code)) throw new RangeError('A terugkomcode needs a list of at least five words.');
  return code;
}

/** The one string that stands for a code: what is put through the HMAC. The order of the words counts. */
export function canonicalTerugkomcode(code: Terugkomcode): string {
  return code.join(' ');
}

/**
 * How a Dutch word sounds to a child that spells by ear, as a key: words with the same key are taken for
 * one another (ei and ij, au and ou, c and k or s, ch and g, f and v, s and z, d and t or b and p where they
 * sound the same, one letter or two, -e and -en).
 */
export function soundKey(word: string): string {
  return soundRules.reduce((key, [letters, sound]) => key.replace(letters, sound), word);
}

// Digits stand for vowels that are written with two letters, so that no later rule takes them apart.
const soundRules: readonly (readonly [RegExp, string])[] = [
  [/eeuw/g, 'eew'],
  [/ieuw/g, 'iew'],
  [/ouw|auw|ou|au/g, '1'],
  [/uw/g, 'u'],
  [/ij|ei/g, '2'],
  [/oe/g, '3'],
  [/ie|y(?![aeiou])/g, 'i'],
  [/y/g, 'j'],
  [/ch/g, 'g'],
  [/c(?=[ei2])/g, 's'],
  [/c/g, 'k'],
  [/qu/g, 'kw'],
  [/x/g, 'ks'],
  [/th/g, 't'],
  [/ph/g, 'f'],
  [/wr/g, 'fr'],
  [/v/g, 'f'],
  [/z/g, 's'],
  [/d(?![aeiourw123])/g, 't'],
  [/b(?![aeiourl123])/g, 'p'],
  [/(.)\1+/g, '$1'],
  [/en$/, 'e'],
];

/** Whether one slip of the finger turns `a` into `b`: a letter added, dropped, changed, or two swapped. */
export function isOneSlip(a: string, b: string): boolean {
  if (a === b || Math.abs(a.length - b.length) > 1) return false;
  let start = 0;
  while (start < a.length && a[start] === b[start]) start += 1;
  const [restA, restB] = [a.slice(start), b.slice(start)];
  return (
    restA.slice(1) === restB.slice(1) ||
    restA.slice(1) === restB ||
    restA === restB.slice(1) ||
    (restA[0] === restB[1] && restA[1] === restB[0] && restA.slice(2) === restB.slice(2))
  );
}

/** What a stretch of the message may stand for, and how much had to be mended for it. */
interface Reading {
  readonly words: readonly string[];
  readonly cost: number;
}

// Any mended word outweighs all words that were passed over, so codes found as typed come first.
const cost = { exact: 0, joined: 50, sound: 100, slip: 110, passedOver: 1 } as const;
// A message with more in it than a code looks like one only when it says so.
const cues = /^(geheime?|woord(en|jes)?|(terugkom)?codes?)$/;

/**
 * Prepares a word list for reading codes; do it once, it takes some milliseconds.
 * @param words Lower case a to z, no two of them one slip or one sound apart.
 */
export function createTerugkomcodeParser(words: readonly string[]): TerugkomcodeParser {
  const lexicon = createLexicon(words);

  return {
    parse(text) {
      const tokens = wordsOf(text).filter((token) => token.length >= lexicon.shortest - 1);
      const readings = tokens.map(lexicon.read);
      const value = bestCodes(readings, tokens, lexicon);
      return value.length > 0 ? { ok: true, value } : whyNot(readings);
    },

    looksLike(text) {
      const tokens = wordsOf(text).filter((token) => token !== 'en');
      const exact = tokens.filter(lexicon.has).length;
      const glued = tokens.filter((token) => lexicon.splitExactly(token, CODE_LENGTH).length > 0).length;
      if (tokens.some((token) => cues.test(token))) return glued > 0 || (exact >= 4 && tokens.length <= 14);
      if (tokens.length === 1) return glued > 0;
      const mended = tokens.filter((token) => lexicon.read(token).length > 0).length;
      if (tokens.length > CODE_LENGTH + 1) return false;
      return (exact >= 4 && tokens.length - exact <= 1) || (exact >= 3 && mended === CODE_LENGTH);
    },
  };
}

type Lexicon = ReturnType<typeof createLexicon>;

function createLexicon(words: readonly string[]) {
  const known = new Set(words);
  const bySound = indexBy(words, (word) => [soundKey(word)]);
  const byDeletion = indexBy(words, deletions);
  const lengths = words.map((word) => word.length);
  const shortest = Math.min(...lengths);
  const longest = Math.max(...lengths);

  const mend = (token: string): Reading[] => {
    const sounds = bySound.get(soundKey(token)) ?? [];
    const near = new Set(deletions(token).flatMap((part) => byDeletion.get(part) ?? []));
    return [
      ...sounds.map((word) => ({ words: [word], cost: cost.sound })),
      ...[...near]
        .filter((word) => !sounds.includes(word) && isOneSlip(token, word))
        .map((word) => ({ words: [word], cost: cost.slip })),
    ];
  };

  /** All ways to cut `text` into `count` words of the list, of which at most `slips` are mended. */
  const split = (text: string, count: number, slips: number): Reading[] => {
    if (count === 0) return text === '' ? [{ words: [], cost: 0 }] : [];
    if (text.length < count * shortest - slips || text.length > count * longest + slips) return [];
    const found: Reading[] = [];
    for (let end = shortest - slips; end <= Math.min(longest + slips, text.length); end += 1) {
      const head = text.slice(0, end);
      const heads = known.has(head) ? [{ words: [head], cost: 0 }] : slips > 0 ? mend(head) : [];
      for (const first of heads) {
        const left = first.cost > 0 ? slips - 1 : slips;
        for (const rest of split(text.slice(end), count - 1, left))
          found.push({ words: [...first.words, ...rest.words], cost: first.cost + rest.cost });
      }
    }
    return found;
  };

  return {
    shortest,
    has: (token: string) => known.has(token),
    splitExactly: (token: string, count: number) => split(token, count, 0),

    /** Everything one token may stand for: a word, a mended word, or several words stuck together. */
    read(token: string): Reading[] {
      if (known.has(token)) return [{ words: [token], cost: cost.exact }];
      if (token.length > CODE_LENGTH * longest + 1) return [];
      const counts = [2, 3, 4, CODE_LENGTH];
      const cut = counts.flatMap((count) => split(token, count, 0));
      if (cut.length > 0) return [...cut, ...mend(token)];
      return [...mend(token), ...split(token, CODE_LENGTH, 1)];
    },
  };
}

/** A code being put together while reading on: the words so far and what they cost. */
interface Partial extends Reading {
  /** Words of the message within the code that were passed over. */
  readonly passed: number;
}

function bestCodes(
  readings: readonly Reading[][],
  tokens: readonly string[],
  lexicon: Lexicon,
): Terugkomcode[] {
  // partials[position]: the cheapest beginnings of a code that have read all tokens before that position.
  const partials: Partial[][] = Array.from({ length: tokens.length + 1 }, () => []);
  const complete: Partial[] = [];

  const extend = (from: Partial, by: Reading, to: number): void => {
    const words = [...from.words, ...by.words];
    if (words.length > CODE_LENGTH || new Set(words).size < words.length) return;
    const passed = from.passed + (by.words.length === 0 ? 1 : 0);
    const next = { words, cost: from.cost + by.cost, passed };
    // Many words of a story are one slip from some word of the list; that does not make it a code.
    if (words.length === CODE_LENGTH && (passed === 0 || next.cost < 3 * cost.sound)) complete.push(next);
    else if (words.length < CODE_LENGTH) partials[to]?.push(next);
  };

  tokens.forEach((token, position) => {
    const begun = [{ words: [], cost: 0, passed: 0 }, ...cheapest(partials[position] ?? [])];
    const after = tokens[position + 1];
    const joined = after !== undefined && lexicon.has(token + after) ? token + after : undefined;
    for (const from of begun) {
      for (const reading of readings[position] ?? []) extend(from, reading, position + 1);
      if (joined !== undefined) extend(from, { words: [joined], cost: cost.joined }, position + 2);
      if (from.words.length > 0) extend(from, { words: [], cost: cost.passedOver }, position + 1);
    }
  });

  const unique = new Map<string, Terugkomcode>();
  for (const { words } of complete.sort((a, b) => a.cost - b.cost))
    if (isTerugkomcode(words) && !unique.has(words.join(' '))) unique.set(words.join(' '), words);
  return [...unique.values()].slice(0, MAX_CANDIDATES);
}

/** The cheapest beginnings, some for every number of words, so that a long beginning cannot crowd out a short. */
function cheapest(partials: readonly Partial[]): Partial[] {
  const sorted = [...partials].sort((a, b) => a.cost - b.cost);
  return [1, 2, 3, 4].flatMap((count) =>
    sorted.filter(({ words }) => words.length === count).slice(0, MAX_CANDIDATES),
  );
}

function whyNot(readings: readonly Reading[][]): ParsedTerugkomcode {
  // In a story only words as they stand in the list count; near words are everywhere.
  const dearest = readings.length > CODE_LENGTH ? cost.exact : Number.POSITIVE_INFINITY;
  const isKnown = readings.map((options) => options.some((option) => option.cost <= dearest));
  const found = Math.min(isKnown.filter(Boolean).length, CODE_LENGTH);
  const windows = isKnown.slice(CODE_LENGTH - 1).map((_, start) => isKnown.slice(start, start + CODE_LENGTH));
  // Of two stretches with as many known words, the code is likelier the one that begins with one.
  const likelihood = (known: readonly boolean[]) => known.filter(Boolean).length + (known[0] ? 0.5 : 0);
  const [best] = windows.sort((a, b) => likelihood(b) - likelihood(a));
  const knownInBest = best?.filter(Boolean).length ?? 0;
  if (best === undefined || knownInBest === CODE_LENGTH) return { ok: false, reason: 'te-weinig', found };
  if (knownInBest < 3 && readings.length > CODE_LENGTH) return { ok: false, reason: 'te-weinig', found };
  const positions = best.flatMap((known, index) => (known ? [] : [index + 1]));
  return { ok: false, reason: 'onbekend-woord', positions };
}

function isTerugkomcode(words: readonly (string | undefined)[]): words is Terugkomcode {
  return words.length === CODE_LENGTH && words.every((word) => word !== undefined);
}

/** The words of a message in plain lower case letters; the letter ij and accents are written out. */
function wordsOf(text: string): string[] {
  const plain = text.slice(0, MAX_TEXT).normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  return (plain.match(/[a-z]+/g) ?? []).slice(0, MAX_WORDS);
}

function deletions(word: string): string[] {
  return [word, ...Array.from(word, (_, index) => word.slice(0, index) + word.slice(index + 1))];
}

function indexBy(
  words: readonly string[],
  keysOf: (word: string) => readonly string[],
): Map<string, string[]> {
  const index = new Map<string, string[]>();
  for (const word of words)
    for (const key of new Set(keysOf(word))) {
      const present = index.get(key);
      if (present === undefined) index.set(key, [word]);
      else present.push(word);
    }
  return index;
}
