import type { Activity, TurnContext } from 'botbuilder';
import { toConversationId } from '../../src/domain/ids.js';
import type { StoredConversation } from '../../src/ports/conversation-store.js';
import { TURN_SESSION, type TurnSession } from '../../src/ports/turn-session.js';
import type { TestServer } from './directline-server.js';

export const sessionOf = (context: TurnContext) => context.turnState.get<TurnSession>(TURN_SESSION);
export const say = (context: TurnContext, text: string, channelData?: object) =>
  context.sendActivity({ type: 'message', text, ...(channelData && { channelData }) });
export const texts = (bubbles: readonly { text?: string }[]) => bubbles.map(({ text }) => text);

/** Says back what it hears. */
export const echo = async (context: TurnContext) => {
  const { type, text } = context.activity;
  await say(context, type === 'message' ? `echo ${text}` : 'welkom');
};

/** Counts the messages of a conversation in its state. */
export const counting = async (context: TurnContext) => {
  const session = sessionOf(context);
  const count = Number(session.state ?? 0);
  if (context.activity.type === 'conversationUpdate') return void (await say(context, 'welkom'));
  session.state = count + 1;
  await say(context, `${count + 1}: ${context.activity.text}`);
};

/** Something that happens once, for others to wait for. */
export const moment = () => {
  let come = () => {};
  const came = new Promise<void>((resolve) => {
    come = resolve;
  });
  return { come, came };
};

export async function storedIn({ conversations }: TestServer, id: string): Promise<StoredConversation> {
  const found = await conversations.find(toConversationId(id));
  if (found === undefined) throw new Error('the conversation is gone');
  return found;
}

/** A request to the server and its JSON. */
export async function askServer(
  { url }: TestServer,
  path: string,
  init: RequestInit & { token?: string } = {},
) {
  const headers = {
    ...(init.token !== undefined && { Authorization: `Bearer ${init.token}` }),
    ...init.headers,
  };
  const response = await fetch(url + path, { ...init, headers });
  const body = (await response.json()) as { [key: string]: string } & {
    error?: { code: string; message: string };
  };
  return { status: response.status, body, headers: response.headers };
}

/** What a client that polls is answered. */
export async function activitiesFrom({ url }: TestServer, token: string, id: string, watermark = '') {
  const answer = await fetch(`${url}/v3/directline/conversations/${id}/activities?watermark=${watermark}`, {
    headers: { Authorization: `Bearer ${token}` },
  });
  return (await answer.json()) as { activities: Partial<Activity>[]; watermark: string };
}
