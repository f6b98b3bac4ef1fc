import type { Activity } from 'botbuilder';
import { Conversations, type Member } from './conversations.js';
import { type Answer, type Received, startLoopback } from './loopback.js';
import { noBearer, type RefusalOptions, refusal } from './refusals.js';

export interface Call {
  readonly method: string;
  /** From /v3 on, decoded. */
  readonly path: string;
  readonly conversation: string | undefined;
  readonly body: unknown;
  /** The header as it was sent; absent when it was not. */
  readonly authorization: string | undefined;
  readonly userAgent: string | undefined;
  /** Absent while the caller is kept waiting. */
  readonly status: number | undefined;
}

export interface Where {
  /** How many calls; without end by default. */
  readonly times?: number;
  /** Only this conversation; all by default. */
  readonly conversation?: string;
  /** Only this method, such as PUT; all by default. */
  readonly method?: string;
}

interface Trouble extends Where {
  left: number;
  readonly answer: Answer | undefined;
}

export interface ConnectorOptions {
  /**
   * Largest activity, in bytes of JSON. Defaults to 28 KB, which Microsoft has promised longest; by now it says 100 KB
   * of UTF-16, and advises 80.
   */
  readonly maxBytes?: number;
}

/** Microsoft's Bot Connector for Teams, as far as a bot calls it: its REST interface v3, over plain HTTP. */
export async function startConnector({ maxBytes = 28 * 1024 }: ConnectorOptions = {}) {
  const conversations = new Conversations();
  const calls: Call[] = [];
  let troubles: Trouble[] = [];
  let serviceUrl = '';

  const server = await startLoopback((received) => {
    const path = decodeURIComponent(received.url.pathname.replace(/^.*?(?=\/v3\/)/, ''));
    const conversation = /^\/v3\/conversations\/([^/]+)/.exec(path)?.[1];
    const { authorization, 'user-agent': userAgent } = received.headers;
    const body = received.text === '' ? undefined : JSON.parse(received.text);
    const answer = decide(received, path, conversation, body);
    const method = received.method;
    calls.push({ method, path, conversation, body, authorization, userAgent, status: answer?.status });
    return answer;
  });
  // Teams puts the region, and newly the tenant, in the address, and a slash behind it.
  serviceUrl = `${server.origin}/emea/`;

  function decide(received: Received, path: string, conversation: string | undefined, body: unknown) {
    if (!/^Bearer \S+$/.test(received.headers.authorization ?? '')) return noBearer;
    const trouble = troubles.find((one) => meets(one, received.method, conversation));
    if (trouble !== undefined) {
      trouble.left -= 1;
      return trouble.answer;
    }
    if (Buffer.byteLength(received.text) > maxBytes) return refusal(413);
    return respond(conversations, serviceUrl, received, path, body);
  }

  function trouble(answer: Answer | undefined, where: Where): void {
    troubles = [...troubles, { ...where, left: where.times ?? Number.POSITIVE_INFINITY, answer }];
  }

  return {
    /** The serviceUrl of the activities of this Teams. */
    url: serviceUrl,
    /** Every call, refused ones as well, oldest first. */
    calls: calls as readonly Call[],
    /** What stands in a conversation now: updates applied, deleted activities gone, typing left in. */
    sentTo: (conversation: string) => conversations.activitiesOf(conversation),
    /** The texts of the messages that stand in a conversation now. */
    textsIn: (conversation: string) =>
      conversations
        .activitiesOf(conversation)
        .flatMap(({ type, text }) => (type === 'message' && text !== undefined ? [text] : [])),
    /** Conversations in which the bot wrote, or which it made. */
    conversations: () => conversations.ids,
    /** Puts people in a conversation, for who asks for its members. */
    join: (conversation: string, ...members: readonly Member[]) =>
      conversations.join(conversation, ...members),
    /** From now on calls are refused, as Teams does it; without a code, with the usual code of that status. */
    fail: (status: number, code?: string, { retryAfter, ...where }: Where & RefusalOptions = {}) =>
      trouble(refusal(status, code, retryAfter === undefined ? {} : { retryAfter }), where),
    /** From now on calls get no answer, until the caller gives up. */
    hang: (where: Where = {}) => trouble(undefined, where),
    /** No failing and no hanging any more. */
    recover: () => {
      troubles = [];
    },
    close: server.close,
  };
}

export type Connector = Awaited<ReturnType<typeof startConnector>>;

function meets(trouble: Trouble, method: string, conversation: string | undefined): boolean {
  if (trouble.left <= 0) return false;
  if (trouble.method !== undefined && trouble.method !== method) return false;
  return trouble.conversation === undefined || trouble.conversation === conversation;
}

function respond(
  conversations: Conversations,
  serviceUrl: string,
  { method, url }: Received,
  path: string,
  body: unknown,
): Answer {
  const [, , collection, conversation, part, id] = path.split('/');
  const route = `${method} ${[collection, conversation && '*', part, id && '*'].filter(Boolean).join('/')}`;
  const activity = (body ?? {}) as Partial<Activity>;
  const [where = '', which = ''] = [conversation, id];
  const missing = refusal(404, 'ActivityNotFoundInConversation');
  switch (route) {
    case 'POST conversations': {
      const made = conversations.create(activity);
      return made === undefined ? refusal(400, 'BadSyntax') : { status: 201, body: { ...made, serviceUrl } };
    }
    case 'POST conversations/*/activities':
    case 'POST conversations/*/activities/*':
      return { status: 201, body: { id: conversations.add(where, activity) } };
    case 'PUT conversations/*/activities/*':
      return conversations.update(where, which, activity) ? { status: 200, body: { id: which } } : missing;
    case 'DELETE conversations/*/activities/*':
      return conversations.remove(where, which) ? { status: 200 } : missing;
    case 'GET conversations/*/members':
      return { status: 200, body: conversations.membersOf(where) };
    case 'GET conversations/*/members/*': {
      const member = conversations
        .membersOf(where)
        .find((one) => one.id === which || one.aadObjectId === which);
      return member === undefined
        ? refusal(404, 'MemberNotFoundInConversation')
        : { status: 200, body: member };
    }
    case 'GET conversations/*/pagedmembers':
      return { status: 200, body: pageOf(conversations.membersOf(where), url.searchParams) };
    default:
      return { status: 404, body: { message: `No HTTP resource was found that matches ${method} ${path}.` } };
  }
}

function pageOf(members: readonly Member[], asked: URLSearchParams) {
  const from = Number(asked.get('continuationToken') ?? 0);
  const to = from + Math.min(Number(asked.get('pageSize') ?? 200), 500);
  return {
    members: members.slice(from, to),
    ...(to < members.length && { continuationToken: String(to) }),
  };
}
