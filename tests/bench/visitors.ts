import { randomUUID } from 'node:crypto';
import { Agent, createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { WebSocket } from 'ws';
import { SCHOOL } from './product.js';
import { type Asking, Storyteller } from './stories.js';

/** Milliseconds from the request. */
export interface TurnTimes {
  readonly bubble: number;
  /** The bubble is there and the request is answered: the next line can be said. */
  readonly whole: number;
}
/** Somebody in a conversation. */
export interface Visitor {
  /** Says the next line. Resolves when its bubble is there and its request is answered, which may be later. */
  say(): Promise<TurnTimes>;
  close(): void;
}
/** Opens conversations with one server. */
export interface Load {
  enter(seed: number): Promise<Visitor>;
  close(): Promise<void>;
}

/** As the page does it: a token, a conversation, a socket; a line is posted, and its answer comes over the socket. */
export function directLineLoad(port: number): Load {
  const agent = new Agent({ keepAlive: true });
  const visitors = new Set<DirectLineVisitor>();
  // A page says every 20 seconds that it is still there; the servers' clock runs twenty times as fast.
  const alive = setInterval(() => {
    for (const visitor of visitors) visitor.live();
  }, 1000);
  return {
    async enter(seed) {
      const post = <T>(path: string, token: string, body: object) =>
        postJson<T>(agent, port, path, body, token);
      const { token } = await patiently(() =>
        post<{ token: string }>(`/s/${SCHOOL}/token`, '', { locale: 'nl', wie: 'leerling' }),
      );
      const started = await post<Started>('/v3/directline/conversations', token, {});
      const path = `/v3/directline/conversations/${started.conversationId}/activities`;
      const visitor = new DirectLineVisitor(started.streamUrl, seed, async (activity) => {
        await post(path, token, activity);
      });
      await visitor.greeted();
      visitors.add(visitor);
      return visitor;
    },
    async close() {
      clearInterval(alive);
      for (const visitor of visitors) visitor.close();
      agent.destroy();
    },
  };
}

interface Started {
  readonly conversationId: string;
  readonly streamUrl: string;
}
interface Frame {
  readonly activities: readonly (Asking & {
    readonly type: string;
    readonly from: { readonly role: string };
  })[];
}

class DirectLineVisitor implements Visitor {
  readonly #socket: WebSocket;
  readonly #post: (activity: object) => Promise<void>;
  readonly #teller: Storyteller;
  #said: readonly Asking[] = [];
  #waiting: { heard(at: number): void; failed(error: Error): void } | undefined;
  readonly #greeting: Promise<number>;

  constructor(streamUrl: string, seed: number, post: (activity: object) => Promise<void>) {
    this.#post = post;
    this.#teller = new Storyteller(seed);
    this.#socket = new WebSocket(streamUrl, { perMessageDeflate: false });
    this.#greeting = this.#answer();
    this.#socket.on('message', (data) => this.#hear(String(data)));
    this.#socket.on('error', (error) => this.#waiting?.failed(error));
    this.#socket.on('close', (code) => this.#waiting?.failed(new Error(`The socket closed with ${code}.`)));
  }

  async greeted(): Promise<void> {
    await this.#greeting;
  }

  async say(): Promise<TurnTimes> {
    const activity = this.#teller.next(this.#said);
    return timed(this.#answer(), () => this.#post(activity));
  }

  live(): void {
    if (this.#socket.readyState === WebSocket.OPEN) this.#socket.send('');
  }

  close(): void {
    this.#socket.terminate();
  }

  #answer(): Promise<number> {
    return new Promise((heard, failed) => {
      this.#waiting = { heard, failed };
    });
  }

  /** The bot's bubbles of one turn come together. */
  #hear(text: string): void {
    const at = performance.now();
    if (text === '') return;
    const { activities } = JSON.parse(text) as Frame;
    const said = activities.filter(({ type, from }) => type === 'message' && from.role === 'bot');
    if (said.length === 0) return;
    this.#said = said;
    this.#waiting?.heard(at);
  }
}

/** As the Bot Connector does it: an activity is posted, and the bot posts its answer to the connector. */
export async function cloudLoad(port: number): Promise<Load> {
  const agent = new Agent({ keepAlive: true });
  const waiting = new Map<string, (at: number) => void>();
  const connector = createServer((req, res) => {
    req.resume().on('end', () => {
      const at = performance.now();
      res.setHeader('Content-Type', 'application/json');
      res.end('{"id":"1"}');
      const conversation = /^\/v3\/conversations\/([^/]+)/.exec(req.url ?? '')?.[1];
      waiting.get(conversation ?? '')?.(at);
    });
  });
  const serviceUrl = await listening(connector);
  return {
    async enter(seed) {
      const conversation = randomUUID();
      const teller = new Storyteller(seed);
      return {
        async say() {
          const answer = new Promise<number>((resolve) => waiting.set(conversation, resolve));
          const activity = {
            ...teller.next([]),
            id: randomUUID(),
            timestamp: new Date().toISOString(),
            channelId: 'webchat',
            serviceUrl,
            conversation: { id: conversation },
            from: { id: 'user', role: 'user' },
            recipient: { id: 'bot', role: 'bot' },
          };
          return timed(answer, () => postJson(agent, port, '/api/messages', activity));
        },
        close: () => void waiting.delete(conversation),
      };
    },
    async close() {
      agent.destroy();
      connector.closeAllConnections();
      await new Promise((resolve) => connector.close(resolve));
    },
  };
}

/** @param answer Resolves with the moment at which the bubble came. */
async function timed(answer: Promise<number>, post: () => Promise<unknown>): Promise<TurnTimes> {
  const start = performance.now();
  const [bubble] = await Promise.all([answer, post()]);
  return { bubble: bubble - start, whole: performance.now() - start };
}

class Refused extends Error {
  readonly status: number;

  constructor(path: string, status: number) {
    super(`POST ${path} was answered ${status}.`);
    this.status = status;
  }
}

/** Comes back as long as too many come in at once. */
async function patiently<T>(enter: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await enter();
    } catch (error) {
      if (!(error instanceof Refused && error.status === 429)) throw error;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }
}

async function listening(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

function postJson<T>(agent: Agent, port: number, path: string, body: object, token = ''): Promise<T> {
  const data = Buffer.from(JSON.stringify(body));
  const headers = {
    'Content-Type': 'application/json',
    'Content-Length': data.length,
    ...(token !== '' && { Authorization: `Bearer ${token}` }),
  };
  return new Promise((resolve, reject) => {
    const asked = request({ agent, host: '127.0.0.1', port, path, method: 'POST', headers }, (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (chunk: string) => {
        text += chunk;
      });
      response.on('end', () => {
        const { statusCode = 0 } = response;
        if (statusCode >= 300) reject(new Refused(path, statusCode));
        else resolve((text === '' ? undefined : JSON.parse(text)) as T);
      });
      response.on('error', reject);
    });
    asked.on('error', reject);
    asked.end(data);
  });
}
