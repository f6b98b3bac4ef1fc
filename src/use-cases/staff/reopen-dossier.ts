import { type ActResult, type ChangeDossierDeps, changeDossier, type DossierAct } from './change-dossier.js';

/**
 * Opens a closed dossier again.
 * @returns undefined when the dossier is not there for this person.
 */
export const reopenDossier =
  (deps: ChangeDossierDeps) =>
  (act: DossierAct): Promise<ActResult | undefined> =>
    changeDossier(deps)(act, {
      wat: 'heropend',
      isDone: ({ toestand }) => toestand.status !== 'gesloten',
      apply: (dossier, _door, op) => ({ ...dossier, toestand: { status: 'heropend', op } }),
    });
