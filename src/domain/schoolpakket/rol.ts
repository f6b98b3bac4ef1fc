import type { RolId } from '../ids.js';
import type { Vorm } from '../melding.js';
import type { Termijn } from '../stappenplan/termijn.js';
import type { Bron, PerLezer } from './tekst.js';

/**
 * What a rol is, whatever the school calls it. Every school has an aanspreekpunt and a coordinator for pesten
 * (art. 4c WPO, and its equals for vo and (v)so); they may be one rol.
 */
export type Functie =
  | 'aanspreekpunt'
  | 'coordinator'
  | 'contactpersoon'
  | 'vertrouwenspersoon-intern'
  | 'vertrouwenspersoon-extern'
  | 'leiding'
  | 'bestuur';

/**
 * What somebody with this rol may do in a dossier that he or she may read.
 * `intake` records the outcome of the intake, `stappen` ticks off steps of other rollen too, `vrijgeven` lets a
 * stopped plan go on, `sluiten` closes, `mensen` says who holds which rol, `jaarcijfers` sees the counts of a year.
 */
export type Recht = 'intake' | 'stappen' | 'vrijgeven' | 'sluiten' | 'mensen' | 'jaarcijfers';

/** A task at school (or outside it) that a person can hold. */
export interface Rol {
  readonly id: RolId;
  /** As the school calls it, without article: "anti-pestcoördinator". */
  readonly naam: string;
  /** Other names that the protocol uses for the same rol. */
  readonly ookGenoemd: readonly string[];
  readonly functies: readonly Functie[];
  readonly rechten: readonly Recht[];
  /** What this rol does in the approach of the school, each in a few words, for staff and ouders. */
  readonly taken: readonly string[];
  /** What one can go to this rol for, after "voor": "alles over pesten". */
  readonly waarvoor: PerLezer<string>;
  /** Names that the published protocol itself gives; shown as "in het protocol staat", never as today's fact. */
  readonly inProtocol: readonly string[];
  /** Works outside the school: bestuur, externe vertrouwenspersoon. */
  readonly extern: boolean;
  /** A mailbox of the rol itself, beside the addresses of the people who hold it. */
  readonly postbus?: string;
  readonly bron?: Bron;
}

/** To whom a melding goes, by rol, in order of preference. */
export interface Routes {
  /** Reads every melding that nothing else is said of. */
  readonly standaard: readonly RolId[];
  /** Next in line when every standard reader was struck out by the melder or is missing. */
  readonly daarna: readonly RolId[];
  /** Reads beside the standard readers when there is danger. */
  readonly dringend: readonly RolId[];
  /** The only readers when it is about somebody who works at school. Never inside the school. */
  readonly overPersoneel: readonly RolId[];
  /** Reads beside the standard readers when the melding is of this vorm. */
  readonly perVorm: Readonly<Partial<Record<Vorm, readonly RolId[]>>>;
}

/** Whom the protocol names to tell it to, in its order. The conversation shows them; `routes` decides who reads. */
export interface Meldpunten {
  readonly rollen: readonly RolId[];
  readonly bron: Bron;
}

/** Who hears of a melding that nobody picked up in time. */
export interface Escalatie {
  readonly na: Termijn;
  readonly naar: RolId;
}
