import type { Bericht, Dossier } from '../../domain/dossier.js';
import type { DossierId, IsoTime, SchoolId } from '../../domain/ids.js';
import { type Gevaar, isAnoniem } from '../../domain/melding.js';
import { momentOf, receivedAt } from '../../domain/received.js';
import { reopened, toldAnew } from '../../domain/reopen.js';
import { changeDossier, type MelderDeps, melderDid } from './change-dossier.js';
import { toldAgain } from './told-again.js';

/**
 * A message of the melder to school. A closed dossier is opened again; danger in it makes it dringend.
 * @returns false when there is no such dossier.
 */
export type WriteToSchool = (
  school: SchoolId,
  id: DossierId,
  tekst: string,
  gevaar: readonly Gevaar[],
) => Promise<boolean>;

export const writeToSchool =
  (deps: MelderDeps): WriteToSchool =>
  async (school, id, tekst, gevaar) => {
    const changed = await changeDossier(deps, school, id, (dossier) => {
      const now = deps.clock.now();
      const anoniem = isAnoniem(dossier.melding.antwoorden);
      const bericht: Bericht = { van: 'melder', tekst, ontvangen: receivedAt(now, anoniem) };
      const known: Dossier = {
        ...dossier,
        dringend: dossier.dringend || gevaar.length > 0,
        melding: { ...dossier.melding, gevaar: [...new Set([...dossier.melding.gevaar, ...gevaar])] },
      };
      return {
        ...again(dossier, known, gevaar, momentOf(now, anoniem)),
        berichten: [...dossier.berichten, bericht],
        outbox: [...dossier.outbox, ...toldAgain(dossier, 'bericht-van-melder', deps)],
        laatsteHandeling: melderDid(dossier, 'melder-schreef', deps),
      };
    });
    deps.wake();
    return changed !== undefined;
  };

/** A closed dossier begins again; with new danger an open one is looked at anew, also when its plan was released. */
function again(before: Dossier, known: Dossier, gevaar: readonly Gevaar[], op: IsoTime): Dossier {
  if (before.toestand.status === 'gesloten') return reopened(known, op);
  return gevaar.length > 0 ? toldAnew(known, op) : known;
}
