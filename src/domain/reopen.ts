import type { Dossier } from './dossier.js';
import type { IsoTime } from './ids.js';
import { feitenOf } from './stappenplan/feiten.js';
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
  return { ...dossier, gebeurtenissen: [...(dossier.gebeurtenissen ?? []), gemeld] };
}
