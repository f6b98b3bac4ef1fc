import type { Clock } from '../../ports/clock.js';

/**
 * The clock of this machine.
 * @param options.startAt Where the clock starts; it runs on from there. Defaults to the time it is.
 */
export function createSystemClock(options: { readonly startAt?: Date } = {}): Clock {
  const shift = options.startAt === undefined ? 0 : options.startAt.getTime() - Date.now();
  return { now: () => new Date(Date.now() + shift) };
}
