import { withoutMessage } from '../errors.js';
import type { DossierStore } from '../ports/dossier-store.js';
import type { Logger } from '../ports/logger.js';
import type { Messenger } from '../ports/messenger.js';
import type { SchoolStore } from '../ports/school-store.js';
import type { WayBack } from '../use-cases/melder/way-back.js';
import { everySummary } from '../use-cases/staff/every-summary.js';
import { createRounds, type Rounds } from './rounds.js';

export interface TellMeldersDeps {
  readonly schools: SchoolStore;
  readonly dossiers: DossierStore;
  readonly wayBack: WayBack;
  readonly messenger: Messenger;
  readonly logger: Logger;
  /** Time between two looks. @default 15 000 */
  readonly intervalMs?: number;
}

/** Tells melders that school wrote, until it was said; and keeps no way back longer than its dossier and its words. */
export function createTellMelders(deps: TellMeldersDeps): Rounds {
  const { wayBack, messenger, logger, intervalMs = 15_000 } = deps;
  /** How the dossiers stood when the ways back were last compared with them. */
  let compared = '';

  const round = async (): Promise<void> => {
    await sweep();
    for (const [name, { waar, vertel }] of wayBack.all()) {
      if (!vertel) continue;
      const nudged = await messenger.nudge(waar);
      if (nudged === 'gezegd') await wayBack.told(name);
      if (nudged === 'weg') await wayBack.remove(name);
    }
  };

  /** A way back goes with its dossier, and with the words that open it. */
  const sweep = async (): Promise<void> => {
    const kept = wayBack.all();
    if (kept.size === 0) return;
    const schools = [...new Set([...kept.values()].map(({ school }) => school))];
    const revisions = await Promise.all(schools.map((school) => deps.dossiers.revision(school)));
    const now = schools.map((school, at) => `${school}/${revisions[at]}`).join();
    if (now === compared) return;
    const there = new Set<string>();
    for (const school of schools) {
      for (const { id, terugkomcode } of await everySummary(deps.dossiers, school)) {
        if (terugkomcode !== undefined) there.add(wayBack.nameOf(school, id));
      }
    }
    for (const name of kept.keys()) if (!there.has(name)) await wayBack.remove(name);
    compared = now;
  };

  return createRounds(
    () =>
      round().catch((error: unknown) => logger.error({ event: 'terugweg.fout', ...withoutMessage(error) })),
    intervalMs,
  );
}
