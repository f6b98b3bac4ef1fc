import { dayOf } from '../../domain/calendar.js';
import type { DossierId, IsoDate } from '../../domain/ids.js';
import { isWerkzaam } from '../../domain/medewerker.js';
import type { Clock } from '../../ports/clock.js';
import type { DossierStore } from '../../ports/dossier-store.js';
import type { Ids } from '../../ports/ids.js';
import type { MedewerkerStore } from '../../ports/medewerker-store.js';
import type { SchoolStore } from '../../ports/school-store.js';
import { retryWhenChanged } from '../retry-when-changed.js';
import { colleaguesOf } from './colleagues.js';
import { everySummary } from './every-summary.js';
import type { StaffSession } from './sessions.js';

export interface FeedDeps {
  readonly schools: SchoolStore;
  readonly dossiers: DossierStore;
  readonly medewerkers: MedewerkerStore;
  readonly ids: Ids;
  readonly clock: Clock;
}

/** Gives somebody a private address for the own calendar, another one, or none. */
export const changeFeed =
  (deps: Pick<FeedDeps, 'medewerkers' | 'ids'>) =>
  ({ school, medewerker }: StaffSession, on: boolean): Promise<void> =>
    retryWhenChanged(async () => {
      const { value, version } = await deps.medewerkers.list(school.id);
      const next = value.map(({ agendaSleutel, ...person }) => {
        if (person.id !== medewerker.id) return { ...person, ...(agendaSleutel && { agendaSleutel }) };
        return on ? { ...person, agendaSleutel: deps.ids.random() } : person;
      });
      await deps.medewerkers.save(school.id, next, version);
    });

/** A day on which something waits. What it is, and about whom, is not said. */
export interface FeedDay {
  readonly dossier: DossierId;
  readonly wat: string;
  readonly dag: IsoDate;
}

/**
 * The days of one person's own steps, registraties and afspraken.
 * @returns undefined for an address that nobody has, or who has it does not work here any more.
 */
export const feedOf =
  (deps: FeedDeps) =>
  async (schoolId: string, sleutel: string): Promise<readonly FeedDay[] | undefined> => {
    const pakket = deps.schools.find(schoolId);
    if (pakket === undefined || sleutel === '') return undefined;
    const colleagues = await colleaguesOf(deps, pakket);
    const today = dayOf(deps.clock.now());
    const person = colleagues.everybody.find(({ agendaSleutel }) => agendaSleutel === sleutel);
    if (person === undefined || !isWerkzaam(person, today)) return undefined;
    const open = await everySummary(deps.dossiers, pakket.id, [
      'nieuw',
      'opgepakt',
      'overgedragen',
      'heropend',
    ]);
    return open
      .filter((summary) => colleagues.readerOf(summary, person.id))
      .flatMap(({ id, agenda = [] }) =>
        agenda
          .filter(({ voor }) => voor.length === 0 || voor.some((rol) => person.rollen.includes(rol)))
          .map(({ soort, wat, dag }) => ({ dossier: id, wat: `${soort}/${wat}`, dag })),
      );
  };
