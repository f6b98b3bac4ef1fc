import { DossierChanged, MedewerkersChanged } from '../errors.js';

const TRIES = 20;

/**
 * Does it again when somebody else saved the dossier or the list of people in between; each try reads it anew.
 * @throws {DossierChanged} @throws {MedewerkersChanged} When somebody was first twenty times in a row.
 */
export async function retryWhenChanged<T>(attempt: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await attempt();
    } catch (error) {
      const changed = error instanceof DossierChanged || error instanceof MedewerkersChanged;
      if (!changed || tries === TRIES) throw error;
    }
  }
}
