import { dayOf, weekdayOf } from '../domain/calendar.js';
import { type Beurt, beurtOf, type Herinnering, herinneringen } from '../domain/herinnering.js';
import { type IsoDate, type SchoolId, toIsoTime } from '../domain/ids.js';
import { withoutMessage } from '../errors.js';
import type { Clock } from '../ports/clock.js';
import type { DossierStore } from '../ports/dossier-store.js';
import type { Logger } from '../ports/logger.js';
import type { MedewerkerStore } from '../ports/medewerker-store.js';
import type { Notifier } from '../ports/notifier.js';
import type { SchoolStore } from '../ports/school-store.js';
import type { ShortTermStore } from '../ports/short-term-store.js';
import { everySummary } from '../use-cases/staff/every-summary.js';

const KIND = 'herinnering';
const TWO_DAYS = 2 * 24 * 60 * 60_000;

export interface RemindersDeps {
  readonly schools: SchoolStore;
  readonly dossiers: DossierStore;
  readonly medewerkers: MedewerkerStore;
  readonly shortTerm: ShortTermStore;
  readonly notifier: Notifier;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Address of this site, without a slash at the end. */
  readonly publicUrl: string;
  /** Time between two looks. @default 60 000 */
  readonly intervalMs?: number;
}

export interface Reminders {
  /** Looks once, and reminds whoever was not reminded this half day. Never rejects. */
  tick(): Promise<void>;
  start(): void;
  /** Resolves when what was being sent is written down. */
  stop(): Promise<void>;
}

/**
 * One mail per person and half day with all that waits, and no word of what it is. It stops by itself: what was done
 * waits no more. On days without school, and on days that somebody does not work, only what cannot wait is sent.
 */
export function createReminders(deps: RemindersDeps): Reminders {
  const { schools, notifier, shortTerm, clock, logger, intervalMs = 60_000 } = deps;
  let running: Promise<void> | undefined;
  let timer: NodeJS.Timeout | undefined;
  /** The last half day of which everybody was told. */
  let complete = '';

  const round = async (): Promise<void> => {
    const now = clock.now();
    const beurt = beurtOf(now);
    const today = dayOf(now);
    if (beurt === undefined || !notifier.available || complete === `${today} ${beurt}`) return;
    let all = true;
    for (const { id } of schools.all()) {
      all = (await remind(id, today, beurt).catch((error: unknown) => failed(error, id))) && all;
    }
    if (all) complete = `${today} ${beurt}`;
  };

  const failed = (error: unknown, school: SchoolId): boolean => {
    logger.error({ event: 'herinnering.fout', school, ...withoutMessage(error) });
    return false;
  };

  const remind = async (school: SchoolId, today: IsoDate, beurt: Beurt): Promise<boolean> => {
    const pakket = schools.get(school);
    const medewerkers = (await deps.medewerkers.list(school)).value;
    const summaries = await everySummary(deps.dossiers, school, [
      'nieuw',
      'opgepakt',
      'overgedragen',
      'heropend',
    ]);
    let all = true;
    for (const one of herinneringen({ pakket, medewerkers, summaries, today, beurt })) {
      if (!isDay(school, one, today)) continue;
      const key = `${school}/${one.medewerker.id}/${today}/${beurt}`;
      const until = toIsoTime(new Date(clock.now().getTime() + TWO_DAYS));
      if (!(await shortTerm.putOnce(KIND, key, true, until))) continue;
      const delivery = await notifier.send({
        id: key,
        school,
        to: one.medewerker.email,
        soort: 'herinnering',
        link: `${deps.publicUrl}/staf`,
      });
      if (delivery.ok) continue;
      // It was not sent, so the next look tries again.
      await shortTerm.remove(KIND, key);
      logger.warn({ event: 'herinnering.mislukt', school, code: delivery.code });
      all = false;
    }
    return all;
  };

  const isDay = (school: SchoolId, { dringend, medewerker }: Herinnering, today: IsoDate): boolean =>
    dringend ||
    (schools.calendar(school).dayKind(today) === 'school' && medewerker.werkdagen.includes(weekdayOf(today)));

  const tick = (): Promise<void> => {
    running ??= round().finally(() => {
      running = undefined;
    });
    return running;
  };

  return {
    tick,
    start() {
      timer ??= setInterval(() => void tick(), intervalMs).unref();
      void tick();
    },
    async stop() {
      clearInterval(timer);
      timer = undefined;
      await running;
    },
  };
}
