import { type ConversationId, type SchoolId, toIsoTime } from '../../domain/ids.js';
import { TooManyConversations, withoutMessage } from '../../errors.js';
import type { Clock } from '../../ports/clock.js';
import type {
  ConversationStore,
  LoggedActivity,
  StoredConversation,
} from '../../ports/conversation-store.js';
import type { Logger } from '../../ports/logger.js';
import { type RevealSecret, TURN_SESSION, type TurnSession } from '../../ports/turn-session.js';
import {
  keyOf,
  type Reference,
  referenceOf,
  type Said,
  spokenText,
  type TeamsActivity,
  toReference,
} from './activities.js';
import type { Connection, Logic, TeamsAdapter, TurnContext } from './adapter.js';
import { type Spoken, toTeams } from './bubbles.js';
import type { Chats } from './chats.js';
import type { Delivery } from './delivery.js';

export interface ConversationsOptions {
  readonly adapter: TeamsAdapter;
  readonly delivery: Delivery;
  readonly chats: Chats;
  readonly conversations: ConversationStore;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly reveal: RevealSecret;
  readonly onTurn: Logic;
  readonly onTurnError: (context: TurnContext, error: Error) => Promise<void>;
  /** Of this server, without a slash at the end. */
  readonly publicUrl: string;
  /** Everything that is known of somebody goes: the chat was erased, or the buddy was taken away. */
  readonly onGone: (activity: TeamsActivity) => Promise<void>;
}

/**
 * Every chat's turns: in order, one at a time, each kept whole or not at all, and only then sent. What could not be sent
 * goes first at the next turn. The log holds what is still to be sent, and of the rest only the ids that Teams gave.
 */
export class Conversations {
  readonly #options: ConversationsOptions;
  readonly #queues = new Map<string, Promise<void>>();

  constructor(options: ConversationsOptions) {
    this.#options = options;
  }

  /** Does a chat's work in order. @returns when `work` is done; what it gives to do afterwards is done before the next. */
  enqueue(chat: string, work: () => Promise<(() => Promise<void>) | undefined>): Promise<void> {
    let kept: () => void = () => undefined;
    let failed: (error: unknown) => void = () => undefined;
    const done = new Promise<void>((resolve, reject) => {
      kept = resolve;
      failed = reject;
    });
    const job = async (): Promise<void> => {
      try {
        const afterwards = await work();
        kept();
        await afterwards?.();
      } catch (error) {
        failed(error);
      }
    };
    const queue = (this.#queues.get(chat) ?? Promise.resolve()).then(job).finally(() => {
      if (this.#queues.get(chat) === queue) this.#queues.delete(chat);
    });
    this.#queues.set(chat, queue);
    return done;
  }

