import { mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TurnContext } from 'botbuilder';
import { type Activity, ConnectionStatus, DirectLine } from 'botframework-directlinejs';
import { afterEach, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import { WebSocket } from 'ws';
import { createLowdbStores } from '../../src/adapters/storage-lowdb/index.js';
import { toConversationId, toSchoolId } from '../../src/domain/ids.js';
import { TURN_SESSION, type TurnSession } from '../../src/ports/turn-session.js';
import { startDirectLine, TestClock, TestLogger, type TestServer } from '../support/directline-server.js';

const BASE = '/v3/directline';

/** Counts, so that a turn that is lost or done twice shows. */
const bot = async (context: TurnContext) => {
  const session = context.turnState.get<TurnSession>(TURN_SESSION);
  if (context.activity.type === 'conversationUpdate') {
    const actions = [
      { type: 'messageBack', title: 'Ja', text: 'ja', displayText: 'Ja', value: { keuze: 'ja' } },
    ];
    await context.sendActivity({ type: 'message', text: 'welkom', suggestedActions: { actions, to: [] } });
    return;
  }
  session.state = Number(session.state ?? 0) + 1;
  await context.sendActivity({ type: 'message', text: `${session.state}: ${context.activity.text}` });
};

const sockets = new Set<WebSocket>();
class CountedWebSocket extends WebSocket {
  constructor(url: string) {
    super(url);
    sockets.add(this);
  }
}

beforeAll(() => {
  vi.stubGlobal('XMLHttpRequest', createRequire(import.meta.url)('xhr2'));
  vi.stubGlobal('WebSocket', CountedWebSocket);
});

const servers = new Set<TestServer>();
const clients = new Set<Client>();
afterEach(async () => {
  for (const client of clients) client.direct.end();
  for (const server of servers) await server.close();
  clients.clear();
  servers.clear();
  sockets.clear();
});
const start = async (options: Partial<Parameters<typeof startDirectLine>[0]> = {}) => {
  const server = await startDirectLine({ onTurn: bot, ...options });
  servers.add(server);
  return server;
};

type ClientOptions = Partial<ConstructorParameters<typeof DirectLine>[0]>;

/** Microsoft's client as it is, with what came and the states that it went through. */
class Client {
  readonly seen: Activity[] = [];
  readonly states: ConnectionStatus[] = [];
  readonly direct: DirectLine;

  constructor(url: string, options: ClientOptions) {
    // Without chance it comes back after three seconds, the shortest it knows.
    const settings = { domain: url + BASE, random: () => 0, ...options };
    this.direct = new DirectLine(settings as ConstructorParameters<typeof DirectLine>[0]);
    this.direct.connectionStatus$.subscribe((status) => this.states.push(status));
    this.direct.activity$.subscribe({ next: (activity) => this.seen.push(activity), error: () => {} });
    clients.add(this);
  }

  post(activity: object): Promise<string> {
    return new Promise((resolve, reject) => {
      this.direct.postActivity(activity as Activity).subscribe(resolve, reject);
    });
  }

  say(text: string): Promise<string> {
    return this.post({
      type: 'message',
      text,
      from: { id: 'somebody else' },
      channelData: { clientActivityID: text },
    });
  }

  texts(): (string | undefined)[] {
    return this.seen.map((activity) => ('text' in activity ? activity.text : undefined));
  }

  async until(count: number): Promise<void> {
    await expect
      .poll(() => this.seen.length, { timeout: 15_000, interval: 10 })
      .toBeGreaterThanOrEqual(count);
  }

  async reaches(status: ConnectionStatus): Promise<void> {
    await expect.poll(() => this.states, { timeout: 15_000, interval: 10 }).toContain(status);
  }
}
const tokenOf = async ({ url }: TestServer) =>
  (await (await fetch(`${url}/s/marimba/token`, { method: 'POST' })).json()) as {
    token: string;
    conversationId: string;
  };
const open = async (server: TestServer, options: ClientOptions = {}) =>
  new Client(server.url, {
    ...(await tokenOf(server)),
    conversationId: undefined,
    ...options,
  } as ClientOptions);
const conversationOf = (client: Client) => {
  const { conversationId } = client.direct as unknown as { conversationId: string };
  return conversationId;
};

describe('botframework-directlinejs, unchanged,', () => {
  it.each([true, false])(
    'shows the welcome with its buttons, its own echo and the answer (socket: %s)',
    async (webSocket) => {
      const client = await open(await start(), { webSocket, pollingInterval: 200 });
      await client.until(1);
      expect(client.seen[0]).toMatchObject({
        text: 'welkom',
        suggestedActions: { actions: [{ title: 'Ja' }] },
      });
      const id = await client.say('hoi');
      await client.until(3);
      expect(client.texts()).toEqual(['welkom', 'hoi', '1: hoi']);
      expect(client.seen[1]).toMatchObject({ id, channelData: { clientActivityID: 'hoi' } });
      expect(client.seen[1]?.from.id).toBe(`dl_${conversationOf(client)}`);
    },
  );

  it('gets what came while its socket was dead, once', async () => {
    const server = await start();
    const client = await open(server);
    await client.until(1);
    for (const socket of sockets) socket.terminate();
    await client.say('hoi');
    await server.direct.resume(toConversationId(conversationOf(client)));
    await client.until(3);
    await client.say('nog eens');
    await client.until(5);
    expect(client.texts()).toEqual(['welkom', 'hoi', '1: hoi', 'nog eens', '2: nog eens']);
  });

  it('goes on over a restart of the server in mid-conversation, without a bubble lost or doubled', async () => {
    const clock = new TestClock();
    const folder = await mkdtemp(join(tmpdir(), 'directline-'));
    const store = () =>
      createLowdbStores({
        folder,
        dataKey: Buffer.alloc(32, 7),
        schools: [toSchoolId('marimba')],
        clock,
        logger: new TestLogger(),
      });
    const first = await store();
    const server = await start({ conversations: first.conversations, clock });
    const client = await open(server);
    await client.until(1);
    await client.say('een');
    await client.until(3);
    const { tokenKey, port } = server;
    servers.delete(server);
    await server.close();
    await first.close();
    const second = await store();
    onTestFinished(async () => {
      await second.close();
      await rm(folder, { recursive: true });
    });
    await start({ conversations: second.conversations, tokenKey, clock, port });
    await client.say('twee');
    await client.until(5);
    expect(client.texts()).toEqual(['welkom', 'een', '1: een', 'twee', '2: twee']);
  });

  it('has the whole conversation again after a reload', async () => {
    const server = await start();
    const before = await open(server);
    await before.until(1);
    await before.say('hoi');
    await before.until(3);
    const { token } = before.direct as unknown as { token: string };
    const after = new Client(server.url, { token, conversationId: conversationOf(before) });
    await after.until(3);
    expect(after.seen.map(({ id }) => id)).toEqual(before.seen.map(({ id }) => id));
    await after.say('weer');
    await Promise.all([before.until(5), after.until(5)]);
    expect(before.texts()).toEqual(after.texts());
  });

  it('refreshes its token', async () => {
    const server = await start();
    const client = await open(server);
    await client.until(1);
    server.clock.move(20 * 60);
    const { direct } = client;
    const inside = direct as unknown as { token: string; refreshToken(): typeof direct.connectionStatus$ };
    await new Promise<void>((resolve, reject) => {
      inside.refreshToken().subscribe((token) => {
        inside.token = String(token);
        resolve();
      }, reject);
    });
    server.clock.move(20 * 60);
    await client.say('hoi');
    await client.until(3);
  });

  it('hears that its token has expired, and goes on when the page brings another', async () => {
    const server = await start();
    const client = await open(server);
    await client.until(1);
    const id = toConversationId(conversationOf(client));
    const { token } = client.direct as unknown as { token: string };
    const refreshed = async () => {
      const answer = await fetch(`${server.url}${BASE}/conversations/${id}`, {
        headers: { Authorization: `Bearer ${token}` },
      });
      return (await answer.json()) as Parameters<DirectLine['reconnect']>[0];
    };
    server.clock.move(59 * 60);
    await client.say('nog op tijd');
    const later = await refreshed();
    server.clock.move(7 * 60);
    expect(await client.say('te laat')).toBe('retry');
    await client.reaches(ConnectionStatus.ExpiredToken);
    client.direct.reconnect(later);
    await client.say('op tijd');
    await client.until(5);
    expect(client.texts()).toEqual(['welkom', 'nog op tijd', '1: nog op tijd', 'op tijd', '2: op tijd']);
  });

  it('hears that a conversation is over', async () => {
    const server = await start();
    const client = await open(server);
    await client.until(1);
    server.conversations.erase(toConversationId(conversationOf(client)));
    await expect(client.say('hallo?')).rejects.toMatchObject({ status: 404 });
  });

  it('cannot open the conversation of another, nor one that is not there', async () => {
    const server = await start();
    const [mine, other] = [await tokenOf(server), await tokenOf(server)];
    const thief = new Client(server.url, { token: mine.token, conversationId: other.conversationId });
    await thief.reaches(ConnectionStatus.FailedToConnect);
    expect(thief.seen).toEqual([]);
    server.conversations.erase(toConversationId(mine.conversationId));
    const late = new Client(server.url, { token: mine.token });
    await late.reaches(ConnectionStatus.FailedToConnect);
  });

  it('keeps the conversation when a limit refuses a message', async () => {
    const server = await start();
    const client = await open(server);
    await client.until(1);
    await expect(client.say('x'.repeat(4001))).rejects.toMatchObject({ status: 413 });
    for (let n = 0; n < 10; n++) await client.say(`${n}`);
    // Its word for "not sent, try again".
    expect(await client.say('te snel')).toBe('retry');
    server.clock.move(2);
    await client.say('rustig');
    await client.until(1 + 2 * 11);
    expect(client.states.at(-1)).toBe(ConnectionStatus.Online);
  });
});
