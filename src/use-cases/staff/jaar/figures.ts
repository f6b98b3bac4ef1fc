import { type Jaartekst, jaartekstOf, type Telraam, telOp } from '../../../domain/administratie.js';
import { dayOf } from '../../../domain/calendar.js';
import { findRol } from '../../../domain/schoolpakket.js';
import { DELEN, type Deel, type Schooljaar, schooljaarOf } from '../../../domain/telling.js';
import type { AdministratieStore } from '../../../ports/administratie-store.js';
import type { Clock } from '../../../ports/clock.js';
import type { DossierStore, Version } from '../../../ports/dossier-store.js';
import { everySummary } from '../every-summary.js';
import { hasRecht } from '../mensen/people.js';
import type { StaffSession } from '../sessions.js';

export interface FiguresDeps {
  readonly dossiers: DossierStore;
  readonly administratie: AdministratieStore;
  readonly clock: Clock;
}

/** Fewer than this is not said outside the school: it could be somebody. */
export const KLEINST = 5;

/**
 * A count as it may be shown: exact, or for bestuur, MR and inspectie only how many fives. `minder`: one to four.
 * Sums are rounded the same way, so that nothing can be taken off from them.
 */
export type Getal =
  | { readonly soort: 'precies' | 'vanaf'; readonly aantal: number }
  | { readonly soort: 'minder' };

export interface Rij {
  /** Within its part: `verbaal`, `2026-11`. */
  readonly waarde: string;
  readonly getal: Getal;
}

export interface Figures {
  readonly jaar: Schooljaar;
  /** Years that there is something of, the newest first. */
  readonly jaren: readonly Schooljaar[];
  readonly meldingen: Getal;
  readonly situaties: Getal;
  readonly delen: ReadonlyMap<Deel, readonly Rij[]>;
  readonly gemaskeerd: boolean;
  readonly tekst: Jaartekst;
  readonly mayWrite: boolean;
  readonly version: Version;
}

/** What of the whole school is masked: every rol with the right is outside it. */
const isOutside = ({ school, medewerker }: StaffSession): boolean =>
  medewerker.rollen.every((rol) => findRol(school, rol)?.extern !== false);

interface Counted {
  readonly stamp: string;
  readonly perJaar: ReadonlyMap<string, Telraam>;
}

/**
 * The figures of a school year: what is there, and what was counted of dossiers that are gone. About somebody who works
 * at school nothing is counted inside the school, and nobody counts what he or she is kept out of: a figure would tell
 * that it is there. Counted once, until a dossier changes.
 * @returns undefined for who may not see them.
 */
export const yearFigures = (deps: FiguresDeps) => {
  const kept = new Map<string, Counted>();

  const countedFor = async (session: StaffSession): Promise<ReadonlyMap<string, Telraam>> => {
    const { school, medewerker } = session;
    const key = `${school.id}/${medewerker.id}`;
    const stamp = String(await deps.dossiers.revision(school.id));
    const known = kept.get(key);
    if (known?.stamp === stamp) return known.perJaar;
    const outside = isOutside(session);
    const lists = new Map<string, string[]>();
    for (const { telling, uitgesloten, overPersoneel } of await everySummary(deps.dossiers, school.id)) {
      if (uitgesloten.includes(medewerker.id) || (overPersoneel && !outside)) continue;
      const list = lists.get(telling.jaar) ?? [];
      lists.set(telling.jaar, list);
      for (const what of telling.telt) list.push(what);
    }
    const perJaar = new Map([...lists].map(([jaar, telt]) => [jaar, telOp({}, telt)]));
    kept.delete(key);
    kept.set(key, { stamp, perJaar });
    for (const oldest of kept.keys()) if (kept.size > 100) kept.delete(oldest);
    return perJaar;
  };

  return async ({
    session,
    jaar: asked,
    gemaskeerd: wanted = false,
  }: {
    readonly session: StaffSession;
    readonly jaar: Schooljaar | undefined;
    /** As they may be given to the MR or the inspectie, also for who may see all. @default false */
    readonly gemaskeerd?: boolean;
  }): Promise<Figures | undefined> => {
    if (!hasRecht(session, 'jaarcijfers')) return undefined;
    const { value: administratie, version } = await deps.administratie.find(session.school.id);
    const live = await countedFor(session);
    const now = schooljaarOf(dayOf(deps.clock.now()));
    const jaar = asked ?? now;
    const jaren = [
      ...new Set([now, jaar, ...live.keys(), ...Object.keys(administratie.tellingen)]),
    ] as Schooljaar[];
    const telraam = together(live.get(jaar) ?? {}, administratie.tellingen[jaar] ?? {});
    const gemaskeerd = wanted || isOutside(session);
    const show = (count: number): Getal => (gemaskeerd ? masked(count) : { soort: 'precies', aantal: count });
    return {
      jaar,
      jaren: jaren.sort().reverse(),
      meldingen: show(telraam['melding'] ?? 0),
      situaties: show(telraam['situatie'] ?? 0),
      delen: new Map(DELEN.map((deel) => [deel, rows(telraam, deel, show)])),
      gemaskeerd,
      tekst: jaartekstOf(administratie, jaar),
      mayWrite: !isOutside(session),
      version,
    };
  };
};

function masked(count: number): Getal {
  if (count === 0) return { soort: 'precies', aantal: 0 };
  if (count < KLEINST) return { soort: 'minder' };
  return { soort: 'vanaf', aantal: count - (count % KLEINST) };
}

const rows = (telraam: Telraam, deel: Deel, show: (count: number) => Getal): readonly Rij[] =>
  Object.entries(telraam)
    .filter(([what]) => what.startsWith(`${deel}/`))
    .map(([what, count]) => ({ waarde: what.slice(deel.length + 1), count }))
    .sort((one, other) =>
      deel === 'maand' || deel === 'groep' ? one.waarde.localeCompare(other.waarde) : other.count - one.count,
    )
    .map(({ waarde, count }) => ({ waarde, getal: show(count) }));

function together(one: Telraam, other: Telraam): Telraam {
  const sum: Record<string, number> = { ...one };
  for (const [what, count] of Object.entries(other)) sum[what] = (sum[what] ?? 0) + count;
  return sum;
}
