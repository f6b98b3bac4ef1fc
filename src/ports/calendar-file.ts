import type { IsoDate } from '../domain/ids.js';

/** A day in somebody's calendar. */
export interface CalendarDay {
  /** Always the same for the same thing, so that a calendar program shows it once. */
  readonly id: string;
  readonly dag: IsoDate;
  readonly summary: string;
  readonly url: string;
}

/** Days as a file that calendar programs read (RFC 5545). */
export interface CalendarFile {
  /** @param now When it is made. */
  write(name: string, days: readonly CalendarDay[], now: Date): string;
}
