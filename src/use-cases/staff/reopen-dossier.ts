import { reopened } from '../../domain/reopen.js';
import { type ActDeps, type ActResult, actOnDossier, type DossierAct } from './act-on-dossier.js';

/**
 * Opens a closed dossier again.
 * @returns undefined when the dossier is not there for this person.
 */
export const reopenDossier =
  (deps: ActDeps) =>
  (act: DossierAct): Promise<ActResult | undefined> =>
    actOnDossier(deps)(act, {
      wat: 'heropend',
      isDone: ({ toestand }) => toestand.status !== 'gesloten',
      apply: (dossier, _door, op) => reopened(dossier, op),
    });
