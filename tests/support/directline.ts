import { WebSocket } from 'ws';

/** An activity as a client sees it. */
export interface Bubble {
  readonly id: string;
  readonly type: string;
  readonly text?: string;
  readonly from: { readonly id: string; readonly role: string };
  readonly replyToId?: string;
  readonly timestamp?: string;
  readonly suggestedActions?: { readonly actions: readonly Button[] };
  readonly channelData?: { readonly [key: string]: unknown };
  readonly [key: string]: unknown;
}
export interface Button {
  readonly type: string;
  readonly title: string;
  readonly text?: string;
  readonly displayText?: string;
  readonly value?: unknown;
}

interface Connection {
  readonly conversationId: string;
  readonly token: string;
  readonly streamUrl: string;
}

export interface OpenOptions {
  readonly locale?: string;
  readonly wie?: string;
}

/** How long a reply may take before the test fails. */
const PATIENCE_MS = 10_000;

/** A chat with a running server, in the few lines of Direct Line 3.0 that a client needs. */
export class Chat {
  /** Everything that came, in order. */
  readonly seen: Bubble[] = [];
  readonly conversationId: string;
  readonly #url: string;
  #token: string;
  #watermark = '0';
  #read = 0;
  #socket: WebSocket | undefined;
  readonly #waiting = new Set<() => void>();

  constructor(url: string, connection: Connection) {
    this.#url = url;
    this.conversationId = connection.conversationId;
    this.#token = connection.token;
  }

  get token(): string {
    return this.#token;
  }

  async connect(streamUrl: string): Promise<void> {
    const socket = new WebSocket(streamUrl);
    this.#socket = socket;
    socket.on('message', (data) => {
      const text = String(data);
      if (text === '') return;
      const set = JSON.parse(text) as { activities: Bubble[]; watermark?: string };
      this.#watermark = set.watermark ?? this.#watermark;
      this.seen.push(...set.activities);
      for (const wake of this.#waiting) wake();
    });
    await new Promise<void>((resolve, reject) => {
      socket.once('open', () => resolve());
      socket.once('error', reject);
    });
  }

  /** After a lost socket or a restart: goes on after what was seen. */
  async reconnect(): Promise<void> {
    const path = `/v3/directline/conversations/${this.conversationId}?watermark=${this.#watermark}`;
    const connection = (await expectOk(await this.request(path))) as Connection;
    this.#token = connection.token;
    await this.connect(connection.streamUrl);
  }

  request(path: string, init: RequestInit = {}): Promise<Response> {
    return fetch(this.#url + path, {
      ...init,
      headers: { Authorization: `Bearer ${this.#token}`, ...init.headers },
    });
  }

  post(activity: object): Promise<Response> {
    return this.request(`/v3/directline/conversations/${this.conversationId}/activities`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(activity),
    });
  }

  /** Sends a text, or presses the last button shown with that title, and waits for what the bot says to it. */
  async send(said: string | { readonly button: string }): Promise<readonly Bubble[]> {
    const activity = typeof said === 'string' ? { type: 'message', text: said } : this.#press(said.button);
    const { id } = (await expectOk(await this.post(activity))) as { id: string };
    await this.until(() => this.seen.some((bubble) => bubble.replyToId === id && bubble.type === 'message'));
    return this.replies();
  }

  /** What the bot said since this was last asked. Waits for at least `count` bubbles. */
  async replies(count = 0): Promise<readonly Bubble[]> {
    const unread = () =>
      this.seen.slice(this.#read).filter((bubble) => bubble.from.role === 'bot' && bubble.type === 'message');
    await this.until(() => unread().length >= count);
    const found = unread();
    this.#read = this.seen.length;
    return found;
  }

  /** Waits for something to be true of what was seen. */
  async until(holds: () => boolean): Promise<void> {
    if (holds()) return;
    await new Promise<void>((resolve, reject) => {
      const stop = () => {
        clearTimeout(timer);
        this.#waiting.delete(look);
      };
      const look = () => {
        if (!holds()) return;
        stop();
        resolve();
      };
      const timer = setTimeout(() => {
        stop();
        reject(new Error(`Still not there after ${PATIENCE_MS} ms. Seen: ${JSON.stringify(this.seen)}`));
      }, PATIENCE_MS);
      this.#waiting.add(look);
    });
  }

  /** Resolves with the close code when the server closes the socket. */
  closed(): Promise<number> {
    return new Promise((resolve) => this.#socket?.once('close', resolve));
  }

  /** Sends the empty frame with which clients show that they are there; resolves when the server has read it. */
  keepAlive(): Promise<void> {
    return new Promise((resolve) => {
      this.#socket?.once('pong', () => resolve());
      this.#socket?.send('');
      this.#socket?.ping();
    });
  }

  /** Breaks the connection as a dead network does. */
  cut(): void {
    this.#socket?.terminate();
  }

  #press(title: string): object {
    const buttons = this.seen.flatMap((bubble) => bubble.suggestedActions?.actions ?? []);
    const button = buttons.findLast((action) => action.title === title);
    if (button === undefined) throw new Error(`There was no button "${title}".`);
    const { displayText = title, text, value } = button;
    if (button.type === 'imBack') return { type: 'message', text: value };
    return {
      type: 'message',
      ...(text !== undefined && { text }),
      ...(value !== undefined && { value }),
      channelData: { messageBack: { displayText } },
    };
  }
}

/** Asks for a token of a school, starts the conversation and opens its socket. */
export async function openChat(url: string, slug: string, options: OpenOptions = {}): Promise<Chat> {
  const asked = await fetch(`${url}/s/${slug}/token`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(options),
  });
  const { token } = (await expectOk(asked)) as { token: string };
  const started = await fetch(`${url}/v3/directline/conversations`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${token}` },
  });
  const connection = (await expectOk(started)) as Connection;
  const chat = new Chat(url, connection);
  await chat.connect(connection.streamUrl);
  return chat;
}

async function expectOk(response: Response): Promise<unknown> {
  if (!response.ok) throw new Error(`${response.url} answered ${response.status}: ${await response.text()}`);
  return response.json();
}

/** The status with which a WebSocket is opened (101) or refused. */
export function upgradeStatus(streamUrl: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(streamUrl);
    socket.once('open', () => {
      socket.terminate();
      resolve(101);
    });
    socket.once('unexpected-response', (_request, response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    });
    socket.once('error', reject);
  });
}
