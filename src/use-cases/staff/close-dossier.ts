import type { Sluitreden } from '../../domain/dossier.js';
import { type ActDeps, type ActResult, actOnDossier, type DossierAct } from './act-on-dossier.js';
import { MAX_ANTWOORD } from './answer-melder.js';

/** Reasons that a medewerker can give; `ingetrokken` is the melder's. */
export const SLUITREDENEN = [
  'opgelost',
  'geen-pesten',
  'doorverwezen',
  'onvoldoende-bekend',
] as const satisfies readonly Sluitreden[];

export interface CloseDossier extends DossierAct {
  /** One of {@link SLUITREDENEN}; anything else is refused. */
  readonly reden: string;
  /** For colleagues; never shown to the melder. */
  readonly toelichting: string;
}

/**
 * Closes a dossier with a reason.
 * @returns undefined when the dossier is not there for this person; `geweigerd` without a reason, with a toelichting
 * over {@link MAX_ANTWOORD} characters, or when it is closed already.
 */
export const closeDossier =
  (deps: ActDeps) =>
  (act: CloseDossier): Promise<ActResult | undefined> => {
    const reden = SLUITREDENEN.find((known) => known === act.reden);
    const toelichting = act.toelichting.replace(/\r\n?/g, '\n').trim();
    return actOnDossier(deps)(act, {
      wat: 'gesloten',
      isDone: ({ toestand }) =>
        toestand.status === 'gesloten' &&
        toestand.door === act.session.medewerker.id &&
        toestand.reden === reden &&
        (toestand.toelichting ?? '') === toelichting,
      apply: (dossier, { id }, op) => {
        if (dossier.toestand.status === 'gesloten') return 'kan-niet-meer';
        if (reden === undefined) return 'geen-reden';
        if (toelichting.length > MAX_ANTWOORD) return 'te-lang';
        return {
          ...dossier,
          toestand: { status: 'gesloten', reden, door: id, op, ...(toelichting && { toelichting }) },
        };
      },
    });
  };
