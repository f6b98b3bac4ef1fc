import type { Lezersoort, Stap, Stappenplan } from '../schoolpakket.js';
import type { Termijn } from './termijn.js';
import { after } from './wegen.js';

/** A step as a leerling or ouder hears of it. */
export interface VerteldeStap {
  readonly nummer: string;
  readonly tekst: string;
  readonly stap: Stap;
  /** The term that the protocol gives it; `geen` when it gives none. */
  readonly termijn: Termijn;
}

/** The steps that are told of, in the order of the protocol; what only staff do is left out. */
export const toldSteps = ({ stappen }: Stappenplan, lezer: Lezersoort): readonly VerteldeStap[] =>
  stappen.flatMap((stap) => {
    const tekst = stap.tekst[lezer];
    if (tekst === undefined) return [];
    return [{ nummer: stap.nummer, tekst, stap, termijn: stap.momenten[0] ?? stap.termijn }];
  });

/**
 * What comes after a step, for "en daarna?": the told steps behind it, over those that only staff do.
 * @param antwoord How its question would be answered; `nee` for "en als het niet stopt?".
 */
export function toldAfter(
  plan: Stappenplan,
  id: string,
  antwoord: 'ja' | 'nee',
  lezer: Lezersoort,
): readonly VerteldeStap[] {
  const byId = new Map(plan.stappen.map((stap) => [stap.id, stap]));
  const seen = new Set([id]);
  const found = new Set<string>();
  const from = byId.get(id);
  const queue = from === undefined ? [] : [...after(from, antwoord)];
  for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
    const stap = byId.get(next);
    if (stap === undefined || seen.has(next)) continue;
    seen.add(next);
    if (stap.tekst[lezer] === undefined) queue.push(...after(stap, antwoord));
    else found.add(next);
  }
  return toldSteps(plan, lezer).filter(({ stap }) => found.has(stap.id));
}

/** What happens first after a melding in which pesten is found to be, for "en nu?". */
export const toldFirst = (plan: Stappenplan, lezer: Lezersoort): readonly VerteldeStap[] =>
  toldSteps(plan, lezer).filter(
    ({ stap }) => plan.start.vastgesteld.includes(stap.id) && stap.alleenAls.length === 0,
  );
