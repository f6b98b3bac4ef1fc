import type { IsoTime } from '../domain/ids.js';
import type { Json } from './conversation-store.js';

/** Small things with an end: staff sessions, used sign-in links. Encrypted at rest; survives a restart. */
export interface ShortTermStore {
  find(kind: string, key: string): Json | undefined;
  /** On disk when it resolves. */
  put(kind: string, key: string, value: Json, until: IsoTime): Promise<void>;
  /** Puts only when there is nothing yet. @returns false when there was: somebody was first. On disk when it resolves. */
  putOnce(kind: string, key: string, value: Json, until: IsoTime): Promise<boolean>;
  remove(kind: string, key: string): Promise<void>;
  /** Keys of one kind that are not over. */
  keys(kind: string): readonly string[];
}
