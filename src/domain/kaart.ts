import type { DossierStatus } from './dossier.js';
import type { Wachtend } from './herinnering.js';
import type { DossierId, IsoDate, MedewerkerId, SchoolId } from './ids.js';

/** A card about one dossier, for who may read it. No words, no names and no kind of what was told. */
export interface DossierKaart {
  readonly soort: 'dossier';
  readonly school: SchoolId;
  readonly dossier: DossierId;
  readonly schoolnaam: string;
  readonly toestand: DossierStatus;
  /** Who follows it up. */
  readonly door?: string;
  /** To be read before others. */
  readonly eerst: boolean;
  readonly binnen: IsoDate;
  /** What an act from the card is decided on. */
  readonly stand: string;
  readonly link: string;
  readonly magOppakken: boolean;
  /** Whom it may be handed to from this card. */
  readonly aan: readonly { readonly id: MedewerkerId; readonly naam: string }[];
}

/** What waits for somebody, counted. */
export interface OverzichtKaart {
  readonly soort: 'overzicht';
  readonly schoolnaam: string;
  readonly eigen: Readonly<Partial<Record<Wachtend, number>>>;
  readonly vanAnderen: number;
  readonly link: string;
}

export type Kaart = DossierKaart | OverzichtKaart;