  /** Resolves when nothing is running any more. */
  async idle(): Promise<void> {
    await Promise.all(this.#queues.values());
  }

  /** The conversation that goes on in a chat. */
  async find(activity: TeamsActivity): Promise<StoredConversation | undefined> {
    for (const id of await this.#options.chats.idsOf(activity)) {
      const stored = id && (await this.#options.conversations.find(id));
      if (stored !== undefined) return stored;
    }
    return undefined;
  }

  /** Begins a conversation, in a chat that has none. */
  async open(activity: TeamsActivity, school: SchoolId): Promise<StoredConversation> {
    const { chats, conversations, clock } = this.#options;
    const [id] = await chats.idsOf(activity);
    const now = toIsoTime(clock.now());
    try {
      return conversations.open(id, school, now);
    } catch (error) {
      if (!(error instanceof TooManyConversations)) throw error;
      // What is over makes room.
      conversations.expire(now);
      return conversations.open(id, school, now);
    }
  }

  /** Whether Teams brought this message before. */
  isKnown({ log }: StoredConversation, activity: TeamsActivity): boolean {
    const key = keyOf(activity);
    return log.some((entry) => entry.type === HEARD && entry.id === key);
  }

  /**
   * Whether a conversation takes no more: nobody fills the disk on which the meldingen must be written. A few words, such
   * as "wis dit gesprek", are always taken.
   */
  isFull({ log }: StoredConversation, activity: TeamsActivity): boolean {
    const characters = spokenText(activity).length;
    const before = log.reduce((sum, { type, tekens }) => sum + (type === HEARD ? Number(tekens) : 0), 0);
    return characters > FEW_CHARACTERS && before + characters > MOST_CHARACTERS;
  }

  /** Runs a turn and keeps it. @returns the sending of what was said. */
  async turn(
    stored: StoredConversation,
    full: TeamsActivity,
    context: TurnContext,
  ): Promise<() => Promise<void>> {
    const { adapter, conversations, clock, logger, publicUrl } = this.#options;
    const before = stored.state ?? undefined;
    let erase = false;
    let forgetPast = false;
    const session: TurnSession = {
      school: stored.school,
      conversation: stored.id,
      channel: 'teams',
      webpagina: `${publicUrl}/s/${stored.school}`,
      bereikbaar: referenceOf(full),
      state: before,
      // The log never holds what was typed.
      cover: () => undefined,
      erase: () => {
        erase = true;
      },
      forgetPast: () => {
        forgetPast = true;
      },
    };
    context.turnState.set(TURN_SESSION, session);
    let failed = false;
    const said = await adapter.collect(context, async () => {
      try {
        await this.#options.onTurn(context);
      } catch (error) {
        failed = true;
        logger.error({ event: 'turn.failed', school: stored.school, ...withoutMessage(error) });
        await this.#options.onTurnError(
          context,
          error instanceof Error ? error : new Error('The turn failed.'),
        );
      }
    });
    const after = failed ? before : session.state;
    const entries = said.flatMap((one) => toEntry(one));
    if (erase) {
      const gone = stored.log.flatMap(({ type, id }) => (type === SENT ? [String(id)] : []));
      conversations.erase(stored.id);
      await this.#options.onGone(full);
      return () => this.#sayGoodbye(toReference(referenceOf(full)), entries, gone);
    }
    conversations.change(stored.id, {
      at: toIsoTime(clock.now()),
      append: [{ type: HEARD, id: keyOf(full), tekens: spokenText(full).length }, ...entries],
      ...((after !== undefined || before !== undefined) && { state: after ?? null }),
      forgetPast,
    });
    return () => this.#flush(stored.id, full);
  }

  /** Sends what was said and not sent yet, and takes away what may not be shown any more. */
  async #flush(id: ConversationId, activity: TeamsActivity): Promise<void> {
    const { conversations, clock, delivery, logger, reveal } = this.#options;
    const reference = toReference(referenceOf(activity));
    const done = await delivery.at(reference, async (speaker) => {
      const stored = await conversations.find(id);
      if (stored === undefined) return;
      const { log, handled } = stored;
      for (let place = handled; place < log.length; place += 1) {
        const entry = log[place];
        if (entry?.type !== TO_SEND) continue;
        const text = typeof entry.geheim === 'string' ? reveal(stored.state, entry.geheim) : undefined;
        const said = entry.zeg as unknown as Said;
        const sent = await speaker.send(text === undefined ? said : { ...said, text });
        const { geheim } = entry;
        const instead = { type: SENT, id: sent.id, ...(geheim !== undefined && { geheim }) };
        conversations.change(id, {
          at: toIsoTime(clock.now()),
          cover: new Map([[place, instead]]),
          handled: place + 1,
        });
      }
      await this.#takeBack(speaker, id);
    });
    if (done.kind === 'mislukt') logger.warn({ event: 'teams.mislukt', code: done.code });
    if (done.kind === 'weg') {
      conversations.erase(id);
      await this.#options.onGone(activity);
    }
  }

  /** A secret bubble leaves the chat as soon as the conversation forgot the secret. */
  async #takeBack(speaker: Connection, id: ConversationId): Promise<void> {
    const { conversations, clock, reveal } = this.#options;
    const { log = [], state } = (await conversations.find(id)) ?? {};
    for (const [place, entry] of log.entries()) {
      if (entry.type !== SENT || typeof entry.geheim !== 'string') continue;
      if (reveal(state, entry.geheim) !== undefined) continue;
      await speaker.remove(String(entry.id));
      const instead = { type: SENT, id: '' };
      conversations.change(id, { at: toIsoTime(clock.now()), cover: new Map([[place, instead]]) });
    }
  }

  /** The conversation is gone already: its bubbles go too, and the last words are said. */
  async #sayGoodbye(
    reference: Reference,
    entries: readonly LoggedActivity[],
    gone: readonly string[],
  ): Promise<void> {
    await this.#options.delivery.at(reference, async (speaker) => {
      for (const { zeg } of entries) await speaker.send(zeg as unknown as Said);
    });
    for (const id of gone) {
      if (id !== '') await this.#options.delivery.at(reference, (speaker) => speaker.remove(id));
    }
  }
}

/** Of one conversation; forty pages, as in the web chat. */
const MOST_CHARACTERS = 200_000;
const FEW_CHARACTERS = 40;

const HEARD = 'gehoord';
const TO_SEND = 'te-zeggen';
const SENT = 'gezegd';

/** What is for the page alone, such as the event that clears it, is not for Teams. */
function toEntry(said: Spoken): LoggedActivity[] {
  if ((said.type ?? 'message') !== 'message') return [];
  const { activity, geheim } = toTeams(said);
  const zeg = JSON.parse(JSON.stringify(activity)) as LoggedActivity;
  return [{ type: TO_SEND, zeg, ...(geheim !== undefined && { geheim }) }];
}
