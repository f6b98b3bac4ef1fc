import type { DossierId, SchoolId } from '../../domain/ids.js';
import type { Antwoorden } from '../../domain/melding.js';
import { toldMore } from '../../domain/reopen.js';
import { changeDossier, type MelderDeps, melderDid } from './change-dossier.js';

/** Adds answers to a melding that was sent before. @returns false when there is no such dossier. */
export type TellMore = (school: SchoolId, id: DossierId, more: Antwoorden) => Promise<boolean>;

export const tellMore =
  (deps: MelderDeps): TellMore =>
  async (school, id, more) => {
    const changed = await changeDossier(deps, school, id, (dossier) =>
      toldMore(dossier, {
        ...dossier,
        melding: { ...dossier.melding, antwoorden: { ...dossier.melding.antwoorden, ...more } },
        laatsteHandeling: melderDid(dossier, 'aangevuld', deps),
      }),
    );
    return changed !== undefined;
  };
