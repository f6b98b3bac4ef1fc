import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { TurnContext } from 'botbuilder';
import type { Request, Response, Server } from 'restify';
import { WebSocketServer } from 'ws';
import type { ConversationId } from '../../domain/ids.js';
import { toConversationId, toIsoTime } from '../../domain/ids.js';
import { CatalogueError, TooManyConversations, withoutMessage } from '../../errors.js';
import type { Clock } from '../../ports/clock.js';
import type { ConversationStore } from '../../ports/conversation-store.js';
import type { Ids } from '../../ports/ids.js';
import type { Logger } from '../../ports/logger.js';
import type { SchoolStore } from '../../ports/school-store.js';
import type { RevealSecret } from '../../ports/turn-session.js';
import { readActivity, readLocale, readWatermark, startActivity } from './activities.js';
import type { DirectLineAdapter } from './adapter.js';
import { Conversations } from './conversations.js';
import { queryOf, Refusal, readJson, refuse, respond, respondRefusal } from './http.js';
import type { DirectLineLimits } from './limits.js';
import { DEFAULT_LIMITS, SlidingWindow } from './limits.js';
import { activitySet } from './live.js';
import type { Claims } from './tokens.js';
import { CHAT_SECONDS, Tokens } from './tokens.js';

export type { DirectLineAdapter } from './adapter.js';
export { DEFAULT_LIMITS, type DirectLineLimits } from './limits.js';

export interface DirectLineOptions {
  readonly conversations: ConversationStore;
  /** Signs the tokens; kept over a restart, so that open pages go on. */
  readonly tokenKey: Buffer;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly logger: Logger;
  readonly schools: SchoolStore;
  /** The bot. Its turn session is in `turnState` under TURN_SESSION. */
  readonly onTurn: (context: TurnContext) => Promise<void>;
  readonly reveal: RevealSecret;
  readonly limits?: Partial<DirectLineLimits>;
  /** Address of this server for its clients; on loopback, the address at which a client asked goes before it. */
  readonly publicUrl: string;
}

/** Direct Line 3.0 in process. */
export interface DirectLine {
  /** Adds the routes, before the server listens. */
  register(server: Server): void;
  /** For the `upgrade` event of the HTTP server. @returns false, untouched, when the address is not of Direct Line. */
  handleUpgrade(req: IncomingMessage, socket: Duplex, head: Buffer): boolean;
  /** Handles what still waits in a conversation's log, as any request for it does, and resolves when it is done. */
  resume(conversation: ConversationId): Promise<void>;
  /** Answers 503 from now on, and resolves when the turns that are running are kept and the sockets are closed. What waits for its turn stays in the log. */
  close(): Promise<void>;
  /** For proactive messages and `onTurnError`. */
  readonly adapter: DirectLineAdapter;
}

const BASE = '/v3/directline';
const STREAM = /^\/v3\/directline\/conversations\/([^/]+)\/stream$/;

