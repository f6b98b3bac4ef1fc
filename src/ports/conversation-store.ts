import type { ConversationId, IsoTime, SchoolId } from '../domain/ids.js';

/** Plain JSON. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** One activity in a conversation's log, in the shape of its channel. Its number in the log is its place, from 0. */
export type LoggedActivity = { readonly [key: string]: Json };

/** A conversation as it is kept: at most 60 minutes after the last activity, 24 hours in all. */
export interface StoredConversation {
  readonly id: ConversationId;
  readonly school: SchoolId;
  readonly openedAt: IsoTime;
  readonly lastActivityAt: IsoTime;
  readonly log: readonly LoggedActivity[];
  /** What the dialogs keep between turns. Undefined before the first turn. */
  readonly state: Json | undefined;
  /** How many entries of the log have had their turn; the others are waiting for it. */
  readonly handled: number;
}

/** What one turn (or one arriving activity) changes, written together. */
export interface ConversationChange {
  readonly at: IsoTime;
  readonly append?: readonly LoggedActivity[];
  /** Replaces entries of the log by number: a typed code is covered after its turn. */
  readonly cover?: ReadonlyMap<number, LoggedActivity>;
  readonly state?: Json;
  readonly handled?: number;
  /**
   * What was kept before this change must not be readable any more, also not on disk: geheime woorden that the child
   * has, a draft that was sent. What is kept now stays.
   */
  readonly forgetPast?: boolean;
}

/**
 * Logs and drafts of running conversations. Encrypted at rest; keys on disk are HMACs under a daily key, so that
 * nothing on disk says which conversation it was. May trail a crash by a second.
 */
export interface ConversationStore {
  /** Starts a conversation. @throws {TooManyConversations} When `limit` of the options is reached. */
  open(id: ConversationId, school: SchoolId, at: IsoTime): StoredConversation;
  /** @returns undefined when it never was, has been erased, or its time is over. */
  find(id: ConversationId): Promise<StoredConversation | undefined>;
  /** Applies a change; seen by the next `find` at once. Ignored when the conversation is gone. */
  change(id: ConversationId, change: ConversationChange): void;
  /** Gone at once, from memory and (by the loss of its key) from disk. */
  erase(id: ConversationId): void;
  /** Open conversations, for limits and metrics. */
  count(school?: SchoolId): number;
  /** Removes what is past its time. @returns how many. */
  expire(now: IsoTime): number;
}
