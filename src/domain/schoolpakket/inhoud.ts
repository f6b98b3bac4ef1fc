import type { Sluitreden } from '../dossier.js';
import type { IsoDate, RolId } from '../ids.js';
import type { Vorm } from '../melding.js';
import type { Bron, Lezersoort, PerLezer, Tips, Uitleg } from './tekst.js';

/**
 * What a school looks at to tell plagen from pesten. A school names the ones of its own definition only: a school
 * whose definition says nothing of power has no `macht`.
 */
export type Kenmerksoort =
  | 'herhaling'
  | 'duur'
  | 'macht'
  | 'bedoeling'
  | 'rollen'
  | 'gevolg'
  | 'verweer'
  | 'toon'
  | 'dreiging'
  | 'groep'
  | 'interactie';

/** One hallmark that the school gives for pesten or plagen, as a question that a child can answer. */
export interface Kenmerk {
  readonly id: string;
  readonly soort: Kenmerksoort;
  /** The question, in the words of a leerling; "ja" speaks for pesten. */
  readonly vraag: string;
  /** What "ja" and "nee" are mirrored with; never a verdict. */
  readonly spiegel: { readonly ja: string; readonly nee: string };
  readonly bron: Bron;
}

/** What a school says that a word means, in bubbles per reader. */
export interface Begrip {
  readonly uitleg: Readonly<Record<Lezersoort, readonly string[]>>;
  /** What this definition speaks of. */
  readonly kenmerken: readonly Kenmerksoort[];
  readonly bron: Bron;
}

/** A kind of pesten as the school divides it, with the categories of the understanding that it covers. */
export interface Pestvorm {
  readonly id: string;
  readonly naam: string;
  /** In plain words, each a few words long: "iemand opwachten". May be empty, as the protocol is. */
  readonly voorbeelden: readonly string[];
  readonly categorieen: readonly Vorm[];
  readonly bron: Bron;
}

/** One of the tracks of the school's approach, in its own order and under its own name. */
export interface Spoor extends Uitleg {
  readonly id: string;
  readonly naam: string;
  readonly voorWie: 'gepeste' | 'pester' | 'groep' | 'ouders' | 'team' | 'preventie';
}

/** What school may do with a melding and tell at home, by its own protocol; in bubbles per reader. */
export interface Gevolgen {
  /** Said before the yes of a melding. */
  readonly voorJa: Readonly<Record<Lezersoort, readonly string[]>>;
  /** Said before the yes when the melder asks help for own behaviour. */
  readonly zelfPesten: Readonly<Record<Lezersoort, readonly string[]>>;
  readonly bron: Bron;
}

/**
 * Questions about the approach of the school. What the protocol does not answer is absent, and is then said to be
 * absent.
 */
export type Onderwerp =
  | 'kort'
  | 'melden'
  | 'hoeSnel'
  | 'ouders'
  | 'straf'
  | 'gesprek'
  | 'stoptNiet'
  | 'online'
  | 'inVertrouwen'
  | 'hulp'
  | 'groep'
  | 'nazorg'
  | 'politie'
  | 'vastleggen'
  | 'preventie';

/** A measure towards the leerling who pest, in the order of the protocol. */
export interface Sanctie {
  readonly id: string;
  readonly soort:
    | 'gesprek'
    | 'opdracht'
    | 'binnenblijven'
    | 'traject'
    | 'time-out'
    | 'schorsing'
    | 'verwijdering'
    | 'anders';
  readonly naam: string;
  readonly wie: readonly RolId[];
  /** Longest duration that the protocol gives, in days; absent when it gives none. */
  readonly hoogstensDagen?: number;
  readonly tekst: PerLezer<string>;
  readonly kanttekening?: string;
  readonly bron: Bron;
}

/** One station on the way of a complaint. Skipped when the complaint is about the person who holds the rol. */
export interface Klachtstation {
  readonly naam: string;
  readonly rol?: RolId;
  readonly tekst: PerLezer<string>;
  /** Absent: it is the way that the law gives every school, not the protocol. */
  readonly bron?: Bron;
}

/** An organisation that the school works with. */
export interface Partner {
  readonly naam: string;
  readonly inProtocol: readonly string[];
  readonly waarvoor: PerLezer<string>;
  readonly bron: Bron;
}

/** A method of the school, with the parts of its talks as a guide for staff. */
export interface Methode {
  readonly id: string;
  readonly naam: string;
  readonly soort: 'preventie' | 'gesprek' | 'groep';
  readonly fasen: readonly { readonly naam: string; readonly tekst: string }[];
  readonly kanttekening?: string;
  readonly bron: Bron;
}

export type Maand =
  | 'januari'
  | 'februari'
  | 'maart'
  | 'april'
  | 'mei'
  | 'juni'
  | 'juli'
  | 'augustus'
  | 'september'
  | 'oktober'
  | 'november'
  | 'december';

/** Something the school does so that pesten does not begin. */
export interface Preventietaak {
  readonly wat: string;
  readonly wie: readonly RolId[];
  readonly hoeVaak:
    | 'doorlopend'
    | 'wekelijks'
    | 'maandelijks'
    | 'elk-half-jaar'
    | 'jaarlijks'
    | 'elke-vier-jaar';
  /** Months in which it is due; absent when the protocol gives none. */
  readonly maanden: readonly Maand[];
  readonly bron: Bron;
}

/** How many months a closed dossier is kept, per outcome; `standaard` for every outcome that is absent. */
export type Bewaartermijnen = Readonly<Partial<Record<Sluitreden, number>>> & { readonly standaard: number };

/** What helps, for whom. */
export interface Advies {
  readonly leerling: { readonly gepeste?: Tips; readonly getuige?: Tips; readonly pester?: Tips };
  readonly ouder: { readonly gepeste?: Tips; readonly pester?: Tips; readonly alle?: Tips };
}

/** Who approved the schoolpakket. A school goes live with all three. */
export interface Goedkeuring {
  readonly namens: 'coordinator' | 'fg' | 'bestuur';
  /** The function or the name of whoever approved it. */
  readonly door: string;
  readonly op: IsoDate;
}

/** What the protocol holds and the product does not take over. */
export interface Weggelaten {
  readonly wat: string;
  readonly reden: string;
  readonly bron: Bron;
}

/** A contradiction in the protocol, or with the law or good sense, and what was decided. */
export interface Kanttekening {
  readonly over: string;
  readonly besluit: string;
  readonly bron: Bron;
}
