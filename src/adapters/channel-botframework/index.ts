import type { Request, Response, Server } from 'restify';
import type { SchoolId } from '../../domain/ids.js';
import { withoutMessage } from '../../errors.js';
import type { Clock } from '../../ports/clock.js';
import type { ConversationStore, Json } from '../../ports/conversation-store.js';
import type { Desk, DeskActs } from '../../ports/desk.js';
import type { Ids } from '../../ports/ids.js';
import type { Logger } from '../../ports/logger.js';
import type { Messenger } from '../../ports/messenger.js';
import type { SchoolStore } from '../../ports/school-store.js';
import type { ShortTermStore } from '../../ports/short-term-store.js';
import type { TextKey, Texts } from '../../ports/texts.js';
import type { RevealSecret } from '../../ports/turn-session.js';
import {
  isPersonal,
  readActivity,
  referenceOf,
  type TeamsActivity,
  tenantOf,
  toReference,
  toTurn,
} from './activities.js';
import { type InvokeResponse, isRefusal, type Logic, TeamsAdapter, type TurnContext } from './adapter.js';
import { authenticationFor, type TeamsCredentials, type TokenCloud } from './authentication.js';
import { Chats } from './chats.js';
import { Conversations } from './conversations.js';
import { Delivery, type DeliveryOptions } from './delivery.js';
import { createDesk, languageOf } from './desk.js';
import { readJson } from './http.js';
import { type Receive, Reception } from './reception.js';
import { Staff } from './staff.js';

export type { TeamsCredentials, TokenCloud } from './authentication.js';
export type { Receive } from './reception.js';

export interface TeamsOptions {
  readonly credentials: TeamsCredentials;
  readonly conversations: ConversationStore;
  readonly shortTerm: ShortTermStore;
  readonly schools: SchoolStore;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly logger: Logger;
  /** Hides who chose a school. */
  readonly personKey: Buffer;
  readonly publicUrl: string;
  /** The bot. Its turn session is in `turnState` under TURN_SESSION. */
  readonly onTurn: Logic;
  readonly onTurnError: (context: TurnContext, error: Error) => Promise<void>;
  readonly reveal: RevealSecret;
  /** Speaks with somebody whose school is not known. */
  readonly receive: Receive;
  /** Nothing more is said in this chat: it was erased there, or the buddy was taken away. */
  readonly onGone?: (where: Json) => Promise<void>;
  readonly texts: Texts;
  /** What staff can do from here. */
  readonly acts: DeskActs;
  /** @default Microsoft's public cloud */
  readonly cloud?: TokenCloud;
  readonly retry?: Pick<DeliveryOptions, 'pauses' | 'pause'>;
}

/** Teams, over the Bot Framework. */
export interface Teams {
  /** Adds `/api/messages`, before the server listens. */
  register(server: Server): void;
  readonly messenger: Messenger;
  readonly desk: Desk;
  /** Resolves when nothing is being heard or sent. */
  idle(): Promise<void>;
  /** Answers 503 from now on, and resolves when what was said is sent, or once more did not get through. */
  close(): Promise<void>;
}

type Work = Parameters<Conversations['enqueue']>[1];

/** Without an app id of its own, as Microsoft's Playground has it. */
const NOBODY = '';
const LARGEST = 256 * 1024;

