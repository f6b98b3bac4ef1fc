/** What one installation lets its web chats do. Whatever is refused has not been accepted, and the answer says so. */
export interface DirectLineLimits {
  /** Bytes of a request's body; above it 413. Default 65,536. */
  readonly bodyBytes: number;
  /** Characters of one message; above it 413, so that no text is cut off unseen. Default 4,000. */
  readonly textCharacters: number;
  /** Characters of a button's value as JSON; above it 413. Default 4,096. */
  readonly valueCharacters: number;
  /**
   * Characters that one conversation takes of its user in all, as JSON; above it 413 to every message, so that nobody
   * fills the disk on which the meldingen must be written. Default 200,000: forty pages.
   */
  readonly charactersPerConversation: number;
  /** Activities of one conversation in any 60 seconds; above it 429. Default 30. */
  readonly activitiesPerMinute: number;
  /** Activities of one conversation in any second; above it 429. Default 10. */
  readonly activitiesPerSecond: number;
  /** Conversations open at one time in the whole installation; above it no token, 429. Default 3,000. */
  readonly openConversations: number;
  /** Conversations opened in any second in the whole installation; above it no token, 429. Default 20. */
  readonly newConversationsPerSecond: number;
  /** Sockets (tabs) of one conversation; above it 429. Default 10. */
  readonly socketsPerConversation: number;
  /** Bytes waiting for a slow socket; above it the socket is closed, and catches up when it returns. Default 1 MiB. */
  readonly bufferedBytes: number;
  /** Milliseconds of silence after which a socket is dropped; clients send an empty frame every 20 s. Default 60,000. */
  readonly silentMs: number;
  /** Milliseconds between two looks for silent sockets and ended conversations. Default 10,000. */
  readonly sweepMs: number;
}

export const DEFAULT_LIMITS: DirectLineLimits = {
  bodyBytes: 64 * 1024,
  textCharacters: 4000,
  valueCharacters: 4096,
  charactersPerConversation: 200_000,
  activitiesPerMinute: 30,
  activitiesPerSecond: 10,
  openConversations: 3000,
  newConversationsPerSecond: 20,
  socketsPerConversation: 10,
  bufferedBytes: 1024 * 1024,
  silentMs: 60_000,
  sweepMs: 10_000,
};

interface Rule {
  readonly count: number;
  readonly ms: number;
}

/** Counts over sliding windows: exact, and at most as long as its largest count. */
export class SlidingWindow {
  readonly #rules: readonly Rule[];
  readonly #most: number;
  readonly #times: number[] = [];

  /** A rule whose count is infinite never refuses. */
  constructor(rules: readonly Rule[]) {
    this.#rules = rules.filter((rule) => Number.isFinite(rule.count));
    this.#most = Math.max(0, ...this.#rules.map((rule) => rule.count));
  }

  /**
   * Counts one event.
   * @param now Milliseconds.
   * @returns 0, or when there is no room the milliseconds until there is; the event is not counted then.
   */
  take(now: number): number {
    for (const { count, ms } of this.#rules) {
      const since = now - (this.#times[this.#times.length - count] ?? Number.NEGATIVE_INFINITY);
      if (since < ms) return ms - since;
    }
    this.#times.push(now);
    if (this.#times.length > this.#most) this.#times.shift();
    return 0;
  }
}
