import { dayOf } from '../../domain/calendar.js';
import type { DossierSummary } from '../../domain/dossier.js';
import { beurtOf, herinneringen } from '../../domain/herinnering.js';
import type { DossierId, IsoDate, SchoolId } from '../../domain/ids.js';
import type { AgendaPunt } from '../../domain/stappenplan/agenda.js';
import { teOud } from '../../domain/verwijzing/hulplijn.js';
import type { AdministratieStore } from '../../ports/administratie-store.js';
import type { Clock } from '../../ports/clock.js';
import type { DossierStore } from '../../ports/dossier-store.js';
import type { Hulplijnen } from '../../ports/hulplijnen.js';
import type { MedewerkerStore } from '../../ports/medewerker-store.js';
import type { Notifier } from '../../ports/notifier.js';
import { type Colleagues, colleaguesOf } from './colleagues.js';
import { everySummary } from './every-summary.js';
import { hasRecht } from './mensen/people.js';
import type { StaffSession } from './sessions.js';

export interface ListInboxDeps {
  readonly dossiers: DossierStore;
  readonly medewerkers: MedewerkerStore;
  readonly notifier: Pick<Notifier, 'available'>;
  readonly hulplijnen: Hulplijnen;
  readonly administratie: AdministratieStore;
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
  /** Things that nobody did in time, of dossiers that this person does not read. */
  readonly vanAnderen: number;
  /** The clock leapt, and somebody has to say that it is right; only for who may. */
  readonly klokGestopt: boolean;
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
  /** What of the plan is to be done today, or should have been. */
  readonly teDoen: readonly AgendaPunt[];
}

const PAGE = 25;
/** Views that are kept; one is some kilobytes per hundred dossiers. */
const KEPT = 200;

/** All that one medewerker may read, as it is until something changes. */
interface View {
  readonly stamp: string;
  readonly bezorgfouten: number;
  readonly open: readonly InboxItem[];
  readonly gesloten: readonly InboxItem[];
  readonly vanAnderen: number;
  readonly beschadigd: readonly DossierId[];
}

/**
 * The inbox of one medewerker: only dossiers that this person may read, over all pages of the store.
 * First urgent and unread, then promised for today or earlier and unread, then what is due, then new, then waiting for
 * an answer, then the others; newest first in each. What was put in order is kept until a dossier, the list of people
 * or the half day changes, so that a page of ten thousand costs what a page of a hundred costs.
 */
export const listInbox = (deps: ListInboxDeps) => {
  const views = new Map<string, View>();

  const viewOf = async (session: StaffSession, colleagues: Colleagues, stamp: string): Promise<View> => {
    const key = `${session.school.id}/${session.medewerker.id}`;
    const known = views.get(key);
    if (known?.stamp === stamp) return known;
    const made = { ...(await makeView(deps, session, colleagues)), stamp };
    views.delete(key);
    views.set(key, made);
    for (const oldest of views.keys()) if (views.size > KEPT) views.delete(oldest);
    return made;
  };

  return async ({ session, gesloten, page }: ListInbox): Promise<Inbox> => {
    const school = session.school.id;
    const colleagues = await colleaguesOf(deps, session.school);
    const now = deps.clock.now();
    const today = dayOf(now);
    const revision = await deps.dossiers.revision(school);
    const stamp = [revision, colleagues.version, today, beurtOf(now)].join('/');
    const view = await viewOf(session, colleagues, stamp);
    const shown = gesloten ? view.gesloten : view.open;
    return {
      items: shown.slice((page - 1) * PAGE, page * PAGE),
      page,
      pages: Math.max(1, Math.ceil(shown.length / PAGE)),
      open: view.open.length,
      gesloten: view.gesloten.length,
      bezorgfouten: view.bezorgfouten,
      vanAnderen: view.vanAnderen,
      klokGestopt:
        hasRecht(session, 'mensen') &&
        (await deps.administratie.find(school)).value.wisklok?.gestoptOp !== undefined,
      beschadigd: view.beschadigd,
      mailAan: deps.notifier.available,
      oudeHulplijnen: teOud(deps.hulplijnen.all(), today).map(({ naam }) => naam),
      colleagues,
    };
  };
};

async function makeView(
  deps: ListInboxDeps,
  session: StaffSession,
  colleagues: Colleagues,
): Promise<Omit<View, 'stamp'>> {
  const { school: pakket, medewerker } = session;
  const all = await everySummary(deps.dossiers, pakket.id);
  const now = deps.clock.now();
  const today = dayOf(now);
  const readable = all.filter((summary) => colleagues.readerOf(summary, medewerker.id));
  const items = readable.map((summary) => toItem(summary, today));
  const open = items.filter(({ status }) => status !== 'gesloten');
  const beurt = beurtOf(now) ?? 'ochtend';
  const summaries = all.filter(({ status }) => status !== 'gesloten');
  const { everybody: medewerkers } = colleagues;
  const mine = herinneringen({ pakket, medewerkers, summaries, today, beurt }).find(
    (one) => one.medewerker.id === medewerker.id,
  );
  return {
    bezorgfouten: readable.filter(({ bezorgfout }) => bezorgfout).length,
    open: open.toSorted((one, other) => urgency(one) - urgency(other)),
    gesloten: items.filter(({ status }) => status === 'gesloten'),
    vanAnderen: mine?.vanAnderen ?? 0,
    beschadigd: await readableDamage(deps.dossiers, pakket.id, all, readable),
  };
}

const toItem = (summary: DossierSummary, today: IsoDate): InboxItem => ({
  ...summary,
  ...belofteOf(summary, today),
  teDoen: (summary.agenda ?? []).filter(({ dag }) => summary.status !== 'gesloten' && dag <= today),
});

function belofteOf({ gelezen, leesdag }: DossierSummary, today: IsoDate): Pick<InboxItem, 'belofte'> {
  if (gelezen || leesdag === undefined) return {};
  if (leesdag === today) return { belofte: 'vandaag' };
  return { belofte: leesdag < today ? 'voorbij' : 'later' };
}

function urgency(item: InboxItem): number {
  if (item.dringend && !item.gelezen) return 0;
  if (item.belofte === 'vandaag' || item.belofte === 'voorbij') return 1;
  if (item.teDoen.length > 0) return 2;
  if (item.status === 'nieuw') return 3;
  return item.wachtOpAntwoord || item.status === 'heropend' ? 4 : 5;
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
