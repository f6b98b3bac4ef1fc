import { createHash, randomUUID } from 'node:crypto';
import { personalConversationOf } from './conversations.js';
import { appId, tenantId } from './issuer.js';

export interface Person {
  /** 29: and what Teams makes of somebody for one bot. */
  readonly id: string;
  readonly aadObjectId: string;
  readonly name: string;
}

export interface Attachment {
  readonly contentType: string;
  readonly content?: unknown;
  readonly contentUrl?: string;
  readonly name?: string;
}

/** An activity as it travels: times are text. */
export interface TeamsActivity {
  readonly type: string;
  readonly id: string;
  readonly timestamp: string;
  readonly channelId: 'msteams';
  readonly serviceUrl: string;
  readonly from: { readonly id: string; readonly aadObjectId?: string; readonly name?: string };
  readonly recipient: { readonly id: string; readonly name?: string };
  readonly conversation: {
    readonly id: string;
    readonly conversationType: string;
    readonly tenantId: string;
    readonly isGroup?: boolean;
    readonly name?: string;
  };
  readonly channelData: Readonly<Record<string, unknown>>;
  readonly entities: readonly Readonly<Record<string, unknown>>[];
  readonly locale: string;
  readonly localTimestamp?: string;
  readonly localTimezone?: string;
  readonly text?: string;
  readonly textFormat?: string;
  readonly attachments?: readonly Attachment[];
  readonly value?: unknown;
  readonly name?: string;
  readonly action?: string;
  readonly replyToId?: string;
  readonly membersAdded?: readonly { readonly id: string; readonly aadObjectId?: string }[];
  readonly membersRemoved?: readonly { readonly id: string; readonly aadObjectId?: string }[];
  readonly reactionsAdded?: readonly { readonly type: string }[];
  readonly reactionsRemoved?: readonly { readonly type: string }[];
}

/** Where and by whom; everything but the address has a default. */
export interface Circumstances {
  readonly serviceUrl: string;
  readonly from?: Person;
  readonly tenant?: string;
  readonly appId?: string;
  readonly botName?: string;
  readonly id?: string;
  /** Defaults to nl-NL. */
  readonly locale?: string;
  /** Defaults to a fixed moment, each activity a second later. */
  readonly timestamp?: string;
  readonly conversation?: TeamsActivity['conversation'];
}

export const botName = 'Meldmaatje';

const hashOf = (text: string) => createHash('sha512').update(text).digest('base64url').slice(0, 80);
const hexOf = (text: string) => createHash('sha256').update(text).digest('hex');

/** Somebody of this name, with the same ids each time. */
export function person(name: string): Person {
  const hex = hexOf(name);
  const aadObjectId = [hex.slice(0, 8), hex.slice(8, 12), `4${hex.slice(12, 15)}`, `8${hex.slice(15, 18)}`];
  return { id: `29:1${hashOf(name)}`, aadObjectId: [...aadObjectId, hex.slice(18, 30)].join('-'), name };
}

export const leerling = person('Noor Yilmaz');

let seconds = 0;

/** What every activity of Teams has, in a personal chat unless a conversation is given. */
export function activityOf(type: string, circumstances: Circumstances): TeamsActivity {
  const { serviceUrl, from = leerling, tenant = tenantId, locale = 'nl-NL' } = circumstances;
  seconds += 1;
  const moment = new Date(circumstances.timestamp ?? Date.parse('2026-11-20T09:30:00.000Z') + seconds * 1000);
  const country = locale.split('-')[1] ?? 'NL';
  return {
    type,
    // Teams numbers messages by the millisecond, and other activities with f: and some id.
    id: circumstances.id ?? (type === 'message' ? String(moment.getTime()) : `f:${randomUUID()}`),
    timestamp: moment.toISOString(),
    localTimestamp: new Date(moment.getTime() + 3_600_000).toISOString().replace('Z', '+01:00'),
    localTimezone: 'Europe/Amsterdam',
    channelId: 'msteams',
    serviceUrl,
    from: { id: from.id, name: from.name, aadObjectId: from.aadObjectId },
    conversation: circumstances.conversation ?? personalConversation(from, tenant),
    recipient: { id: botIdOf(circumstances), name: circumstances.botName ?? botName },
    entities: [{ type: 'clientInfo', locale, country, platform: 'Windows', timezone: 'Europe/Amsterdam' }],
    channelData: { tenant: { id: tenant } },
    locale,
  };
}

export const botIdOf = (circumstances: Pick<Circumstances, 'appId'>) => `28:${circumstances.appId ?? appId}`;

export function personalConversation(from: Person, tenant = tenantId): TeamsActivity['conversation'] {
  return { conversationType: 'personal', tenantId: tenant, id: personalConversationOf(from.id, tenant) };
}

export function groupConversation(name: string, tenant = tenantId): TeamsActivity['conversation'] {
  const id = `19:${hexOf(name).slice(0, 32)}@thread.v2`;
  return { isGroup: true, conversationType: 'groupChat', tenantId: tenant, id };
}

/** The address of a channel, or of a team: that of its General channel. */
export const channelIdOf = (name: string) => `19:${hexOf(name).slice(0, 32)}@thread.tacv2`;

/** A thread in a channel: the channel's address with the message that began it. */
export function threadConversation(channel: string, root: string, tenant = tenantId) {
  const id = `${channelIdOf(channel)};messageid=${root}`;
  return { isGroup: true, conversationType: 'channel', tenantId: tenant, id };
}

/** What Teams says of the place of something in a team. */
export function teamData(team: string, channel: string, tenant = tenantId) {
  return {
    teamsChannelId: channelIdOf(channel),
    teamsTeamId: channelIdOf(team),
    channel: { id: channelIdOf(channel) },
    team: { id: channelIdOf(team) },
    tenant: { id: tenant },
  };
}
