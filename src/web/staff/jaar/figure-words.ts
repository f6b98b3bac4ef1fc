import type { Schoolpakket } from '../../../domain/schoolpakket.js';
import type { Deel } from '../../../domain/telling.js';
import type { TextKey } from '../../../ports/texts.js';
import { type Getal, KLEINST } from '../../../use-cases/staff/jaar/figures.js';
import type { Words } from '../words.js';

/** What a row of the figures is called. */
export function rijNaam(words: Words, school: Schoolpakket, deel: Deel, waarde: string): string {
  const { say } = words;
  if (deel === 'maand') {
    return new Intl.DateTimeFormat(words.lang, { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
      new Date(`${waarde}-15T12:00:00Z`),
    );
  }
  if (deel === 'groep') {
    if (waarde === 'onbekend') return say('cijfers.waarde.onbekend');
    return say(school.schooltype === 'vo' ? 'cijfers.klas' : 'cijfers.groep', { nummer: waarde });
  }
  const keys: Readonly<Record<Exclude<Deel, 'maand' | 'groep'>, string>> = {
    vorm: `staf.vorm.${waarde}`,
    plek: `cijfers.plek.${waarde}`,
    wie: `cijfers.wie.${waarde}`,
    perspectief: `cijfers.perspectief.${waarde}`,
    antwoord: `cijfers.antwoord.${waarde}`,
    stap: `cijfers.stap.${waarde}`,
    uitkomst: waarde === 'loopt' ? 'cijfers.waarde.loopt' : `staf.sluitreden.${waarde}`,
  };
  // The values are the program's own, from `tellingOf`.
  return say(keys[deel] as TextKey);
}

/** A count in words: "12", "minder dan 5", "10 tot 14". */
export function getalTekst({ say }: Words, getal: Getal): string {
  if (getal.soort === 'minder') return say('cijfers.minder', { aantal: KLEINST });
  return getal.soort === 'precies'
    ? String(getal.aantal)
    : say('cijfers.vanaf', { van: getal.aantal, tot: getal.aantal + KLEINST - 1 });
}

/** A count as the length of a bar; one that is not told has none. */
export const getalLengte = (getal: Getal): number => (getal.soort === 'minder' ? 0 : getal.aantal);
