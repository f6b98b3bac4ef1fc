import type { DossierId, SchoolId } from '../../domain/ids.js';
import { changeDossier, type MelderDeps, melderDid } from './change-dossier.js';

/** The geheime woorden stop working, for ever; the melding itself stays. @returns false when there is no such dossier. */
export type CloseCode = (school: SchoolId, id: DossierId) => Promise<boolean>;

export const closeCode =
  (deps: MelderDeps): CloseCode =>
  async (school, id) => {
    const changed = await changeDossier(deps, school, id, ({ terugkomcode: _gone, ...dossier }) => ({
      ...dossier,
      laatsteHandeling: melderDid(dossier, 'code-gesloten', deps),
    }));
    return changed !== undefined;
  };
