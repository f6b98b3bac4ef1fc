import { mayRead, readers } from '../domain/access.js';
import { dayOf } from '../domain/calendar.js';
import type { Dossier, OutboxEntry } from '../domain/dossier.js';
import { type DossierId, type SchoolId, toIsoTime } from '../domain/ids.js';
import type { Medewerker } from '../domain/medewerker.js';
import { isAnoniem } from '../domain/melding.js';
import { momentOf } from '../domain/received.js';
import { withoutMessage } from '../errors.js';
import type { Clock } from '../ports/clock.js';
import type { DossierStore } from '../ports/dossier-store.js';
import type { Ids } from '../ports/ids.js';
import type { Logger } from '../ports/logger.js';
import type { MedewerkerStore } from '../ports/medewerker-store.js';
import type { Delivery, Notifier } from '../ports/notifier.js';
import type { SchoolStore } from '../ports/school-store.js';
import { retryWhenChanged } from '../use-cases/retry-when-changed.js';
import { createRounds, type Rounds } from './rounds.js';

/** Minutes to wait after the first, second… failure; after the last every hour, for ever. */
const PAUSES = [1, 2, 5, 15, 30, 60];

export interface OutboxDeps {
  readonly schools: SchoolStore;
  readonly dossiers: DossierStore;
  readonly medewerkers: MedewerkerStore;
  readonly notifier: Notifier;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly logger: Logger;
  /** Address of this site, without a slash at the end. */
  readonly publicUrl: string;
  /** Time between two looks without a reason. @default 30 000 */
  readonly intervalMs?: number;
  /** Dossiers that are sent for at the same time. @default 4 */
  readonly concurrency?: number;
}

export interface Outbox extends Pick<Rounds, 'tick' | 'start' | 'stop'> {
  /** Something new waits: look now. */
  wake(): void;
}

/**
 * Brings notices from the dossiers to people. At least once: a notice is only off the list when the dossier says so
 * on disk. Without a way to send, everything waits.
 */
