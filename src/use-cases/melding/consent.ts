import { type Gezien, given, isAnoniem, type MeldingDraft } from '../../domain/melding.js';
import { mentionedMedewerkers } from '../../domain/routing.js';
import type { About, Bubble, Choice, Question } from '../script.js';
import { inSchoolsWords, lezersoortOf, notParsed, parsed } from '../script.js';
import { situatieOfDraft, verwijzingen } from '../verwijzing/situatie.js';
import { answer, withoutAnswer } from './draft.js';
import { choicesOf } from './fields.js';
import { firstReadingDay, isOverPersoneel, readerLabel, routingOf, spokenDay } from './readers.js';
import { summaryOf } from './summary.js';

const seen = (draft: MeldingDraft, what: Gezien): MeldingDraft => ({
  ...draft,
  gezien: [...new Set([...draft.gezien, what])],
});

/** Everything shown before the yes is shown again when something changed. */
export const unseen = ({ getoondeLezers: _shown, ...draft }: MeldingDraft): MeldingDraft => ({
  ...draft,
  gezien: draft.gezien.filter((what) => what === 'kind-of-volwassene' || what === 'gevoel'),
});

/** The first person named in anything that was told who would read it: asked about, before the list is shown. */
const namedReader = (draft: MeldingDraft, about: About) => {
  const told = `${storyOf(draft)}\n${given(draft.antwoorden, 'overWie') ?? ''}`;
  const mentioned = mentionedMedewerkers(told, about.pakket, about.medewerkers);
  return routingOf(draft, about).lezers.find(
    ({ medewerker }) =>
      !draft.magWel?.includes(medewerker.id) && mentioned.some(({ id }) => id === medewerker.id),
  );
};

/** Somebody in the story would read it: may that person? */
export const magLezen: Question<MeldingDraft> = {
  id: 'magLezen',
  due: (draft, about) => namedReader(draft, about) !== undefined,
  ask: (draft, about) => {
    const naam = namedReader(draft, about)?.medewerker.naam ?? '';
    return {
      say: [{ key: 'melding.magLezen', params: { naam } }],
      choices: choicesOf('ja', 'nee', 'weet-niet'),
    };
  },
  parse: (heard, draft, about) => {
    const lezer = namedReader(draft, about);
    if (heard.choice === 'ja' && lezer !== undefined) {
      return parsed({ ...draft, magWel: [...(draft.magWel ?? []), lezer.medewerker.id] });
    }
    // Who does not know, does not say yes.
    if ((heard.choice === 'nee' || heard.choice === 'weet-niet') && lezer !== undefined) {
      return parsed({ ...draft, nietDoor: [...draft.nietDoor, lezer.medewerker.id] });
    }
    return notParsed('fout.jaNee');
  },
};

/** Without a name the story is shown again: could somebody be recognised by it? */
export const herkenbaar: Question<MeldingDraft> = {
  id: 'herkenbaar',
  due: (draft) =>
    isAnoniem(draft.antwoorden) && !draft.gezien.includes('herkenbaar') && storyOf(draft) !== '',
  ask: (draft, about) => {
    const story = storyOf(draft);
    const traces = about.ears.traces(story).map(({ start, end }) => story.slice(start, end));
    const pointedOut: readonly Bubble[] =
      traces.length === 0
        ? []
        : [{ key: 'melding.sporen', params: { sporen: traces.map((trace) => `“${trace}”`).join(', ') } }];
    return {
      say: [
        { key: 'melding.ditHebJeVerteld' },
        { literal: `“${story}”` },
        ...pointedOut,
        { key: 'melding.herkenbaar' },
      ],
      choices:
        traces.length === 0
          ? choicesOf('goed-zo', 'anders-schrijven', 'weet-niet')
          : choicesOf('haal-weg', 'goed-zo', 'anders-schrijven'),
    };
  },
  parse: (heard, draft, about) => {
    if (heard.choice === 'goed-zo' || heard.choice === 'nee' || heard.choice === 'weet-niet') {
      return parsed(seen(draft, 'herkenbaar'));
    }
    if (heard.choice === 'anders-schrijven' || heard.yesNo === 'ja') {
      return parsed({ ...draft, antwoorden: withoutAnswer(draft.antwoorden, 'wat'), ookGetypt: [] });
    }
    if (heard.choice === 'haal-weg') return parsed(withoutTraces(draft, about));
    return notParsed('fout.kies');
  },
};

const storyOf = (draft: MeldingDraft): string =>
  [given(draft.antwoorden, 'wat') ?? '', ...draft.ookGetypt].filter((text) => text !== '').join('\n');

function withoutTraces(draft: MeldingDraft, about: About): MeldingDraft {
  // A class that is taken out of the story must not stand beside it.
  const hasClass = about.ears.traces(storyOf(draft)).some(({ kind }) => kind === 'klas');
  const clean = (text: string): string =>
    about.ears
      .traces(text)
      .toSorted((a, b) => b.start - a.start)
      .reduce((rest, { start, end }) => `${rest.slice(0, start)}(…)${rest.slice(end)}`, text);
  const wat = given(draft.antwoorden, 'wat');
  const antwoorden = hasClass
    ? answer(draft.antwoorden, 'groep', { kind: 'overgeslagen' })
    : draft.antwoorden;
  return {
    ...draft,
    antwoorden:
      wat === undefined ? antwoorden : answer(antwoorden, 'wat', { kind: 'gegeven', value: clean(wat) }),
    ookGetypt: draft.ookGetypt.map(clean),
  };
}

