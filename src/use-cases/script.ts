import type { SchoolCalendar } from '../domain/calendar.js';
import type { IsoDate } from '../domain/ids.js';
import type { Medewerker } from '../domain/medewerker.js';
import type { Lezersoort, Schoolpakket } from '../domain/schoolpakket.js';
import type { Ears } from '../ports/ears.js';
import type { Hulplijnen } from '../ports/hulplijnen.js';
import type { Reader, Said, TextKey, TextParams } from '../ports/texts.js';
import type { Heard } from './hear.js';

/** A value, or the reason why there is none, as a text that helps to answer. */
export type Parsed<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly reason: TextKey };

export const parsed = <T>(value: T): Parsed<T> => ({ ok: true, value });
export const notParsed = <T>(reason: TextKey): Parsed<T> => ({ ok: false, reason });

/** A button. A `string` label is a name or someone's own words; everything else is a text. */
export interface Choice {
  readonly id: string;
  readonly label: Said | string;
}

/** A question as it is put: what is said, and the buttons below it. */
export interface Asked {
  readonly say: readonly Bubble[];
  readonly choices: readonly Choice[];
  /** Any text is an answer, and no number stands for a button. */
  readonly free?: boolean;
}

/** One thing to say: a text, or words of the melder or the schoolpakket as they are. */
export type Bubble = Said | { readonly literal: string };

/** For whom of those that a school writes to. */
export const lezersoortOf = (reader: Reader): Lezersoort => (reader === 'ouder' ? 'ouder' : 'leerling');

/** What a school itself wrote; it writes Dutch, and to whom reads another language that is said first. */
export const inSchoolsWords = (texts: readonly string[], lang: string): readonly Bubble[] => [
  ...(lang === 'nl' ? [] : [{ key: 'vanSchool' } as const]),
  ...texts.map((literal) => ({ literal })),
];

/** What a question may know of the world. */
export interface About {
  readonly pakket: Schoolpakket;
  readonly medewerkers: readonly Medewerker[];
  readonly calendar: SchoolCalendar;
  readonly now: Date;
  readonly today: IsoDate;
  readonly lang: string;
  readonly reader: Reader;
  readonly channel: 'web' | 'teams';
  /** Elsewhere than on the web: the page of this school. */
  readonly webpagina?: string;
  readonly ears: Ears;
  readonly hulplijnen: Hulplijnen;
  /** A text in the reader's language, for the middle of another text. */
  text(key: TextKey, params?: TextParams): string;
}

/**
 * A question is named data. Which one comes next follows from the draft alone, never from a position in a list
 * that a deploy can shift.
 */
export interface Question<D> {
  readonly id: string;
  /** Still to be asked. */
  readonly due: (draft: D, about: About) => boolean;
  readonly ask: (draft: D, about: About) => Asked;
  readonly parse: (heard: Heard, draft: D, about: About) => Parsed<D>;
  /** The draft as it was before this question was answered, for "terug". Absent: cannot be asked again. */
  readonly clear?: (draft: D) => D;
}

export const nextQuestion = <D>(
  questions: readonly Question<D>[],
  draft: D,
  about: About,
): Question<D> | undefined => questions.find((question) => question.due(draft, about));
