import { dayOf } from './calendar.js';
import type { DossierId, IsoDate, IsoTime, MedewerkerId, RolId, SchoolId } from './ids.js';
import type { Melding } from './melding.js';
import type { AgendaPunt } from './stappenplan/agenda.js';
import type { Gebeurtenis } from './stappenplan/gebeurtenis.js';
import { type Telling, tellingOf } from './telling.js';

/** Part of the day that is kept of an anonymous melding instead of the hour. */
export type Dagdeel = 'ochtend' | 'middag' | 'avond' | 'nacht';

/** When it came in: to the minute with a name; day and part of the day without. */
export type Ontvangen =
  | { readonly kind: 'moment'; readonly op: IsoTime }
  | { readonly kind: 'dagdeel'; readonly dag: IsoDate; readonly dagdeel: Dagdeel };

/** Why a dossier was closed. */
export type Sluitreden =
  | 'opgelost'
  | 'geen-pesten'
  | 'niet-bevestigd'
  | 'grap'
  | 'doorverwezen'
  | 'onvoldoende-bekend'
  | 'ingetrokken';

/** Every state carries exactly its own facts. */
export type Toestand =
  | { readonly status: 'nieuw' }
  | { readonly status: 'opgepakt'; readonly door: MedewerkerId; readonly op: IsoTime }
  | {
      readonly status: 'overgedragen';
      readonly van: MedewerkerId;
      readonly aan: MedewerkerId;
      readonly op: IsoTime;
    }
  | {
      readonly status: 'gesloten';
      readonly reden: Sluitreden;
      readonly door: MedewerkerId | 'melder';
      readonly op: IsoTime;
      readonly toelichting?: string;
    }
  | { readonly status: 'heropend'; readonly op: IsoTime };
export type DossierStatus = Toestand['status'];

/** One message between melder and school. Never deleted. */
export type Bericht =
  | { readonly van: 'melder'; readonly tekst: string; readonly ontvangen: Ontvangen }
  | {
      readonly van: 'school';
      readonly door: MedewerkerId;
      readonly rol: RolId;
      readonly tekst: string;
      readonly op: IsoTime;
      /** The day on which the melder opened it. */
      readonly gelezenOp?: IsoDate;
    };

/** Something that must reach a person. Kept in the dossier until it did; never given up. */
export interface OutboxEntry {
  readonly id: string;
  readonly soort: 'nieuwe-melding' | 'bericht-van-melder' | 'ingetrokken' | 'voor-jou' | 'wil-contact';
  readonly aan: MedewerkerId;
  readonly toestand:
    | {
        readonly kind: 'wacht';
        readonly pogingen: number;
        readonly volgende: IsoTime;
        /** Why the last try failed, as a code from the mail adapter; no address, no text. */
        readonly fout?: string;
      }
    | { readonly kind: 'verzonden'; readonly op: IsoTime }
    /** The person may not read it any more (left, or kept out); nothing was sent. */
    | { readonly kind: 'vervallen'; readonly op: IsoTime };
}

/** Who did something to a dossier. */
export type Actor =
  | { readonly kind: 'medewerker'; readonly id: MedewerkerId; readonly rol: RolId }
  | { readonly kind: 'melder' }
  | { readonly kind: 'systeem' };

export type Handeling =
  | 'ontvangen'
  | 'aangevuld'
  | 'bekeken'
  | 'opgepakt'
  | 'overgedragen'
  | 'beantwoord'
  | 'melder-las'
  | 'melder-schreef'
  | 'ingetrokken'
  | 'code-gesloten'
  | 'gesloten'
  | 'heropend'
  | 'bezorgd'
  | 'ingevoerd'
  | 'collega-erbij'
  | 'collega-eraf'
  | 'genoteerd'
  | 'aanpak'
  | 'plan'
  | 'gekoppeld'
  | 'losgemaakt'
  | 'afgedrukt'
  | 'namen-gevraagd'
  | 'namen-toegestaan'
  | 'gezag'
  | 'iemand-anders'
  | 'gewist';

/** One line of the audit trail: who did or saw what, and when. No content. */
export interface AuditEntry {
  readonly id: string;
  readonly dossier: DossierId;
  readonly wie: Actor;
  readonly wat: Handeling;
  /** What a melder without a name did carries the start of the part of the day. */
  readonly op: IsoTime;
}

/** Something that a medewerker wrote down for colleagues; a melder never sees it. */
export interface Notitie {
  readonly door: MedewerkerId;
  readonly rol: RolId;
  readonly op: IsoTime;
  readonly tekst: string;
}

/** What is agreed on beside the steps, in words of staff. Empty text: there is none. */
export interface Aanpak {
  readonly handelingsplan: string;
  /** Who supports the gepeste, only with consent of the gepeste (No Blame). */
  readonly steungroep: string;
  readonly steungroepMag: boolean;
  /** Help from others that is wanted or asked for. */
  readonly hulp: string;
  /** How often it was saved. */
  readonly keer: number;
}

/** Whether an ouder may be told of the child: has gezag, or an agreement on information; or not. */
export type Gezag = 'gezag' | 'informatie' | 'geen';

/** A melding that a medewerker wrote down for somebody at the desk, by phone or by mail. */
export interface Namens {
  readonly door: MedewerkerId;
  readonly hoe: 'gesprek' | 'telefoon' | 'mail' | 'gezien';
  /** What the medewerker saw or thinks, apart from the words of the melder. */
  readonly eigenBeeld: string;
  readonly weetHet: 'ja' | 'nee' | 'weet-niet';
}

/** HMAC of a terugkomcode under the school's lookup key, base64url. The code itself is kept nowhere. */
export type CodeHash = string & { readonly __hash: 'terugkomcode' };

