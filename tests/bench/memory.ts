import { type BenchOptions, compare, type Report, rounds } from './report.js';
import { type ServerKind, startServer } from './servers.js';
import { directLineLoad, type Load } from './visitors.js';

/** What 1,000 open conversations take, each with a socket, a greeting and one answered line. */
export async function measureMemory(options: BenchOptions): Promise<Report> {
  const found = await rounds(options.quick ? 1 : 3, {
    ours: () => growth('product', options),
    directline: () => growth('directline', options),
  });
  return {
    benchmarks: [compare('memory.directline', found.ours, found.directline, 'MB per 1,000 conversations')],
    skipped: [],
  };
}

/** @returns megabytes (10^6 bytes) that a fresh server grew, after some conversations that it may warm up with. */
async function growth(kind: ServerKind, options: BenchOptions): Promise<number> {
  const [warmUp, measured] = options.quick ? [30, 120] : [300, 1000];
  const server = await startServer(kind, options);
  const load = directLineLoad(server.port);
  try {
    await enter(load, warmUp);
    const before = await server.memory();
    await enter(load, measured);
    return (((await server.memory()) - before) / measured) * 0.001;
  } finally {
    await load.close();
    await server.stop();
  }
}

async function enter(load: Load, count: number): Promise<void> {
  for (let seed = 0; seed < count; seed += 1) {
    const visitor = await load.enter(seed);
    await visitor.say();
  }
}
