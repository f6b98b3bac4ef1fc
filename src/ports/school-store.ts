import type { SchoolCalendar } from '../domain/calendar.js';
import type { SchoolId } from '../domain/ids.js';
import type { Schoolpakket } from '../domain/schoolpakket.js';

/** The schools of this installation; read at the start, the same until the next. */
export interface SchoolStore {
  all(): readonly Schoolpakket[];
  find(id: string): Schoolpakket | undefined;
  /** @throws {UnknownSchool} */
  get(id: SchoolId): Schoolpakket;
  calendar(id: SchoolId): SchoolCalendar;
}
