import { readers } from '../domain/access.js';
import { dayOf } from '../domain/calendar.js';
import type { DossierSummary } from '../domain/dossier.js';
import { type DossierId, type MedewerkerId, type SchoolId, toDossierId, toIsoTime } from '../domain/ids.js';
import type { DossierKaart } from '../domain/kaart.js';
import type { Medewerker } from '../domain/medewerker.js';
import type { Schoolpakket } from '../domain/schoolpakket.js';
import { withoutMessage } from '../errors.js';
import type { Clock } from '../ports/clock.js';
import type { Desk, Placed } from '../ports/desk.js';
import type { DossierStore } from '../ports/dossier-store.js';
import type { Logger } from '../ports/logger.js';
import type { MedewerkerStore } from '../ports/medewerker-store.js';
import type { SchoolStore } from '../ports/school-store.js';
import type { ShortTermStore } from '../ports/short-term-store.js';
import { everySummary } from '../use-cases/staff/every-summary.js';
import { kaartOf } from '../use-cases/staff/teams/cards.js';
import { type Plek, placesBySchool, unlink } from '../use-cases/staff/teams/places.js';
import { createRounds, type Rounds } from './rounds.js';

const KIND = 'teams-kaart';
const DAY = 24 * 60 * 60_000;
const KEPT = 400 * DAY;
/** A closed dossier may be opened again; after this its card stays as it is. */
const KEPT_CLOSED = 30 * DAY;

export interface StaffCardsDeps {
  readonly schools: SchoolStore;
  readonly dossiers: DossierStore;
  readonly medewerkers: MedewerkerStore;
  readonly shortTerm: ShortTermStore;
  readonly desk: Desk;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Address of this site, without a slash at the end. */
  readonly publicUrl: string;
  /** Time between two looks without a reason. @default 3000 */
  readonly intervalMs?: number;
}

/** A card that lies somewhere. */
interface Gelegd {
  readonly id: string;
  /** What is on it; another text is another card. */
  readonly beeld: string;
  readonly toestand: string;
}

/**
 * Keeps the cards of staff as their dossiers are: one card a dossier and place, changed where it lies, taken away from
 * who may read it no more. Who may see a card is decided anew each time, by the same rule as everywhere.
 */
