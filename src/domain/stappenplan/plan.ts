import type { IsoDate, IsoTime, RolId } from '../ids.js';
import type { Registratie, Stap, Voorwaarde } from '../schoolpakket.js';
import type {
  Functionaris,
  Gebeurtenissoort,
  Intakeuitkomst,
  Nagekomen,
  Plicht,
  Stopgrond,
} from './gebeurtenis.js';
import type { Uiterlijk } from './uiterlijk.js';

/**
 * Where a plan stands.
 * `wacht-op-intake`: nobody recorded an outcome, so it cannot begin. `kan-niet-beginnen`: the outcome starts nothing
 * at this school. `anders`: it is not something for this plan. `gestopt`: a duty goes first. `af-te-ronden`: nothing
 * is open any more.
 */
export type Plantoestand =
  | 'geen-melding'
  | 'wacht-op-intake'
  | 'kan-niet-beginnen'
  | 'anders'
  | 'loopt'
  | 'gestopt'
  | 'af-te-ronden'
  | 'gesloten';

/** A step that is to be done now. */
export interface OpenStap {
  readonly stap: Stap;
  readonly sinds: IsoTime;
  /** Who may do it: one of these rollen. */
  readonly voor: readonly RolId[];
  /** By when; of the next moment when there are several. */
  readonly uiterlijk: Uiterlijk;
  /** All moments of a step with several; the answered ones are first, and were all "ja". */
  readonly momenten: readonly { readonly uiterlijk: Uiterlijk; readonly beantwoordOp?: IsoTime }[];
  /** May be passed over without a reason. */
  readonly magOvergeslagen: boolean;
  /** Whoever does it judges these first: nobody said yet whether they hold. */
  readonly teBeoordelen: readonly Voorwaarde[];
  /** Ids of the steps that come next, by the answer when there is a question. */
  readonly hierna: { readonly ja: readonly string[]; readonly nee: readonly string[] };
}

/** How a step came to its end. None is ever dropped without a trace. */
export type Afloop = 'gedaan' | 'overgeslagen' | 'niet-nodig' | 'overgedragen' | 'vervallen';

export interface AfgehandeldeStap {
  readonly stap: Stap;
  readonly ronde: number;
  readonly sinds: IsoTime;
  readonly op: IsoTime;
  readonly hoe: Afloop;
  readonly antwoord?: 'ja' | 'nee';
  readonly door?: Functionaris;
  readonly waarom?: string;
}

/** A last resort that is now to be decided on, or a step that is possible at any moment. */
export interface MogelijkeStap {
  readonly stap: Stap;
  readonly waarom: 'uiterste' | 'altijd-mogelijk';
  readonly voor: readonly RolId[];
}

export interface Registratietaak {
  readonly registratie: Registratie;
  readonly uiterlijk: Uiterlijk;
  readonly teBeoordelen: readonly Voorwaarde[];
  readonly gedaanOp?: IsoTime;
}

/** What was agreed. */
export interface Afspraak {
  readonly op: IsoTime;
  readonly tekst: string;
  readonly met?: string;
  readonly stap?: string;
  readonly dag?: IsoDate;
  /** The last look at it; absent when nobody looked. */
  readonly nagekomen?: Nagekomen;
}

/** Why something that came in changed nothing. */
export type Genegeerd =
  | 'gesloten'
  | 'gestopt'
  | 'geen-melding'
  | 'niet-open'
  | 'niet-mogelijk'
  | 'antwoord-nodig'
  | 'waarom-nodig'
  | 'geen-recht'
  | 'onbekend';

/** The plan of one dossier, computed from all that happened. */
export interface Plan {
  readonly toestand: Plantoestand;
  /** 1 at first; one more each time it begins again after closing. */
  readonly ronde: number;
  readonly intake?: {
    readonly uitkomst: Intakeuitkomst;
    readonly waarom: string;
    readonly op: IsoTime;
    readonly door: Functionaris;
  };
  readonly intakeBegonnenOp?: IsoTime;
  /** Why it stands still; empty when it does not. */
  readonly gronden: readonly Stopgrond[];
  readonly plichten: readonly { readonly plicht: Plicht; readonly gedaanOp?: IsoTime }[];
  readonly open: readonly OpenStap[];
  /** What would be open if the plan did not stand still; not to be proposed to anybody. */
  readonly opgeschort: readonly Stap[];
  readonly mogelijk: readonly MogelijkeStap[];
  readonly afgehandeld: readonly AfgehandeldeStap[];
  readonly registraties: readonly Registratietaak[];
  readonly afspraken: readonly Afspraak[];
  readonly escalaties: readonly { readonly op: IsoTime; readonly naar: RolId; readonly waarom: string }[];
  /** What can be done now, by whom. Never empty. */
  readonly kan: readonly { readonly soort: Gebeurtenissoort; readonly voor: readonly RolId[] }[];
  /** By its place in the row: what changed nothing, and why. */
  readonly genegeerd: readonly { readonly index: number; readonly reden: Genegeerd }[];
}
