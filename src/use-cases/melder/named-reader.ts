import { readers } from '../../domain/access.js';
import type { Dossier } from '../../domain/dossier.js';
import type { Medewerker } from '../../domain/medewerker.js';
import { mentionedMedewerkers } from '../../domain/mentions.js';
import type { About } from '../script.js';

/**
 * The first person named in a text who can read the dossier that it would go to: what is told of somebody must not
 * reach that person without being asked about.
 */
export function namedReader(
  text: string,
  dossier: Dossier,
  { pakket, medewerkers, today }: Pick<About, 'pakket' | 'medewerkers' | 'today'>,
): Medewerker | undefined {
  const named = mentionedMedewerkers(text, pakket, medewerkers);
  return readers(dossier, medewerkers, today).find(({ medewerker }) =>
    named.some(({ id }) => id === medewerker.id),
  )?.medewerker;
}
