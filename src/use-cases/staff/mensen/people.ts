import { dayOf } from '../../../domain/calendar.js';
import type { DossierSummary } from '../../../domain/dossier.js';
import { toIsoDate } from '../../../domain/ids.js';
import { isWerkzaam, type Medewerker } from '../../../domain/medewerker.js';
import { mag, type Recht, type Schoolpakket } from '../../../domain/schoolpakket.js';
import { schooljaarOf } from '../../../domain/telling.js';
import type { Clock } from '../../../ports/clock.js';
import type { DossierStore, Version } from '../../../ports/dossier-store.js';
import type { MedewerkerStore } from '../../../ports/medewerker-store.js';
import { everySummary } from '../every-summary.js';
import type { StaffSession } from '../sessions.js';

export interface PeopleDeps {
  readonly medewerkers: MedewerkerStore;
  readonly dossiers: DossierStore;
  readonly clock: Clock;
}

/** Somebody who leaves or left, with what he or she still follows up. */
export interface Leaver {
  readonly medewerker: Medewerker;
  readonly open: readonly DossierSummary[];
}

/** Who holds which rol, and what is to be done about it. */
export interface People {
  readonly people: readonly Medewerker[];
  readonly version: Version;
  /** This person may change the list. */
  readonly mayChange: boolean;
  /** This person may approve what somebody else proposed. */
  readonly mayApprove: boolean;
  readonly leavers: readonly Leaver[];
  /** Nobody said this school year that the list is right. */
  readonly onbevestigd: boolean;
}

/** Whether somebody has a right in one of the rollen that he or she holds. */
export const hasRecht = ({ school, medewerker }: StaffSession, recht: Recht): boolean =>
  medewerker.rollen.some((rol) => mag(school, rol, recht));

/** Who may approve a change that somebody else made: whoever may change the list, or close a dossier. */
export const mayApprove = (session: StaffSession): boolean =>
  hasRecht(session, 'mensen') || hasRecht(session, 'sluiten');

/** Nobody confirmed the list since the school year began. */
export function isUnconfirmed(people: readonly Medewerker[], today: ReturnType<typeof dayOf>): boolean {
  const begin = toIsoDate(`${schooljaarOf(today).slice(0, 4)}-08-01`);
  return people
    .filter((person) => isWerkzaam(person, today))
    .some(({ bevestigdOp }) => bevestigdOp === undefined || bevestigdOp < begin);
}

/** @returns undefined for who may neither change nor approve. */
export const listPeople =
  (deps: PeopleDeps) =>
  async ({ session }: { readonly session: StaffSession }): Promise<People | undefined> => {
    const mayChange = hasRecht(session, 'mensen');
    if (!mayChange && !mayApprove(session)) return undefined;
    const { value: people, version } = await deps.medewerkers.list(session.school.id);
    const today = dayOf(deps.clock.now());
    const leaving = people.filter(({ totEnMet }) => totEnMet !== undefined);
    const all = leaving.length === 0 ? [] : await everySummary(deps.dossiers, session.school.id);
    return {
      people,
      version,
      mayChange,
      mayApprove: mayApprove(session),
      leavers: leaving.flatMap((medewerker) => {
        const open = all.filter(
          ({ opgepaktDoor, status }) => opgepaktDoor === medewerker.id && status !== 'gesloten',
        );
        return open.length === 0 ? [] : [{ medewerker, open }];
      }),
      onbevestigd: isUnconfirmed(people, today),
    };
  };

/** Rollen that nobody who works here holds, and that a melding needs. */
export const unfilled = (
  pakket: Schoolpakket,
  people: readonly Medewerker[],
  today: ReturnType<typeof dayOf>,
) => {
  const { standaard, overPersoneel } = pakket.routes;
  const held = new Set(people.filter((person) => isWerkzaam(person, today)).flatMap(({ rollen }) => rollen));
  const nobody = (rollen: typeof standaard): boolean => !rollen.some((rol) => held.has(rol));
  return { standaard: nobody(standaard), overPersoneel: nobody(overPersoneel) };
};