/** Who will read it, by rol and name, and when; anyone can be struck out. */
export const lezers: Question<MeldingDraft> = {
  id: 'lezers',
  due: (draft, about) => !draft.gezien.includes('lezers') || !isShown(draft, about),
  ask: (draft, about) => {
    const routing = routingOf(draft, about);
    if (routing.kind === 'geen-lezer') {
      return {
        say: [
          { key: 'melding.geenLezer' },
          { literal: `“${storyOf(draft)}”` },
          { key: 'melding.geenLezerBuiten' },
          ...verwijzingen(situatieOfDraft(draft, about), about, 3),
        ],
        choices:
          draft.nietDoor.length > 0
            ? choicesOf('toch-iemand', 'niet-versturen')
            : choicesOf('niet-versturen'),
      };
    }
    const day = firstReadingDay(routing);
    return {
      say: [
        { key: routing.kind === 'buiten-school' ? 'melding.lezersBuiten' : 'melding.lezers' },
        { literal: routing.lezers.map((lezer) => `• ${readerLabel(lezer, about)}`).join('\n') },
        day === undefined
          ? { key: 'melding.leesdagOnbekend' }
          : { key: 'melding.leesdag', params: { dag: spokenDay(day, about) } },
        { key: 'melding.lezersGoed' },
      ],
      choices: [
        ...choicesOf('goed'),
        ...routing.lezers.map(
          ({ medewerker }): Choice => ({
            id: `niet-${medewerker.id}`,
            label: { key: 'melding.nietDeze', params: { naam: medewerker.naam } },
          }),
        ),
      ],
    };
  },
  parse: (heard, draft, about) => {
    const routing = routingOf(draft, about);
    if (heard.choice === 'toch-iemand') return parsed({ ...draft, nietDoor: [] });
    if (heard.choice === 'goed' || (heard.yesNo === 'ja' && routing.kind !== 'geen-lezer')) {
      return parsed(
        seen({ ...draft, getoondeLezers: routing.lezers.map(({ medewerker }) => medewerker.id) }, 'lezers'),
      );
    }
    const struck = routing.lezers.find(({ medewerker }) => heard.choice === `niet-${medewerker.id}`);
    return struck === undefined
      ? notParsed(heard.yesNo === 'nee' ? 'melding.wieNiet' : 'fout.kies')
      : parsed({ ...draft, nietDoor: [...draft.nietDoor, struck.medewerker.id] });
  },
  clear: unseen,
};

/** What was shown is still what would happen. */
const isShown = (draft: MeldingDraft, about: About): boolean => {
  const now = routingOf(draft, about).lezers.map(({ medewerker }) => medewerker.id);
  return (
    now.length === (draft.getoondeLezers?.length ?? -1) &&
    now.every((id) => draft.getoondeLezers?.includes(id))
  );
};

/** What school may do with it, the whole melding, and the only yes that sends it. */
export const samenvatting: Question<MeldingDraft> = {
  id: 'samenvatting',
  due: (draft) => !draft.gezien.includes('samenvatting'),
  ask: (draft, about) => {
    return {
      say: [
        ...gevolgenOf(draft, about),
        ...(draft.perspectief === 'pester' || draft.wie === 'ouder'
          ? []
          : [{ key: 'melding.anderRaadt' } as const]),
        { key: 'melding.ditGaatNaarSchool' },
        { literal: summaryOf(draft, about) },
        ...(isBare(draft) ? [{ key: 'melding.weinig' } as const] : []),
        { key: 'melding.versturen' },
      ],
      choices: choicesOf('verstuur', 'veranderen', 'niet-versturen'),
    };
  },
  parse: (heard, draft) =>
    heard.choice === 'verstuur' || (heard.yesNo === 'ja' && heard.choice === undefined)
      ? parsed(seen(draft, 'samenvatting'))
      : notParsed('fout.versturen'),
};

/** Without a name and with next to nothing in it: taken all the same, with an honest word. */
const isBare = (draft: MeldingDraft): boolean =>
  isAnoniem(draft.antwoorden) &&
  storyOf(draft).split(/\s+/).length < 6 &&
  given(draft.antwoorden, 'vormen') === undefined;

const isSexual = ({ gevaar, antwoorden }: MeldingDraft): boolean =>
  gevaar.includes('misbruik') || given(antwoorden, 'vormen')?.includes('seksueel') === true;

/** What school may do and tell at home by its protocol; not when its plan does not begin by itself for this. */
function gevolgenOf(draft: MeldingDraft, { pakket, reader, lang }: About): readonly Bubble[] {
  if (isOverPersoneel(draft)) return [{ key: 'melding.buitenGevolgen' }];
  if (draft.gevaar.includes('thuis')) return [{ key: 'melding.thuisGevolgen' }];
  if (isSexual(draft)) return [{ key: 'melding.seksGevolgen' }];
  const told = draft.perspectief === 'pester' ? pakket.gevolgen.zelfPesten : pakket.gevolgen.voorJa;
  return inSchoolsWords(told[lezersoortOf(reader)], lang);
}
