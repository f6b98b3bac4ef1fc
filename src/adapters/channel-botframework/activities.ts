import type { Json } from '../../ports/conversation-store.js';
import { withoutMention } from './adapter.js';

/** Somebody in Teams, or the bot. */
interface Account {
  readonly id: string;
  readonly aadObjectId?: string;
}

interface Chat {
  readonly id: string;
  readonly conversationType?: string;
  readonly isGroup?: boolean;
  readonly tenantId?: string;
}

/** What Teams brings, as far as everything here relies on it. */
export interface TeamsActivity {
  readonly type: string;
  readonly id?: string;
  readonly timestamp?: unknown;
  readonly serviceUrl: string;
  readonly conversation: Chat;
  readonly from: Account;
  readonly recipient: Account;
  /** Never empty. */
  readonly locale?: string;
  readonly text?: unknown;
  readonly value?: unknown;
  readonly name?: string;
  readonly action?: string;
  readonly channelData?: unknown;
  readonly entities?: readonly TeamsEntity[];
  readonly attachments?: readonly { readonly contentType?: string; readonly content?: unknown }[];
}

interface TeamsEntity {
  readonly type?: string;
  readonly locale?: unknown;
}

/** What the bot says. The SDK's rules for it: it always has a type, and what is absent is left out, never empty. */
export interface Said {
  readonly type: string;
  readonly text?: string;
  readonly textFormat?: string;
  readonly locale?: string;
  readonly summary?: string;
  readonly attachments?: readonly { readonly contentType: string; readonly content: object }[];
}

/** Where can be spoken. */
export interface Reference {
  readonly channelId: string;
  readonly serviceUrl: string;
  readonly locale: string;
  readonly conversation: Chat;
  readonly bot: Account;
  readonly user?: Account;
}

/** Longest text of one message that is heard, and largest value of a button, in characters. */
const LONGEST_TEXT = 8000;
const LARGEST_VALUE = 2000;

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** An activity as far as everything later relies on it. @returns undefined for anything else. */
export function readActivity(body: unknown): TeamsActivity | undefined {
  if (!isRecord(body) || typeof body.type !== 'string' || body.channelId !== 'msteams') return undefined;
  const { serviceUrl, conversation, from, recipient } = body;
  if (typeof serviceUrl !== 'string' || !isRecord(conversation) || typeof conversation.id !== 'string')
    return undefined;
  if (!isRecord(from) || typeof from.id !== 'string' || !isRecord(recipient)) return undefined;
  const { locale: _, ...known } = body as unknown as TeamsActivity;
  const locale = localeOf(body as unknown as TeamsActivity);
  return { ...known, ...(locale && { locale }) };
}

/** The language of Teams itself goes before that of the message. */
function localeOf({ locale, entities }: TeamsActivity): string | undefined {
  const client = entities?.find(({ type }) => type === 'clientInfo');
  return typeof client?.locale === 'string' ? client.locale : locale;
}

/** The same for the same activity, brought twice. A change of a message has the id of the message. */
export const keyOf = ({ type, id = '', timestamp }: TeamsActivity): string =>
  type === 'message' ? id : `${type}/${id}/${timestamp}`;

/** The tenant in which it was said. */
export function tenantOf({ channelData, conversation }: TeamsActivity): string | undefined {
  const data: unknown = channelData;
  const tenant = isRecord(data) && isRecord(data.tenant) ? data.tenant.id : undefined;
  return typeof tenant === 'string' ? tenant : conversation.tenantId;
}

/** A chat of one person with the buddy. The Playground leaves the type out. */
export const isPersonal = ({ conversation: { conversationType, isGroup } }: TeamsActivity): boolean =>
  conversationType === undefined ? isGroup !== true : conversationType === 'personal';

/** Who speaks; by Entra's id, which is the same in every chat. */
export const personOf = ({ from }: TeamsActivity): string => from.aadObjectId ?? from.id;

/** The group behind a team, in which a school may be known. */
export function teamOf({ channelData }: TeamsActivity): string | undefined {
  const data: unknown = channelData;
  const team = isRecord(data) && isRecord(data.team) ? data.team : undefined;
  const id = team?.aadGroupId ?? team?.id;
  return typeof id === 'string' ? id : undefined;
}

/** What was typed, without the mention of the buddy and too long a rest. */
export function spokenText({ text: said, ...activity }: TeamsActivity): string {
  const text = typeof said === 'string' ? said : '';
  const bare = text.includes('<at>') ? withoutMention({ ...activity, text }) : text;
  return bare.replaceAll('\u00a0', ' ').trim().slice(0, LONGEST_TEXT);
}

/**
 * What the bot gets of a Teams activity: the words, the button and the language. No name, no id of a person, and of a
 * file only that there was one.
 */
export function toTurn(activity: TeamsActivity): TeamsActivity & { readonly channelId: string } {
  const { type, id, serviceUrl, locale, conversation, recipient, from } = activity;
  const value = pressedIn(activity);
  const small = isRecord(value) && JSON.stringify(value).length <= LARGEST_VALUE;
  return {
    type,
    ...(id !== undefined && { id }),
    channelId: 'msteams',
    serviceUrl,
    ...(locale !== undefined && { locale }),
    conversation,
    recipient: { id: recipient.id },
    from: { id: from.id },
    text: spokenText(activity),
    ...(small && { value }),
    ...(hasFile(activity) && { channelData: { bijlage: true } }),
  };
}

const pressedIn = ({ value }: TeamsActivity): unknown => value;

/** Teams sends the words once more as HTML; everything else that comes along is a file or a picture. */
const hasFile = ({ attachments }: TeamsActivity): boolean =>
  attachments?.some(({ contentType, content }) =>
    contentType === 'text/html' ? /<img\b/i.test(String(content)) : true,
  ) ?? false;

/** Where can be spoken again: the chat of a person, or a channel as a whole; without a name. */
export function referenceOf({ serviceUrl, conversation, recipient, from, locale }: TeamsActivity): Json {
  const { id, tenantId, conversationType = 'personal' } = conversation;
  return {
    channelId: 'msteams',
    serviceUrl,
    locale: locale ?? 'nl',
    conversation: {
      id: id.split(';')[0] ?? id,
      conversationType,
      isGroup: conversationType !== 'personal',
      ...(tenantId !== undefined && { tenantId }),
    },
    bot: { id: recipient.id },
    ...(conversationType === 'personal' && { user: { id: from.id } }),
  };
}

export const toReference = (reference: Json): Reference => reference as unknown as Reference;
