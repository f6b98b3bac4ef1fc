import type { Intent, Understanding } from '../../domain/understanding.js';
import type { GehoordeVraag } from '../../domain/vraag.js';

/** From here on an intent is right about nine times in ten. */
const CONFIDENT = 0.6;
const ASKS: ReadonlySet<Intent> = new Set([
  'aanpak_school',
  'contact',
  'tips',
  'klacht',
  'plagen_of_pesten',
] as const);

/**
 * The question about the protocol that a message asks.
 * @returns undefined when it tells something: a story is never taken for a question because of a word in it.
 */
export function askedIn(
  found: readonly GehoordeVraag[],
  { intent, confidence, categories }: Understanding,
  text: string,
): GehoordeVraag | undefined {
  const whole = found.find(({ heel }) => heel);
  if (whole !== undefined) return whole;
  const tells = intent === 'melden' && confidence >= CONFIDENT && !text.includes('?');
  if (tells) return undefined;
  const asks = ASKS.has(intent) && confidence >= CONFIDENT && categories.length === 0;
  return found.find(({ vraagvorm }) => vraagvorm) ?? (asks ? found[0] : undefined);
}
