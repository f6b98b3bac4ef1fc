import type { Dossier, OutboxEntry } from '../../domain/dossier.js';
import type { DossierId, SchoolId } from '../../domain/ids.js';
import { isAnoniem, type Melding, type MeldingDraft } from '../../domain/melding.js';
import { momentOf, receivedAt } from '../../domain/received.js';
import type { Routing } from '../../domain/routing.js';
import { withAgenda } from '../../domain/stappenplan/record.js';
import { canonicalTerugkomcode, type Terugkomcode } from '../../domain/terugkomcode.js';
import type { Clock } from '../../ports/clock.js';
import type { CodeHasher, DossierStore, Stored } from '../../ports/dossier-store.js';
import type { Ids } from '../../ports/ids.js';
import type { Logger } from '../../ports/logger.js';
import type { SchoolStore } from '../../ports/school-store.js';
import { firstReadingDay, isDringend, isOverPersoneel } from './readers.js';

export interface SubmitDeps {
  readonly dossiers: DossierStore;
  readonly codes: CodeHasher;
  readonly schools: Pick<SchoolStore, 'get' | 'calendar'>;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly logger: Logger;
  /** Called when something waits to be sent. */
  readonly wake: () => void;
}

export interface SubmitInput {
  readonly school: SchoolId;
  readonly draft: MeldingDraft;
  readonly terugkomcode: Terugkomcode;
  /** As it was shown to the melder before the yes. */
  readonly routing: Routing;
}

/**
 * Makes a dossier of a melding, once: the same draft again gives the same dossier. When it resolves the melding is
 * on disk with everything that must still be sent.
 * @throws {StoreUnavailable} When it could not be written. Nothing is stored then, and the draft can be sent again.
 */
export type SubmitMelding = (input: SubmitInput) => Promise<Stored<Dossier>>;

export const submitMelding =
  (deps: SubmitDeps): SubmitMelding =>
  async ({ school, draft, terugkomcode, routing }) => {
    const code = deps.codes.hash(school, canonicalTerugkomcode(terugkomcode));
    const stored = await deps.dossiers.createOnce(school, draft.id, (id) =>
      toDossier({ id, school, draft, routing, code }, deps),
    );
    // Without the dossier: beside the time of a log line its id would tell when an anonymous melding came in.
    deps.logger.debug({ event: 'melding.ontvangen', school });
    deps.wake();
    return stored;
  };

interface NewDossier {
  readonly id: DossierId;
  readonly school: SchoolId;
  readonly draft: MeldingDraft;
  readonly routing: Routing;
  readonly code: NonNullable<Dossier['terugkomcode']>;
}

function toDossier(
  { id, school, draft, routing, code }: NewDossier,
  { schools, clock, ids }: SubmitDeps,
): Dossier {
  const now = clock.now();
  const anoniem = isAnoniem(draft.antwoorden);
  const moment = momentOf(now, anoniem);
  const leesdag = firstReadingDay(routing);
  const dossier: Dossier = {
    versie: 1,
    id,
    school,
    ontvangen: receivedAt(now, anoniem),
    melding: toMelding(draft),
    toestand: { status: 'nieuw' },
    dringend: isDringend(draft),
    overPersoneel: isOverPersoneel(draft),
    rollen: routing.rollen,
    uitgesloten: routing.uitgesloten,
    ...(leesdag !== undefined && { leesdag }),
    gelezen: [],
    berichten: [],
    outbox: routing.lezers.map(
      ({ medewerker }): OutboxEntry => ({
        id: ids.random(),
        soort: 'nieuwe-melding',
        aan: medewerker.id,
        toestand: { kind: 'wacht', pogingen: 0, volgende: moment },
      }),
    ),
    terugkomcode: code,
    laatsteHandeling: {
      id: ids.random(),
      dossier: id,
      wie: { kind: 'melder' },
      wat: 'ontvangen',
      op: moment,
    },
  };
  return withAgenda(dossier, schools.get(school), schools.calendar(school));
}

/** What the melder said yes to, and nothing else: no draft id, no state of the conversation. */
const toMelding = (draft: MeldingDraft): Melding => ({
  versie: 1,
  wie: draft.wie,
  perspectief: draft.perspectief ?? 'gepeste',
  taal: draft.taal,
  antwoorden: draft.antwoorden,
  gevaar: draft.gevaar,
  ookGetypt: draft.ookGetypt,
});
