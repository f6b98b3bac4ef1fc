import type { DraftId } from '../../domain/ids.js';
import type {
  Antwoord,
  Antwoorden,
  JaNee,
  MeldingDraft,
  MeldingField,
  MeldingFields,
  Perspectief,
  Wie,
} from '../../domain/melding.js';
import type { Perspective, Understanding } from '../../domain/understanding.js';
import type { Ears } from '../../ports/ears.js';

/** How long a text of a melder may be, in characters. */
export const LONGEST_STORY = 2000;
export const LONGEST_ANSWER = 300;

/** Starts a melding with all that was told before it, so that nothing is asked again. */
export function newDraft(
  id: DraftId,
  wie: Wie,
  taal: string,
  told: { readonly verteld: readonly string[]; readonly gevaar: MeldingDraft['gevaar'] },
  ears: Ears,
): MeldingDraft {
  const empty: MeldingDraft = {
    versie: 1,
    id,
    wie,
    ...(wie === 'ouder' && { perspectief: 'ouder' as const }),
    taal,
    antwoorden: {},
    gevaar: told.gevaar,
    ookGetypt: [],
    nietDoor: [],
    gezien: [],
  };
  const story = told.verteld.join('\n').trim();
  return story === '' ? empty : tellStory(empty, story, ears);
}

/** The draft with its story, and with what the story already tells of the other questions. */
export function tellStory(draft: MeldingDraft, story: string, ears: Ears): MeldingDraft {
  const heard = ears.understand({ text: story, speaker: draft.wie, lang: draft.taal });
  const details = ears.details(story);
  const perspectief = draft.perspectief ?? toPerspectief(heard.perspective);
  let antwoorden = answer(draft.antwoorden, 'wat', { kind: 'gegeven', value: story.slice(0, LONGEST_STORY) });
  for (const field of ['groep', 'sinds', 'hoeVaak', 'waar', 'wieWeetHet'] as const) {
    const value = details[field];
    if (
      value !== undefined &&
      antwoorden[field] === undefined &&
      !(field === 'groep' && draft.wie === 'ouder')
    ) {
      antwoorden = answer(antwoorden, field, { kind: 'gegeven', value });
    }
  }
  const vormen = heardVormen(heard, antwoorden);
  if (vormen.length > 0) antwoorden = answer(antwoorden, 'vormen', { kind: 'gegeven', value: vormen });
  return { ...draft, antwoorden, ...(perspectief !== undefined && { perspectief }) };
}

const heardVormen = (
  heard: Understanding,
  antwoorden: Antwoorden,
): readonly MeldingFields['vormen'][number][] => {
  const before = antwoorden.vormen?.kind === 'gegeven' ? antwoorden.vormen.value : [];
  return [...new Set([...before, ...heard.categories])];
};

/** A draft is about the writer, somebody else, or what the writer does; undefined must be asked. */
const toPerspectief = (perspective: Perspective): Perspectief | undefined =>
  perspective === 'gepeste' || perspective === 'getuige' || perspective === 'pester'
    ? perspective
    : undefined;

/** A ja, a nee or "weet ik niet" as it is kept. */
export const toAntwoord = (said: JaNee | 'weet-niet'): Antwoord<JaNee> =>
  said === 'weet-niet' ? { kind: 'weet-niet' } : { kind: 'gegeven', value: said };

/** The answers with one more. */
export const answer = <F extends MeldingField>(
  antwoorden: Antwoorden,
  field: F,
  antwoord: Antwoord<MeldingFields[F]>,
): Antwoorden => ({ ...antwoorden, [field]: antwoord });

/** The answers without one: its question is asked again. */
export function withoutAnswer(antwoorden: Antwoorden, field: MeldingField): Antwoorden {
  const { [field]: _gone, ...rest } = antwoorden;
  return rest;
}

/**
 * Reads a stored draft.
 * @returns undefined when it was written by an unknown version.
 */
export function migrateDraft(stored: unknown): MeldingDraft | undefined {
  if (typeof stored !== 'object' || stored === null || !('versie' in stored)) return undefined;
  return stored.versie === 1 ? (stored as MeldingDraft) : undefined;
}
