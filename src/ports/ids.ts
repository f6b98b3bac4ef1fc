import type { ConversationId, DraftId, MedewerkerId } from '../domain/ids.js';

/** The only source of chance; cryptographically strong. */
export interface Ids {
  /** 22 url-safe characters, 128 random bits. */
  random(): string;
  draft(): DraftId;
  conversation(): ConversationId;
  medewerker(): MedewerkerId;
  /** A uniform whole number from 0 up to, not including, `max`. */
  randomInt(max: number): number;
}
