import { randomBytes } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import {
  ActivityHandler,
  CloudAdapter,
  ConfigurationBotFrameworkAuthentication,
  type TurnContext,
} from 'botbuilder';
import restify from 'restify';
import { createDirectLine } from '../../src/adapters/channel-directline/index.js';
import { createCryptoIds } from '../../src/adapters/ids-crypto/index.js';
import { createYamlSchools } from '../../src/adapters/schools-yaml/index.js';
import { createMemoryConversationStore } from '../../src/adapters/storage-memory/conversation-store.js';
import type { Logger } from '../../src/ports/logger.js';
import { createHastyClock } from './product.js';

export const silent: Logger = { debug() {}, info() {}, warn() {}, error() {} };

/** Says what was said, and hello to who comes in. */
export async function echo(context: TurnContext): Promise<void> {
  const { type, text } = context.activity;
  if (type === 'message') await context.sendActivity({ type: 'message', text: `Echo: ${text}` });
  if (type === 'conversationUpdate') await context.sendActivity({ type: 'message', text: 'Hello' });
}

/** Our Direct Line with an echo behind it and nothing kept but in memory. @returns the port. */
export async function startDirectLineEcho(root: string): Promise<number> {
  const clock = createHastyClock();
  const direct = createDirectLine({
    conversations: createMemoryConversationStore(clock, 10_000),
    tokenKey: randomBytes(32),
    clock,
    ids: createCryptoIds(),
    logger: silent,
    schools: await createYamlSchools({
      folder: join(root, 'deployment/scholen'),
      holidays: join(root, 'deployment/schoolvakanties.yaml'),
      logger: silent,
    }),
    onTurn: echo,
    reveal: () => undefined,
    publicUrl: 'http://localhost:3978',
  });
  const server = restify.createServer();
  direct.register(server);
  server.server.on('upgrade', (req, socket, head) => {
    if (!direct.handleUpgrade(req, socket, head)) socket.destroy();
  });
  return listening(server);
}

/** The echo bot of Microsoft's samples, without an app id, and so without authentication. @returns the port. */
export async function startCloudEcho(): Promise<number> {
  const adapter = createCloudAdapter();
  const bot = createCloudBot();
  const server = restify.createServer();
  server.use(restify.plugins.bodyParser());
  server.post('/api/messages', async (req, res) => {
    // restify types its query as possibly undefined, and Microsoft's as absent.
    await adapter.process(req as never, res, (context) => bot.run(context));
  });
  return listening(server);
}

export const createCloudAdapter = (): CloudAdapter =>
  new CloudAdapter(new ConfigurationBotFrameworkAuthentication({}));

export function createCloudBot(): ActivityHandler {
  const bot = new ActivityHandler();
  bot.onMessage(async (context, next) => {
    await echo(context);
    await next();
  });
  return bot;
}

async function listening(server: restify.Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.server.address() as AddressInfo).port;
}
