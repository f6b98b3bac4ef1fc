import { type Administratie, telOp } from '../domain/administratie.js';
import { BACKUP_DAGEN, wisdagOf } from '../domain/bewaren.js';
import { addDays, dayOf } from '../domain/calendar.js';
import type { DossierSummary } from '../domain/dossier.js';
import { type DossierId, type SchoolId, toIsoTime } from '../domain/ids.js';
import { withoutMessage } from '../errors.js';
import type { AdministratieStore } from '../ports/administratie-store.js';
import type { Clock } from '../ports/clock.js';
import type { AuditTrail, DossierStore } from '../ports/dossier-store.js';
import type { Ids } from '../ports/ids.js';
import type { Logger } from '../ports/logger.js';
import type { SchoolStore } from '../ports/school-store.js';
import { retryWhenChanged } from '../use-cases/retry-when-changed.js';
import { everySummary } from '../use-cases/staff/every-summary.js';
import { createRounds, type Rounds } from './rounds.js';

/** Further than this between two looks is no clock that runs: the program was off, or the clock leapt. */
const LEAP = 7 * 24 * 60 * 60_000;
const BACK = 24 * 60 * 60_000;

export interface EraserDeps {
  readonly schools: SchoolStore;
  readonly dossiers: DossierStore;
  readonly audit: AuditTrail;
  readonly administratie: AdministratieStore;
  readonly ids: Ids;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Time between two looks. @default an hour */
  readonly intervalMs?: number;
}

/**
 * Erases what was kept for as long as the school keeps it: first its counts are added to those of the year, then its
 * key is gone from the keyring. A clock that leapt erases nothing: the school is asked first.
 */
export function createEraser(deps: EraserDeps): Rounds {
  const { schools, dossiers, audit, administratie, ids, clock, logger, intervalMs = 60 * 60_000 } = deps;

  const change = (school: SchoolId, how: (before: Administratie) => Administratie): Promise<Administratie> =>
    retryWhenChanged(async () => {
      const { value, version } = await administratie.find(school);
      const next = how(value);
      if (next !== value) await administratie.save(school, next, version);
      return next;
    });

  /** Notes the time. @returns whether the clock can be believed. */
  const isSteady = async (school: SchoolId): Promise<boolean> => {
    const now = clock.now();
    const { wisklok } = await change(school, (before) => {
      const known = before.wisklok;
      if (known?.gestoptOp !== undefined) return before;
      const passed = known === undefined ? 0 : now.getTime() - Date.parse(known.gezien);
      const leapt = passed > LEAP || passed < -BACK;
      const gezien = known !== undefined && leapt ? known.gezien : toIsoTime(now);
      return { ...before, wisklok: { gezien, ...(leapt && { gestoptOp: toIsoTime(now) }) } };
    });
    return wisklok?.gestoptOp === undefined;
  };

  const erase = async (school: SchoolId, summary: DossierSummary): Promise<void> => {
    const { id, telling, overPersoneel, gesloten } = summary;
    const today = dayOf(clock.now());
    await change(school, (before) => {
      if (before.bezigMetWissen.includes(id)) return before;
      // What is about somebody who works at school never shows in the figures of the school.
      const counted = overPersoneel
        ? before.tellingen
        : { ...before.tellingen, [telling.jaar]: telOp(before.tellingen[telling.jaar] ?? {}, telling.telt) };
      const reden = gesloten?.reden ?? 'opgelost';
      const bewijs = { id, op: today, reden, backupTot: addDays(today, BACKUP_DAGEN) };
      return {
        ...before,
        tellingen: counted,
        bezigMetWissen: [...before.bezigMetWissen, id],
        gewist: [...before.gewist, bewijs],
      };
    });
    await remove(school, id);
  };

  const remove = async (school: SchoolId, id: DossierId): Promise<void> => {
    await audit.append(school, {
      id: ids.random(),
      dossier: id,
      wie: { kind: 'systeem' },
      wat: 'gewist',
      op: toIsoTime(clock.now()),
    });
    await dossiers.remove(school, id);
    await change(school, (before) => ({
      ...before,
      bezigMetWissen: before.bezigMetWissen.filter((one) => one !== id),
    }));
    logger.info({ event: 'dossier.gewist', school });
  };

  const eraseOf = async (school: SchoolId): Promise<void> => {
    if (!(await isSteady(school))) return;
    const { bezigMetWissen } = (await administratie.find(school)).value;
    // Cut off the last time: counted already.
    for (const id of bezigMetWissen) await remove(school, id);
    const { bewaartermijnen } = schools.get(school);
    const today = dayOf(clock.now());
    for (const summary of await everySummary(dossiers, school, ['gesloten'])) {
      const wisdag = wisdagOf(summary, bewaartermijnen);
      if (wisdag !== undefined && wisdag <= today) await erase(school, summary);
    }
  };

  const round = async (): Promise<void> => {
    for (const { id } of schools.all()) {
      await eraseOf(id).catch((error: unknown) =>
        logger.error({ event: 'wissen.fout', school: id, ...withoutMessage(error) }),
      );
    }
  };

  return createRounds(round, intervalMs);
}
