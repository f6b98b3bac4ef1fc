import { type Activity, type ConversationReference, TurnContext } from 'botbuilder';
import type { Json } from '../../ports/conversation-store.js';

/** Longest text of one message that is heard, and largest value of a button, in characters. */
const LONGEST_TEXT = 8000;
const LARGEST_VALUE = 2000;

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** An activity as far as everything later relies on it. @returns undefined for anything else. */
export function readActivity(body: unknown): Activity | undefined {
  if (!isRecord(body) || typeof body.type !== 'string' || body.channelId !== 'msteams') return undefined;
  const { serviceUrl, conversation, from, recipient } = body;
  if (typeof serviceUrl !== 'string' || !isRecord(conversation) || typeof conversation.id !== 'string')
    return undefined;
  if (!isRecord(from) || typeof from.id !== 'string' || !isRecord(recipient)) return undefined;
  const known = body as unknown as Activity;
  return { ...known, locale: localeOf(known) ?? '' };
}

/** The language of Teams itself goes before that of the message. */
function localeOf({ locale, entities }: Activity): string | undefined {
  const client = entities?.find(({ type }) => type === 'clientInfo') as { locale?: unknown } | undefined;
  return typeof client?.locale === 'string' ? client.locale : locale;
}

/** The same for the same activity, brought twice. A change of a message has the id of the message. */
export const keyOf = ({ type, id = '', timestamp }: Activity): string =>
  type === 'message' ? id : `${type}/${id}/${timestamp}`;

/** The tenant in which it was said. */
export function tenantOf({ channelData, conversation }: Activity): string | undefined {
  const data: unknown = channelData;
  const tenant = isRecord(data) && isRecord(data.tenant) ? data.tenant.id : undefined;
  return typeof tenant === 'string' ? tenant : conversation.tenantId;
}

/** A chat of one person with the buddy. The Playground leaves the type out. */
export const isPersonal = ({ conversation: { conversationType, isGroup } }: Activity): boolean =>
  conversationType === undefined ? isGroup !== true : conversationType === 'personal';

/** Who speaks; by Entra's id, which is the same in every chat. */
export const personOf = ({ from }: Activity): string => from.aadObjectId ?? from.id;

/** The group behind a team, in which a school may be known. */
export function teamOf({ channelData }: Activity): string | undefined {
  const data: unknown = channelData;
  const team = isRecord(data) && isRecord(data.team) ? data.team : undefined;
  const id = team?.aadGroupId ?? team?.id;
  return typeof id === 'string' ? id : undefined;
}

/** What was typed, without the mention of the buddy and too long a rest. */
export function spokenText({ text: said, ...activity }: Activity): string {
  const text = typeof said === 'string' ? said : '';
  const bare = text.includes('<at>')
    ? TurnContext.removeMentionText({ ...activity, text } as Activity, activity.recipient.id)
    : text;
  return bare.replaceAll('\u00a0', ' ').trim().slice(0, LONGEST_TEXT);
}

/**
 * What the bot gets of a Teams activity: the words, the button and the language. No name, no id of a person, and of a
 * file only that there was one.
 */
export function toTurn(activity: Activity): Activity {
  const { type, id, channelId, serviceUrl, locale, conversation, recipient, from } = activity;
  const value = pressedIn(activity);
  const small = isRecord(value) && JSON.stringify(value).length <= LARGEST_VALUE;
  return {
    type,
    id,
    channelId,
    serviceUrl,
    locale,
    conversation,
    recipient: { id: recipient.id, name: '' },
    from: { id: from.id, name: '' },
    text: spokenText(activity),
    ...(small && { value }),
    ...(hasFile(activity) && { channelData: { bijlage: true } }),
  } as Activity;
}

const pressedIn = ({ value }: Activity): unknown => value;

/** Teams sends the words once more as HTML; everything else that comes along is a file or a picture. */
const hasFile = ({ attachments }: Activity): boolean =>
  attachments?.some(({ contentType, content }) =>
    contentType === 'text/html' ? /<img\b/i.test(String(content)) : true,
  ) ?? false;

/** Where can be spoken again: the chat of a person, or a channel as a whole; without a name. */
export function referenceOf({ serviceUrl, conversation, recipient, from, locale }: Activity): Json {
  const { id, tenantId, conversationType = 'personal' } = conversation;
  return {
    channelId: 'msteams',
    serviceUrl,
    locale: locale ?? 'nl',
    conversation: {
      id: id.split(';')[0] ?? id,
      conversationType,
      isGroup: conversationType !== 'personal',
      name: '',
      ...(tenantId !== undefined && { tenantId }),
    },
    bot: { id: recipient.id, name: '' },
    ...(conversationType === 'personal' && { user: { id: from.id, name: '' } }),
  };
}

export const toReference = (reference: Json): Partial<ConversationReference> =>
  reference as unknown as Partial<ConversationReference>;
