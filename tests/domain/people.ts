import type { SchoolCalendar } from '../../src/domain/calendar.js';
import { weekdayOf } from '../../src/domain/calendar.js';
import { toIsoDate, toMedewerkerId, toRolId } from '../../src/domain/ids.js';
import type { Medewerker } from '../../src/domain/medewerker.js';
import { aRol, aSchool } from '../support/school.js';

/** People and a school for tests of the rules; everybody works from Monday to Friday unless told otherwise. */
export function person(id: string, rollen: readonly string[], more: Partial<Medewerker> = {}): Medewerker {
  return {
    id: toMedewerkerId(id),
    naam: id,
    email: `${id}@example.org`,
    rollen: rollen.map(toRolId),
    werkdagen: [1, 2, 3, 4, 5],
    ...more,
  };
}

export const away = (van: string, totEnMet: string, vervanger?: string): Pick<Medewerker, 'afwezig'> => ({
  afwezig: {
    van: toIsoDate(van),
    totEnMet: toIsoDate(totEnMet),
    ...(vervanger !== undefined && { vervanger: toMedewerkerId(vervanger) }),
  },
});

export const testSchool = aSchool('proefschool', 'Proefschool', {
  rollen: [
    aRol('aanspreekpunt', 'aanspreekpunt', { inProtocol: ['Marieke Storm'] }),
    aRol('mentor'),
    aRol('directie'),
    aRol('bestuur', 'bestuur', { extern: true }),
  ],
  routes: {
    standaard: [toRolId('aanspreekpunt')],
    daarna: [toRolId('mentor'), toRolId('directie')],
    dringend: [toRolId('directie')],
    overPersoneel: [toRolId('bestuur')],
    perVorm: {},
  },
});

/** Every weekday is a school day. */
export const weekdaysOnly: SchoolCalendar = { dayKind: (day) => (weekdayOf(day) > 5 ? 'weekend' : 'school') };
