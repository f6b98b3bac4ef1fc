import { AdministratieChanged, DossierChanged, MedewerkersChanged } from '../errors.js';

const TRIES = 20;
const CHANGED = [DossierChanged, MedewerkersChanged, AdministratieChanged];

/**
 * Does it again when somebody else saved what is changed in between; each try reads it anew.
 * @throws {DossierChanged} @throws {MedewerkersChanged} @throws {AdministratieChanged} When somebody was first twenty times in a row.
 */
export async function retryWhenChanged<T>(attempt: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await attempt();
    } catch (error) {
      const changed = CHANGED.some((kind) => error instanceof kind);
      if (!changed || tries === TRIES) throw error;
    }
  }
}
