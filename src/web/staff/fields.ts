import { type IsoDate, toIsoDate } from '../../domain/ids.js';

/** A day as a date field sends it. @returns undefined for anything that is not in the calendar: 31 February is not. */
export function parseDay(raw: string): IsoDate | undefined {
  const day = /^\d{4}-\d{2}-\d{2}$/.test(raw) ? new Date(`${raw}T12:00:00Z`) : undefined;
  const exists = day !== undefined && !Number.isNaN(day.getTime()) && day.toISOString().startsWith(raw);
  return exists ? toIsoDate(raw) : undefined;
}
