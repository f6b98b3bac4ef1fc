import { type DossierId, type SchoolId, toIsoTime } from '../../domain/ids.js';
import type { Clock } from '../../ports/clock.js';
import type { Json } from '../../ports/conversation-store.js';
import type { ShortTermStore } from '../../ports/short-term-store.js';

const KIND = 'terugweg';
/** Longer than any dossier is kept; it goes with its dossier long before. */
const LONGEST = 5 * 365 * 24 * 60 * 60_000;

/** Where a melder is told that there is an answer. */
export interface Terugweg {
  readonly school: SchoolId;
  /** In the form of the channel. */
  readonly waar: Json;
  /** School wrote, and the melder was not told yet. */
  readonly vertel: boolean;
}

export interface WayBackDeps {
  readonly shortTerm: ShortTermStore;
  /** A keyed hash under a key of its own. */
  readonly hide: (text: string) => string;
  readonly clock: Clock;
}

/**
 * The way back to a melder who allowed it. It lies apart from the dossier, under a name that only this program can
 * make from the dossier: a dossier does not lead to a person, nor does what lies here lead to a dossier.
 */
export interface WayBack {
  keep(school: SchoolId, dossier: DossierId, waar: Json): Promise<void>;
  has(school: SchoolId, dossier: DossierId): boolean;
  forget(school: SchoolId, dossier: DossierId): Promise<void>;
  /** Forgets whatever leads to this place. */
  forgetAt(waar: Json): Promise<void>;
  /** School wrote: the melder is to be told. Nothing happens without a way back. */
  tell(school: SchoolId, dossier: DossierId): Promise<void>;
  /** All of them, each by its name. */
  all(): ReadonlyMap<string, Terugweg>;
  nameOf(school: SchoolId, dossier: DossierId): string;
  /** The melder was told, and hears nothing until the next answer. */
  told(name: string): Promise<void>;
  remove(name: string): Promise<void>;
}

export function createWayBack({ shortTerm, hide, clock }: WayBackDeps): WayBack {
  const nameOf = (school: SchoolId, dossier: DossierId): string => hide(`${school}/${dossier}`);
  const find = (name: string) => shortTerm.find(KIND, name) as unknown as Terugweg | undefined;
  const put = (name: string, { school, waar, vertel }: Terugweg): Promise<void> =>
    shortTerm.put(KIND, name, { school, waar, vertel }, toIsoTime(new Date(clock.now().getTime() + LONGEST)));
  const change = async (name: string, vertel: boolean): Promise<void> => {
    const found = find(name);
    if (found !== undefined && found.vertel !== vertel) await put(name, { ...found, vertel });
  };
  const remove = (name: string): Promise<void> => shortTerm.remove(KIND, name);
  const all = (): ReadonlyMap<string, Terugweg> =>
    new Map(
      shortTerm.keys(KIND).flatMap((name) => {
        const found = find(name);
        return found === undefined ? [] : [[name, found] as const];
      }),
    );
  return {
    keep: (school, dossier, waar) => put(nameOf(school, dossier), { school, waar, vertel: false }),
    has: (school, dossier) => find(nameOf(school, dossier)) !== undefined,
    forget: (school, dossier) => remove(nameOf(school, dossier)),
    async forgetAt(waar) {
      for (const [name, one] of all()) if (placeOf(one.waar) === placeOf(waar)) await remove(name);
    },
    tell: (school, dossier) => change(nameOf(school, dossier), true),
    all,
    nameOf,
    told: (name) => change(name, false),
    remove,
  };
}

/** A chat, without the language in which it goes. */
function placeOf(waar: Json): string {
  const isReference = typeof waar === 'object' && waar !== null && 'conversation' in waar;
  return JSON.stringify(isReference ? waar.conversation : waar);
}
