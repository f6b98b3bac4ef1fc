import { readers } from './access.js';
import { addDays, hourOf } from './calendar.js';
import type { DossierSummary } from './dossier.js';
import type { IsoDate, MedewerkerId, RolId } from './ids.js';
import type { Medewerker } from './medewerker.js';
import { dayOfReceipt } from './received.js';
import { rollenMet, type Schoolpakket } from './schoolpakket.js';

/** What somebody still has to do; no words of anybody are in it. */
export type Wachtend = 'ongelezen' | 'niet-opgepakt' | 'antwoord' | 'vandaag' | 'te-laat';

/** One thing that waits, in a dossier. */
export interface Wachtpunt {
  readonly wat: Wachtend;
  /** The day from which it waits; a term is over from the day after it. */
  readonly sinds: IsoDate;
  /** Only for these rollen; absent: for everybody who reads it. */
  readonly voor?: readonly RolId[];
}

/** Half days on which reminders go out: at eight and at two, in Amsterdam. */
export type Beurt = 'ochtend' | 'middag';
const MIDDAG = 14;
export const BEURT_VAN: Readonly<Record<Beurt, number>> = { ochtend: 8, middag: MIDDAG };

/** The half day that a moment lies in. @returns undefined in the night and early morning: nobody is reminded then. */
export function beurtOf(now: Date): Beurt | undefined {
  const hour = hourOf(now);
  if (hour < BEURT_VAN.ochtend || hour >= 20) return undefined;
  return hour >= MIDDAG ? 'middag' : 'ochtend';
}

/** What of a dossier waits today. A closed one waits for nothing, and what is done is gone of itself. */
export function wachtOp(summary: DossierSummary, today: IsoDate): readonly Wachtpunt[] {
  if (summary.status === 'gesloten') return [];
  const received = dayOfReceipt(summary.ontvangen);
  const promised = summary.dringend ? received : (summary.leesdag ?? received);
  const found: Wachtpunt[] = [];
  if (!summary.gelezen) {
    if (promised <= today) found.push({ wat: 'ongelezen', sinds: promised });
  } else if (summary.status !== 'opgepakt' && addDays(received, 1) <= today) {
    found.push({ wat: 'niet-opgepakt', sinds: addDays(received, 1) });
  }
  if (summary.wachtOpAntwoord) found.push({ wat: 'antwoord', sinds: today });
  for (const { dag, voor } of summary.agenda ?? []) {
    if (dag > today) continue;
    found.push({ wat: dag === today ? 'vandaag' : 'te-laat', sinds: dag, ...(voor.length > 0 && { voor }) });
  }
  return found;
}

/** What waits that others are told of when it goes on waiting. */
const ESCALATES: readonly Wachtend[] = ['ongelezen', 'niet-opgepakt', 'te-laat'];

/** A rol that hears of it, and how many half days after the day itself. */
interface Trede {
  readonly rol: RolId;
  readonly na: number;
}

/**
 * Who hears of it, one after another, when nobody does it: by the schoolpakket, else the coordinator after a day, the
 * leiding after two and the bestuur after four. Days of holidays count too.
 */
export function tredenOf(pakket: Pick<Schoolpakket, 'rollen' | 'escalatie'>): readonly Trede[] {
  if (pakket.escalatie.length > 0) {
    return pakket.escalatie.map(({ naar, na }) => ({ rol: naar, na: halfDays(na) }));
  }
  const all = (functie: Parameters<typeof rollenMet>[1], na: number) =>
    rollenMet(pakket, functie).map(({ id }) => ({ rol: id, na }));
  return [...all('coordinator', 2), ...all('leiding', 4), ...all('bestuur', 8)];
}

function halfDays(na: Schoolpakket['escalatie'][number]['na']): number {
  if (na.soort !== 'binnen' && na.soort !== 'na') return 2;
  const perUnit = { uur: 1 / 12, dag: 2, schooldag: 2, week: 14, schoolweek: 14, maand: 60 }[na.eenheid];
  return Math.max(1, Math.ceil(na.aantal * perUnit));
}

/** Half days between a day and now; danger counts from the day itself, the rest from the morning after it. */
function waited(sinds: IsoDate, today: IsoDate, beurt: Beurt, dringend: boolean): number {
  const days = Math.round((Date.parse(today) - Date.parse(sinds)) / (24 * 60 * 60_000));
  return days * 2 + (beurt === 'middag' ? 1 : 0) + (dringend ? 1 : 0);
}

/** What waits for one person. */
export interface Herinnering {
  readonly medewerker: Medewerker;
  /** Own things, by kind. */
  readonly eigen: Readonly<Partial<Record<Wachtend, number>>>;
  /** Things of others that nobody did: this person reads nothing of them, and sees to it that somebody does. */
  readonly vanAnderen: number;
  /** Something of it cannot wait for the next working day. */
  readonly dringend: boolean;
}

export interface HerinneringInput {
  readonly pakket: Schoolpakket;
  readonly medewerkers: readonly Medewerker[];
  readonly summaries: readonly DossierSummary[];
  readonly today: IsoDate;
  readonly beurt: Beurt;
}

/**
 * Who is to be reminded now, each once with all that waits. Somebody who is kept out of a dossier, or shares a mailbox
 * with somebody who is, hears nothing of it, not even that it is there; about staff only readers outside the school do.
 */
export function herinneringen(input: HerinneringInput): readonly Herinnering[] {
  const { pakket, medewerkers, summaries, today, beurt } = input;
  const treden = tredenOf(pakket);
  const found = new Map<
    MedewerkerId,
    {
      medewerker: Medewerker;
      eigen: Partial<Record<Wachtend, number>>;
      vanAnderen: number;
      dringend: boolean;
    }
  >();
  const entryOf = (medewerker: Medewerker) => {
    const known = found.get(medewerker.id) ?? { medewerker, eigen: {}, vanAnderen: 0, dringend: false };
    found.set(medewerker.id, known);
    return known;
  };
  for (const summary of summaries) {
    const points = wachtOp(summary, today);
    if (points.length === 0) continue;
    const lezers = readers(summary, medewerkers, today);
    const owner = lezers.find(({ medewerker }) => medewerker.id === summary.opgepaktDoor);
    for (const { wat, sinds, voor } of points) {
      const named = lezers.filter(({ medewerker }) => medewerker.rollen.some((rol) => voor?.includes(rol)));
      const mine = named.length > 0 ? named : owner ? [owner] : lezers;
      for (const { medewerker } of mine) {
        const entry = entryOf(medewerker);
        entry.eigen[wat] = (entry.eigen[wat] ?? 0) + 1;
        entry.dringend ||= summary.dringend || (ESCALATES.includes(wat) && sinds < today);
      }
      if (!ESCALATES.includes(wat)) continue;
      const half = waited(sinds, today, beurt, summary.dringend);
      const told = new Set(mine.map(({ medewerker }) => medewerker.id));
      for (const { rol, na } of treden) {
        if (half < (summary.dringend ? na / 2 : na)) continue;
        const rollen = summary.overPersoneel ? summary.rollen.filter((one) => one === rol) : [rol];
        const toegang = { rollen, uitgesloten: summary.uitgesloten, overPersoneel: summary.overPersoneel };
        for (const { medewerker } of readers(toegang, medewerkers, today)) {
          if (told.has(medewerker.id)) continue;
          told.add(medewerker.id);
          const entry = entryOf(medewerker);
          entry.vanAnderen += 1;
          entry.dringend = true;
        }
      }
    }
  }
  return [...found.values()];
}
