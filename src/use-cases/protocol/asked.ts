import { CONFIDENT, type Intent, type Understanding } from '../../domain/understanding.js';
import type { GehoordeVraag } from '../../domain/vraag.js';

type Vraag = GehoordeVraag['vraag'];

/** Questions that one word is enough for, such as "telefoon": they give way to an intent that says something else. */
const ONE_WORD: readonly Vraag[] = [
  'online',
  'stappen',
  'hoeSnel',
  'regels',
  'groep',
  'vastleggen',
  'hulp',
  'partners',
  'preventie',
  'melden',
  'methode',
  'politie',
];
const allBut = (kept: readonly Vraag[]): ReadonlySet<Vraag> =>
  new Set(ONE_WORD.filter((vraag) => !kept.includes(vraag)));
/** Questions that are not meant when this is the intent. */
const NOT_MEANT: Readonly<Partial<Record<Intent, ReadonlySet<Vraag>>>> = {
  tips: allBut(['melden', 'politie']),
  contact: allBut(['melden', 'hoeSnel', 'politie', 'partners']),
  klacht: allBut(['hoeSnel', 'vastleggen', 'politie']),
  plagen_of_pesten: allBut(['politie']),
};
/** The only questions of the protocol in what is served in another way. */
const MEANT: Readonly<Partial<Record<Intent, ReadonlySet<Vraag>>>> = {
  hulplijn: new Set<Vraag>(['inVertrouwen', 'politie', 'melden']),
  privacy: new Set<Vraag>(['ouders', 'inVertrouwen', 'groep', 'nazorg', 'vastleggen']),
  status: new Set<Vraag>(),
  stoppen: new Set<Vraag>(),
  groet: new Set<Vraag>(),
};
/** How long, and what of a telephone, is asked of anything; here it is about pesten, or about the school. */
const ABOUT_SCHOOL = /pest|school|juf|meester|mentor|gehandeld|ouders|bull/i;

/**
 * The question about the protocol that a message asks.
 * @returns undefined when it tells something, or asks something else: a story is never taken for a question because of
 * a word in it.
 */
export function askedIn(
  found: readonly GehoordeVraag[],
  { intent, confidence, categories }: Understanding,
  text: string,
): GehoordeVraag | undefined {
  const whole = found.find(({ heel }) => heel);
  if (whole !== undefined) return whole;
  const asked = found.find(({ vraagvorm }) => vraagvorm);
  if (confidence < CONFIDENT) return asked;
  if (intent === 'melden') {
    return categories.length > 0 && !text.includes('?') ? undefined : asked;
  }
  if (intent === 'aanpak_school') return asked ?? (categories.length === 0 ? found[0] : undefined);
  if (asked === undefined || NOT_MEANT[intent]?.has(asked.vraag)) return undefined;
  if (intent === 'overig' && (asked.vraag === 'online' || asked.vraag === 'hoeSnel')) {
    return ABOUT_SCHOOL.test(text) ? asked : undefined;
  }
  return MEANT[intent]?.has(asked.vraag) === false ? undefined : asked;
}
