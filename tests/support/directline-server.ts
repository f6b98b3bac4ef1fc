import { randomBytes } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import type { TurnContext } from 'botbuilder';
import restify from 'restify';
import {
  createDirectLine,
  type DirectLine,
  type DirectLineLimits,
} from '../../src/adapters/channel-directline/index.js';
import { createCryptoIds } from '../../src/adapters/ids-crypto/index.js';
import { createMemoryConversationStore } from '../../src/adapters/storage-memory/conversation-store.js';
import { type IsoTime, toIsoTime, toSchoolId } from '../../src/domain/ids.js';
import type { Schoolpakket } from '../../src/domain/schoolpakket.js';
import type { ConversationStore } from '../../src/ports/conversation-store.js';
import type { Logger, LogLine } from '../../src/ports/logger.js';
import type { SchoolStore } from '../../src/ports/school-store.js';
import type { RevealSecret } from '../../src/ports/turn-session.js';

/** The next `times` changes fail as on a full disk. */
export function failChanges(conversations: ConversationStore, times = 1): void {
  const change = conversations.change.bind(conversations);
  let left = times;
  conversations.change = (id, what) => {
    if (left === 0) return change(id, what);
    left -= 1;
    throw Object.assign(new Error('no space left'), { code: 'ENOSPC' });
  };
}

/** A clock that stands still until it is moved. */
export class TestClock {
  #now = Date.parse('2026-11-20T09:30:00.000Z');

  now(): Date {
    return new Date(this.#now);
  }

  get iso(): IsoTime {
    return toIsoTime(this.now());
  }

  move(seconds: number): void {
    this.#now += seconds * 1000;
  }
}

export class TestLogger implements Logger {
  readonly lines: LogLine[] = [];
  readonly debug = (line: LogLine) => void this.lines.push(line);
  readonly info = this.debug;
  readonly warn = this.debug;
  readonly error = this.debug;
}

const slugs = ['marimba', 'mozaiek'];
const find = (id: string) => (slugs.includes(id) ? ({ id: toSchoolId(id) } as Schoolpakket) : undefined);
const schools: SchoolStore = {
  all: () => [],
  find,
  get: () => {
    throw new Error('not needed by a channel');
  },
  calendar: () => {
    throw new Error('not needed by a channel');
  },
};

export interface TestServerOptions {
  readonly onTurn: (context: TurnContext) => Promise<void>;
  readonly onTurnError?: (context: TurnContext, error: Error) => Promise<void>;
  readonly reveal?: RevealSecret;
  readonly limits?: Partial<DirectLineLimits>;
  readonly conversations?: ConversationStore;
  readonly tokenKey?: Buffer;
  readonly clock?: TestClock;
  readonly port?: number;
  /** Other routes, such as a page. */
  readonly routes?: (server: restify.Server) => void;
}

export interface TestServer {
  readonly url: string;
  readonly port: number;
  readonly direct: DirectLine;
  readonly conversations: ConversationStore;
  readonly clock: TestClock;
  readonly logger: TestLogger;
  readonly tokenKey: Buffer;
  close(): Promise<void>;
}

/** restify with nothing but Direct Line and the bot of the test. */
export async function startDirectLine(options: TestServerOptions): Promise<TestServer> {
  const clock = options.clock ?? new TestClock();
  const conversations = options.conversations ?? createMemoryConversationStore(clock, 5000);
  const logger = new TestLogger();
  const tokenKey = options.tokenKey ?? randomBytes(32);
  const direct = createDirectLine({
    conversations,
    tokenKey,
    clock,
    ids: createCryptoIds(),
    logger,
    schools,
    onTurn: options.onTurn,
    reveal: options.reveal ?? (() => undefined),
    ...(options.limits && { limits: options.limits }),
    publicUrl: 'http://localhost:3978',
  });
  if (options.onTurnError !== undefined) direct.adapter.onTurnError = options.onTurnError;

  const server = restify.createServer({ name: 'test' });
  direct.register(server);
  options.routes?.(server);
  server.server.on('upgrade', (req, socket, head) => {
    if (!direct.handleUpgrade(req, socket, head)) socket.destroy();
  });
  await new Promise<void>((resolve) => server.listen(options.port ?? 0, '127.0.0.1', resolve));
  const { port } = server.server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    port,
    direct,
    conversations,
    clock,
    logger,
    tokenKey,
    close: async () => {
      await direct.close();
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.server.closeAllConnections();
      await closed;
    },
  };
}
