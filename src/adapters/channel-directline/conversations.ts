import type { Activity, TurnContext } from 'botbuilder';
import type { WebSocket } from 'ws';
import type { ConversationId, SchoolId } from '../../domain/ids.js';
import { toIsoTime } from '../../domain/ids.js';
import { withoutMessage } from '../../errors.js';
import type { Clock } from '../../ports/clock.js';
import type {
  ConversationChange,
  ConversationStore,
  LoggedActivity,
  StoredConversation,
} from '../../ports/conversation-store.js';
import type { Logger } from '../../ports/logger.js';
import type { RevealSecret } from '../../ports/turn-session.js';
import type { Incoming } from './activities.js';
import { activityId, coverEntry, fromBot, isFromUser, toTurn } from './activities.js';
import type { Logic, Turn } from './adapter.js';
import { DirectLineAdapter } from './adapter.js';
import { refuse } from './http.js';
import type { DirectLineLimits } from './limits.js';
import { LiveConversation } from './live.js';

export interface ConversationsOptions {
  readonly conversations: ConversationStore;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly reveal: RevealSecret;
  readonly onTurn: (context: TurnContext) => Promise<void>;
  readonly limits: DirectLineLimits;
}

/** A conversation without tabs or turns leaves memory after this long; its limits look back a minute. */
const EVICT_MS = 2 * 60_000;

/**
 * Every conversation's turns: in order, one at a time, each kept whole or not at all. A turn that was not kept, because
 * the server fell or the store could not write, is done again: at least once.
 */
export class Conversations {
  readonly adapter: DirectLineAdapter;
  readonly #options: ConversationsOptions;
  readonly #live = new Map<ConversationId, LiveConversation>();
  readonly #sweeping: NodeJS.Timeout;
  #closing = false;

