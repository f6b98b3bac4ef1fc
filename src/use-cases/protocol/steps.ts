import type { Stap } from '../../domain/schoolpakket.js';
import type { Termijn } from '../../domain/stappenplan/termijn.js';
import { toldFirst, toldSteps, type VerteldeStap } from '../../domain/stappenplan/vertellen.js';
import type { Said } from '../../ports/texts.js';
import { type About, type Bubble, inSchoolsWords } from '../script.js';
import { type Asking, lezerOf, namesOf, oneOfThem, pageOf, silence, stepLabel, type Told } from './told.js';

/** The steps of the plan, in the order of the protocol, a few at a time. */
export function tellSteps(asking: Asking): Told {
  const { about, van } = asking;
  const steps = toldSteps(about.pakket.stappenplan, lezerOf(asking));
  if (steps.length === 0) {
    return { say: [{ key: 'aanpak.nietInProtocol', params: { school: about.pakket.naam } }], bronnen: [] };
  }
  const { part, volgende } = pageOf(asking, steps, lezerOf(asking) === 'leerling' ? 3 : 4);
  const begin: readonly Bubble[] =
    van === 0 ? [{ key: 'aanpak.begin', params: { school: about.pakket.naam } }] : [];
  return { ...sayAll(asking, part, begin), ...(volgende !== undefined && { volgende }) };
}

/** These steps, as they are told. */
export function sayAll(
  { about }: Asking,
  steps: readonly VerteldeStap[],
  begin: readonly Bubble[] = [],
): Told {
  const numbered = steps.map(({ nummer, tekst }) => {
    if (/^\d+$/.test(nummer)) return `${nummer}. ${tekst}`;
    // A number of a chapter says nothing to somebody who has not got the document.
    return /^\d/.test(nummer) ? tekst : `${stepLabel(nummer, about)}: ${tekst}`;
  });
  return {
    say: [...begin, ...inSchoolsWords(numbered, about.lang)],
    bronnen: steps.map(({ stap }) => stap.bron),
    stappen: steps.map(({ stap }) => stap.id),
  };
}

/**
 * What happens after a melding. A human being reads and decides first, so the steps are told as what stands in the
 * plan, never as what will happen.
 */
export function tellAfterMelding(asking: Asking): Told {
  const { about, planStopt } = asking;
  if (planStopt) return { say: [{ key: 'protocol.nu.begin' }, { key: 'protocol.nu.stopt' }], bronnen: [] };
  const steps = toldFirst(about.pakket.stappenplan, lezerOf(asking)).slice(0, 2);
  if (steps.length === 0)
    return { ...silence(asking), say: [{ key: 'protocol.nu.begin' }, ...silence(asking).say] };
  const told = sayAll(asking, steps, [
    { key: 'protocol.nu.begin' },
    { key: 'protocol.nu.plan', params: { school: about.pakket.naam } },
  ]);
  const terms = steps.every(({ termijn }) => termijn.soort === 'geen')
    ? [{ key: 'protocol.nu.geenTermijn' } as const]
    : tellTerms(
        asking,
        steps.map(({ stap }) => stap),
      );
  return { ...told, say: [...told.say, ...terms] };
}

/** How soon each of these steps is to be done. */
export const tellTerms = ({ about }: Asking, steps: readonly Stap[]): readonly Bubble[] =>
  once(steps, (stap) => {
    const termijn = about.text(...toTexts(termOf(stap.momenten[0] ?? stap.termijn, about)));
    const from = about.pakket.stappenplan.stappen.find(({ id }) => id === stap.vanaf);
    if (from === undefined || stap.termijn.soort === 'geen') {
      return { key: 'protocol.stapTermijn', params: { stap: stepLabel(stap.nummer, about), termijn } };
    }
    return {
      key: 'protocol.stapTermijnVanaf',
      params: { stap: stepLabel(stap.nummer, about), termijn, vanaf: stepLabel(from.nummer, about) },
    };
  });

/** Who does each of these steps. */
export const tellDoers = ({ about }: Asking, steps: readonly Stap[]): readonly Bubble[] =>
  once(steps, ({ nummer, wie }) => {
    const names = namesOf(wie, about);
    if (names.length === 0) return { key: 'protocol.wieDoetNiet' };
    return {
      key: 'protocol.stapWie',
      params: { stap: stepLabel(nummer, about), rollen: oneOfThem(names, about.lang) },
    };
  });

/** Steps of one number may say the same. */
function once(steps: readonly Stap[], say: (stap: Stap) => Said): readonly Bubble[] {
  const said = new Map(steps.map(say).map((bubble) => [JSON.stringify(bubble), bubble]));
  return [...said.values()];
}

function termOf(termijn: Termijn, about: About): Said {
  if (termijn.soort !== 'binnen' && termijn.soort !== 'na')
    return { key: `protocol.termijn.${termijn.soort}` };
  const duur = about.text(`protocol.duur.${termijn.eenheid}`, { count: termijn.aantal });
  return { key: `protocol.termijn.${termijn.soort}${termijn.ongeveer ? 'Ongeveer' : ''}`, params: { duur } };
}

const toTexts = ({ key, params }: Said): [Said['key'], NonNullable<Said['params']>] => [key, params ?? {}];
