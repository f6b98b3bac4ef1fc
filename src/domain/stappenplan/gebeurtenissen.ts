import type { Dossier } from '../dossier.js';
import { momentOfReceipt } from '../received.js';
import { feitenOf } from './feiten.js';
import type { Gebeurtenis } from './gebeurtenis.js';

/** All that happened in a dossier, as its plan follows from it: first the melding itself, then what was done. */
export const gebeurtenissenOf = (
  dossier: Pick<Dossier, 'ontvangen' | 'melding' | 'overPersoneel' | 'gebeurtenissen'>,
): readonly Gebeurtenis[] => [
  {
    soort: 'gemeld',
    op: momentOfReceipt(dossier.ontvangen),
    feiten: feitenOf(dossier.melding, dossier.overPersoneel),
  },
  ...(dossier.gebeurtenissen ?? []),
];
