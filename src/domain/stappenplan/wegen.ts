import type { Stap, Stappenplan } from '../schoolpakket.js';

/** The steps after this one, by the answer to its question; the same for both when it has none. */
export const after = ({ vraag, daarna }: Stap, antwoord: 'ja' | 'nee'): readonly string[] =>
  vraag === undefined ? daarna : vraag[antwoord];

/** Every step that one can come to from these, with themselves. */
export function reachable({ stappen, lijnen }: Stappenplan, from: readonly string[]): ReadonlySet<string> {
  const byId = new Map(stappen.map((stap) => [stap.id, stap]));
  const beginOf = new Map(lijnen.map(({ id, begin }) => [id, begin]));
  const reached = new Set<string>();
  const queue = [...from];
  for (let id = queue.pop(); id !== undefined; id = queue.pop()) {
    const stap = byId.get(id);
    if (stap === undefined || reached.has(id)) continue;
    reached.add(id);
    queue.push(...after(stap, 'ja'), ...after(stap, 'nee'), ...(beginOf.get(stap.draagtOverAan ?? '') ?? []));
  }
  return reached;
}
