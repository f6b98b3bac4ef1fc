import type { Sluitreden } from './dossier.js';
import type { DossierId, IsoDate, IsoTime, MedewerkerId } from './ids.js';
import type { Schooljaar } from './telling.js';

/** Counts of a school year by what is counted: `vorm/verbaal` is 12. */
export type Telraam = Readonly<Record<string, number>>;

/** What somebody typed under the figures of a year. */
export interface Jaartekst {
  readonly conclusies: string;
  readonly adviezen: string;
}

/** A preventive duty of the schoolpakket that was done in a period. */
export interface Taakvinkje {
  /** The words of the schoolpakket. */
  readonly taak: string;
  /** `2026-2027`, a half of it or a month of it: see `periodeOf`. */
  readonly periode: string;
  readonly op: IsoDate;
  readonly door: MedewerkerId;
  readonly notitie: string;
}

/** Proof that a dossier was erased. No content. */
export interface Gewist {
  readonly id: DossierId;
  readonly op: IsoDate;
  readonly reden: Sluitreden;
  /** Until this day a backup of the keyring may still open a backup of the dossier. */
  readonly backupTot: IsoDate;
}

/** The clock as the deletion last saw it. */
export interface Wisklok {
  readonly gezien: IsoTime;
  /** The clock leapt: nothing is erased until somebody says that it is right. */
  readonly gestoptOp?: IsoTime;
}

/** What a school keeps beside its dossiers. Holds nobody's words but those of staff. */
export interface Administratie {
  readonly versie: 1;
  /** Counts of dossiers that are gone. */
  readonly tellingen: Readonly<Record<string, Telraam>>;
  readonly teksten: Readonly<Record<string, Jaartekst>>;
  readonly taken: readonly Taakvinkje[];
  readonly gewist: readonly Gewist[];
  /** Counted already, and perhaps not gone yet: a deletion that was cut off is finished without counting twice. */
  readonly bezigMetWissen: readonly DossierId[];
  readonly wisklok?: Wisklok;
}

export const LEGE_ADMINISTRATIE: Administratie = {
  versie: 1,
  tellingen: {},
  teksten: {},
  taken: [],
  gewist: [],
  bezigMetWissen: [],
};

/** Counts added up. */
export function telOp(telraam: Telraam, telt: readonly string[]): Telraam {
  const sum: Record<string, number> = { ...telraam };
  for (const what of telt) sum[what] = (sum[what] ?? 0) + 1;
  return sum;
}

export const jaartekstOf = ({ teksten }: Administratie, jaar: Schooljaar): Jaartekst =>
  teksten[jaar] ?? { conclusies: '', adviezen: '' };
