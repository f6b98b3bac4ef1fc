import { dayOf } from '../../domain/calendar.js';
import type { Dossier } from '../../domain/dossier.js';
import type { DossierId, SchoolId } from '../../domain/ids.js';
import { changeDossier, type MelderDeps, melderDid } from './change-dossier.js';

/**
 * The melder sees the messages of school; they are marked as read with the day, so that school knows.
 * @returns the dossier, or undefined when there is none.
 */
export type ReadAnswers = (school: SchoolId, id: DossierId) => Promise<Dossier | undefined>;

export const readAnswers =
  (deps: MelderDeps): ReadAnswers =>
  (school, id) =>
    changeDossier(deps, school, id, (dossier) => {
      const unread = dossier.berichten.some(
        (bericht) => bericht.van === 'school' && bericht.gelezenOp === undefined,
      );
      if (!unread) return dossier;
      const gelezenOp = dayOf(deps.clock.now());
      return {
        ...dossier,
        berichten: dossier.berichten.map((bericht) =>
          bericht.van === 'school' ? { gelezenOp, ...bericht } : bericht,
        ),
        laatsteHandeling: melderDid(dossier, 'melder-las', deps),
      };
    });
