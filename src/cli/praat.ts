// Chats from the terminal with a running server:
//   npm run -s praat -- --school SLUG [--url URL] [--wie leerling|ouder] [--taal nl]
// Reads lines from stdin and prints each bubble with its numbered choices; a number picks one.
// Ends with 0, with 1 when the conversation could not go on, with 2 when it was called in a wrong way.
import { randomUUID } from 'node:crypto';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { WebSocket } from 'ws';

interface CardAction {
  readonly title?: string;
  readonly text?: string;
  readonly displayText?: string;
  readonly value?: unknown;
}
interface Activity {
  readonly id?: string;
  readonly type: string;
  readonly text?: string;
  readonly replyToId?: string;
  readonly from?: { readonly role?: string };
  readonly suggestedActions?: { readonly actions?: readonly CardAction[] };
}
interface ActivitySet {
  readonly activities: readonly Activity[];
  readonly watermark?: string;
}
interface Answer {
  readonly id?: string;
  readonly token?: string;
  readonly conversationId?: string;
  readonly streamUrl?: string;
}

/** Something to tell whoever started the program; its code is that of the process. */
class Stop extends Error {
  readonly exitCode: number;

  constructor(message: string, exitCode = 1) {
    super(message);
    this.exitCode = exitCode;
  }
}
class Refused extends Error {
  readonly status: number;
  readonly retryAfterMs: number;

  constructor(response: Response) {
    super(`${response.status}`);
    this.status = response.status;
    this.retryAfterMs = Number(response.headers.get('retry-after') ?? 1) * 1000;
  }
}

const USAGE = 'Usage: npm run -s praat -- --school SLUG [--url URL] [--wie leerling|ouder] [--taal nl]';
const BASE = '/v3/directline';
const TRIES = 6;
const ALIVE_MS = 20_000;
/** A turn that says nothing at all cannot be seen to end. */
const SILENT_TURN_MS = 15_000;

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
const isOver = (error: unknown): boolean =>
  error instanceof Refused && [401, 403, 404].includes(error.status);
const isPassing = (error: unknown): boolean =>
  !(error instanceof Stop) && !(error instanceof Refused && error.status < 500 && error.status !== 429);

class Conversation {
  readonly #url: string;
  #id = '';
  #token = '';
  #watermark = '0';
  #socket: WebSocket | undefined;
  #alive: NodeJS.Timeout | undefined;
  #choices: readonly CardAction[] = [];
  readonly #answered = new Set<string>();
  #said = 0;
  #over = false;
  #wake: () => void = () => undefined;

  constructor(url: string) {
    this.#url = url;
  }

  get over(): boolean {
    return this.#over;
  }

