import { type ActDeps, type ActResult, actOnDossier, type DossierAct } from './act-on-dossier.js';

/**
 * "Ik pak dit op": from now on this medewerker follows it up, also when a colleague did until now.
 * @returns undefined when the dossier is not there for this person; `geweigerd` when it is closed.
 */
export const takeDossier =
  (deps: ActDeps) =>
  (act: DossierAct): Promise<ActResult | undefined> =>
    actOnDossier(deps)(act, {
      wat: 'opgepakt',
      isDone: ({ toestand }) => toestand.status === 'opgepakt' && toestand.door === act.session.medewerker.id,
      apply: (dossier, { id }, op) =>
        dossier.toestand.status === 'gesloten'
          ? 'kan-niet-meer'
          : { ...dossier, toestand: { status: 'opgepakt', door: id, op } },
    });
