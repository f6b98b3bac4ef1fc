import type { Uitleg } from '../../domain/schoolpakket.js';
import { toldAfter } from '../../domain/stappenplan/vertellen.js';
import type { Protocolvraag, Vervolgvraag } from '../../domain/vraag.js';
import { tellComplaint, tellTasks, tellWhoIsWho } from './people.js';
import { sayAll, tellAfterMelding, tellDoers, tellSteps, tellTerms } from './steps.js';
import {
  type Asking,
  type LaatstVerteld,
  lezerOf,
  silence,
  type Told,
  tellSource,
  tellUitleg,
} from './told.js';
import {
  tellDifference,
  tellInShort,
  tellKinds,
  tellMethods,
  tellPartners,
  tellProtocol,
  tellRules,
  tellSanctions,
  tellSignals,
  tellTips,
  tellTracks,
  tellWord,
} from './topics.js';

type Tell = (asking: Asking) => Told;

/** Questions that are answered out of another part of the schoolpakket than `antwoorden`, or when that is silent. */
const ELSEWHERE: Readonly<Partial<Record<Protocolvraag, Tell>>> = {
  kort: tellSteps,
  stappen: tellSteps,
  naMelding: tellAfterMelding,
  melden: tellWhoIsWho,
  wieDoetWat: tellTasks,
  wieIsWie: tellWhoIsWho,
  klacht: tellComplaint,
  regels: tellRules,
  signalen: (asking) => tellSignals(asking, 'gepest'),
  signalenPest: (asking) => tellSignals(asking, 'pest'),
  tips: (asking) => tellTips(asking, 'gepeste'),
  tipsGetuige: (asking) => tellTips(asking, 'getuige'),
  tipsPester: (asking) => tellTips(asking, 'pester'),
  tipsAlle: (asking) => tellTips(asking, 'alle'),
  verschil: tellDifference,
  ruzie: (asking) => tellWord(asking, 'ruzie'),
  agressie: (asking) => tellWord(asking, 'agressie'),
  vormen: tellKinds,
  sporen: tellTracks,
  straf: tellSanctions,
  sancties: tellSanctions,
  schorsing: (asking) => tellSanctions(asking, ['schorsing', 'time-out']),
  verwijdering: (asking) => tellSanctions(asking, ['verwijdering']),
  methode: tellMethods,
  partners: tellPartners,
  protocol: tellProtocol,
};

/** Answers a question from the protocol of this school; what it does not hold is said to be absent. */
export function tell(vraag: Protocolvraag, asking: Asking): Told {
  if (vraag === 'kort') return tellInShort(asking) ?? tellSteps(asking);
  const antwoorden: Readonly<Partial<Record<Protocolvraag, Uitleg>>> = asking.about.pakket.antwoorden;
  const direct = antwoorden[vraag];
  if (direct !== undefined) return tellUitleg(asking, direct);
  return (ELSEWHERE[vraag] ?? silence)(asking);
}

/** What an ouder or medewerker is told besides: where it stands. A leerling asks for that. */
export const withSource = (told: Told, asking: Asking): Told =>
  lezerOf(asking) === 'leerling' || told.bronnen.length === 0
    ? told
    : { ...told, say: [...told.say, ...tellSource(asking, told.bronnen)] };

/** What "en daarna?" means behind an answer that told no steps. */
const NEXT: Readonly<Partial<Record<Protocolvraag, Protocolvraag>>> = {
  kort: 'stappen',
  hoeSnel: 'stappen',
  hulp: 'stappen',
  groep: 'stappen',
  gesprek: 'stappen',
  melden: 'naMelding',
  wieIsWie: 'naMelding',
  stoptNiet: 'sancties',
  straf: 'stoptNiet',
  schorsing: 'verwijdering',
  online: 'stappen',
};

/** A question behind an answer, as the question that it stands for; or said at once. */
export interface Followed {
  readonly vraag: Protocolvraag;
  readonly told: Told;
  readonly van: number;
}

/**
 * Answers a question that refers to what was told last.
 * @returns undefined when nothing was told that it can refer to.
 */
export function follow(
  vervolg: Vervolgvraag,
  last: LaatstVerteld | undefined,
  asking: Asking,
): Followed | undefined {
  const fresh = (vraag: Protocolvraag, van = 0): Followed => ({
    vraag,
    van,
    told: tell(vraag, { ...asking, van }),
  });
  if (last === undefined) return withoutContext(vervolg, fresh);
  const again: Asking = { ...asking, van: last.van, rollen: last.rollen };
  const same = (told: Told): Followed => ({ vraag: last.vraag, van: last.van, told });
  const { stappenplan } = asking.about.pakket;
  const steps = last.stappen.flatMap((id) => stappenplan.stappen.find((stap) => stap.id === id) ?? []);
  const newest = steps.at(-1);
  const bronnen = steps.map(({ bron }) => bron);
  const keep = { stappen: last.stappen, ...(last.volgende !== undefined && { volgende: last.volgende }) };
  switch (vervolg) {
    case 'waarStaatDat': {
      const told = steps.length > 0 ? { bronnen } : tell(last.vraag, again);
      if (told.bronnen.length === 0) return same({ ...keep, ...silence(asking) });
      return same({ ...keep, say: tellSource(asking, told.bronnen), bronnen: [] });
    }
    case 'verder':
    case 'daarna': {
      if (last.volgende !== undefined) {
        return {
          ...fresh(last.vraag, last.volgende),
          told: tell(last.vraag, { ...again, van: last.volgende }),
        };
      }
      if (newest !== undefined) {
        const next = toldAfter(stappenplan, newest.id, 'ja', lezerOf(asking)).slice(0, 3);
        return same(next.length > 0 ? sayAll(asking, next) : nothingMore(last));
      }
      const next = NEXT[last.vraag];
      return next === undefined ? same(nothingMore(last)) : fresh(next);
    }
    case 'hoelang':
      if (steps.length === 0) return fresh('hoeSnel');
      return same({ ...keep, say: tellTerms(asking, steps), bronnen });
    case 'alsHetDoorgaat': {
      const next =
        newest?.vraag === undefined ? [] : toldAfter(stappenplan, newest.id, 'nee', lezerOf(asking));
      if (next.length === 0 && last.vraag === 'stoptNiet') return follow('daarna', last, asking);
      return next.length === 0 ? fresh('stoptNiet') : same(sayAll(asking, next.slice(0, 3)));
    }
    case 'wieDoetDat':
      if (steps.length === 0) return fresh('wieDoetWat');
      return same({ ...keep, say: tellDoers(asking, steps), bronnen });
  }
}

function withoutContext(
  vervolg: Vervolgvraag,
  fresh: (vraag: Protocolvraag) => Followed,
): Followed | undefined {
  switch (vervolg) {
    case 'hoelang':
      return fresh('hoeSnel');
    case 'alsHetDoorgaat':
      return fresh('stoptNiet');
    case 'wieDoetDat':
      return fresh('wieDoetWat');
    case 'waarStaatDat':
      return fresh('protocol');
    case 'daarna':
    case 'verder':
      return undefined;
  }
}

const nothingMore = ({ stappen }: LaatstVerteld): Told => ({
  say: [{ key: 'protocol.nietsMeer' }],
  bronnen: [],
  stappen,
});
