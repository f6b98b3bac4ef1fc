import type { Dossier, Sluitreden } from '../../domain/dossier.js';
import type { RolId } from '../../domain/ids.js';
import { mag } from '../../domain/schoolpakket.js';
import { recordIn } from '../../domain/stappenplan/record.js';
import { type ActResult, actOnDossier, type DossierAct } from './act-on-dossier.js';
import { MAX_ANTWOORD } from './answer-melder.js';
import type { PlanDeps } from './plan/record-event.js';
import type { StaffSession } from './sessions.js';

/** Reasons that a medewerker can give; `ingetrokken` is the melder's. */
export const SLUITREDENEN = [
  'opgelost',
  'geen-pesten',
  'niet-bevestigd',
  'grap',
  'doorverwezen',
  'onvoldoende-bekend',
] as const satisfies readonly Sluitreden[];

export interface CloseDossier extends DossierAct {
  /** One of {@link SLUITREDENEN}; anything else is refused. */
  readonly reden: string;
  /** For colleagues; never shown to the melder. */
  readonly toelichting: string;
}

/** The rol in which somebody may close a dossier, the one by which he or she reads it first. */
export const closingRol = ({ school, medewerker }: StaffSession, rol: RolId): RolId | undefined =>
  [rol, ...medewerker.rollen].find((own) => mag(school, own, 'sluiten'));

/**
 * Closes a dossier with a reason, and its plan with it.
 * @returns undefined when the dossier is not there for this person; `geweigerd` without the right, without a reason,
 * with a toelichting over {@link MAX_ANTWOORD} characters, or when it is closed already.
 */
export const closeDossier =
  (deps: PlanDeps) =>
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
      apply: (dossier, { id, rol }, op) => {
        const own = closingRol(act.session, rol);
        if (own === undefined) return 'geen-recht';
        if (dossier.toestand.status === 'gesloten') return 'kan-niet-meer';
        if (reden === undefined) return 'geen-reden';
        if (toelichting.length > MAX_ANTWOORD) return 'te-lang';
        const closed: Dossier = {
          ...dossier,
          toestand: { status: 'gesloten', reden, door: id, op, ...(toelichting && { toelichting }) },
        };
        const event = { soort: 'gesloten', op, door: { rol: own, medewerker: id }, waarom: reden } as const;
        const { school } = act.session;
        const withPlan = recordIn(closed, event, school, deps.schools.calendar(school.id));
        return typeof withPlan === 'string' ? { ...closed, agenda: [] } : withPlan;
      },
    });
  };
