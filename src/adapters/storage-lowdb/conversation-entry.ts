import type { ConversationId } from '../../domain/ids.js';
import type { Json, StoredConversation } from '../../ports/conversation-store.js';
import type { Journalled } from './conversation-journal.js';
import type { Delta, Live } from './conversation-record.js';

const MINUTE = 60_000;
const IDLE_LIMIT = 60 * MINUTE;
const LIFETIME = 24 * 60 * MINUTE;

/** An open conversation, in memory or not. */
export interface Entry extends Journalled {
  readonly day: string;
  /** Known while it is in memory. */
  id?: ConversationId | undefined;
  /** Where its key stands on disk; undefined when it was not written yet. */
  slot: number | undefined;
  /** Undefined when it was put out of memory; then the journal holds all of it. */
  live: Live | undefined;
  /** Changed since the last writing. */
  pending: Delta | undefined;
  /** On its way to the disk. */
  writing: Delta | undefined;
}

export const isOver = ({ lastActivityAt, openedAt }: Entry, now: number): boolean =>
  now >= Date.parse(lastActivityAt) + IDLE_LIMIT || now >= Date.parse(openedAt) + LIFETIME;

export const toStored = (
  id: ConversationId,
  { school, openedAt, lastActivityAt }: Entry,
  { log, state, handled }: Live,
): StoredConversation => ({
  id,
  school,
  openedAt,
  lastActivityAt,
  log: [...log],
  // Most of those who ask do not look at it.
  get state() {
    return state === undefined ? undefined : (JSON.parse(state) as Json);
  },
  handled,
});
