import { createHash } from 'node:crypto';
import type { Activity, ConversationParameters } from 'botbuilder';

export interface Member {
  readonly id: string;
  readonly aadObjectId?: string;
  readonly name?: string;
  readonly email?: string;
  readonly userPrincipalName?: string;
  readonly tenantId?: string;
  readonly userRole?: string;
}

export type Sent = Partial<Activity> & { readonly id: string };

/** What Teams keeps of its conversations: who is in it, and what the bot has written there. */
export class Conversations {
  readonly #activities = new Map<string, Sent[]>();
  readonly #members = new Map<string, Member[]>();
  /** Teams numbers messages by the millisecond in which they came. */
  #lastId = Date.parse('2026-11-20T09:30:00.000Z');

  activitiesOf(conversation: string): readonly Sent[] {
    return this.#activities.get(conversation) ?? [];
  }

  get ids(): readonly string[] {
    return [...this.#activities.keys()];
  }

  add(conversation: string, activity: Partial<Activity>): string {
    const id = this.#nextId();
    this.#activities.set(conversation, [...this.activitiesOf(conversation), { ...activity, id }]);
    return id;
  }

  /** @returns Whether the activity was there. */
  update(conversation: string, id: string, activity: Partial<Activity>): boolean {
    return this.#replace(conversation, id, [{ ...activity, id }]);
  }

  /** @returns Whether the activity was there. */
  remove(conversation: string, id: string): boolean {
    return this.#replace(conversation, id, []);
  }

  /** @returns Nothing when Teams would not know what is meant. */
  create(wanted: Partial<ConversationParameters>) {
    const channel: string | undefined = wanted.channelData?.channel?.id;
    if (channel !== undefined) return this.#createThread(channel, wanted.activity);
    const member = wanted.members?.[0];
    const tenant: string | undefined = wanted.tenantId ?? wanted.channelData?.tenant?.id;
    if (member === undefined || tenant === undefined || wanted.isGroup === true) return undefined;
    const id = personalConversationOf(member.id, tenant);
    if (!this.#activities.has(id)) this.#activities.set(id, []);
    this.join(id, { ...member, tenantId: tenant });
    return { id, activityId: wanted.activity && this.add(id, wanted.activity) };
  }

  join(conversation: string, ...members: readonly Member[]): void {
    const others = this.membersOf(conversation).filter(({ id }) =>
      members.every((member) => member.id !== id),
    );
    this.#members.set(conversation, [...others, ...members]);
  }

  /** A thread has the members of its channel. */
  membersOf(conversation: string): readonly Member[] {
    return this.#members.get(conversation) ?? this.#members.get(conversation.split(';')[0] ?? '') ?? [];
  }

  #createThread(channel: string, first: Partial<Activity> | undefined) {
    if (first === undefined) return undefined;
    const activityId = this.#nextId();
    const id = `${channel};messageid=${activityId}`;
    this.#activities.set(id, [{ ...first, id: activityId }]);
    return { id, activityId };
  }

  #replace(conversation: string, id: string, by: readonly Sent[]): boolean {
    const kept = this.activitiesOf(conversation);
    const at = kept.findIndex((activity) => activity.id === id);
    if (at === -1) return false;
    this.#activities.set(conversation, kept.toSpliced(at, 1, ...by));
    return true;
  }

  #nextId(): string {
    this.#lastId += 1;
    return String(this.#lastId);
  }
}

/** A bot and a person have one conversation, however often it is made. */
export function personalConversationOf(member: string, tenant: string): string {
  return `a:1${createHash('sha256').update(`${tenant} ${member}`).digest('base64url')}`;
}
