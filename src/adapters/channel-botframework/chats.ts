import { createHmac } from 'node:crypto';
import {
  type ConversationId,
  type SchoolId,
  toConversationId,
  toIsoTime,
  toSchoolId,
} from '../../domain/ids.js';
import type { Clock } from '../../ports/clock.js';
import type { Json } from '../../ports/conversation-store.js';
import type { Ids } from '../../ports/ids.js';
import type { ShortTermStore } from '../../ports/short-term-store.js';
import { personOf, type TeamsActivity, tenantOf } from './activities.js';

const HOUR = 60 * 60_000;
const DAY = 24 * HOUR;
/** A school is asked for again after a summer at most. */
const REMEMBERED = 400 * DAY;
const RENEWED = 200 * DAY;

export interface ChatsOptions {
  readonly shortTerm: ShortTermStore;
  /** Hides who chose a school. */
  readonly personKey: Buffer;
  readonly ids: Ids;
  readonly clock: Clock;
}

/** What is kept of who talks: nothing that says who it is, but to somebody who has the keys and already knows. */
export class Chats {
  readonly #options: ChatsOptions;

  constructor(options: ChatsOptions) {
    this.#options = options;
  }

  /**
   * The ids that the conversation in this chat may have: under the key of today, and under that of yesterday. A key is
   * thrown away, and then nothing links a conversation of that day to a chat.
   */
  async idsOf(
    activity: TeamsActivity,
  ): Promise<readonly [today: ConversationId, yesterday?: ConversationId]> {
    const now = this.#options.clock.now();
    const chat = `${tenantOf(activity)}/${activity.conversation.id}/${personOf(activity)}`;
    const today = hidden(await this.#dayKey(now), chat);
    const before = this.#options.shortTerm.find(DAYS, dayOf(new Date(now.getTime() - DAY)));
    return [
      toConversationId(today),
      ...(typeof before === 'string'
        ? ([toConversationId(hidden(Buffer.from(before, 'base64'), chat))] as const)
        : []),
    ] as readonly [ConversationId, ConversationId?];
  }

  async #dayKey(now: Date): Promise<Buffer> {
    const { shortTerm, ids } = this.#options;
    const day = dayOf(now);
    const until = toIsoTime(new Date(Date.parse(day) + DAY + 26 * HOUR));
    let key = shortTerm.find(DAYS, day);
    if (key === undefined) {
      await shortTerm.putOnce(DAYS, day, ids.random() + ids.random(), until);
      key = shortTerm.find(DAYS, day);
    }
    return Buffer.from(String(key), 'base64');
  }

  /** The school that this person chose, or spoke in a team of. */
  schoolOf(activity: TeamsActivity): SchoolId | undefined {
    const found = this.#remembered(activity);
    return found && toSchoolId(found.school);
  }

  async remember(activity: TeamsActivity, school: SchoolId): Promise<void> {
    const { shortTerm, clock } = this.#options;
    const now = clock.now().getTime();
    const known = this.#remembered(activity);
    if (known?.school === school && now - known.sinds < RENEWED) return;
    const until = toIsoTime(new Date(now + REMEMBERED));
    await shortTerm.put(SCHOOLS, this.person(activity), { school, sinds: now }, until);
  }

  async forget(activity: TeamsActivity): Promise<void> {
    await this.#options.shortTerm.remove(SCHOOLS, this.person(activity));
  }

  #remembered(activity: TeamsActivity): { readonly school: string; readonly sinds: number } | undefined {
    const found: Json | undefined = this.#options.shortTerm.find(SCHOOLS, this.person(activity));
    return found as { school: string; sinds: number } | undefined;
  }

  /** Stands for an account, and leads back to it only for who knows it already. */
  person(activity: TeamsActivity): string {
    return hidden(this.#options.personKey, `${tenantOf(activity)}/${personOf(activity)}`);
  }
}

const DAYS = 'teams-dag';
const SCHOOLS = 'teams-school';

const dayOf = (moment: Date): string => moment.toISOString().slice(0, 10);
const hidden = (key: Buffer, text: string): string =>
  createHmac('sha256', key).update(text).digest('base64url').slice(0, 32);
