import { EventEmitter } from 'node:events';
import { rmSync } from 'node:fs';
import type { TurnContext } from 'botbuilder';
import type { WebSocket } from 'ws';
import { revealWoorden } from '../../dialogs/woorden-dialog.js';
import { readActivity, startActivity } from '../../src/adapters/channel-directline/activities.js';
import { Conversations } from '../../src/adapters/channel-directline/conversations.js';
import { DEFAULT_LIMITS } from '../../src/adapters/channel-directline/limits.js';
import { createMemoryConversationStore } from '../../src/adapters/storage-memory/conversation-store.js';
import { type Adapters, buildApp } from '../../src/app.js';
import { loadConfig } from '../../src/config.js';
import { toConversationId, toIsoTime, toSchoolId } from '../../src/domain/ids.js';
import type { ConversationStore } from '../../src/ports/conversation-store.js';
import { createCloudAdapter, createCloudBot, echo, silent } from './echo-servers.js';
import { createAdapters, SCHOOL } from './product.js';
import { type BenchOptions, compare, type Report, rounds } from './report.js';
import { temporaryFolder } from './servers.js';
import { type Asking, Storyteller } from './stories.js';

const clock = { now: () => new Date() };
const limits = {
  ...DEFAULT_LIMITS,
  activitiesPerMinute: Number.POSITIVE_INFINITY,
  activitiesPerSecond: Number.POSITIVE_INFINITY,
};
const TURNS_EACH = 20;
type Bot = (context: TurnContext) => Promise<void>;
/** Runs whole conversations. @returns how many turns they had. */
type Batch = (first: number, visitors: number) => Promise<number>;

/**
 * The same turns without HTTP: the processor time that they take, garbage and writing to disk included, up to the text
 * that a socket would send. Waiting for the disk is not in it.
 */
export async function measureTurnCpu({ root, quick }: BenchOptions): Promise<Report> {
  const folder = temporaryFolder();
  const adapters = await createAdapters(root, folder, clock, silent);
  const config = loadConfig({ DATA_DIR: folder, DATA_KEY: Buffer.alloc(32, 7).toString('base64') });
  let bot: Bot = echo;
  const openChannel: Adapters['openChannel'] = (wiring) => {
    bot = wiring.onTurn;
    return adapters.openChannel(wiring);
  };
  const app = buildApp(config, { ...adapters, openChannel });
  const ours = inDirectLine(adapters.stores.conversations, bot);
  const direct = inDirectLine(createMemoryConversationStore(clock, 100_000), echo);

  let seed = 0;
  const visitors = quick ? 2 : 30;
  const perTurn = (batch: Batch) => async () => {
    seed += visitors;
    const start = process.cpuUsage();
    const turns = await batch(seed, visitors);
    const { user, system } = process.cpuUsage(start);
    return (user + system) / turns;
  };
  try {
    const run = (count: number) =>
      rounds(count, {
        ours: perTurn(ours.batch),
        directline: perTurn(direct.batch),
        cloudadapter: perTurn(inCloud()),
      });
    if (!quick) await run(3);
    const found = await run(quick ? 1 : 15);
    return {
      benchmarks: [
        compare('turn-cpu.cloudadapter', found.ours, found.cloudadapter, 'µs of processor'),
        compare('turn-cpu.directline', found.ours, found.directline, 'µs of processor'),
      ],
      skipped: [],
    };
  } finally {
    await ours.close();
    await direct.close();
    await app.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A socket that only keeps what was sent last. */
class Sink extends EventEmitter {
  readonly OPEN = 1;
  readonly readyState = 1;
  readonly bufferedAmount = 0;
  sent = '';

  send(text: string): void {
    this.sent = text;
  }
  close(): void {}
  terminate(): void {}
}

function inDirectLine(store: ConversationStore, onTurn: Bot) {
  const options = { conversations: store, clock, logger: silent, reveal: revealWoorden, onTurn, limits };
  const conversations = new Conversations(options);
  const school = toSchoolId(SCHOOL);

  async function converse(seed: number): Promise<void> {
    const id = toConversationId(`bench-${seed}`);
    const at = toIsoTime(clock.now());
    store.open(id, school, at);
    store.change(id, { at, append: [startActivity(id, at, { locale: 'nl', wie: 'leerling' })] });
    const touched = await conversations.touch(id);
    await touched?.live.idle();
    if (touched === undefined) throw new Error('A conversation ended at once.');
    const sink = new Sink();
    await conversations.attach(touched.live, sink as unknown as WebSocket, 0);
    const teller = new Storyteller(seed);
    for (let turn = 0; turn < TURNS_EACH; turn += 1) {
      const { activities } = JSON.parse(sink.sent) as { activities: Asking[] };
      const incoming = readActivity(teller.next(activities), id, toIsoTime(clock.now()), limits);
      const live = (await conversations.touch(id))?.live;
      if (live === undefined || incoming === undefined) throw new Error('A turn was not taken.');
      conversations.receive(live, incoming);
      await live.idle();
    }
    sink.emit('close');
    store.erase(id);
  }
  const batch: Batch = async (first, visitors) => {
    for (let seed = first; seed < first + visitors; seed += 1) await converse(seed);
    return visitors * TURNS_EACH;
  };
  return { batch, close: () => conversations.close() };
}

function inCloud(): Batch {
  const adapter = createCloudAdapter();
  const bot = createCloudBot();
  return async (first, visitors) => {
    for (let seed = first; seed < first + visitors; seed += 1) {
      const teller = new Storyteller(seed);
      for (let turn = 0; turn < TURNS_EACH; turn += 1) {
        const activity = {
          ...(teller.next([]) as { type: string }),
          id: `${seed}-${turn}`,
          channelId: 'webchat',
          serviceUrl: 'http://127.0.0.1',
          deliveryMode: 'expectReplies',
          conversation: { id: String(seed) },
          from: { id: 'user', role: 'user' },
          recipient: { id: 'bot', role: 'bot' },
        } as unknown as TurnContext['activity'];
        await adapter.processActivityDirect('', activity, (context) => bot.run(context));
      }
    }
    return visitors * TURNS_EACH;
  };
}
