import { given, type Melding } from '../melding.js';
import type { Voorwaarde } from '../schoolpakket.js';
import type { Feiten, Plicht, Stopgrond } from './gebeurtenis.js';

/** What a melding itself tells; whether it is serious, or a crime, somebody at school judges. */
export const feitenOf = (melding: Melding, overPersoneel: boolean): Feiten => ({
  vormen: given(melding.antwoorden, 'vormen') ?? [],
  gevaar: melding.gevaar,
  overPersoneel,
  ouderMeldde: melding.wie === 'ouder',
});

/** Whether one of the conditions holds; undefined as long as somebody must still judge it. */
export function holds(voorwaarden: readonly Voorwaarde[], feiten: Feiten): boolean | undefined {
  if (voorwaarden.length === 0) return true;
  const judged = voorwaarden.map((voorwaarde) => judge(voorwaarde, feiten));
  if (judged.includes(true)) return true;
  return judged.includes(undefined) ? undefined : false;
}

/** The conditions that nobody judged yet. */
export const unjudged = (voorwaarden: readonly Voorwaarde[], feiten: Feiten): readonly Voorwaarde[] =>
  holds(voorwaarden, feiten) === undefined
    ? voorwaarden.filter((voorwaarde) => judge(voorwaarde, feiten) === undefined)
    : [];

function judge(voorwaarde: Voorwaarde, feiten: Feiten): boolean | undefined {
  switch (voorwaarde) {
    case 'digitaal':
      return feiten.vormen.includes('digitaal');
    case 'ouder-meldde':
      return feiten.ouderMeldde;
    case 'ernstig':
      return feiten.ernstig;
    case 'strafbaar':
      return feiten.strafbaar;
    case 'meer-leerlingen':
      return feiten.meerLeerlingen;
  }
}

/**
 * Why no step of the plan may be proposed: the protocols against pesten are not made for these (art. 4a WPO and its
 * equals; the meldcode huiselijk geweld en kindermishandeling).
 */
export const stopgronden = ({ vormen, gevaar, overPersoneel }: Feiten): readonly Stopgrond[] => [
  ...(vormen.includes('seksueel') || gevaar.includes('misbruik') ? (['seksueel'] as const) : []),
  ...(gevaar.includes('thuis') ? (['thuis'] as const) : []),
  ...(overPersoneel ? (['over-personeel'] as const) : []),
];

const duties: Readonly<Record<Stopgrond, readonly Plicht[]>> = {
  seksueel: ['meldplicht-bestuur', 'vertrouwensinspecteur'],
  thuis: ['meldcode'],
  'over-personeel': ['meldplicht-bestuur'],
};
export const plichtenOf = (gronden: readonly Stopgrond[]): readonly Plicht[] => [
  ...new Set(gronden.flatMap((grond) => duties[grond])),
];

/** What was known, with what was learnt since. A second melding takes nothing back. */
export const merge = (known: Feiten, more: Partial<Feiten>): Feiten => ({
  ...known,
  ...more,
  vormen: more.vormen ?? known.vormen,
  gevaar: more.gevaar ?? known.gevaar,
});
export const join = (known: Feiten, more: Feiten): Feiten => ({
  ...known,
  ...more,
  vormen: [...new Set([...known.vormen, ...more.vormen])],
  gevaar: [...new Set([...known.gevaar, ...more.gevaar])],
  overPersoneel: known.overPersoneel || more.overPersoneel,
  ouderMeldde: known.ouderMeldde || more.ouderMeldde,
});
