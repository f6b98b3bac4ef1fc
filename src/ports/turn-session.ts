import type { ConversationId, SchoolId } from '../domain/ids.js';
import type { Json } from './conversation-store.js';

/**
 * What a channel hands to the dialogs with each turn, in the turn's `turnState` under {@link TURN_SESSION}.
 * The state is saved together with what the bot said in the turn, or not at all.
 */
export interface TurnSession {
  readonly school: SchoolId;
  readonly conversation: ConversationId;
  /** In Teams, Microsoft and the school's ICT can see that somebody talks; on the web nobody can. */
  readonly channel: 'web' | 'teams';
  /** Elsewhere than on the web: the page of this school, where nobody can see that somebody talks. */
  readonly webpagina?: string;
  /** Where somebody can be told that there is an answer, when the channel can do that. Kept only after a yes. */
  readonly bereikbaar?: Json;
  /** What the dialogs kept after the last turn; undefined in the first. Plain JSON. */
  state: Json | undefined;
  /** After this turn the log shows `text` where the user typed something secret, such as geheime woorden. */
  cover(text: string): void;
  /** After this turn nothing that the state held before can be read back from disk. */
  forgetPast(): void;
  /** After this turn the conversation is erased: log, state and draft. */
  erase(): void;
}

export const TURN_SESSION = Symbol('turn-session');

/**
 * Marks a bubble (in `channelData.geheim`) whose text is never logged. The log holds `text`, the covered form;
 * each time the bubble is delivered the channel asks {@link RevealSecret} for what it says now.
 */
export interface SecretBubble {
  readonly geheim: string;
}

/** @returns the text of a secret bubble as long as the state still holds it; undefined shows the covered form. */
export type RevealSecret = (state: Json | undefined, geheim: string) => string | undefined;
