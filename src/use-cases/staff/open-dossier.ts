import { dayOf } from '../../domain/calendar.js';
import type { AuditEntry, Dossier, DossierSummary } from '../../domain/dossier.js';
import { type DossierId, type IsoDate, toIsoTime } from '../../domain/ids.js';
import type { Medewerker } from '../../domain/medewerker.js';
import type { Plan } from '../../domain/stappenplan/plan.js';
import { planOfDossier } from '../../domain/stappenplan/record.js';
import type { Clock } from '../../ports/clock.js';
import type { AuditTrail, DossierStore } from '../../ports/dossier-store.js';
import type { Ids } from '../../ports/ids.js';
import type { MedewerkerStore } from '../../ports/medewerker-store.js';
import type { Notifier } from '../../ports/notifier.js';
import type { SchoolStore } from '../../ports/school-store.js';
import { retryWhenChanged } from '../retry-when-changed.js';
import { type Colleagues, colleaguesOf } from './colleagues.js';
import { everySummary } from './every-summary.js';
import { candidates } from './samen/colleagues-of-dossier.js';
import type { StaffSession } from './sessions.js';

export interface OpenDossierDeps {
  readonly dossiers: DossierStore;
  readonly audit: AuditTrail;
  readonly medewerkers: MedewerkerStore;
  readonly schools: Pick<SchoolStore, 'calendar'>;
  readonly notifier: Pick<Notifier, 'available'>;
  readonly ids: Ids;
  readonly clock: Clock;
}

export interface OpenDossier {
  readonly session: StaffSession;
  readonly id: DossierId;
}

export interface OpenedDossier {
  readonly dossier: Dossier;
  /** Every act and look until now, this one included; oldest first. */
  readonly handelingen: readonly AuditEntry[];
  readonly colleagues: Colleagues;
  readonly mailAan: boolean;
  /** The plan of this dossier, or of the one that it follows. */
  readonly plan: Plan;
  /** Who could be given it, or be asked to read along. */
  readonly kandidaten: readonly Medewerker[];
  /** Meldingen of the same situatie that this person may read too: the one with the plan first. */
  readonly zelfdeSituatie: readonly DossierSummary[];
  readonly today: IsoDate;
}

/**
 * Shows a dossier to a medewerker. The look is in the audit trail, on disk, before anything is shown; the first look
 * in a rol is what the melder sees as "gelezen door".
 * @returns undefined when it is not there, is another school's, or this person may not read it: one answer for all.
 * @throws {DossierDamaged} When the document cannot be read.
 */
export const openDossier =
  (deps: OpenDossierDeps) =>
  async ({ session, id }: OpenDossier): Promise<OpenedDossier | undefined> => {
    const school = session.school.id;
    const colleagues = await colleaguesOf(deps, session.school);
    // A look never gets in the way of an act.
    const seen = await retryWhenChanged(() => recordLook(deps, session, colleagues, id));
    if (seen === undefined) return undefined;
    const everybody = (await deps.medewerkers.list(school)).value;
    const today = dayOf(deps.clock.now());
    const calendar = deps.schools.calendar(school);
    const situatie = seen.situatie ?? id;
    const lead = situatie === id ? seen : ((await deps.dossiers.find(school, situatie))?.value ?? seen);
    const together = (await everySummary(deps.dossiers, school)).filter(
      (summary) => summary.id !== id && (summary.id === situatie || summary.situatie === situatie),
    );
    return {
      dossier: seen,
      handelingen: await deps.audit.list(school, id),
      colleagues,
      mailAan: deps.notifier.available,
      plan: planOfDossier(lead, session.school, calendar),
      kandidaten: candidates(seen, { everybody, pakket: session.school, today }).filter(
        ({ id: own }) => own !== session.medewerker.id,
      ),
      zelfdeSituatie: together
        .filter((summary) => colleagues.readerOf(summary, session.medewerker.id))
        .sort((one) => (one.id === situatie ? -1 : 1)),
      today,
    };
  };

async function recordLook(
  deps: OpenDossierDeps,
  session: StaffSession,
  colleagues: Colleagues,
  id: DossierId,
): Promise<Dossier | undefined> {
  const { medewerker } = session;
  const school = session.school.id;
  const stored = await deps.dossiers.find(school, id);
  const reader = stored && colleagues.readerOf(stored.value, medewerker.id);
  if (stored === undefined || reader === undefined) return undefined;
  const { rol } = reader;
  const op = toIsoTime(deps.clock.now());
  const look: AuditEntry = {
    id: deps.ids.random(),
    dossier: id,
    wie: { kind: 'medewerker', id: medewerker.id, rol },
    wat: 'bekeken',
    op,
  };
  if (stored.value.gelezen.some((reading) => reading.rol === rol)) {
    await deps.audit.append(school, look);
    return stored.value;
  }
  const read: Dossier = {
    ...stored.value,
    gelezen: [...stored.value.gelezen, { door: medewerker.id, rol, op }],
    laatsteHandeling: look,
  };
  await deps.dossiers.save(school, read, stored.version);
  return read;
}
