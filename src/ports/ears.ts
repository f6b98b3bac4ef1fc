import type { Understand } from '../domain/understanding.js';
import type { GehoordeVraag } from '../domain/vraag.js';

/** A word or short sentence that is a command when it is the whole message. */
export type Command =
  | 'stop'
  | 'terug'
  | 'opnieuw'
  | 'help'
  | 'snap-niet'
  | 'wis'
  | 'hulp-nu'
  | 'niet-veilig'
  | 'privacy'
  | 'ben-je-echt'
  | 'klopt-niet'
  | 'taal-nl'
  | 'taal-en';

/** `weet-niet` is an answer of its own: never a no. */
export type YesNo = 'ja' | 'nee' | 'weet-niet';

/** What a first story tells beside what happens; own words of the writer, so that nothing is asked twice. */
export interface Details {
  readonly sinds?: string;
  readonly hoeVaak?: string;
  readonly waar?: string;
  readonly groep?: string;
  readonly wieWeetHet?: string;
}

/** Something in a text that could lead back to its writer. */
export interface Trace {
  readonly start: number;
  readonly end: number;
  readonly kind: 'telefoon' | 'email' | 'account' | 'link' | 'adres' | 'postcode' | 'klas' | 'naam';
}

/** Everything that hears Dutch (and other languages) for the conversation. Pure; the engine behind it may change. */
export interface Ears {
  readonly understand: Understand;
  yesNo(text: string): YesNo | undefined;
  /** The language somebody plainly writes, of those that are known; undefined for short or mixed words. */
  language(text: string): string | undefined;
  /** Only when the whole message is one: "hij zei stop" is not. */
  command(text: string): Command | undefined;
  details(text: string): Details;
  traces(text: string): readonly Trace[];
  /** The text has a question mark, or begins as only a question does. */
  asks(text: string): boolean;
  /** Questions about the protocol of the school that stand in a text, by their words alone, the likeliest first. */
  vragen(text: string): readonly GehoordeVraag[];
  /** The whole message is swear words. */
  swears(text: string): boolean;
  /** The writer says to be going to harm somebody else: help for who threatens has other words. */
  threatens(text: string): boolean;
  /** Lower case, without diacritics, emoji, punctuation and doubled spaces: for comparing with a button. */
  plain(text: string): string;
  /** The message is geheime woorden and little else. */
  isTerugkomcode(text: string): boolean;
}
