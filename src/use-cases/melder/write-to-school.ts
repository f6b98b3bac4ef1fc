import type { Bericht, Toestand } from '../../domain/dossier.js';
import type { DossierId, SchoolId } from '../../domain/ids.js';
import { type Gevaar, isAnoniem } from '../../domain/melding.js';
import { momentOf, receivedAt } from '../../domain/received.js';
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
      const heropend: Toestand = { status: 'heropend', op: momentOf(now, anoniem) };
      return {
        ...dossier,
        berichten: [...dossier.berichten, bericht],
        toestand: dossier.toestand.status === 'gesloten' ? heropend : dossier.toestand,
        dringend: dossier.dringend || gevaar.length > 0,
        melding: { ...dossier.melding, gevaar: [...new Set([...dossier.melding.gevaar, ...gevaar])] },
        outbox: [...dossier.outbox, ...toldAgain(dossier, 'bericht-van-melder', deps)],
        laatsteHandeling: melderDid(dossier, 'melder-schreef', deps),
      };
    });
    deps.wake();
    return changed !== undefined;
  };
