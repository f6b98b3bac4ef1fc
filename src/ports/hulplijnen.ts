import type { IsoDate } from '../domain/ids.js';
import type { Hulplijn } from '../domain/verwijzing/hulplijn.js';

/** The helplines of this installation; read at the start, the same until the next. */
export interface Hulplijnen {
  all(): readonly Hulplijn[];
  /** Whether the whole country is free: helplines with office hours are closed then. */
  isFeestdag(day: IsoDate): boolean;
}