export function createStaffCards(deps: StaffCardsDeps): Rounds {
  const { schools, dossiers, shortTerm, desk, clock, logger, intervalMs = 3000 } = deps;
  const seen = new Map<SchoolId, string>();

  const round = async (): Promise<void> => {
    const places = placesBySchool(deps);
    for (const pakket of schools.all()) {
      const plekken = places.get(pakket.id) ?? [];
      if (plekken.length === 0 && !seen.has(pakket.id)) continue;
      const { value: everybody, version } = await deps.medewerkers.list(pakket.id);
      const today = dayOf(clock.now());
      const revision = await dossiers.revision(pakket.id);
      const now = `${revision}/${version}/${today}/${plekken.map(({ gebruiker }) => gebruiker).join()}`;
      if (seen.get(pakket.id) === now) continue;
      const all = await showAll({ pakket, plekken, everybody, today });
      if (all) seen.set(pakket.id, now);
    }
  };

  interface Board {
    readonly pakket: Schoolpakket;
    readonly plekken: readonly Plek[];
    readonly everybody: readonly Medewerker[];
    readonly today: ReturnType<typeof dayOf>;
  }

  /** @returns false when something has to be tried again. */
  const showAll = async (board: Board): Promise<boolean> => {
    const { pakket, plekken } = board;
    const summaries = new Map((await everySummary(dossiers, pakket.id)).map((one) => [one.id, one]));
    let all = true;
    for (const { key, dossier, plek } of cardsOf(pakket.id, plekken)) {
      const summary = summaries.get(dossier);
      if (plek !== undefined && summary !== undefined && maySee(board, summary, plek)) continue;
      const card = find(key);
      const gone = plek === undefined || card === undefined || (await desk.takeAway(plek.waar, card.id));
      if (gone !== true && gone.kind === 'later') all = false;
      else await shortTerm.remove(KIND, key);
    }
    const shown = new Set(shortTerm.keys(KIND));
    for (const plek of plekken) {
      for (const summary of summaries.values()) {
        // What is taken up or closed already was seen by somebody: no card is made of it any more.
        if (!isNew(summary, plek.medewerker) && !shown.has(keyOf(plek, summary.id))) continue;
        if (maySee(board, summary, plek)) all = (await show(board, summary, plek)) && all;
      }
    }
    return all;
  };

  /** Where several people see it, only what nobody is kept out of. */
  const maySee = ({ everybody, today }: Board, summary: DossierSummary, { medewerker }: Plek): boolean => {
    if (medewerker === undefined) return summary.uitgesloten.length === 0 && !summary.overPersoneel;
    return readers(summary, everybody, today).some((lezer) => lezer.medewerker.id === medewerker);
  };

  const show = async (board: Board, summary: DossierSummary, plek: Plek): Promise<boolean> => {
    const { pakket, everybody, today } = board;
    const key = keyOf(plek, summary.id);
    const card = find(key);
    const stored = await dossiers.find(pakket.id, summary.id);
    if (stored === undefined) return true;
    const { publicUrl } = deps;
    const voor = plek.medewerker;
    const kaart = kaartOf({ dossier: stored.value, pakket, everybody, today, publicUrl, voor });
    const beeld = JSON.stringify(kaart);
    if (card?.beeld === beeld) return true;
    const placed =
      card === undefined ? await desk.place(plek.waar, kaart) : await desk.change(plek.waar, card.id, kaart);
    return keep({ plek, key, kaart, beeld, card }, placed);
  };

  interface Shown {
    readonly plek: Plek;
    readonly key: string;
    readonly kaart: DossierKaart;
    readonly beeld: string;
    readonly card: Gelegd | undefined;
  }

  const keep = async ({ plek, key, kaart, beeld, card }: Shown, placed: Placed): Promise<boolean> => {
    if (placed.kind === 'later') return false;
    if (placed.kind === 'weg') {
      // A card that somebody took away; or a chat from which the buddy was.
      if (card === undefined) await unlink(deps, plek);
      else await shortTerm.remove(KIND, key);
      return true;
    }
    const { toestand } = kaart;
    const kept = toestand === 'gesloten' ? KEPT_CLOSED : KEPT;
    const until = toIsoTime(new Date(clock.now().getTime() + kept));
    await shortTerm.put(KIND, key, { id: placed.id, beeld, toestand }, until);
    const samen = plek.medewerker === undefined;
    if (samen && card !== undefined && card.toestand !== toestand) {
      await desk.addLine(plek.waar, placed.id, kaart);
    }
    return true;
  };

  const find = (key: string): Gelegd | undefined =>
    shortTerm.find(KIND, key) as unknown as Gelegd | undefined;

  const cardsOf = (school: SchoolId, plekken: readonly Plek[]) =>
    shortTerm.keys(KIND).flatMap((key) => {
      const [of, wie = '', dossier = ''] = key.split('/');
      if (of !== school) return [];
      const plek = plekken.find(({ medewerker }) => (medewerker ?? '') === wie);
      return [{ key, dossier: toDossierId(dossier), plek }];
    });

  return createRounds(
    () =>
      round().catch((error: unknown) => logger.error({ event: 'kaarten.fout', ...withoutMessage(error) })),
    intervalMs,
  );
}

const keyOf = ({ school, medewerker }: Plek, dossier: DossierId): string =>
  `${school}/${medewerker ?? ''}/${dossier}`;

/** Waits for somebody; or was handed to the one whose card it is. */
const isNew = ({ status, opgepaktDoor }: DossierSummary, voor: MedewerkerId | undefined): boolean =>
  status === 'nieuw' ||
  status === 'heropend' ||
  (status === 'overgedragen' && voor !== undefined && opgepaktDoor === voor);
