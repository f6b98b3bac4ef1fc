import { type Benchmark, type BenchOptions, compare, median, type Report, rounds } from './report.js';
import { startServer } from './servers.js';
import { cloudLoad, directLineLoad, type Load, type TurnTimes, type Visitor } from './visitors.js';

interface Shape {
  readonly atOnce: number;
  readonly visitors: number;
  /** Each, in a round. So few that the limits on one conversation never stop anybody. */
  readonly turns: number;
}

/** The whole turn, from request to bubble, with 1 and with 16 turns under way at a time. */
export async function measureTurn(options: BenchOptions): Promise<Report> {
  const { quick } = options;
  const product = await startServer('product', options);
  const direct = await startServer('directline', options);
  const cloud = await startServer('cloud', options);
  const loads = {
    ours: directLineLoad(product.port),
    directline: directLineLoad(direct.port),
    cloudadapter: await cloudLoad(cloud.port),
  };
  const roundsOf = (count: number, shape: Shape) =>
    rounds(count, {
      ours: () => medianTurn(loads.ours, shape),
      directline: () => medianTurn(loads.directline, shape),
      cloudadapter: () => medianTurn(loads.cloudadapter, shape),
    });
  try {
    const count = quick ? 1 : 11;
    // A melding and a half.
    const turns = quick ? 8 : 20;
    if (!quick) await roundsOf(2, { atOnce: 16, visitors: 80, turns });
    const alone = await roundsOf(count, { atOnce: 1, visitors: quick ? 4 : 30, turns });
    const crowd = await roundsOf(count, { atOnce: 16, visitors: quick ? 16 : 80, turns });
    return {
      benchmarks: [
        ...compared('cloudadapter.c1', alone.ours, alone.cloudadapter, 1),
        ...compared('cloudadapter.c16', crowd.ours, crowd.cloudadapter, 1),
        ...compared('directline.c1', alone.ours, alone.directline, 2.5),
        ...compared('directline.c16', crowd.ours, crowd.directline, 2.5),
      ],
      skipped: [],
    };
  } finally {
    await Promise.all(Object.values(loads).map((load) => load.close()));
    await Promise.all([product, direct, cloud].map((server) => server.stop()));
  }
}

/** The limit is on the whole turn, until the bubble is there and the request is answered; each peer ends with another of the two. */
function compared(
  name: string,
  ours: readonly TurnTimes[],
  peer: readonly TurnTimes[],
  limit: number,
): Benchmark[] {
  const bubble = ({ bubble }: TurnTimes) => bubble;
  const whole = ({ whole }: TurnTimes) => whole;
  return [
    compare(`turn.${name}`, ours.map(bubble), peer.map(bubble), 'ms to the bubble'),
    compare(`turn.${name}.whole`, ours.map(whole), peer.map(whole), 'ms until bubble and answer', limit),
  ];
}

/** Visitors come in before the clock runs; then everybody has a turn after everybody else. */
async function medianTurn(load: Load, { atOnce, visitors, turns }: Shape): Promise<TurnTimes> {
  const everybody: Visitor[] = [];
  for (let seed = 0; seed < visitors; seed += 1) everybody.push(await load.enter(seed));
  const queue = everybody.map((visitor) => ({ visitor, left: turns }));
  const times: TurnTimes[] = [];
  const work = async () => {
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
      times.push(await next.visitor.say());
      if (next.left > 1) queue.push({ ...next, left: next.left - 1 });
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  for (const visitor of everybody) visitor.close();
  return {
    bubble: median(times.map(({ bubble }) => bubble)),
    whole: median(times.map(({ whole }) => whole)),
  };
}
