import { dayOf, weekdayOf } from '../domain/calendar.js';
import { type Beurt, beurtOf, type Herinnering, herinneringen } from '../domain/herinnering.js';
import { type IsoDate, type SchoolId, toIsoTime } from '../domain/ids.js';
import { jaarkalenderOf } from '../domain/jaarkalender.js';
import { isWerkzaam, type Medewerker } from '../domain/medewerker.js';
import type { Schoolpakket } from '../domain/schoolpakket.js';
import { withoutMessage } from '../errors.js';
import type { AdministratieStore } from '../ports/administratie-store.js';
import type { Clock } from '../ports/clock.js';
import type { Desk } from '../ports/desk.js';
import type { DossierStore } from '../ports/dossier-store.js';
import type { Logger } from '../ports/logger.js';
import type { MedewerkerStore } from '../ports/medewerker-store.js';
import type { Notifier } from '../ports/notifier.js';
import type { SchoolStore } from '../ports/school-store.js';
import type { ShortTermStore } from '../ports/short-term-store.js';
import { everySummary } from '../use-cases/staff/every-summary.js';
import { type Plek, placesOf } from '../use-cases/staff/teams/places.js';
import { createRounds, type Rounds } from './rounds.js';

const KIND = 'herinnering';
const TWO_DAYS = 2 * 24 * 60 * 60_000;

export interface RemindersDeps {
  readonly schools: SchoolStore;
  readonly dossiers: DossierStore;
  readonly medewerkers: MedewerkerStore;
  readonly shortTerm: ShortTermStore;
  readonly administratie: AdministratieStore;
  readonly notifier: Notifier;
  /** Where medewerkers have cards, when they have. */
  readonly desk?: Desk;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Address of this site, without a slash at the end. */
  readonly publicUrl: string;
  /** Time between two looks. @default 60 000 */
  readonly intervalMs?: number;
}

/**
 * One mail per person and half day with all that waits, and no word of what it is. It stops by itself: what was done
 * waits no more. On days without school, and on days that somebody does not work, only what cannot wait is sent.
 */
export function createReminders(deps: RemindersDeps): Rounds {
  const { schools, notifier, desk, shortTerm, clock, logger, intervalMs = 60_000 } = deps;
  /** The last half day of which everybody was told. */
  let complete = '';

  const round = async (): Promise<void> => {
    const now = clock.now();
    const beurt = beurtOf(now);
    const today = dayOf(now);
    if (
      beurt === undefined ||
      (!notifier.available && desk === undefined) ||
      complete === `${today} ${beurt}`
    )
      return;
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
    const places = desk === undefined ? [] : placesOf(deps, school);
    const waiting = herinneringen({ pakket, medewerkers, summaries, today, beurt });
    const told = new Set(waiting.map(({ medewerker }) => medewerker.id));
    const duties = (await dutiesOf(pakket, medewerkers, today, beurt)).filter(({ id }) => !told.has(id));
    for (const one of [...waiting, ...duties.map(forTheYear)]) {
      if (!isDay(school, one, today)) continue;
      const plek = places.find(({ medewerker }) => medewerker === one.medewerker.id);
      if (!notifier.available && plek === undefined) continue;
      const key = `${school}/${one.medewerker.id}/${today}/${beurt}`;
      const until = toIsoTime(new Date(clock.now().getTime() + TWO_DAYS));
      if (!(await shortTerm.putOnce(KIND, key, true, until))) continue;
      const onDesk = plek !== undefined && (await layOverview(deps, pakket, plek, one));
      const delivery = await notifier.send({
        id: key,
        school,
        to: one.medewerker.email,
        soort: 'herinnering',
        link: `${deps.publicUrl}/staf`,
      });
      if (delivery.ok || onDesk) continue;
      // It was not sent, so the next look tries again.
      await shortTerm.remove(KIND, key);
      logger.warn({ event: 'herinnering.mislukt', school, code: delivery.code });
      all = false;
    }
    return all;
  };

  /** On the first Monday morning of a month, when a duty of the year calendar is due: whoever leads. */
  const dutiesOf = async (
    pakket: Schoolpakket,
    medewerkers: readonly Medewerker[],
    today: IsoDate,
    beurt: Beurt,
  ): Promise<readonly Medewerker[]> => {
    if (weekdayOf(today) !== 1 || Number(today.slice(8)) > 7 || beurt !== 'ochtend') return [];
    const { value } = await deps.administratie.find(pakket.id);
    if (!jaarkalenderOf(pakket.preventie, value, today).some(({ nu }) => nu)) return [];
    const leads = pakket.rollen.filter(({ extern, rechten }) => !extern && rechten.includes('sluiten'));
    return medewerkers.filter(
      (person) => isWerkzaam(person, today) && leads.some(({ id }) => person.rollen.includes(id)),
    );
  };

  const isDay = (
    school: SchoolId,
    { dringend, medewerker }: Pick<Herinnering, 'dringend' | 'medewerker'>,
    today: IsoDate,
  ): boolean =>
    dringend ||
    (schools.calendar(school).dayKind(today) === 'school' && medewerker.werkdagen.includes(weekdayOf(today)));

  return createRounds(round, intervalMs);
}

/** A duty of the year waits; nothing of a dossier does. */
const forTheYear = (medewerker: Medewerker): Herinnering => ({
  medewerker,
  eigen: {},
  vanAnderen: 0,
  dringend: false,
});

/** Counts what waits on a card in somebody's own chat. @returns whether it lies there. */
async function layOverview(
  { desk, publicUrl }: RemindersDeps,
  { naam: schoolnaam }: Schoolpakket,
  { waar }: Plek,
  { eigen, vanAnderen }: Herinnering,
): Promise<boolean> {
  const link = `${publicUrl}/staf`;
  const placed = await desk?.place(waar, { soort: 'overzicht', schoolnaam, eigen, vanAnderen, link });
  return placed?.kind === 'gelukt';
}
