import type { MedewerkerId } from './ids.js';
import type { Medewerker } from './medewerker.js';
import type { Schoolpakket } from './schoolpakket.js';

/** Somebody of school whose name stands in a text. Proposed to the melder, never acted upon without a yes. */
export interface Mention {
  readonly naam: string;
  /** Absent for a name that only the published protocol gives. */
  readonly id?: MedewerkerId;
}

const titles = new Set(
  'juf juffrouw meester mevrouw mevr mw meneer mneer mr dhr docent leraar lerares directeur coach'.split(' '),
);
const particles = new Set('van de der den het ten ter te op in la el al t d'.split(' '));
/** First and last names that are ordinary words too. On their own they count only with a capital or after "juf". */
const ordinaryWords = new Set(
  (
    'april arend augustus bakker bal beek been beer berg bloem blok boer boom bos brand brood bruin buur dag dam dekker ' +
    'dijk door duif engel fee feest fleur geel goed graaf groen groot haan haas hand hart heer hert heuvel hoek hond ' +
    'hoop jager jet jong joy juli juni kamp kast kat keizer kind kip klein klok kok koning kool kort kraan kramer ' +
    'kuiper laan lang leeuw lente lief lieve linde loop man meer mees mei melk merel mol molen molenaar mooi mus nacht ' +
    'noord oost oud park paard pauw peer piet plas post prins raaf ridder ring roos rood ruiter schaap schipper sky ' +
    'slager smid snel snoek stam ster sterk stok storm timmer top tuin valk veen veer veld vink vis visser vlieg vogel ' +
    'vos vries weg west wil wilde wind winter wit wolf zand zee zomer zon zwaan zwart'
  ).split(' '),
);

interface Word {
  readonly text: string;
  /** Starts with a capital, and is not written in capitals as a whole. */
  readonly capital: boolean;
}

/**
 * Finds the people of school whose first or last name stands in a text, as whole words, whatever the case or accents.
 * Each person once, in the order of the lists; two people of one name are both found.
 */
export function mentionedMedewerkers(
  text: string,
  pakket: Schoolpakket,
  medewerkers: readonly Medewerker[],
): readonly Mention[] {
  const words = toWords(text);
  const today: Mention[] = medewerkers.map(({ id, naam }) => ({ naam, id }));
  const known = new Set(medewerkers.map(({ naam }) => plain(naam)));
  const published = new Set(pakket.rollen.flatMap(({ inProtocol }) => inProtocol));
  const others: Mention[] = [...published]
    .filter((naam) => !known.has(plain(naam)))
    .map((naam) => ({ naam }));
  return [...today, ...others].filter(({ naam }) => isNamed(naam, words));
}

function isNamed(naam: string, words: readonly Word[]): boolean {
  const parts = plain(naam)
    .split(/\s+/)
    .map((part) => part.match(/\p{L}+/gu) ?? [])
    .filter((part) => part.length > 0 && !titles.has(part.join('')));
  const [first = [], ...rest] = parts;
  const last = rest.slice(rest.findIndex((part) => !particles.has(part.join(' ')))).flat();
  const names = [first, last].filter((part) => part.join('').length > 1 && !particles.has(part.join('')));
  return names.some((part) =>
    words.some((_, at) => {
      if (!part.every((word, offset) => words[at + offset]?.text === word)) return false;
      if (part.length > 1 || !isOrdinary(part[0] ?? '')) return true;
      return words[at]?.capital === true || isTitled(words, at) || isFullName(names, words, at);
    }),
  );
}

const isOrdinary = (word: string): boolean => word.length < 3 || ordinaryWords.has(word);

function isTitled(words: readonly Word[], at: number): boolean {
  let before = at - 1;
  while (particles.has(words[before]?.text ?? '')) before--;
  return titles.has(words[before]?.text ?? '');
}

/** The last name comes after the first, with nothing but particles between them. */
function isFullName(names: readonly (readonly string[])[], words: readonly Word[], at: number): boolean {
  const [first, last] = names.map((part) => part.join(' '));
  if (first === undefined || last === undefined) return false;
  const isLast = words[at]?.text === last;
  const step = isLast ? -1 : 1;
  let beside = at + step;
  while (particles.has(words[beside]?.text ?? '')) beside += step;
  return words[beside]?.text === (isLast ? first : last);
}

const toWords = (text: string): readonly Word[] =>
  (withoutAccents(text).match(/\p{L}+/gu) ?? []).map((word) => ({
    text: word.toLowerCase(),
    capital: /^\p{Lu}\p{Ll}+$/u.test(word),
  }));

const withoutAccents = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '');
const plain = (text: string): string => withoutAccents(text).toLowerCase();