  constructor(options: ConversationsOptions) {
    this.#options = options;
    this.adapter = new DirectLineAdapter((id, activity, logic) => this.#proactive(id, activity, logic));
    this.#sweeping = setInterval(() => void this.#sweep(), options.limits.sweepMs).unref();
  }

  get closing(): boolean {
    return this.#closing;
  }

  /**
   * Brings a conversation into memory; what waits in its log for a turn, after a restart, gets it.
   * @returns undefined when it is over.
   */
  async touch(
    id: ConversationId,
  ): Promise<{ live: LiveConversation; stored: StoredConversation } | undefined> {
    const before = this.#live.get(id);
    const stored = await this.#options.conversations.find(id);
    const live = this.#live.get(id);
    // It left memory meanwhile: what was found may be older than what it last wrote.
    if (before !== undefined && live === undefined) return this.touch(id);
    if (stored === undefined) {
      if (live !== undefined) this.#end(live);
      return undefined;
    }
    if (live !== undefined) {
      live.lastTouched = this.#now();
      return { live, stored };
    }
    const woken = new LiveConversation(stored, this.#options.limits, this.#now());
    this.#live.set(id, woken);
    for (let place = stored.handled; place < stored.log.length; place++) {
      const entry = stored.log[place];
      if (entry !== undefined && isFromUser(entry)) this.#enqueueTurn(woken, place);
    }
    return { live: woken, stored };
  }

  /**
   * Keeps an activity of the user, shows it to its tabs, and has its turn wait.
   * @returns its id; for one that was there already the id it had.
   * @throws {Refusal} 429 when they come too fast, 413 when the conversation is full. An event without a value, such as
   * "wis", is always taken.
   */
  receive(live: LiveConversation, incoming: Incoming): string {
    const { entry, key } = incoming;
    const before = key === undefined ? undefined : live.known.get(key);
    if (before !== undefined) return before;
    if (this.#closing) throw refuse.closing();
    const characters = live.characters + JSON.stringify(entry).length;
    const isBare = entry.text === undefined && entry.value === undefined;
    if (characters > this.#options.limits.charactersPerConversation && !isBare) throw refuse.tooBig();
    const wait = live.window.take(this.#now());
    if (wait > 0) throw refuse.tooMany(wait);
    live.characters = characters;

    const place = this.#append(live, [entry], {});
    const id = activityId(live.id, place, entry);
    if (key !== undefined) live.known.set(key, id);
    this.#enqueueTurn(live, place);
    return id;
  }

  /** Writes entries with what else changes, and then shows them. @returns the place of the first. */
  #append(
    live: LiveConversation,
    entries: readonly LoggedActivity[],
    change: Omit<ConversationChange, 'at' | 'append'>,
  ): number {
    const { conversations, clock, reveal, limits } = this.#options;
    const first = live.length;
    conversations.change(live.id, { at: toIsoTime(clock.now()), append: entries, ...change });
    live.length += entries.length;
    live.publish(first, entries, change.state, reveal, limits.bufferedBytes);
    return first;
  }

  /** Gives a socket what it misses from `watermark` on, and then what comes. */
  async attach(live: LiveConversation, socket: WebSocket, watermark: number): Promise<void> {
    const { conversations, reveal } = this.#options;
    try {
      await live.attach(socket, watermark, {
        now: () => this.#now(),
        load: () => conversations.find(live.id),
        reveal,
      });
    } catch {
      socket.terminate();
    }
  }

  /** Stops after the turns that are running; those that wait stay in the log, and get their turn after the restart. */
  async close(): Promise<void> {
    this.#closing = true;
    clearInterval(this.#sweeping);
    await Promise.all(
      [...this.#live.values()].map(async (live) => {
        await live.idle();
        live.closeTabs(1012);
      }),
    );
    this.#live.clear();
  }

  #enqueueTurn(live: LiveConversation, place: number): void {
    live.enqueue(() =>
      this.#guard(live, async () => {
        if (this.#closing) return;
        const stored = await this.#options.conversations.find(live.id);
        const entry = stored?.log[place];
        if (stored === undefined || entry === undefined) return this.#end(live);
        await this.#turn(live, stored, toTurn(stored, place, entry), this.#options.onTurn, { place, entry });
      }),
    );
  }

  async #proactive(id: ConversationId, activity: Partial<Activity>, logic: Logic): Promise<void> {
    if (this.#closing) throw refuse.closing();
    const touched = await this.touch(id);
    if (touched === undefined) return;
    const { live } = touched;
    await new Promise<void>((resolve, reject) => {
      const run = async () => {
        if (this.#closing) throw refuse.closing();
        const stored = await this.#options.conversations.find(id);
        if (stored === undefined) return this.#end(live);
        const failure = await this.#turn(live, stored, activity, logic, undefined);
        if (failure !== undefined && this.adapter.onTurnError === undefined) throw failure.error;
      };
      live.enqueue(
        () => run().then(resolve, reject),
        () => this.#proactive(id, activity, logic).then(resolve, reject),
      );
    });
  }

  /** The store could not write: what waits is still in the log, and gets its turn when the clients come back. */
  async #guard(live: LiveConversation, job: () => Promise<void>): Promise<void> {
    try {
      await job();
    } catch (error) {
      this.#logFailure(live.school, error);
      this.#end(live);
    }
  }

  async #turn(
    live: LiveConversation,
    stored: StoredConversation,
    activity: Partial<Activity>,
    logic: Logic,
    asked: { readonly place: number; readonly entry: LoggedActivity } | undefined,
  ): Promise<Turn['failure']> {
    const { clock, limits, reveal } = this.#options;
    let cover: string | undefined;
    let erase = false;
    let forgetPast = false;
    const before = stored.state ?? undefined;
    const turn: Turn = {
      session: {
        school: stored.school,
        conversation: stored.id,
        channel: 'web',
        state: before,
        cover: (text) => {
          cover = text;
        },
        erase: () => {
          erase = true;
        },
        forgetPast: () => {
          forgetPast = true;
        },
      },
      said: [],
      failure: undefined,
      say: (said) => {
        const entry = fromBot(said, clock.now());
        if (entry?.type === 'typing') live.publishTyping(entry, limits.bufferedBytes);
        else if (entry !== undefined) turn.said.push(entry);
      },
    };
    await this.adapter.run(turn, activity, logic);

    if (turn.failure !== undefined) this.#logFailure(stored.school, turn.failure.error);
    const after = turn.failure === undefined ? turn.session.state : before;
    if (erase) {
      this.#options.conversations.erase(live.id);
      live.publish(live.length, turn.said, after, reveal, limits.bufferedBytes);
      this.#end(live);
      return turn.failure;
    }
    this.#append(live, turn.said, {
      // JSON has no undefined; null is read as undefined again.
      ...((after !== undefined || before !== undefined) && { state: after ?? null }),
      ...(asked !== undefined && { handled: asked.place + 1 }),
      forgetPast,
      ...(asked !== undefined &&
        cover !== undefined && { cover: new Map([[asked.place, coverEntry(asked.entry, cover)]]) }),
    });
    return turn.failure;
  }

  #logFailure(school: SchoolId, error: unknown): void {
    this.#options.logger.error({ event: 'turn.failed', school, ...withoutMessage(error) });
  }

  /** Its tabs hear that it is over when they ask again: 404. */
  #end(live: LiveConversation): void {
    live.dropJobs();
    live.closeTabs(1000);
    if (this.#live.get(live.id) === live) this.#live.delete(live.id);
  }

  async #sweep(): Promise<void> {
    const now = this.#now();
    for (const live of [...this.#live.values()]) {
      live.dropSilent(now - this.#options.limits.silentMs);
      if (!live.busy && now - live.lastTouched > EVICT_MS) this.#live.delete(live.id);
      else if (live.tabs > 0) await this.#endWhenGone(live);
    }
  }

  async #endWhenGone(live: LiveConversation): Promise<void> {
    try {
      if ((await this.#options.conversations.find(live.id)) === undefined) this.#end(live);
    } catch (error) {
      this.#logFailure(live.school, error);
    }
  }

  #now(): number {
    return this.#options.clock.now().getTime();
  }
}
