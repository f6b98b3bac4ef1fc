import { given, isAnoniem, type MeldingDraft, type Perspectief } from '../../domain/melding.js';
import { mentionedMedewerkers } from '../../domain/routing.js';
import type { TextKey } from '../../ports/texts.js';
import type { About, Choice, Question } from '../script.js';
import { notParsed, parsed } from '../script.js';
import { herkenbaar, lezers, magLezen, samenvatting } from './consent.js';
import { answer, tellStory } from './draft.js';
import { choicesOf, fieldQuestion, freeText, jaNee } from './fields.js';
import { isOverPersoneel } from './readers.js';

const isOuder = (draft: MeldingDraft): boolean => draft.wie === 'ouder';

/** The buttons with a picture that stand for a first word of the story. */
const PICTURES = ['verbaal', 'fysiek', 'uitsluiting', 'digitaal', 'intimidatie', 'spullen'] as const;

/** What happens: own words, or one picture. */
const wat: Question<MeldingDraft> = {
  ...fieldQuestion<MeldingDraft, 'wat'>({
    field: 'wat',
    ask: (draft) => ({
      say: [{ key: WAT[draft.perspectief ?? 'gepeste'] }],
      choices: isOuder(draft)
        ? choicesOf('weet-niet-zeker')
        : [
            ...PICTURES.map((vorm): Choice => ({ id: vorm, label: { key: `vorm.${vorm}` } })),
            ...choicesOf('weet-niet'),
          ],
      free: true,
    }),
    parse: freeText({ story: true }),
  }),
  parse: (heard, draft, about) => {
    const picture = PICTURES.find((vorm) => vorm === heard.choice);
    if (picture !== undefined) {
      const told = answer(draft.antwoorden, 'wat', { kind: 'gegeven', value: heard.text });
      return parsed({
        ...draft,
        antwoorden: answer(told, 'vormen', { kind: 'gegeven', value: [picture] }),
      });
    }
    if (heard.choice === 'weet-niet') {
      return parsed({ ...draft, antwoorden: answer(draft.antwoorden, 'wat', { kind: 'weet-niet' }) });
    }
    const text = freeText({ story: true })(heard);
    if (!text.ok) return notParsed(text.reason);
    return parsed(tellStory(draft, heard.text, about.ears));
  },
};
const GEVOELENS = ['verdrietig', 'bang', 'boos', 'alleen', 'schaamte', 'in-de-war'] as const;

/** For whom there are no words: a feeling is a story too. Whoever does not know that either goes on without. */
const gevoel: Question<MeldingDraft> = {
  id: 'gevoel',
  due: ({ antwoorden, gezien }) => antwoorden.wat?.kind === 'weet-niet' && !gezien.includes('gevoel'),
  ask: () => ({
    say: [{ key: 'melding.gevoel' }],
    choices: [
      ...GEVOELENS.map((id): Choice => ({ id, label: { key: `keuze.gevoel.${id}` } })),
      ...choicesOf('weet-niet'),
    ],
    free: true,
  }),
  parse: (heard, draft, about) => {
    const told = freeText({ story: true })(heard);
    if (!told.ok) return notParsed(told.reason);
    if (told.value.kind !== 'gegeven') return parsed({ ...draft, gezien: [...draft.gezien, 'gevoel'] });
    return parsed(tellStory(draft, told.value.value, about.ears));
  },
};

const WAT: Readonly<Record<Perspectief, TextKey>> = {
  gepeste: 'melding.wat.gepeste',
  getuige: 'melding.wat.getuige',
  pester: 'melding.wat.pester',
  ouder: 'melding.wat.ouder',
};

