import type { RolId } from '../ids.js';
import type { Termijn } from '../stappenplan/termijn.js';
import type { Bron } from './tekst.js';

/** Somebody in it who holds no rol. */
export type Betrokkene =
  | 'gepeste'
  | 'pester'
  | 'meelopers'
  | 'groep'
  | 'ouders-gepeste'
  | 'ouders-pester'
  | 'ouders-groep'
  | 'team'
  | 'politie';

/** When a step is needed. A step with several is needed when one of them holds. */
export type Voorwaarde = 'ernstig' | 'ouder-meldde' | 'digitaal' | 'meer-leerlingen' | 'strafbaar';

/** How leerlingen are spoken with in a step. `naar-keuze`: whoever does it chooses, with the gepeste. */
export type Gespreksvorm = 'apart' | 'samen' | 'naar-keuze' | 'zonder-gepeste';

/** A question with which a step ends; the answer chooses what comes next. */
export interface Stapvraag {
  readonly tekst: string;
  /** Ids of the steps that follow; empty: this branch is finished. */
  readonly ja: readonly string[];
  readonly nee: readonly string[];
}

/** One thing to be done in the school's own plan. Several may carry one number of the protocol. */
export interface Stap {
  /** Own name within this schoolpakket; other steps refer to it. */
  readonly id: string;
  /** As the protocol numbers it: "0", "1", "OPA 2". */
  readonly nummer: string;
  readonly titel: string;
  /** The line of a rol that it belongs to, in a plan with parallel lines. */
  readonly lijn?: string;
  /** Who does it: one of these rollen. */
  readonly wie: readonly RolId[];
  /** Whom `wie` asks or decides with. */
  readonly overlegt: readonly RolId[];
  /** With whom is spoken. */
  readonly met: readonly Betrokkene[];
  readonly gesprek?: Gespreksvorm;
  /** Who is told about it. */
  readonly informeert: readonly (Betrokkene | RolId)[];
  /** A step without words for leerling and ouder is part of another one and is not told of in the conversation. */
  readonly tekst: { readonly leerling?: string; readonly ouder?: string; readonly medewerker: string };
  readonly termijn: Termijn;
  /** Several moments to look back, each counted from `vanaf`; "nee" at one of them ends the row. */
  readonly momenten: readonly Termijn[];
  /** What starts the clock: the step's own opening, the melding, the intake, or the end of another step by its id. */
  readonly vanaf: string;
  readonly vraag?: Stapvraag;
  /** Ids of the steps that open when this one is done; all of them at the same time. */
  readonly daarna: readonly string[];
  readonly alleenAls: readonly Voorwaarde[];
  /** The protocol leaves it to whoever does it: it may be passed over without a reason. */
  readonly soms: boolean;
  /** Last resort: never opens by itself, somebody decides on it. */
  readonly uiterste: boolean;
  /** May also be begun at any moment while the plan runs. */
  readonly altijdMogelijk: boolean;
  /** When it is done, the line of this step passes everything that is still open in it on to this line. */
  readonly draagtOverAan?: string;
  /** What was decided where the protocol contradicts itself, the law or good sense; shown to staff. */
  readonly kanttekening?: string;
  readonly bron: Bron;
}

/** The steps of one rol, beside those of others. */
export interface Lijn {
  readonly id: string;
  readonly naam: string;
  readonly rol: RolId;
  /** Ids of the steps that open when this line takes over. */
  readonly begin: readonly string[];
}

/** The plan of a school: what is done after an intake, by whom and when. */
export interface Stappenplan {
  /** Ids of the first steps per outcome of the intake. An outcome that is absent starts nothing. */
  readonly start: {
    readonly conflict: readonly string[];
    readonly vermoeden: readonly string[];
    readonly vastgesteld: readonly string[];
  };
  /** First steps when a melding comes in after the dossier was closed. Empty: as at the first time. */
  readonly herhaling: readonly string[];
  readonly lijnen: readonly Lijn[];
  readonly stappen: readonly Stap[];
  readonly kanttekening?: string;
  readonly bron: Bron;
}

/** A place where the school writes incidents down. */
export interface Registratie {
  readonly id: string;
  readonly systeem: string;
  /** What goes into it, for staff. */
  readonly wat: string;
  readonly wie: readonly RolId[];
  readonly termijn: Termijn;
  readonly vanaf: 'melding' | 'intake';
  readonly alleenAls: readonly Voorwaarde[];
  /** Who looks through it, and how often, in words: "elke week". */
  readonly controle?: { readonly wie: readonly RolId[]; readonly hoeVaak: string };
  readonly bron: Bron;
}
