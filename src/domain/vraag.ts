import type { Onderwerp } from './schoolpakket.js';

/** A question that refers to what was told last: "en daarna?", "hoe lang duurt dat?", "waar staat dat?". */
export type Vervolgvraag = 'daarna' | 'hoelang' | 'alsHetDoorgaat' | 'wieDoetDat' | 'waarStaatDat' | 'verder';

/** A question about the protocol of the school. What the protocol does not hold is answered with that. */
export type Protocolvraag =
  | Onderwerp
  | 'stappen'
  | 'naMelding'
  | 'wieDoetWat'
  | 'wieIsWie'
  | 'klacht'
  | 'regels'
  | 'signalen'
  | 'signalenPest'
  | 'tips'
  | 'tipsGetuige'
  | 'tipsPester'
  | 'tipsAlle'
  | 'verschil'
  | 'ruzie'
  | 'agressie'
  | 'vormen'
  | 'sporen'
  | 'sancties'
  | 'schorsing'
  | 'verwijdering'
  | 'methode'
  | 'partners'
  | 'protocol';

/** A question that was recognised in a text by its words, before anything is known of the intent. */
export interface GehoordeVraag {
  readonly vraag: Protocolvraag | Vervolgvraag;
  /** The whole message is this question and nothing else. */
  readonly heel: boolean;
  /** The sentence has the form of a question: a question mark, a question word or the verb first. */
  readonly vraagvorm: boolean;
}