/** About whom: the writer, somebody else, or what the writer does. Only asked when the story does not tell. */
const perspectief: Question<MeldingDraft> = {
  id: 'perspectief',
  due: (draft) => draft.perspectief === undefined,
  ask: () => ({
    say: [{ key: 'melding.perspectief' }],
    choices: choicesOf('over.gepeste', 'over.getuige', 'over.pester', 'weet-niet'),
  }),
  parse: (heard, draft) => {
    if (heard.choice === 'weet-niet') return parsed({ ...draft, perspectief: 'gepeste' });
    const value = (['gepeste', 'getuige', 'pester'] as const).find((one) => one === heard.choice);
    return value === undefined ? notParsed('fout.kies') : parsed({ ...draft, perspectief: value });
  },
  clear: ({ perspectief: _gone, ...draft }) => draft,
};

/** A name of somebody who works at school that stands in the story; proposed, never concluded. */
const firstMentioned = (draft: MeldingDraft, about: About) =>
  mentionedMedewerkers(given(draft.antwoorden, 'wat') ?? '', about.pakket, about.medewerkers)[0];

const overPersoneel: Question<MeldingDraft> = {
  ...fieldQuestion<MeldingDraft, 'overPersoneel'>({
    field: 'overPersoneel',
    ask: (draft, about) => {
      const mentioned = firstMentioned(draft, about);
      return mentioned === undefined
        ? { say: [{ key: 'melding.overPersoneel' }], choices: choicesOf('nee', 'ja', 'weet-niet') }
        : {
            say: [{ key: 'melding.overPersoneelNaam', params: { naam: mentioned.naam } }],
            choices: [
              { id: 'nee', label: { key: 'keuze.nee' } },
              { id: 'ja-genoemd', label: { key: 'melding.jaOver', params: { naam: mentioned.naam } } },
              { id: 'ja', label: { key: 'melding.jaIemandAnders' } },
              { id: 'weet-niet', label: { key: 'keuze.weet-niet' } },
            ],
          };
    },
    parse: jaNee,
  }),
  parse: (heard, draft, about) => {
    const mentioned = firstMentioned(draft, about);
    if (heard.choice === 'ja-genoemd' && mentioned !== undefined) {
      const ja = answer(draft.antwoorden, 'overPersoneel', { kind: 'gegeven', value: 'ja' });
      return parsed({
        ...draft,
        antwoorden: answer(ja, 'overWie', { kind: 'gegeven', value: mentioned.naam }),
        nietDoor:
          mentioned.id === undefined ? draft.nietDoor : [...new Set([...draft.nietDoor, mentioned.id])],
      });
    }
    const answered = jaNee(heard);
    return answered.ok
      ? parsed({ ...draft, antwoorden: answer(draft.antwoorden, 'overPersoneel', answered.value) })
      : notParsed(answered.reason);
  },
};

/** Who does not know whether it is about staff, may know whether a child does it. Only then is it a no. */
const kindOfVolwassene: Question<MeldingDraft> = {
  id: 'kindOfVolwassene',
  due: (draft) =>
    draft.antwoorden.overPersoneel?.kind === 'weet-niet' && !draft.gezien.includes('kind-of-volwassene'),
  ask: () => ({
    say: [{ key: 'melding.kindOfVolwassene' }],
    choices: choicesOf('doet.kind', 'doet.volwassene', 'weet-niet'),
  }),
  parse: (heard, draft) => {
    const gezien = [...draft.gezien, 'kind-of-volwassene' as const];
    if (heard.choice === 'weet-niet') return parsed({ ...draft, gezien });
    if (heard.choice !== 'kind' && heard.choice !== 'volwassene') return notParsed('fout.kies');
    const value = heard.choice === 'kind' ? 'nee' : 'ja';
    const antwoorden = answer(draft.antwoorden, 'overPersoneel', { kind: 'gegeven', value });
    return parsed({ ...draft, gezien, antwoorden });
  },
};

/**
 * The questions of a melding, in order of importance: what happens and whether it is safe first, the yes last.
 * Which one comes next follows from what has been told.
 */