/**
 * A melding with its follow-up. This one document is the transaction: the melding, what must still be sent,
 * the hash of the code and the head of the audit trail are written together or not at all.
 */
export interface Dossier {
  readonly versie: 1;
  readonly id: DossierId;
  readonly school: SchoolId;
  readonly ontvangen: Ontvangen;
  readonly melding: Melding;
  readonly toestand: Toestand;
  readonly dringend: boolean;
  /** About somebody who works at school: only `rollen` outside the school read it. */
  readonly overPersoneel: boolean;
  /** Who may read it, by rol. */
  readonly rollen: readonly RolId[];
  /** Who may never read it, by person, whatever rol, shared address or replacement they hold. */
  readonly uitgesloten: readonly MedewerkerId[];
  /** The day that the melder was told somebody reads it. */
  readonly leesdag?: IsoDate;
  readonly gelezen: readonly { readonly door: MedewerkerId; readonly rol: RolId; readonly op: IsoTime }[];
  readonly berichten: readonly Bericht[];
  readonly outbox: readonly OutboxEntry[];
  /** Absent once the melder closed the code. */
  readonly terugkomcode?: CodeHash;
  /** What staff did with it, in order. What the melding itself began goes before: see `gebeurtenissenOf`. */
  readonly gebeurtenissen?: readonly Gebeurtenis[];
  /** What of the plan has a day, as it was when the plan last changed. */
  readonly agenda?: readonly AgendaPunt[];
  /** How many steps with a day were done in time, and how many were not. */
  readonly termijnen?: { readonly opTijd: number; readonly teLaat: number };
  /** Who reads it by name: asked to help, or handed over to. */
  readonly toegevoegd?: readonly MedewerkerId[];
  readonly notities?: readonly Notitie[];
  readonly aanpak?: Aanpak;
  readonly namens?: Namens;
  /** The dossier whose plan this one follows, because both tell of the same. */
  readonly situatie?: DossierId;
  /** What school knows of the gezag of an ouder who told it. Absent: nobody looked. */
  readonly gezag?: Gezag;
  /** Two people let names and stories leave unmasked. */
  readonly ontmaskering?: { readonly gevraagdDoor: MedewerkerId; readonly toegestaanDoor?: MedewerkerId };
  /** Head of the audit trail: the last act. The store appends it to the trail. */
  readonly laatsteHandeling: AuditEntry;
}

/** What a list shows of a dossier: no story, no name. */
export interface DossierSummary {
  readonly id: DossierId;
  readonly ontvangen: Ontvangen;
  readonly status: DossierStatus;
  readonly dringend: boolean;
  readonly overPersoneel: boolean;
  readonly rollen: readonly RolId[];
  readonly uitgesloten: readonly MedewerkerId[];
  readonly opgepaktDoor?: MedewerkerId;
  readonly leesdag?: IsoDate;
  readonly gelezen: boolean;
  /** The last word in the talk is the melder's. */
  readonly wachtOpAntwoord: boolean;
  /** Something in the outbox still waits; the first moment to try. */
  readonly outboxVolgende?: IsoTime;
  /** Something in the outbox failed at least once. */
  readonly bezorgfout: boolean;
  readonly terugkomcode?: CodeHash;
  readonly toegevoegd?: readonly MedewerkerId[];
  readonly agenda?: readonly AgendaPunt[];
  readonly situatie?: DossierId;
  /** Why and when it was closed. */
  readonly gesloten?: { readonly reden: Sluitreden; readonly op: IsoTime };
  /** An answer of school that the melder did not open, by the day it was written. */
  readonly ongelezenSinds?: IsoDate;
  /** What the figures of a year count of it. */
  readonly telling: Telling;
}

/** The summary of a dossier; everything the index holds is derived with this. */
export function toSummary(dossier: Dossier): DossierSummary {
  const { toestand } = dossier;
  const waiting = dossier.outbox.flatMap(({ toestand: sending }) =>
    sending.kind === 'wacht' ? [sending] : [],
  );
  const volgende = waiting.map((sending) => sending.volgende).sort()[0];
  const unread = dossier.berichten.find(
    (bericht) => bericht.van === 'school' && bericht.gelezenOp === undefined,
  ) as Extract<Bericht, { van: 'school' }> | undefined;
  return {
    id: dossier.id,
    ontvangen: dossier.ontvangen,
    status: toestand.status,
    dringend: dossier.dringend,
    overPersoneel: dossier.overPersoneel,
    rollen: dossier.rollen,
    uitgesloten: dossier.uitgesloten,
    ...(toestand.status === 'opgepakt' && { opgepaktDoor: toestand.door }),
    ...(toestand.status === 'overgedragen' && { opgepaktDoor: toestand.aan }),
    ...(dossier.leesdag !== undefined && { leesdag: dossier.leesdag }),
    gelezen: dossier.gelezen.length > 0,
    wachtOpAntwoord: dossier.berichten.at(-1)?.van === 'melder',
    ...(volgende !== undefined && { outboxVolgende: volgende }),
    bezorgfout: waiting.some((sending) => sending.pogingen > 0),
    ...(dossier.terugkomcode !== undefined && { terugkomcode: dossier.terugkomcode }),
    ...(dossier.toegevoegd !== undefined && { toegevoegd: dossier.toegevoegd }),
    ...(dossier.agenda !== undefined && { agenda: dossier.agenda }),
    ...(dossier.situatie !== undefined && { situatie: dossier.situatie }),
    ...(toestand.status === 'gesloten' && { gesloten: { reden: toestand.reden, op: toestand.op } }),
    ...(unread !== undefined && { ongelezenSinds: dayOf(new Date(unread.op)) }),
    telling: tellingOf(dossier),
  };
}
