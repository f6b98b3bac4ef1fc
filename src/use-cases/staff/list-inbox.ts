import { dayOf } from '../../domain/calendar.js';
import type { DossierSummary } from '../../domain/dossier.js';
import type { DossierId, IsoDate, SchoolId } from '../../domain/ids.js';
import { teOud } from '../../domain/verwijzing/hulplijn.js';
import type { Clock } from '../../ports/clock.js';
import type { DossierStore } from '../../ports/dossier-store.js';
import type { Hulplijnen } from '../../ports/hulplijnen.js';
import type { MedewerkerStore } from '../../ports/medewerker-store.js';
import type { Notifier } from '../../ports/notifier.js';
import { type Colleagues, colleaguesOf } from './colleagues.js';
import { everySummary } from './every-summary.js';
import type { StaffSession } from './sessions.js';

export interface ListInboxDeps {
  readonly dossiers: DossierStore;
  readonly medewerkers: MedewerkerStore;
  readonly notifier: Pick<Notifier, 'available'>;
  readonly hulplijnen: Hulplijnen;
  readonly clock: Clock;
}

export interface ListInbox {
  readonly session: StaffSession;
  /** Closed ones, or all the others. */
  readonly gesloten: boolean;
  /** From 1. A page that is not there is empty. */
  readonly page: number;
}

/** One page of what a medewerker may read. Nothing in it counts or hints at other dossiers. */
export interface Inbox {
  readonly items: readonly InboxItem[];
  readonly page: number;
  readonly pages: number;
  readonly open: number;
  readonly gesloten: number;
  /** Dossiers of which a notice failed at least once and still waits. */
  readonly bezorgfouten: number;
  /** Documents that cannot be read. */
  readonly beschadigd: readonly DossierId[];
  /** False: there is no mail, and whoever wants to know what is new has to look here. */
  readonly mailAan: boolean;
  /** Names of helplines whose facts nobody looked up for too long. */
  readonly oudeHulplijnen: readonly string[];
  readonly colleagues: Colleagues;
}
export interface InboxItem extends DossierSummary {
  /** How the day that the melder was promised a reader stands, as long as nobody has read it. */
  readonly belofte?: 'later' | 'vandaag' | 'voorbij';
}

const PAGE = 25;

/**
 * The inbox of one medewerker: only dossiers that this person may read, over all pages of the store.
 * First urgent and unread, then promised for today or earlier and unread, then new, then waiting for an answer, then
 * the others; newest first in each.
 */
export const listInbox =
  (deps: ListInboxDeps) =>
  async ({ session, gesloten, page }: ListInbox): Promise<Inbox> => {
    const school = session.school.id;
    const colleagues = await colleaguesOf(deps, session.school);
    const all = await everySummary(deps.dossiers, school);
    const readable = all.filter((summary) => colleagues.readerOf(summary, session.medewerker.id));
    const today = dayOf(deps.clock.now());
    const shown = readable
      .filter(({ status }) => (status === 'gesloten') === gesloten)
      .map((summary) => ({ ...summary, ...belofteOf(summary, today) }))
      .sort((one, other) => (gesloten ? 0 : urgency(one) - urgency(other)));
    const closed = readable.filter(({ status }) => status === 'gesloten').length;
    return {
      items: shown.slice((page - 1) * PAGE, page * PAGE),
      page,
      pages: Math.max(1, Math.ceil(shown.length / PAGE)),
      open: readable.length - closed,
      gesloten: closed,
      bezorgfouten: readable.filter(({ bezorgfout }) => bezorgfout).length,
      beschadigd: await readableDamage(deps.dossiers, school, all, readable),
      mailAan: deps.notifier.available,
      oudeHulplijnen: teOud(deps.hulplijnen.all(), today).map(({ naam }) => naam),
      colleagues,
    };
  };

function belofteOf({ gelezen, leesdag }: DossierSummary, today: IsoDate): Pick<InboxItem, 'belofte'> {
  if (gelezen || leesdag === undefined) return {};
  if (leesdag === today) return { belofte: 'vandaag' };
  return { belofte: leesdag < today ? 'voorbij' : 'later' };
}

function urgency(item: InboxItem): number {
  if (item.dringend && !item.gelezen) return 0;
  if (item.belofte === 'vandaag' || item.belofte === 'voorbij') return 1;
  if (item.status === 'nieuw') return 2;
  return item.wachtOpAntwoord || item.status === 'heropend' ? 3 : 4;
}

/** A damaged document that the index still knows is named to its readers; an unknown one to everybody at school. */
async function readableDamage(
  dossiers: DossierStore,
  school: SchoolId,
  all: readonly DossierSummary[],
  readable: readonly DossierSummary[],
): Promise<readonly DossierId[]> {
  const mine = new Set(readable.map(({ id }) => id));
  const known = new Set(all.map(({ id }) => id));
  return (await dossiers.damaged(school)).filter((id) => mine.has(id) || !known.has(id));
}