export function createTeams(options: TeamsOptions): Teams {
  const { credentials, logger } = options;
  const adapter = new TeamsAdapter(authenticationFor(credentials, options.cloud));
  const appId = credentials.kind === 'off' ? NOBODY : credentials.appId;
  const delivery = new Delivery({ adapter, appId, ...options.retry });
  const chats = new Chats(options);
  const onGone = async (activity: TeamsActivity): Promise<void> => {
    await chats.forget(activity);
    await options.onGone?.(referenceOf(activity));
  };
  const conversations = new Conversations({
    ...options,
    adapter,
    delivery,
    chats,
    onGone,
  });
  const reception = new Reception({ ...options, appId, chats, delivery });
  const staff = new Staff({ ...options, adapter, chats, delivery });
  let closing = false;

  /** One message in a chat of one person. */
  const hear = (full: TeamsActivity, context: TurnContext): Promise<void> =>
    conversations.enqueue(
      full.conversation.id,
      orSayThatItFailed(full, async () => {
        const stored = await conversations.find(full);
        if (stored !== undefined && conversations.isKnown(stored, full)) return undefined;
        if (stored !== undefined && full.type === 'conversationUpdate') return undefined;
        const school = reception.schoolOf(full);
        if (stored !== undefined && conversations.isFull(stored, full)) return sayOf(full, 'teams.vol');
        if (stored !== undefined) return conversations.turn(stored, full, context);
        if (full.type === 'messageDelete') return undefined;
        // What was changed after its conversation was over is new again.
        if (full.type === 'messageUpdate') context.activity.type = 'message';
        const begin = async (of: SchoolId) =>
          conversations.turn(await conversations.open(full, of), full, context);
        return school === undefined ? reception.meet(full, context, begin) : begin(school);
      }),
    );

  /** Whatever goes wrong, nobody is left without an answer. */
  const orSayThatItFailed = (full: TeamsActivity, work: Work) => async () => {
    try {
      return await work();
    } catch (error) {
      logger.error({ event: 'teams.fout', ...withoutMessage(error) });
      return sayOf(full, 'fout.storing');
    }
  };

  /** Something of the channel's own, outside any turn. */
  const sayOf = (full: TeamsActivity, key: TextKey) => {
    const reference = referenceOf(full);
    const text = options.texts.text(languageOf(reference, options.texts), 'leerling', key);
    return async () => {
      await delivery.at(toReference(reference), async (speaker) => {
        await speaker.send({ type: 'message', text, textFormat: 'plain' });
      });
    };
  };

  const handle = async (full: TeamsActivity, context: TurnContext): Promise<void> => {
    const { type, name } = full;
    if (type === 'invoke') {
      if (name === 'adaptiveCard/action') await staff.press(full, context);
      return;
    }
    if (type === 'message' && (await staff.link(full))) return;
    if (!isPersonal(full)) {
      if (type === 'message') await reception.sendAway(full, context);
      return;
    }
    if (type === 'installationUpdate' && full.action?.startsWith('remove')) {
      await conversations.enqueue(full.conversation.id, async () => {
        const stored = await conversations.find(full);
        if (stored !== undefined) options.conversations.erase(stored.id);
        await onGone(full);
        return undefined;
      });
      return;
    }
    if (HEARD.has(type)) await hear(full, context);
  };

  const answer = async (request: Request, response: Response): Promise<void> => {
    if (closing) return respond(response, 503, 2);
    const body = await readJson(request, LARGEST);
    const full = readActivity(body);
    // Nobody learns what is wrong with a message before it is known who sent it.
    if (full === undefined) return respond(response, 401);
    if (credentials.kind === 'off' && !isLoopback(full.serviceUrl)) return respond(response, 403);
    let trusted = false;
    try {
      const given = await adapter.receive(
        request.headers.authorization ?? '',
        toTurn(full),
        async (context) => {
          trusted = true;
          if (credentials.kind === 'entra' && tenantOf(full) !== credentials.tenantId) {
            throw new OtherTenant();
          }
          await handle(full, context);
        },
      );
      respondInvoke(response, given);
    } catch (error) {
      if (error instanceof OtherTenant) return respond(response, 403);
      if (trusted) {
        logger.error({ event: 'teams.fout', ...withoutMessage(error) });
        return respond(response, 500);
      }
      if (isRefusal(error)) return respond(response, 401);
      // Microsoft's keys could not be read: nobody can be believed now, and Teams tries again.
      logger.warn({ event: 'teams.geen-sleutels', ...withoutMessage(error) });
      respond(response, 503, 5);
    }
  };

  const messenger: Messenger = {
    async nudge(where) {
      const reference = toReference(where);
      const lines = options.texts.bubbles(reference.locale ?? 'nl', 'leerling', 'teams.nieuws');
      const done = await delivery.at(reference, async (speaker) => {
        await speaker.send({ type: 'message', text: lines.join('\n\n'), textFormat: 'plain' });
      });
      return done.kind === 'gelukt' ? 'gezegd' : done.kind === 'weg' ? 'weg' : 'later';
    },
  };

  return {
    messenger,
    desk: createDesk(delivery, options.texts),
    register(server) {
      server.post('/api/messages', async (request: Request, response: Response) => {
        await answer(request, response).catch(() => respond(response, 400));
      });
    },
    idle: () => conversations.idle(),
    async close() {
      closing = true;
      delivery.stop();
      await conversations.idle();
    },
  };
}

/** What a chat may bring that the bot answers; everything else is taken and left alone. */
const HEARD: ReadonlySet<string> = new Set([
  'message',
  'messageUpdate',
  'messageDelete',
  'conversationUpdate',
]);

class OtherTenant extends Error {}

function isLoopback(url: string): boolean {
  if (!URL.canParse(url)) return false;
  return ['127.0.0.1', 'localhost', '[::1]'].includes(new URL(url).hostname);
}

function respondInvoke(response: Response, given: InvokeResponse | undefined): void {
  if (given === undefined) return respond(response, 200);
  const text = given.body === undefined ? '' : JSON.stringify(given.body);
  response.writeHead(given.status, { 'Content-Type': 'application/json; charset=utf-8' });
  response.end(text);
}

function respond(response: Response, status: number, retryAfter?: number): void {
  if (response.headersSent) return;
  response.writeHead(status, {
    'Cache-Control': 'no-store',
    ...(retryAfter !== undefined && { 'Retry-After': String(retryAfter) }),
  });
  response.end();
}
