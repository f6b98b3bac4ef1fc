import type { Dossier } from './dossier.js';
import type { IsoTime } from './ids.js';
import { feitenOf, stopgronden } from './stappenplan/feiten.js';
import type { Gebeurtenis } from './stappenplan/gebeurtenis.js';

/** A closed dossier that begins again: its plan starts a new round, and the intake comes first. */
export const reopened = (dossier: Dossier, op: IsoTime): Dossier => ({
  ...toldAnew(dossier, op),
  toestand: { status: 'heropend', op },
  agenda: [],
});

/** What is told now counts for the plan as a melding does: what was released before was not this. */
export function toldAnew(dossier: Dossier, op: IsoTime): Dossier {
  const gemeld: Gebeurtenis = {
    soort: 'gemeld',
    op,
    feiten: feitenOf(dossier.melding, dossier.overPersoneel),
  };
  return stilled({ ...dossier, gebeurtenissen: [...(dossier.gebeurtenissen ?? []), gemeld] });
}

/** When what is known lets the plan stand still, nothing of it is asked of anybody until somebody releases it. */
const stilled = (dossier: Dossier): Dossier =>
  groundsOf(dossier).length > 0 ? { ...dossier, agenda: [] } : dossier;

/** What was told in addition, for example of what kind it is. */
export const toldMore = (before: Dossier, after: Dossier): Dossier =>
  groundsOf(after).length > groundsOf(before).length ? stilled(after) : after;

const groundsOf = ({ melding, overPersoneel }: Dossier) => stopgronden(feitenOf(melding, overPersoneel));
