import type { MeldingDraft } from '../../domain/melding.js';
import { given } from '../../domain/melding.js';
import { mentionedMedewerkers } from '../../domain/mentions.js';
import type { Schooltype } from '../../domain/schoolpakket.js';
import type { Situatie } from '../../domain/verwijzing/regels.js';
import {
  type VerwijsWereld,
  type Verwijzing,
  verwijs,
  verwijzingNaar,
} from '../../domain/verwijzing/verwijzing.js';
import type { Gesprek } from '../gesprek.js';
import { isOverPersoneel } from '../melding/readers.js';
import { accusedIn } from '../protocol/people.js';
import type { About, Bubble } from '../script.js';
import { tellVerwijzing } from './tell.js';

/** What a conversation tells until now of who asks and of the story. */
export function situatieOf({ wie, gevaar, verteld, melding }: Gesprek, about: About): Situatie {
  if (melding !== undefined)
    return situatieOfDraft({ ...melding, gevaar: [...new Set([...gevaar, ...melding.gevaar])] }, about);
  return {
    wie: wie ?? 'leerling',
    schooltype: about.pakket.schooltype,
    gevaar,
    vormen: verteld.flatMap((text) => about.ears.understand({ text, lang: about.lang }).categories),
    overPersoneel: gevaar.includes('misbruik') && namesStaff(verteld.join('\n'), about),
    klacht: false,
  };
}

/** What a melding tells of who asks and of the story. */
export function situatieOfDraft(draft: MeldingDraft, about: About): Situatie {
  const { schooltype } = about.pakket;
  const { antwoorden } = draft;
  const leeftijd = leeftijdOf(given(antwoorden, 'groep'), schooltype);
  return {
    wie: draft.wie,
    schooltype,
    gevaar: draft.gevaar,
    vormen: given(antwoorden, 'vormen') ?? [],
    overPersoneel: isOverPersoneel(draft) || seemsOverPersoneel(draft, about),
    klacht: false,
    ...(leeftijd !== undefined && { leeftijd }),
  };
}

/** The helplines that fit, each as a bubble. @param hoogstens As in {@link verwijs}. */
export const verwijzingen = (situatie: Situatie, about: About, hoogstens: number): readonly Bubble[] =>
  toBubbles(verwijs(situatie, wereldOf(about), hoogstens), about);

/** Named to whoever asks for a helpline, whatever was told. */
const ALTIJD = [
  ['113', 'dood-denken'],
  ['veilig-thuis', 'thuis'],
  ['112', 'nu-gevaar'],
] as const;

/** Helplines for somebody who asks for them: what fits first, and then those for danger. */
export function alleHulplijnen(situatie: Situatie, about: About): readonly Bubble[] {
  const wereld = wereldOf(about);
  const fitting = verwijs(situatie, wereld, 3);
  const others = ALTIJD.filter(([id]) => !fitting.some(({ hulplijn }) => hulplijn.id === id));
  const named = [...fitting, ...others.flatMap(([id, reden]) => verwijzingNaar(id, reden, wereld) ?? [])];
  return [...toBubbles(named, about), ...partnersOf(about)];
}

/** Whom the school itself works with. */
function partnersOf({ pakket, text }: About): readonly Bubble[] {
  const namen = pakket.partners.map(({ naam }) => naam).join(', ');
  return namen === '' ? [] : [{ literal: text('verwijzing.partners', { namen }) }];
}

const toBubbles = (found: readonly Verwijzing[], about: About): readonly Bubble[] =>
  found.map((one) => ({ literal: tellVerwijzing(one, about) }));

const wereldOf = ({ hulplijnen, now }: About): VerwijsWereld => ({
  hulplijnen: hulplijnen.all(),
  isFeestdag: (day) => hulplijnen.isFeestdag(day),
  now,
});

/** Not asked yet; with sexual harm a rol or a name in the story is enough to name the way outside the school. */
const seemsOverPersoneel = ({ antwoorden, gevaar, ookGetypt }: MeldingDraft, about: About): boolean =>
  antwoorden.overPersoneel === undefined &&
  gevaar.includes('misbruik') &&
  namesStaff([given(antwoorden, 'wat') ?? '', ...ookGetypt].join('\n'), about);

const namesStaff = (text: string, about: About): boolean =>
  accusedIn(text, about).length > 0 || mentionedMedewerkers(text, about.pakket, about.medewerkers).length > 0;

/** The first year in which a child sits in a groep or klas of 1, and how far the ages in it lie apart. */
const FIRST_YEAR: Readonly<Partial<Record<Schooltype, number>>> = { po: 4, vo: 12 };
const SPREAD = 2;

function leeftijdOf(groep: string | undefined, schooltype: Schooltype): Situatie['leeftijd'] {
  const number = Number(/[1-8]/.exec(groep ?? '')?.[0] ?? Number.NaN);
  const first = FIRST_YEAR[schooltype];
  if (first === undefined || Number.isNaN(number)) return undefined;
  const van = first + number - 1;
  return { van, totEnMet: van + SPREAD };
}