export function createDirectLine(options: DirectLineOptions): DirectLine {
  const { conversations: store, clock, ids, logger, schools } = options;
  const limits: DirectLineLimits = { ...DEFAULT_LIMITS, ...options.limits };
  const tokens = new Tokens(options.tokenKey, clock);
  const conversations = new Conversations({ ...options, limits });
  const opening = new SlidingWindow([{ count: limits.newConversationsPerSecond, ms: 1000 }]);
  const sockets = new WebSocketServer({ noServer: true, clientTracking: false, maxPayload: 1024 });

  const readToken = (token: string | undefined, use: Claims['use'], conversation?: string): Claims => {
    if (token === undefined || token === '') throw refuse.noToken();
    const verified = tokens.verify(token);
    if (!verified.ok) throw verified.reason === 'expired' ? refuse.expired() : refuse.badToken();
    const { claims } = verified;
    if (claims.use !== use || (conversation !== undefined && conversation !== claims.conversation)) {
      throw refuse.foreign();
    }
    return claims;
  };
  const authorize = (req: Request): Claims => {
    const [, token] = /^Bearer +(\S+)$/i.exec(req.headers.authorization ?? '') ?? [];
    return readToken(token, 'chat', req.params?.id);
  };
  const touch = async (id: ConversationId) => {
    const touched = await conversations.touch(id);
    if (touched === undefined) throw refuse.ended();
    return touched;
  };
  const tokenFor = ({ conversation, school }: Pick<Claims, 'conversation' | 'school'>) => ({
    conversationId: conversation,
    token: tokens.sign(conversation, school, 'chat'),
    expires_in: CHAT_SECONDS,
  });
  const connectionFor = (req: Request, claims: Claims, watermark: number) => {
    const { conversation, school } = claims;
    const stream = `${streamOrigin(options.publicUrl, req.headers.host)}${BASE}/conversations/${conversation}/stream`;
    const token = tokens.sign(conversation, school, 'stream');
    return { ...tokenFor(claims), streamUrl: `${stream}?watermark=${watermark}&t=${token}` };
  };

  /** A conversation is opened together with its token; its start waits in the log until the client connects. */
  async function giveToken(req: Request, res: Response): Promise<void> {
    const school = schools.find(String(req.params.slug));
    if (school === undefined) throw new Refusal(404, 'SchoolNotFound', 'There is no such school here.');
    const body = (await readJson(req, limits.bodyBytes)) as
      | { locale?: unknown; wie?: unknown }
      | undefined
      | null;
    const now = clock.now();
    if (store.count() >= limits.openConversations) store.expire(toIsoTime(now));
    if (store.count() >= limits.openConversations) throw refuse.tooMany(60_000);
    const wait = opening.take(now.getTime());
    if (wait > 0) throw refuse.tooMany(wait);

    const id = ids.conversation();
    const at = toIsoTime(now);
    const locale = readLocale(body?.locale);
    const wie = typeof body?.wie === 'string' && /^[a-z]{1,20}$/.test(body.wie) ? body.wie : undefined;
    store.open(id, school.id, at);
    const start = startActivity(id, at, {
      ...(locale !== undefined && { locale }),
      ...(wie !== undefined && { wie }),
    });
    store.change(id, { at, append: [start] });
    respond(res, 200, tokenFor({ conversation: id, school: school.id }));
  }

  async function refreshToken(req: Request, res: Response): Promise<void> {
    const claims = authorize(req);
    await touch(claims.conversation);
    respond(res, 200, tokenFor(claims));
  }

  async function refuseToken(): Promise<void> {
    throw new Refusal(403, 'Forbidden', 'Tokens are given out by POST /s/SCHOOL/token.');
  }

  /** Resolves after the welcome, so that it is in the log before the socket opens. */
  async function startConversation(req: Request, res: Response): Promise<void> {
    const claims = authorize(req);
    const { live, stored } = await touch(claims.conversation);
    const isNew = stored.handled === 0;
    await live.idle();
    respond(res, isNew ? 201 : 200, connectionFor(req, claims, 0));
  }

  async function reconnect(req: Request, res: Response): Promise<void> {
    const claims = authorize(req);
    await touch(claims.conversation);
    respond(res, 200, connectionFor(req, claims, readWatermark(queryOf(req.url, 'watermark'))));
  }

  async function postActivity(req: Request, res: Response): Promise<void> {
    const claims = authorize(req);
    const body = await readJson(req, limits.bodyBytes);
    const incoming = readActivity(body, claims.conversation, toIsoTime(clock.now()), limits);
    const { live } = await touch(claims.conversation);
    respond(res, 200, { id: incoming === undefined ? ids.random() : conversations.receive(live, incoming) });
  }

  async function getActivities(req: Request, res: Response): Promise<void> {
    const claims = authorize(req);
    const { stored } = await touch(claims.conversation);
    const first = Math.min(readWatermark(queryOf(req.url, 'watermark')), stored.log.length);
    respond(res, 200, activitySet(stored.id, first, stored.log.slice(first), stored.state, options.reveal));
  }

  /** Not 403: clients would take that for an expired token, and give up the whole conversation. */
  async function refuseUpload(req: Request): Promise<void> {
    authorize(req);
    throw new Refusal(415, 'UploadsNotTaken', 'Files are not taken.');
  }

  const guarded = (route: string, handler: (req: Request, res: Response) => Promise<void>) => {
    return async (req: Request, res: Response): Promise<void> => {
      try {
        if (conversations.closing) throw refuse.closing();
        await handler(req, res);
      } catch (error) {
        respondRefusal(res, toRefusal(error, route));
      }
    };
  };
  const toRefusal = (error: unknown, route: string): Refusal => {
    if (error instanceof Refusal) return error;
    if (error instanceof TooManyConversations) return refuse.tooMany(60_000);
    logger.error({ event: 'directline.failed', route, ...withoutMessage(error) });
    return new Refusal(
      error instanceof CatalogueError ? error.status : 500,
      'ServerError',
      'Something went wrong here. Try again.',
    );
  };

  async function openStream(req: IncomingMessage, socket: Duplex, head: Buffer, id: string): Promise<void> {
    const claims = readToken(queryOf(req.url, 't'), 'stream', id);
    if (conversations.closing) throw refuse.closing();
    const { live } = await touch(claims.conversation);
    if (live.tabs >= limits.socketsPerConversation) throw refuse.tooMany(60_000);
    const watermark = readWatermark(queryOf(req.url, 'watermark'));
    sockets.handleUpgrade(req, socket, head, (opened) => void conversations.attach(live, opened, watermark));
  }

  return {
    adapter: conversations.adapter,
    register(server) {
      const post = (path: string, handler: (req: Request, res: Response) => Promise<void>) =>
        server.post(path, guarded(path, handler));
      const get = (path: string, handler: (req: Request, res: Response) => Promise<void>) =>
        server.get(path, guarded(path, handler));
      post('/s/:slug/token', giveToken);
      post(`${BASE}/tokens/refresh`, refreshToken);
      post(`${BASE}/tokens/generate`, refuseToken);
      post(`${BASE}/conversations`, startConversation);
      get(`${BASE}/conversations/:id`, reconnect);
      post(`${BASE}/conversations/:id/activities`, postActivity);
      get(`${BASE}/conversations/:id/activities`, getActivities);
      post(`${BASE}/conversations/:id/upload`, refuseUpload);
    },
    handleUpgrade(req, socket, head) {
      const [path] = (req.url ?? '').split('?');
      const [, id] = STREAM.exec(path ?? '') ?? [];
      if (id === undefined) return false;
      socket.on('error', () => socket.destroy());
      openStream(req, socket, head, id).catch((error: unknown) => {
        const { status } = toRefusal(error, `${BASE}/conversations/:id/stream`);
        socket.end(`HTTP/1.1 ${status} Refused\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
      });
      return true;
    },
    async resume(conversation) {
      const touched = await conversations.touch(toConversationId(conversation));
      await touched?.live.idle();
    },
    close: () => conversations.close(),
  };
}

const LOOPBACK = /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/;

/** `ws` or `wss` of the address at which clients reach this server. */
function streamOrigin(publicUrl: string, asked: string | undefined): string {
  const url = new URL(publicUrl);
  const host =
    LOOPBACK.test(url.host) && asked !== undefined && /^[\w.:[\]-]+$/.test(asked) ? asked : url.host;
  return `${url.protocol === 'https:' ? 'wss' : 'ws'}://${host}`;
}
