import type { WebSocket } from 'ws';
import type { ConversationId, SchoolId } from '../../domain/ids.js';
import type { Json, LoggedActivity, StoredConversation } from '../../ports/conversation-store.js';
import type { RevealSecret } from '../../ports/turn-session.js';
import { activityId, isFromUser, keyOf, toWire } from './activities.js';
import type { DirectLineLimits } from './limits.js';
import { SlidingWindow } from './limits.js';

/** One socket of a conversation; each open tab has its own. */
interface Tab {
  readonly socket: WebSocket;
  /** False while it is given what it missed: new activities are then found in the log. */
  caughtUp: boolean;
  lastSeen: number;
}

/** Where a socket finds what it misses. */
export interface Source {
  readonly now: () => number;
  /** Reads the log again; undefined when the conversation is over. */
  readonly load: () => Promise<StoredConversation | undefined>;
  readonly reveal: RevealSecret;
}

/** A conversation in memory while somebody is there: its queue of turns and its sockets. The store holds the rest. */
export class LiveConversation {
  readonly id: ConversationId;
  readonly school: SchoolId;
  readonly window: SlidingWindow;
  /** Number that the next activity gets. Only this object appends to the log. */
  length: number;
  lastTouched: number;
  /** Of what its user sent, as it came. */
  characters = 0;
  /** Ids by clientActivityID. */
  readonly known = new Map<string, string>();
  readonly #tabs = new Set<Tab>();
  readonly #jobs: { readonly job: () => Promise<void>; readonly dropped: () => void }[] = [];
  #working: Promise<void> | undefined;

  constructor(stored: StoredConversation, limits: DirectLineLimits, now: number) {
    this.id = stored.id;
    this.school = stored.school;
    this.length = stored.log.length;
    this.lastTouched = now;
    this.window = new SlidingWindow([
      { count: limits.activitiesPerMinute, ms: 60_000 },
      { count: limits.activitiesPerSecond, ms: 1000 },
    ]);
    for (const [place, entry] of stored.log.entries()) {
      if (!isFromUser(entry)) continue;
      this.characters += JSON.stringify(entry).length;
      const key = keyOf(entry);
      if (key !== undefined) this.known.set(key, activityId(this.id, place, entry));
    }
  }

  /**
   * Jobs run one at a time, in the order in which they came.
   * @param job Settles its own errors.
   * @param dropped Called instead when the queue is dropped first.
   */
  enqueue(job: () => Promise<void>, dropped: () => void = () => {}): void {
    this.#jobs.push({ job, dropped });
    this.#working ??= this.#work();
  }

  async #work(): Promise<void> {
    // Not in the caller's turn of the event loop: it answers first.
    await Promise.resolve();
    for (let next = this.#jobs.shift(); next !== undefined; next = this.#jobs.shift()) await next.job();
    this.#working = undefined;
  }

  /** When the queue is empty. */
  async idle(): Promise<void> {
    await this.#working;
  }

  dropJobs(): void {
    for (const { dropped } of this.#jobs.splice(0)) dropped();
  }

  get busy(): boolean {
    return this.#working !== undefined || this.#tabs.size > 0;
  }

  get tabs(): number {
    return this.#tabs.size;
  }

  /** Sends new activities, of which the first is number `first`, to every tab that has all before them. */
  publish(
    first: number,
    entries: readonly LoggedActivity[],
    state: Json | undefined,
    reveal: RevealSecret,
    most: number,
  ) {
    if (this.#tabs.size === 0) return;
    const text = frame(this.id, first, entries, state, reveal);
    for (const tab of this.#tabs) {
      if (tab.caughtUp && text !== undefined) deliver(tab, text, most);
    }
  }

  /** Goes to the tabs that are open and is not kept, so that it has no place and no watermark. */
  publishTyping(entry: LoggedActivity, most: number): void {
    const id = `${activityId(this.id, this.length, entry)}-typing`;
    const activity = { ...toWire(this.id, this.length, entry, undefined, () => undefined), id };
    const text = JSON.stringify({ activities: [activity] });
    for (const tab of this.#tabs) if (tab.caughtUp) deliver(tab, text, most);
  }

  /**
   * Adds a socket and gives it everything from `watermark` on, without a gap or a double between what was and what comes.
   */
  async attach(socket: WebSocket, watermark: number, source: Source): Promise<void> {
    const { now } = source;
    const tab: Tab = { socket, caughtUp: false, lastSeen: now() };
    let next = Math.min(watermark, this.length);
    this.#tabs.add(tab);
    const seen = () => {
      tab.lastSeen = now();
    };
    socket.on('message', seen);
    socket.on('pong', seen);
    socket.on('error', () => socket.terminate());
    socket.on('close', () => {
      this.#tabs.delete(tab);
      this.lastTouched = now();
    });
    while (next < this.length) {
      const stored = await source.load();
      if (stored === undefined) return socket.close(1000);
      const missed = stored.log.slice(next);
      const text = frame(this.id, next, missed, stored.state, source.reveal);
      next += missed.length;
      if (text !== undefined) deliver(tab, text, Number.POSITIVE_INFINITY);
    }
    tab.caughtUp = true;
  }

  dropSilent(before: number): void {
    for (const tab of this.#tabs) if (tab.lastSeen < before) tab.socket.terminate();
  }

  closeTabs(code: number): void {
    for (const tab of this.#tabs) tab.socket.close(code);
  }
}

/** What a socket and a poll are answered with: activities and the number of the one that comes next. */
export function activitySet(
  conversation: ConversationId,
  first: number,
  entries: readonly LoggedActivity[],
  state: Json | undefined,
  reveal: RevealSecret,
): { activities: object[]; watermark: string } {
  const activities: object[] = [];
  for (const [index, entry] of entries.entries()) {
    const wire = toWire(conversation, first + index, entry, state, reveal);
    if (wire !== undefined) activities.push(wire);
  }
  return { activities, watermark: String(first + entries.length) };
}

function frame(
  conversation: ConversationId,
  first: number,
  entries: readonly LoggedActivity[],
  state: Json | undefined,
  reveal: RevealSecret,
): string | undefined {
  const set = activitySet(conversation, first, entries, state, reveal);
  return set.activities.length === 0 ? undefined : JSON.stringify(set);
}

/** A tab that does not read is closed; it asks for what it missed when it comes back. */
function deliver(tab: Tab, text: string, most: number): void {
  if (tab.socket.readyState !== tab.socket.OPEN) return;
  tab.socket.send(text);
  if (tab.socket.bufferedAmount > most) tab.socket.terminate();
}
