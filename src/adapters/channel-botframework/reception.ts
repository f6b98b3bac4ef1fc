import type { SchoolId } from '../../domain/ids.js';
import type { SchoolStore } from '../../ports/school-store.js';
import type { ShortTermStore } from '../../ports/short-term-store.js';
import { keyOf, referenceOf, type TeamsActivity, teamOf, toReference } from './activities.js';
import type { TurnContext } from './adapter.js';
import { type Spoken, toTeams } from './bubbles.js';
import type { Chats } from './chats.js';
import type { Delivery } from './delivery.js';

/** Speaks with somebody before it is known of which school; in words of the bot. */
export interface Receive {
  /** @returns the school that was named, or what to say. */
  readonly meet: (activity: TurnContext['activity']) => { readonly school: SchoolId } | readonly Spoken[];
  /** For where others read along. @param link To the chat with the buddy alone. */
  readonly elsewhere: (activity: TurnContext['activity'], link: string) => readonly Spoken[];
}

export interface ReceptionOptions {
  readonly delivery: Delivery;
  readonly chats: Chats;
  readonly schools: SchoolStore;
  readonly shortTerm: ShortTermStore;
  readonly appId: string;
  readonly receive: Receive;
}

/** The school of a team of Entra, by the team's group. */
export const TEAM_SCHOOLS = 'teams-groep';
/** Messages are brought twice within seconds or not at all. */
const REMEMBERED_IDS = 500;
/** What is typed before a school is named; more than this nobody types. */
const PENDING = 20;
const PENDING_CHATS = 1000;

type Begin = (school: SchoolId) => Promise<() => Promise<void>>;

/** Whoever comes in without a school, and whoever speaks where others read along. */
export class Reception {
  readonly #options: ReceptionOptions;
  /** What was typed by whom still has to name a school. Not on disk: it is asked again after a restart. */
  readonly #pending = new Map<string, string[]>();
  readonly #seen = new Set<string>();

  constructor(options: ReceptionOptions) {
    this.#options = options;
  }

  /** The school that somebody chose before, or the only one. */
  schoolOf(activity: TeamsActivity): SchoolId | undefined {
    const { chats, schools } = this.#options;
    const chosen = chats.schoolOf(activity);
    if (chosen !== undefined && schools.find(chosen) !== undefined) return chosen;
    const [only, another] = schools.all();
    return another === undefined ? only?.id : undefined;
  }

  /**
   * Asks for the school, with help in danger before it. What was typed meanwhile begins the conversation.
   * @param begin Begins it, with the activity of the turn.
   */
  async meet(
    full: TeamsActivity,
    context: TurnContext,
    begin: Begin,
  ): Promise<(() => Promise<void>) | undefined> {
    if (this.#isSeen(full)) return undefined;
    const { chats, receive, delivery } = this.#options;
    const chat = full.conversation.id;
    const waiting = this.#pending.get(chat);
    if (full.type === 'conversationUpdate' && waiting !== undefined) return undefined;
    const met = receive.meet(context.activity);
    if ('school' in met) {
      this.#pending.delete(chat);
      await chats.remember(full, met.school);
      const told = waiting?.join('\n') ?? '';
      Object.assign(context.activity, { text: told, value: undefined });
      context.activity.type = told === '' ? 'conversationUpdate' : 'message';
      return begin(met.school);
    }
    this.#keep(chat, context.activity);
    return async () => {
      await delivery.at(toReference(referenceOf(full)), async (speaker) => {
        for (const one of met) await speaker.send(toTeams(one).activity);
      });
    };
  }

  /** Where others read along nothing is said about anybody; whoever belongs to a team belongs to its school. */
  async sendAway(full: TeamsActivity, context: TurnContext): Promise<void> {
    if (this.#isSeen(full)) return;
    const { chats, shortTerm, delivery, receive, appId } = this.#options;
    const team = teamOf(full);
    const school = team === undefined ? undefined : shortTerm.find(TEAM_SCHOOLS, team);
    if (typeof school === 'string' && chats.schoolOf(full) === undefined) {
      await chats.remember(full, school as SchoolId);
    }
    const link = `https://teams.microsoft.com/l/chat/0/0?users=28:${appId}`;
    const said = receive.elsewhere(context.activity, link);
    // In the thread in which it was asked.
    const reference = { ...toReference(referenceOf(full)), conversation: full.conversation };
    await delivery.at(reference, async (speaker) => {
      for (const one of said) await speaker.send(toTeams(one).activity);
    });
  }

  #keep(chat: string, { text }: TurnContext['activity']): void {
    const waiting = this.#pending.get(chat) ?? [];
    this.#pending.delete(chat);
    const more = text && waiting.length < PENDING ? [...waiting, text] : waiting;
    this.#pending.set(chat, more);
    const [oldest] = this.#pending.keys();
    if (this.#pending.size > PENDING_CHATS && oldest !== undefined) this.#pending.delete(oldest);
  }

  #isSeen(activity: TeamsActivity): boolean {
    const key = `${activity.conversation.id}/${keyOf(activity)}`;
    if (this.#seen.has(key)) return true;
    this.#seen.add(key);
    const [oldest] = this.#seen;
    if (this.#seen.size > REMEMBERED_IDS && oldest !== undefined) this.#seen.delete(oldest);
    return false;
  }
}
