import { type SchoolCalendar, weekdayOf } from '../../domain/calendar.js';
import type { IsoDate } from '../../domain/ids.js';
import type { Regio } from '../../domain/schoolpakket.js';
import type { Feestdag, FindFeestdag } from './feestdagen.js';
import type { Kalender } from './schoolpakket-schema.js';
import type { Periode, Schoolvakantie } from './schoolvakanties.js';

export interface SchoolCalendarOptions {
  /** Without it a day is a holiday when all regions are free, and `onbekend` when only some are. */
  readonly regio?: Regio;
  readonly kalender: Kalender;
  readonly vakanties: readonly Schoolvakantie[];
  readonly feestdag: FindFeestdag;
}

const allRegios: readonly Regio[] = ['noord', 'midden', 'zuid'];

/** The days of one school, from the table of school holidays, the public holidays and what the school itself says. */
export function createSchoolCalendar({
  regio,
  kalender,
  vakanties,
  feestdag,
}: SchoolCalendarOptions): SchoolCalendar {
  const regios = regio === undefined ? allRegios : [regio];
  const own = kalender.vakanties ?? [];
  const table = vakanties.filter(({ naam }) => !own.some((vakantie) => vakantie.naam === naam));
  const known = knownDays(vakanties, regios);
  const closed = new Set<IsoDate>(kalender.vrijeDagen);

  return {
    dayKind: (day) => {
      if (weekdayOf(day) > 5) return 'weekend';
      const special = feestdag(day);
      if (special === 'vrij') return 'feestdag';
      if (closed.has(day) || own.some((vakantie) => isIn(day, vakantie))) return 'vakantie';
      const free = table.flatMap(({ dagen, perSchool }) =>
        regios.filter((name) => isIn(day, dagen[name])).map(() => (perSchool ? 'perhaps' : 'surely')),
      );
      if (free.filter((how) => how === 'surely').length === regios.length) return 'vakantie';
      if (free.length > 0 || !isIn(day, known)) return 'onbekend';
      return special === undefined ? 'school' : ownChoice(special, day, kalender);
    },
  };
}

const isIn = (day: IsoDate, { van, totEnMet }: Periode): boolean => van <= day && day <= totEnMet;

/** From the first day to the last that the table speaks of, in each of the regions. */
function knownDays(vakanties: readonly Schoolvakantie[], regios: readonly Regio[]): Periode {
  const starts = regios.flatMap((regio) =>
    vakanties
      .map(({ dagen }) => dagen[regio].van)
      .sort()
      .slice(0, 1),
  );
  const ends = regios.flatMap((regio) =>
    vakanties
      .map(({ dagen }) => dagen[regio].totEnMet)
      .sort()
      .slice(-1),
  );
  const [van, totEnMet] = [starts.sort().at(-1), ends.sort().at(0)];
  return van === undefined || totEnMet === undefined
    ? { van: '9999-12-31' as IsoDate, totEnMet: '0000-01-01' as IsoDate }
    : { van, totEnMet };
}

/** The days on which schools differ. Every fifth year 5 mei is a day off for those who follow the lustrum. */
function ownChoice(
  day: Exclude<Feestdag, 'vrij'>,
  date: IsoDate,
  kalender: Kalender,
): 'feestdag' | 'school' | 'onbekend' {
  const choice = kalender[day];
  if (choice === undefined) return 'onbekend';
  if (choice === 'lustrum') return Number(date.slice(0, 4)) % 5 === 0 ? 'feestdag' : 'school';
  return choice === 'vrij' ? 'feestdag' : 'school';
}
