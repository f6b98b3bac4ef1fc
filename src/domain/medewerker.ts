import type { IsoDate, MedewerkerId, RolId } from './ids.js';

/** 1 is Monday, 7 is Sunday (ISO 8601). */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

/** A person who holds one or more rollen today, with how to reach him or her. Kept in the store, never in a schoolpakket. */
export interface Medewerker {
  readonly id: MedewerkerId;
  readonly naam: string;
  readonly email: string;
  readonly rollen: readonly RolId[];
  /** Days on which this person reads meldingen. */
  readonly werkdagen: readonly Weekday[];
  /** Away from the first up to and including the last day; `vervanger` reads instead. */
  readonly afwezig?: { readonly van: IsoDate; readonly totEnMet: IsoDate; readonly vervanger?: MedewerkerId };
  /** Several people read this address. Not used as soon as one of them is kept out of a dossier. */
  readonly gedeeldMet?: readonly MedewerkerId[];
  /** Last day of working here; from the day after it this person reads nothing. */
  readonly totEnMet?: IsoDate;
  /** Holds the rol without working for the school, such as an ouder: reads no melding. @default works for the school */
  readonly nietInDienst?: boolean;
  /** Groepen or klassen of which this person is the leerkracht or mentor. */
  readonly klassen?: readonly string[];
  /** The last day on which somebody said that this is still right. */
  readonly bevestigdOp?: IsoDate;
  /** A change that gives rights or another address: it counts once somebody else approved it. */
  readonly voorstel?: { readonly door: MedewerkerId; readonly wordt: Omit<Medewerker, 'id' | 'voorstel'> };
  /** Random part of the private address of the own calendar feed; absent: there is none. */
  readonly agendaSleutel?: string;
}

/** Works for the school today, in a rol that somebody approved. A rol alone is not enough to read a melding. */
export const isWerkzaam = ({ totEnMet, nietInDienst, rollen }: Medewerker, today: IsoDate): boolean =>
  nietInDienst !== true && rollen.length > 0 && (totEnMet === undefined || today <= totEnMet);

/** An address as it is compared: without case and surrounding space, accents in one form. */
export const normaliseEmail = (email: string): string => email.normalize('NFC').trim().toLowerCase();

export const isAfwezig = (medewerker: Medewerker, today: IsoDate): boolean =>
  medewerker.afwezig !== undefined && medewerker.afwezig.van <= today && today <= medewerker.afwezig.totEnMet;
