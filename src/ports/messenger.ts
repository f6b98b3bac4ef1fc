import type { Json } from './conversation-store.js';

/** What became of it: said; nobody is there any more; or nobody answered, try again. */
export type Nudged = 'gezegd' | 'weg' | 'later';

/** Tells a melder, where that was allowed, that there is something to read. Never what, or from whom. */
export interface Messenger {
  /** @param where As the channel gave it with a turn. Never throws. */
  nudge(where: Json): Promise<Nudged>;
}
