import type { Actor, AuditEntry, Dossier, Handeling } from '../../domain/dossier.js';
import type { DossierId, SchoolId } from '../../domain/ids.js';
import { isAnoniem } from '../../domain/melding.js';
import { momentOf } from '../../domain/received.js';
import type { Clock } from '../../ports/clock.js';
import type { DossierStore } from '../../ports/dossier-store.js';
import type { Ids } from '../../ports/ids.js';
import { retryWhenChanged } from '../retry-when-changed.js';

export interface MelderDeps {
  readonly dossiers: DossierStore;
  readonly clock: Clock;
  readonly ids: Ids;
  /** Called when something waits to be sent. */
  readonly wake: () => void;
}

/**
 * Changes a dossier for its melder. A melder cannot be asked to look again when a medewerker saved at the same
 * moment, so the change is made anew on what is there then.
 * @returns undefined when there is no such dossier.
 */
export const changeDossier = (
  { dossiers }: MelderDeps,
  school: SchoolId,
  id: DossierId,
  change: (dossier: Dossier) => Dossier,
): Promise<Dossier | undefined> =>
  retryWhenChanged(async () => {
    const seen = await dossiers.find(school, id);
    if (seen === undefined) return undefined;
    const changed = change(seen.value);
    if (changed !== seen.value) await dossiers.save(school, changed, seen.version);
    return changed;
  });

/** The audit line for something that the melder did; without a name it carries no hour. */
export const melderDid = (dossier: Dossier, wat: Handeling, { clock, ids }: MelderDeps): AuditEntry => {
  const wie: Actor = { kind: 'melder' };
  const op = momentOf(clock.now(), isAnoniem(dossier.melding.antwoorden));
  return { id: ids.random(), dossier: dossier.id, wie, wat, op };
};
