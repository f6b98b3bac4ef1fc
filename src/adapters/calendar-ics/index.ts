import { type ICalCalendarMethod, ICalEventTransparency, default as ical } from 'ical-generator';
import { addDays } from '../../domain/calendar.js';
import type { CalendarFile } from '../../ports/calendar-file.js';

/** Days without an hour, that make nobody busy. */
export const createIcsCalendar = (): CalendarFile => ({
  write(name, days, now) {
    const calendar = ical({ name, method: 'PUBLISH' as ICalCalendarMethod });
    for (const { id, dag, summary, url } of days) {
      calendar.createEvent({
        id,
        start: dag,
        end: addDays(dag, 1),
        allDay: true,
        summary,
        url,
        stamp: now,
        transparency: ICalEventTransparency.TRANSPARENT,
      });
    }
    return calendar.toString();
  },
});