  async begin(school: string, start: Readonly<Record<string, string>>): Promise<void> {
    const issued = await this.#call('POST', `/s/${encodeURIComponent(school)}/token`, start).catch(
      (error) => {
        if (error instanceof Refused && error.status === 404) {
          throw new Stop(
            `The server at ${this.#url} has no school "${school}". Its schools are listed at ${this.#url}/.`,
          );
        }
        throw error;
      },
    );
    this.#token = issued.token ?? '';
    const started = await this.#call('POST', `${BASE}/conversations`, {});
    this.#id = started.conversationId ?? '';
    await this.#listen(started);
    await this.#until(() => this.#said > 0);
  }

  /** Says one line, and waits until the bot has said everything to it. */
  async say(line: string): Promise<void> {
    const picked = this.#choices[Number(line) - 1];
    this.#choices = [];
    const said = picked === undefined ? { text: line } : toMessage(picked);
    const channelData = { ...said.channelData, clientActivityID: randomUUID() };
    const path = `${BASE}/conversations/${this.#id}/activities`;
    const { id } = await this.#call('POST', path, { type: 'message', ...said, channelData });
    await this.#until(() => id !== undefined && this.#answered.has(id));
  }

  close(): void {
    this.#over = true;
    this.#socket?.close();
  }

  async #call(method: string, path: string, body?: unknown): Promise<Answer> {
    for (let tries = 1; ; tries += 1) {
      try {
        const response = await fetch(this.#url + path, {
          method,
          headers: {
            ...(this.#token !== '' && { Authorization: `Bearer ${this.#token}` }),
            ...(body !== undefined && { 'Content-Type': 'application/json' }),
          },
          ...(body !== undefined && { body: JSON.stringify(body) }),
        });
        if (!response.ok) throw new Refused(response);
        return (await response.json()) as Answer;
      } catch (error) {
        const isBusy = error instanceof Refused && error.status === 429;
        if (!isPassing(error) || (this.#id === '' && !isBusy) || (tries >= TRIES && !isBusy)) throw error;
        await pause(isBusy ? error.retryAfterMs : 250 * 2 ** tries);
      }
    }
  }

  async #listen({ token, streamUrl }: Answer): Promise<void> {
    this.#token = token ?? this.#token;
    const url = new URL(streamUrl ?? '', this.#url);
    const server = new URL(this.#url);
    url.protocol = server.protocol === 'https:' ? 'wss:' : 'ws:';
    url.host = server.host;
    const socket = new WebSocket(url);
    socket.on('message', (data) => this.#receive(String(data)));
    socket.on('close', () => void this.#resume());
    this.#socket = socket;
    clearInterval(this.#alive);
    this.#alive = setInterval(() => socket.readyState === socket.OPEN && socket.send(''), ALIVE_MS).unref();
    await new Promise<void>((resolve, reject) => {
      socket.once('open', resolve);
      socket.once('error', reject);
    });
    socket.on('error', () => undefined);
  }

  async #resume(): Promise<void> {
    if (this.#over) return;
    try {
      const path = `${BASE}/conversations/${this.#id}?watermark=${this.#watermark}`;
      await this.#listen(await this.#call('GET', path));
    } catch {
      this.#over = true;
      this.#wake();
    }
  }

  /** The bot's side of a turn comes in one piece, so that its first bubble ends the wait and the last is there. */
  #receive(text: string): void {
    if (text === '') return;
    const { activities, watermark } = JSON.parse(text) as ActivitySet;
    this.#watermark = watermark ?? this.#watermark;
    for (const activity of activities) {
      if (activity.from?.role === 'user' || activity.type === 'typing') continue;
      this.#said += 1;
      if (activity.replyToId !== undefined) this.#answered.add(activity.replyToId);
      if (activity.type === 'message' && activity.text) console.log(activity.text);
      const choices = activity.suggestedActions?.actions ?? [];
      if (choices.length > 0) this.#choices = choices;
      for (const [index, { title, text: label }] of choices.entries())
        console.log(`  ${index + 1}. ${title ?? label}`);
    }
    this.#wake();
  }

  async #until(holds: () => boolean): Promise<void> {
    const end = Date.now() + SILENT_TURN_MS;
    while (!holds() && !this.#over && Date.now() < end) {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, end - Date.now());
        this.#wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
  }
}

interface Said {
  readonly text: string | undefined;
  readonly value?: unknown;
  readonly channelData?: { readonly messageBack: { readonly displayText: string } };
}
function toMessage({ title, text, displayText, value }: CardAction): Said {
  return {
    text: text ?? (typeof value === 'string' ? value : title),
    ...(typeof value === 'object' && { value }),
    ...(displayText !== undefined && { channelData: { messageBack: { displayText } } }),
  };
}

function readArguments(): { school: string; url: string; start: Readonly<Record<string, string>> } {
  const option = { type: 'string' } as const;
  try {
    const { values } = parseArgs({ options: { school: option, url: option, wie: option, taal: option } });
    if (values.school === undefined) throw new Error('--school is missing.');
    const url = values.url ?? `http://localhost:${process.env.PORT ?? '3978'}`;
    if (!/^https?:$/.test(new URL(url).protocol)) throw new Error(`--url is no address: ${url}`);
    const start = { locale: values.taal ?? 'nl', ...(values.wie !== undefined && { wie: values.wie }) };
    return { school: values.school, url: url.replace(/\/+$/, ''), start };
  } catch (error) {
    throw new Stop(`${(error as Error).message}\n${USAGE}`, 2);
  }
}

async function main(): Promise<void> {
  const { school, url, start } = readArguments();
  const conversation = new Conversation(url);
  try {
    await conversation.begin(school, start);
  } catch (error) {
    if (error instanceof Stop) throw error;
    if (error instanceof Refused) throw new Stop(`The server at ${url} answered ${error.status}.`);
    throw new Stop(`No server answers at ${url}. Start one with "npm start", or name another with --url.`);
  }
  const input = createInterface({
    input: process.stdin,
    ...(process.stdin.isTTY && { output: process.stdout }),
  });
  // A pipe has ended long before its last line had its answer, and a closed interface takes no prompt.
  const prompt = (): void => {
    if (process.stdin.isTTY) input.prompt();
  };
  try {
    prompt();
    for await (const line of input) {
      if (line.trim() !== '') await conversation.say(line.trim());
      if (conversation.over) break;
      prompt();
    }
  } finally {
    input.close();
    conversation.close();
  }
}

try {
  await main();
  process.exitCode = 0;
} catch (error) {
  if (error instanceof Stop) console.error(error.message);
  else if (isOver(error)) console.error('The conversation is over.');
  else console.error('The server does not answer any more.');
  process.exitCode = error instanceof Stop ? error.exitCode : 1;
}
