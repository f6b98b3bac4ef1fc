import type { IsoDate, IsoTime, MedewerkerId, RolId } from '../ids.js';
import type { Gevaar, Vorm } from '../melding.js';

/** What somebody found at the intake. It chooses the first steps. */
export type Intakeuitkomst = 'conflict' | 'vermoeden' | 'vastgesteld' | 'anders';

/** What is known of a melding, as far as the plan asks for it. Absent: nobody judged it yet. */
export interface Feiten {
  readonly vormen: readonly Vorm[];
  readonly gevaar: readonly Gevaar[];
  readonly overPersoneel: boolean;
  readonly ouderMeldde: boolean;
  readonly ernstig?: boolean;
  readonly strafbaar?: boolean;
  readonly meerLeerlingen?: boolean;
}

/** Why a plan stands still until somebody with that right lets it go on. */
export type Stopgrond = 'seksueel' | 'thuis' | 'over-personeel';
/** What goes before the plan then: telling the bestuur, the vertrouwensinspecteur, the meldcode huiselijk geweld. */
export type Plicht = 'meldplicht-bestuur' | 'vertrouwensinspecteur' | 'meldcode';

/** Whether an afspraak was kept. */
export type Nagekomen = 'ja' | 'deels' | 'nee';

/** Who did it, by rol. */
export interface Functionaris {
  readonly rol: RolId;
  readonly medewerker?: MedewerkerId;
}

interface Act {
  readonly op: IsoTime;
  readonly door: Functionaris;
}

/** Something that happened, in the order in which it did. Plain JSON; the plan follows from the whole row. */
export type Gebeurtenis =
  /** The melding came in; after closing: it begins again. Without an exact moment: the start of the part of the day. */
  | { readonly soort: 'gemeld'; readonly op: IsoTime; readonly feiten: Feiten }
  | (Act & { readonly soort: 'feiten'; readonly feiten: Partial<Feiten> })
  | (Act & { readonly soort: 'intake-begonnen' })
  | (Act & {
      readonly soort: 'intake';
      readonly uitkomst: Intakeuitkomst;
      readonly waarom: string;
      readonly feiten?: Partial<Feiten>;
    })
  /** A step was done; its question was answered. With several moments: the next of them. */
  | (Act & { readonly soort: 'stap-gedaan'; readonly stap: string; readonly antwoord?: 'ja' | 'nee' })
  | (Act & { readonly soort: 'stap-overgeslagen'; readonly stap: string; readonly waarom?: string })
  /** Somebody decided on a step that was offered, or that is always possible. */
  | (Act & { readonly soort: 'stap-begonnen'; readonly stap: string; readonly waarom: string })
  /** What was agreed, and with whom; with a step and a day it is the term of that step. */
  | (Act & {
      readonly soort: 'afspraak';
      readonly tekst: string;
      readonly met?: string;
      readonly stap?: string;
      readonly dag?: IsoDate;
    })
  /** Somebody looked whether an afspraak, by its place among all of them from 0, was kept. */
  | (Act & { readonly soort: 'afspraak-bekeken'; readonly afspraak: number; readonly nagekomen: Nagekomen })
  | (Act & { readonly soort: 'geregistreerd'; readonly registratie: string })
  /** Somebody else is asked to act too. */
  | (Act & { readonly soort: 'geescaleerd'; readonly naar: RolId; readonly waarom: string })
  /** One line of rollen takes over from another. */
  | (Act & {
      readonly soort: 'overgedragen';
      readonly van: string;
      readonly naar: string;
      readonly waarom: string;
    })
  | (Act & { readonly soort: 'plicht-gedaan'; readonly plicht: Plicht })
  /** A functionaris lets a stopped plan go on. Without `gronden`: all that this rol may release. */
  | (Act & {
      readonly soort: 'vrijgegeven';
      readonly waarom: string;
      readonly gronden?: readonly Stopgrond[];
    })
  | (Act & { readonly soort: 'gesloten'; readonly waarom: string });
export type Gebeurtenissoort = Gebeurtenis['soort'];
