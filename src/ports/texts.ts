import type algemeen from '../../locales/nl/algemeen.json';
import type leerling from '../../locales/nl/leerling.json';
import type mail from '../../locales/nl/mail.json';
import type medewerker from '../../locales/nl/medewerker.json';
import type opvolging from '../../locales/nl/opvolging.json';
import type ouder from '../../locales/nl/ouder.json';
import type pagina from '../../locales/nl/pagina.json';

type Join<Prefix extends string, Key extends string> = Prefix extends '' ? Key : `${Prefix}.${Key}`;
type WithoutPlural<Key extends string> =
  Key extends `${infer Stem}_${'zero' | 'one' | 'two' | 'few' | 'many' | 'other'}` ? Stem : Key;
/** The keys of a text file, nested keys joined with dots, plural suffixes off. A list of bubbles is one text. */
type Leaves<T, Prefix extends string = ''> = {
  [Key in keyof T & string]: T[Key] extends string | readonly string[]
    ? Join<Prefix, WithoutPlural<Key>>
    : Leaves<T[Key], Join<Prefix, Key>>;
}[keyof T & string];

/** Every text there is. A misspelt key does not compile. */
export type TextKey =
  | Leaves<typeof algemeen>
  | Leaves<typeof leerling>
  | Leaves<typeof ouder>
  | Leaves<typeof medewerker>
  | Leaves<typeof opvolging>
  | Leaves<typeof mail>
  | Leaves<typeof pagina>;

/** Whose words: a leerling of the basisschool or of the voortgezet onderwijs, an ouder, a medewerker. */
export type Reader = 'leerling' | 'leerling-vo' | 'ouder' | 'medewerker';

/** What fills the `{{holes}}` of a text. */
export type TextParams = Readonly<Record<string, string | number>>;

/** A text to be said: a key with what fills it, not yet a sentence. */
export interface Said {
  readonly key: TextKey;
  readonly params?: TextParams;
}

/**
 * All sentences, from `locales/`. Looks in the reader's own file first, then in what all readers share.
 * A text that is missing in a language is said in Dutch, and counted as a fault; it is never an empty bubble.
 */
export interface Texts {
  /** Languages that the conversation and the pages are held in; `nl` is the reference. A concept that is off is not among them. */
  readonly languages: readonly string[];
  /** Languages of the page with help: these, those that are off, and those that have no other texts. */
  readonly helpLanguages: readonly string[];
  /** Languages whose texts or danger sentences no professional approved, and whether they are used all the same. */
  readonly concepts: Readonly<Record<string, 'on' | 'off'>>;
  /** One text as one string: a label, a title. A text of several bubbles is joined with a space. */
  text(lang: string, reader: Reader, key: TextKey, params?: TextParams): string;
  /** One text as bubbles, one message each. */
  bubbles(lang: string, reader: Reader, key: TextKey, params?: TextParams): readonly string[];
}
