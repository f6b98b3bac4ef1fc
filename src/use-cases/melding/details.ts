import { type Antwoorden, given, type MeldingField, type Vorm } from '../../domain/melding.js';
import type { TextKey } from '../../ports/texts.js';
import type { Choice, Question } from '../script.js';
import { notParsed, parsed } from '../script.js';
import { answer } from './draft.js';
import { type ChoiceText, choicesOf, fieldQuestion, freeText } from './fields.js';

/** What may be told after the melding: now, or later with the geheime woorden. Every question can be passed over. */
export interface DetailsDraft {
  readonly antwoorden: Antwoorden;
  /** The kinds that are ticked now; an answer once the melder says that they are right. */
  readonly gekozenVormen: readonly Vorm[];
  /** All kinds are shown; at first only the usual ones, or those that were understood. */
  readonly alleVormen: boolean;
}

const VORMEN: readonly Vorm[] = [
  'verbaal',
  'fysiek',
  'uitsluiting',
  'digitaal',
  'intimidatie',
  'spullen',
  'seksueel',
  'discriminatie',
  'radicalisering',
];

/**
 * Starts from what the melding already holds; kinds that were only understood are asked about.
 * @param returned With the geheime woorden, which somebody else may have found: nothing that was told is shown.
 */
export function newDetails(melding: Antwoorden, returned: boolean): DetailsDraft {
  if (returned) return { antwoorden: melding, gekozenVormen: [], alleVormen: false };
  const { vormen: _understood, ...antwoorden } = melding;
  return { antwoorden, gekozenVormen: given(melding, 'vormen') ?? [], alleVormen: false };
}

const USUAL = 6;
const shownVormen = (chosen: readonly Vorm[], all: boolean): readonly Vorm[] =>
  all ? VORMEN : chosen.length > 0 ? chosen : VORMEN.slice(0, USUAL);

const vormen: Question<DetailsDraft> = {
  id: 'vormen',
  due: ({ antwoorden }) => antwoorden.vormen === undefined,
  ask: ({ gekozenVormen, alleVormen }, about) => ({
    say: [{ key: gekozenVormen.length === 0 ? 'meer.vormen' : 'meer.vormenBegrepen' }],
    choices: [
      ...shownVormen(gekozenVormen, alleVormen).map(
        (vorm): Choice => ({
          id: vorm,
          label: gekozenVormen.includes(vorm)
            ? { key: 'meer.welVorm', params: { vorm: about.text(`vorm.${vorm}`) } }
            : { key: `vorm.${vorm}` },
        }),
      ),
      ...(alleVormen ? [] : choicesOf('meer-soorten')),
      ...choicesOf('klaar', 'weet-niet'),
    ],
  }),
  parse: (heard, draft) => {
    const pressed = VORMEN.find((vorm) => vorm === heard.choice);
    if (pressed !== undefined) {
      const chosen = draft.gekozenVormen.includes(pressed)
        ? draft.gekozenVormen.filter((vorm) => vorm !== pressed)
        : [...draft.gekozenVormen, pressed];
      return parsed({ ...draft, gekozenVormen: chosen });
    }
    if (heard.choice === 'klaar') {
      return parsed({
        ...draft,
        antwoorden: answer(draft.antwoorden, 'vormen', { kind: 'gegeven', value: draft.gekozenVormen }),
      });
    }
    if (heard.choice === 'meer-soorten') return parsed({ ...draft, alleVormen: true });
    if (heard.choice === 'weet-niet') {
      return parsed({ ...draft, antwoorden: answer(draft.antwoorden, 'vormen', { kind: 'weet-niet' }) });
    }
    const understood = heard.understanding.categories;
    return understood.length === 0
      ? notParsed('fout.kies')
      : parsed({ ...draft, gekozenVormen: [...new Set([...draft.gekozenVormen, ...understood])] });
  },
};

type TextField = Extract<
  MeldingField,
  'waar' | 'sinds' | 'hoeVaak' | 'wieDoetHet' | 'wieWeetHet' | 'wens' | 'lieverNiet'
>;
const ownWords = (field: TextField, ...ids: readonly ChoiceText[]): Question<DetailsDraft> =>
  fieldQuestion<DetailsDraft, TextField>({
    field,
    ask: () => ({
      say: [{ key: `meer.${field}` as TextKey }],
      choices: [...choicesOf(...ids), ...choicesOf('weet-niet', 'overslaan')],
      free: true,
    }),
    parse: freeText(),
  });

export const detailQuestions: readonly Question<DetailsDraft>[] = [
  vormen,
  ownWords(
    'waar',
    'waar.plein',
    'waar.klas',
    'waar.onderweg',
    'waar.online',
    'waar.taxi',
    'waar.opvang',
    'waar.club',
  ),
  ownWords('sinds', 'sinds.vandaag', 'sinds.week', 'sinds.weken', 'sinds.lang'),
  ownWords('hoeVaak', 'vaak.eens', 'vaak.soms', 'vaak.week', 'vaak.dag'),
  ownWords('wieDoetHet'),
  ownWords('wieWeetHet', 'weet.niemand', 'weet.thuis', 'weet.school', 'weet.vriend'),
  ownWords('wens', 'wens.stopt', 'wens.luisteren', 'wens.hulp', 'wens.praten'),
  ownWords('lieverNiet', 'liever.samen', 'liever.klas', 'liever.thuis', 'liever.niets'),
];
