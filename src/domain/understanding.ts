/** What a message asks for. A story with a question behind it carries the intent of the question. */
export type Intent =
  | 'melden'
  | 'plagen_of_pesten'
  | 'aanpak_school'
  | 'contact'
  | 'hulplijn'
  | 'tips'
  | 'privacy'
  | 'status'
  | 'klacht'
  | 'stoppen'
  | 'groet'
  | 'overig';

/** What kind of pesten the text itself tells of, read literally. */
export type Category =
  | 'verbaal'
  | 'fysiek'
  | 'uitsluiting'
  | 'digitaal'
  | 'intimidatie'
  | 'spullen'
  | 'seksueel'
  | 'discriminatie'
  | 'radicalisering';

/** Where the writer stands. Relatives other than parents count as `ouder_…`, parents of bystanders as `getuige`. */
export type Perspective =
  | 'gepeste'
  | 'getuige'
  | 'pester'
  | 'ouder_gepeste'
  | 'ouder_pester'
  | 'medewerker'
  | 'onbekend';

/**
 * The five kinds of gevaar: thoughts of death; hurting oneself; sexual abuse or coercion, also with nude images;
 * a weapon, a bad beating, a death threat or danger right now; violence or neglect at home.
 */
export type Danger = 'suicide' | 'zelfbeschadiging' | 'misbruik' | 'geweld' | 'thuis';

/** From this confidence on an intent is right about nine times in ten; below it two buttons ask. */
export const CONFIDENT = 0.6;

/** What was understood of one message. It never holds the message itself. */
export interface Understanding {
  readonly intent: Intent;
  /** The next likely intent, however far behind. */
  readonly second?: Intent;
  /** From 0 to 1. From `CONFIDENT` on the intent is believed. */
  readonly confidence: number;
  readonly categories: readonly Category[];
  readonly perspective: Perspective;
  /** Level *sure*: help is shown at once. */
  readonly danger: readonly Danger[];
  /** Level *perhaps*: one careful question comes first. A kind stands in one of the two lists only. */
  readonly dangerMaybe: readonly Danger[];
  /** ISO 639-1 code of the language of the text, as it was given or else recognised; `nl` when it cannot be told. */
  readonly lang: string;
}

export type Speaker = 'leerling' | 'ouder' | 'medewerker';

export interface Utterance {
  readonly text: string;
  /** Who is talking, when the conversation knows it already. */
  readonly speaker?: Speaker;
  /** The language of the text, by who knows it; recognised when it is absent. */
  readonly lang?: string;
}

/** Understands one message. Pure and deterministic; never throws, whatever was typed. */
export type Understand = (input: Utterance) => Understanding;