export const meldingQuestions: readonly Question<MeldingDraft>[] = [
  wat,
  gevoel,
  perspectief,
  fieldQuestion({
    field: 'veiligVandaag',
    ask: (draft) => ({
      say: [{ key: VEILIG[draft.perspectief ?? 'gepeste'] }],
      choices: choicesOf('ja', 'nee', 'weet-niet'),
    }),
    parse: jaNee,
  }),
  fieldQuestion({
    field: 'locatie',
    when: (_draft, { pakket }) => pakket.locaties.length > 1,
    ask: (_draft, { pakket }) => ({
      say: [{ key: 'melding.locatie' }],
      choices: [...pakket.locaties.map(({ id, naam }) => ({ id, label: naam })), ...choicesOf('weet-niet')],
      free: true,
    }),
    parse: freeText(),
  }),
  fieldQuestion({
    field: 'groep',
    when: (draft) => !isOuder(draft),
    ask: (draft) => ({
      say: [{ key: draft.perspectief === 'getuige' ? 'melding.groep.getuige' : 'melding.groep.zelf' }],
      choices: choicesOf('overslaan', 'weet-niet'),
      free: true,
    }),
    parse: freeText({ max: 60 }),
  }),
  fieldQuestion({
    field: 'kind',
    when: isOuder,
    ask: () => ({ say: [{ key: 'melding.kind' }], choices: choicesOf('overslaan'), free: true }),
    parse: freeText({ max: 120 }),
  }),
  overPersoneel,
  kindOfVolwassene,
  fieldQuestion({
    field: 'overWie',
    when: (draft: MeldingDraft) => isOverPersoneel(draft),
    ask: () => ({
      say: [{ key: 'melding.overWie' }],
      choices: choicesOf('overslaan', 'weet-niet'),
      free: true,
    }),
    parse: freeText({ max: 120 }),
  }),
  fieldQuestion({
    field: 'kindWeetHet',
    when: isOuder,
    ask: () => ({ say: [{ key: 'melding.kindWeetHet' }], choices: choicesOf('ja', 'nee', 'weet-niet') }),
    parse: jaNee,
  }),
  fieldQuestion({
    field: 'schoolMagMetKindPraten',
    when: isOuder,
    ask: () => ({ say: [{ key: 'melding.magPraten' }], choices: choicesOf('ja', 'nee', 'weet-niet') }),
    parse: jaNee,
  }),
  fieldQuestion({
    field: 'metNaam',
    ask: (_draft, { webpagina }) => ({
      say: [
        webpagina === undefined
          ? { key: 'melding.metNaam' }
          : { key: 'melding.metNaamTeams', params: { link: webpagina } },
      ],
      choices: [
        { id: 'nee', label: { key: 'melding.zonderNaam' } },
        { id: 'ja', label: { key: 'melding.welNaam' } },
        { id: 'weet-niet', label: { key: 'keuze.weet-niet' } },
      ],
    }),
    parse: jaNee,
  }),
  fieldQuestion({
    field: 'naam',
    when: (draft) => given(draft.antwoorden, 'metNaam') === 'ja',
    ask: () => ({ say: [{ key: 'melding.naam' }], choices: choicesOf('liever-zonder'), free: true }),
    parse: (heard) =>
      heard.choice === 'liever-zonder'
        ? parsed({ kind: 'overgeslagen' as const })
        : freeText({ max: 80 })(heard),
  }),
  fieldQuestion({
    field: 'bereikbaar',
    when: (draft) => isOuder(draft) && !isAnoniem(draft.antwoorden),
    ask: () => ({ say: [{ key: 'melding.bereikbaar' }], choices: choicesOf('overslaan'), free: true }),
    parse: freeText(),
  }),
  magLezen,
  herkenbaar,
  lezers,
  samenvatting,
];
const VEILIG: Readonly<Record<Perspectief, TextKey>> = {
  gepeste: 'melding.veilig.zelf',
  getuige: 'melding.veilig.ander',
  pester: 'melding.veilig.zelf',
  ouder: 'melding.veilig.kind',
};
