import type { Antwoord, Antwoorden, MeldingField, MeldingFields } from '../../domain/melding.js';
import { CONFIDENT, type Intent } from '../../domain/understanding.js';
import type { TextKey } from '../../ports/texts.js';
import type { Heard } from '../hear.js';
import { type About, type Asked, notParsed, type Parsed, parsed, type Question } from '../script.js';
import { answer, LONGEST_ANSWER, LONGEST_STORY, withoutAnswer } from './draft.js';

/** Anything that holds answers: a melding while it is told, and what is told later. */
export interface WithAnswers {
  readonly antwoorden: Antwoorden;
}

/** One field of a melding as a question. */
export interface FieldQuestion<D extends WithAnswers, F extends MeldingField> {
  readonly field: F;
  readonly when?: (draft: D, about: About) => boolean;
  readonly ask: (draft: D, about: About) => Asked;
  readonly parse: (heard: Heard, draft: D, about: About) => Parsed<Antwoord<MeldingFields[F]>>;
}

/** A question whose answer is a field: asked as long as the field has no answer, undone by taking it out. */
export const fieldQuestion = <D extends WithAnswers, F extends MeldingField>({
  field,
  when,
  ask,
  parse,
}: FieldQuestion<D, F>): Question<D> => ({
  id: field,
  due: (draft, about) => draft.antwoorden[field] === undefined && (when?.(draft, about) ?? true),
  ask,
  parse: (heard, draft, about) => {
    const result = parse(heard, draft, about);
    return result.ok
      ? parsed({ ...draft, antwoorden: answer(draft.antwoorden, field, result.value) })
      : notParsed(result.reason);
  },
  clear: (draft) => ({ ...draft, antwoorden: withoutAnswer(draft.antwoorden, field) }),
});

/** The picture in front of a button's words. */
const PICTURE = /^\p{Extended_Pictographic}\uFE0F?\s*/u;

const GIVEN_UP: Readonly<Record<string, Antwoord<never>>> = {
  overslaan: { kind: 'overgeslagen' },
  'weet-niet': { kind: 'weet-niet' },
};

/** What is answered at once, wherever it is asked. */
const ANSWERED: ReadonlySet<Intent> = new Set([
  'plagen_of_pesten',
  'aanpak_school',
  'contact',
  'hulplijn',
  'tips',
  'privacy',
  'status',
] as const);
/** From so many words on a question without a known act may be the story itself. */
const STORY = 8;

/** A question and nothing else, to the buddy: it gets an answer and is none. */
function isOnlyAsked({ asks, vraag, understanding, text }: Heard, story: boolean): boolean {
  const { intent, confidence, categories } = understanding;
  if (!asks || categories.length > 0 || (story && text.split(/\s+/).length >= STORY)) return false;
  return vraag?.heel === true || (confidence >= CONFIDENT && ANSWERED.has(intent));
}

/**
 * Own words, kept as they are. The buttons `overslaan` and `weet-niet` are answers too; other buttons stand for their label.
 * @param options `story`: what happens, in which a question may stand. Everywhere else a question is no answer.
 */
export const freeText =
  (
    options: {
      readonly max?: number;
      readonly min?: number;
      readonly short?: TextKey;
      readonly story?: boolean;
    } = {},
  ) =>
  (heard: Heard): Parsed<Antwoord<string>> => {
    const {
      story = false,
      max = story ? LONGEST_STORY : LONGEST_ANSWER,
      min = 1,
      short = 'fout.leeg',
    } = options;
    const givenUp = heard.choice === undefined ? undefined : GIVEN_UP[heard.choice];
    if (givenUp !== undefined) return parsed(givenUp);
    if (heard.choice === undefined && isOnlyAsked(heard, story)) return notParsed('fout.kies');
    const text = heard.choice === undefined ? heard.text : heard.text.replace(PICTURE, '');
    if (text.length < min) return notParsed(short);
    if (text.length > max) return notParsed('fout.teLang');
    return parsed({ kind: 'gegeven', value: text });
  };

/** One of the buttons, by its id. */
const oneOf =
  <T extends string>(values: readonly T[], reason: TextKey = 'fout.kies') =>
  (heard: Heard): Parsed<Antwoord<T>> => {
    const givenUp = heard.choice === undefined ? undefined : GIVEN_UP[heard.choice];
    if (givenUp !== undefined) return parsed(givenUp);
    const value = values.find((candidate) => candidate === heard.choice);
    return value === undefined ? notParsed(reason) : parsed({ kind: 'gegeven', value });
  };

export const jaNee = oneOf(['ja', 'nee'] as const, 'fout.jaNee');

/** A button by its id, with the text of that id below `keuze.`. */
type AfterKeuze<Key> = Key extends `keuze.${infer Id}` ? Id : never;
export type ChoiceText = AfterKeuze<TextKey>;
export const choicesOf = (...ids: readonly ChoiceText[]): Asked['choices'] =>
  ids.map((id) => ({ id: toChoiceId(id), label: { key: `keuze.${id}` } }));

/** `wens.stopt` is the choice `stopt`: the part before the dot only says which question the text belongs to. */
const toChoiceId = (id: string): string => id.slice(id.lastIndexOf('.') + 1);