export function createOutbox(deps: OutboxDeps): Outbox {
  const { schools, dossiers, notifier, clock, logger, intervalMs = 30_000, concurrency = 4 } = deps;
  // Sent, but the store refused to write that down: recorded at the next round, not sent again.
  const unrecorded = new Map<string, Delivery>();

  const round = async (): Promise<void> => {
    if (!notifier.available) return;
    const due: { school: SchoolId; id: DossierId }[] = [];
    for (const school of schools.all()) {
      try {
        for (const id of await dueDossiers(school.id)) due.push({ school: school.id, id });
      } catch (error) {
        report(error, school.id);
      }
    }
    const worker = async (): Promise<void> => {
      for (let job = due.shift(); job !== undefined && !rounds.stopped; job = due.shift()) {
        const { school, id } = job;
        await deliverDossier(school, id).catch((error: unknown) => report(error, school, id));
      }
    };
    await Promise.all(Array.from({ length: concurrency }, worker));
  };

  const dueDossiers = async (school: SchoolId): Promise<readonly DossierId[]> => {
    const found: DossierId[] = [];
    const outboxDueAt = toIsoTime(clock.now());
    let after: string | undefined;
    do {
      const page = await dossiers.list(school, {
        outboxDueAt,
        limit: 200,
        ...(after !== undefined && { after }),
      });
      found.push(...page.items.map(({ id }) => id));
      after = page.next;
    } while (after !== undefined);
    return found;
  };

  const deliverDossier = async (school: SchoolId, id: DossierId): Promise<void> => {
    const stored = await dossiers.find(school, id);
    for (const entry of stored?.value.outbox ?? []) {
      if (isDue(entry, clock.now()) && !rounds.stopped) await deliverEntry(school, id, entry.id);
    }
  };

  const deliverEntry = async (school: SchoolId, id: DossierId, entryId: string): Promise<void> => {
    // Read again for each notice: who may read it is decided at the moment of sending.
    const stored = await dossiers.find(school, id);
    const entry = stored?.value.outbox.find((each) => each.id === entryId);
    if (stored === undefined || entry === undefined || !isDue(entry, clock.now())) return;
    const everybody = (await deps.medewerkers.list(school)).value;
    const person = everybody.find((each) => each.id === entry.aan);
    if (person === undefined || !mayHear(stored.value, entry, person, everybody)) {
      await record(school, id, (dossier) => lapse(dossier, entryId, everybody));
      return;
    }
    const delivery =
      unrecorded.get(entryId) ??
      (await notifier.send({
        id: entry.id,
        school,
        to: person.email,
        soort: entry.soort,
        link: `${deps.publicUrl}/staf`,
      }));
    if (delivery.ok) unrecorded.set(entryId, delivery);
    else logger.warn({ event: 'outbox.mislukt', school, code: delivery.code });
    await record(school, id, (dossier) =>
      withToestand(dossier, entryId, (sending) => afterTry(sending, delivery, dossier)),
    );
    unrecorded.delete(entryId);
    if (delivery.ok) logger.debug({ event: 'outbox.bezorgd', school });
  };

  /** Who may read it; and who does not work for the school hears that somebody wants contact, and nothing else. */
  const mayHear = (
    dossier: Dossier,
    { soort }: OutboxEntry,
    person: Medewerker,
    everybody: readonly Medewerker[],
  ): boolean =>
    soort === 'wil-contact'
      ? person.nietInDienst === true && !dossier.uitgesloten.includes(person.id)
      : mayRead(dossier, person, everybody, dayOf(clock.now()));

  const afterTry = (sending: Waiting, delivery: Delivery, dossier: Dossier): OutboxEntry['toestand'] => {
    const now = clock.now();
    if (delivery.ok) return { kind: 'verzonden', op: momentOf(now, isAnoniem(dossier.melding.antwoorden)) };
    const pause = PAUSES[sending.pogingen] ?? 60;
    return {
      kind: 'wacht',
      pogingen: sending.pogingen + 1,
      volgende: toIsoTime(new Date(now.getTime() + pause * 60_000)),
      fout: delivery.code,
    };
  };

  /** A notice for somebody who may not read it any more. When nobody else was told, today's readers are. */
  const lapse = (dossier: Dossier, entryId: string, everybody: readonly Medewerker[]): Dossier => {
    const op = momentOf(clock.now(), isAnoniem(dossier.melding.antwoorden));
    const lapsed = withToestand(dossier, entryId, () => ({ kind: 'vervallen', op }));
    const soort = dossier.outbox.find(({ id }) => id === entryId)?.soort;
    const told = lapsed.outbox.some((entry) => entry.soort === soort && entry.toestand.kind !== 'vervallen');
    if (soort === undefined || told) return lapsed;
    const today = dayOf(clock.now());
    const instead = readers(dossier, everybody, today).map(
      ({ medewerker }): OutboxEntry => ({
        id: deps.ids.random(),
        soort,
        aan: medewerker.id,
        toestand: { kind: 'wacht', pogingen: 0, volgende: op },
      }),
    );
    return { ...lapsed, outbox: [...lapsed.outbox, ...instead] };
  };

  /** Writes the outcome, on top of whatever was saved meanwhile. */
  const record = (school: SchoolId, id: DossierId, change: (dossier: Dossier) => Dossier): Promise<void> =>
    retryWhenChanged(async () => {
      const seen = await dossiers.find(school, id);
      if (seen === undefined) return;
      const changed = change(seen.value);
      const delivered = changed.outbox.some(
        ({ toestand }, index) =>
          toestand.kind === 'verzonden' && seen.value.outbox[index]?.toestand.kind !== 'verzonden',
      );
      const laatsteHandeling: Dossier['laatsteHandeling'] = {
        id: deps.ids.random(),
        dossier: id,
        wie: { kind: 'systeem' },
        wat: 'bezorgd',
        op: momentOf(clock.now(), isAnoniem(seen.value.melding.antwoorden)),
      };
      await dossiers.save(school, delivered ? { ...changed, laatsteHandeling } : changed, seen.version);
    });

  const report = (error: unknown, school: SchoolId, dossier?: DossierId): void =>
    logger.error({
      event: 'outbox.fout',
      school,
      ...(dossier !== undefined && { dossier }),
      ...withoutMessage(error),
    });

  const rounds = createRounds(round, intervalMs);
  const { tick, start, stop } = rounds;
  return { tick, start, stop, wake: () => void tick() };
}

type Waiting = Extract<OutboxEntry['toestand'], { kind: 'wacht' }>;

const isDue = ({ toestand }: OutboxEntry, now: Date): boolean =>
  toestand.kind === 'wacht' && toestand.volgende <= toIsoTime(now);

/** Only what still waits is changed: of two outcomes the first stays. */
const withToestand = (
  dossier: Dossier,
  entryId: string,
  change: (sending: Waiting) => OutboxEntry['toestand'],
): Dossier => ({
  ...dossier,
  outbox: dossier.outbox.map((entry) =>
    entry.id === entryId && entry.toestand.kind === 'wacht'
      ? { ...entry, toestand: change(entry.toestand) }
      : entry,
  ),
});
