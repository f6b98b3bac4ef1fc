import { DossierChanged } from '../errors.js';

const TRIES = 20;

/**
 * Does it again when somebody else saved the dossier in between; each try reads it anew.
 * @throws {DossierChanged} When somebody was first twenty times in a row.
 */
export async function retryWhenChanged<T>(attempt: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await attempt();
    } catch (error) {
      if (!(error instanceof DossierChanged) || tries === TRIES) throw error;
    }
  }
}
