import type { Activity } from 'botbuilder';
import type { ConversationId, IsoTime } from '../../domain/ids.js';
import { toIsoTime } from '../../domain/ids.js';
import type { Json, LoggedActivity, StoredConversation } from '../../ports/conversation-store.js';
import type { RevealSecret } from '../../ports/turn-session.js';
import { refuse } from './http.js';
import type { DirectLineLimits } from './limits.js';
import { userOf } from './tokens.js';

/**
 * The log holds an activity without what follows from its conversation and its place (id, conversation, channel);
 * {@link toWire} adds that for the client, {@link toTurn} for the bot.
 */

const BOT = { id: 'meldmaatje', name: 'Meldmaatje', role: 'bot' } as const;
const CHANNEL = 'directline';
/** Only a mark in a conversation reference; nothing is ever sent to it. */
const SERVICE_URL = 'urn:meldmaatje:directline';

/**
 * The form that Direct Line's own ids have, and the moment: what a crash took from the log leaves its place to another
 * activity, and clients pass over an id that they have seen.
 */
export const activityId = (conversation: ConversationId, place: number, entry: LoggedActivity): string =>
  `${conversation}|${String(place).padStart(7, '0')}-${Date.parse(String(entry.timestamp)).toString(36)}`;

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const shortText = (value: unknown, max: number): string | undefined =>
  typeof value === 'string' && value.length > 0 && value.length <= max ? value : undefined;

/** A language tag (BCP 47), or undefined for anything else. */
export function readLocale(value: unknown): string | undefined {
  const tag = shortText(value, 35);
  return tag !== undefined && /^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$/.test(tag) ? tag : undefined;
}

/** What a client may send, and nothing else of it. */
export interface Incoming {
  readonly entry: LoggedActivity;
  /** The client's own id of it: the same one again is the same activity. */
  readonly key: string | undefined;
}

/**
 * Reads an activity of a client. Sender and time are the server's; a file is left out and marked with
 * `channelData.bijlage`, so that the bot can say that it takes no files.
 * @returns undefined for `typing`, which is taken and not kept.
 * @throws {Refusal} 400 for another type, 413 for a text or value that is too long.
 */
export function readActivity(
  body: unknown,
  conversation: ConversationId,
  at: IsoTime,
  limits: DirectLineLimits,
): Incoming | undefined {
  if (!isRecord(body)) throw refuse.bad('An activity is needed.');
  if (body.type === 'typing') return undefined;
  if (body.type !== 'message' && body.type !== 'event')
    throw refuse.bad('Only message, event and typing are taken.');

  const text = typeof body.text === 'string' ? body.text : undefined;
  if (text !== undefined && text.length > limits.textCharacters) throw refuse.tooBig();
  if (body.value !== undefined && sizeOf(body.value) > limits.valueCharacters) throw refuse.tooBig();
  const name = body.type === 'event' ? shortText(body.name, 64) : undefined;
  const locale = readLocale(body.locale);
  const channelData = isRecord(body.channelData) ? body.channelData : {};
  const key = shortText(channelData.clientActivityID, 128) ?? shortText(body.id, 128);
  const messageBack = isRecord(channelData.messageBack) ? channelData.messageBack : {};
  const displayText = shortText(messageBack.displayText, 500);
  const hasFile = Array.isArray(body.attachments) && body.attachments.length > 0;
  return {
    key,
    entry: {
      type: body.type,
      timestamp: at,
      from: { id: userOf(conversation), role: 'user' },
      ...(text !== undefined && { text }),
      ...(body.value !== undefined && { value: body.value as Json }),
      ...(name !== undefined && { name }),
      ...(locale !== undefined && { locale }),
      channelData: {
        ...(key !== undefined && { clientActivityID: key }),
        // Web Chat shows its own bubble by these two when the echo arrives.
        ...(displayText !== undefined && { messageBack: { displayText } }),
        ...(channelData.postBack === true && { postBack: true }),
        ...(hasFile && { bijlage: true }),
      },
    },
  };
}

function sizeOf(json: unknown): number {
  try {
    return JSON.stringify(json).length;
  } catch {
    // Nested so deep that it has no text.
    return Number.POSITIVE_INFINITY;
  }
}

/** With which every conversation starts. It stays between server and bot. */
export function startActivity(
  conversation: ConversationId,
  at: IsoTime,
  start: { readonly locale?: string; readonly wie?: string },
): LoggedActivity {
  const user = { id: userOf(conversation), role: 'user' };
  return {
    type: 'conversationUpdate',
    timestamp: at,
    from: user,
    membersAdded: [user, BOT],
    ...(start.locale !== undefined && { locale: start.locale }),
    ...(start.wie !== undefined && { channelData: { wie: start.wie } }),
  };
}

/** What the bot says, as it is kept. `trace` and such, which are not for the user, give undefined. */
export function fromBot(activity: Partial<Activity>, at: Date): LoggedActivity | undefined {
  const { id, conversation, channelId, serviceUrl, recipient, from, timestamp, localTimestamp, ...rest } =
    activity;
  if (rest.type === 'trace' || rest.type === 'delay' || rest.type === 'invokeResponse') return undefined;
  return { ...(rest as LoggedActivity), type: rest.type ?? 'message', timestamp: toIsoTime(at), from: BOT };
}

/** The clientActivityID with which it was sent. */
export function keyOf(entry: LoggedActivity): string | undefined {
  const data = entry.channelData;
  return isRecord(data) && typeof data.clientActivityID === 'string' ? data.clientActivityID : undefined;
}

export const isFromUser = (entry: LoggedActivity): boolean =>
  isRecord(entry.from) && entry.from.role === 'user';

/** The same entry with other words, and without the value of the button that might give them away. */
export function coverEntry(entry: LoggedActivity, text: string): LoggedActivity {
  const { value, ...rest } = entry;
  return { ...rest, text };
}

/** For the client; undefined for what it never sees. */
export function toWire(
  conversation: ConversationId,
  place: number,
  entry: LoggedActivity,
  state: Json | undefined,
  reveal: RevealSecret,
): object | undefined {
  if (entry.type === 'conversationUpdate') return undefined;
  const geheim = isRecord(entry.channelData) && !isFromUser(entry) ? entry.channelData.geheim : undefined;
  const secret = typeof geheim === 'string' ? reveal(state ?? undefined, geheim) : undefined;
  return {
    ...entry,
    ...(secret !== undefined && { text: secret }),
    id: activityId(conversation, place, entry),
    channelId: CHANNEL,
    conversation: { id: conversation },
  };
}

/** For the bot. */
export function toTurn(stored: StoredConversation, place: number, entry: LoggedActivity): Partial<Activity> {
  return {
    ...(entry as Partial<Activity>),
    id: activityId(stored.id, place, entry),
    timestamp: new Date(entry.timestamp as string),
    channelId: CHANNEL,
    serviceUrl: SERVICE_URL,
    conversation: { id: stored.id, isGroup: false, conversationType: 'personal', name: '' },
    recipient: { ...BOT },
  };
}

/** A watermark is the number of the first activity that the client does not have yet. Anything else is the beginning. */
export function readWatermark(text: string | undefined): number {
  return text !== undefined && /^\d{1,9}$/.test(text) ? Number(text) : 0;
}
