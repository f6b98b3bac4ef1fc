/** One comparison. Every figure is a cost: less is better. */
export interface Benchmark {
  readonly name: string;
  readonly ours: number;
  readonly peer: number;
  /** The median of the rounds' own ratios, ours to the peer's: noise that slows a whole round falls out of it. */
  readonly ratio: number;
  readonly unit: string;
  /** The most that the ratio may be; null when nothing was promised. */
  readonly limit: number | null;
  readonly ok: boolean;
}

export interface Skipped {
  readonly name: string;
  readonly reason: string;
}

export interface Report {
  readonly benchmarks: readonly Benchmark[];
  readonly skipped: readonly Skipped[];
}

export interface BenchOptions {
  /** The project's root, built. */
  readonly root: string;
  /** A folder with the peers installed in its node_modules. */
  readonly peers: string;
  /** The program that {@link startServer} runs. */
  readonly serverProgram: string;
  /** The program that opens one engine of understanding and tells what that took. */
  readonly loadProgram: string;
  /** Next to no rounds, to see that everything runs; the figures mean nothing. */
  readonly quick: boolean;
  /** Tells whoever waits what is being measured. */
  readonly progress: (line: string) => void;
}

export type Measure = (options: BenchOptions) => Promise<Report>;

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  const middle = sorted.length >> 1;
  const high = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? high : (high + (sorted[middle - 1] ?? Number.NaN)) / 2;
}

/** Measures the contenders in turn, each round begun by another one, so that no one always goes first. */
export async function rounds<Name extends string, Figure>(
  count: number,
  contenders: Readonly<Record<Name, () => Promise<Figure>>>,
): Promise<Record<Name, Figure[]>> {
  const names = Object.keys(contenders) as Name[];
  const found = Object.fromEntries(names.map((name) => [name, []])) as unknown as Record<Name, Figure[]>;
  for (let round = 0; round < count; round += 1) {
    for (let at = 0; at < names.length; at += 1) {
      const name = names[(at + round) % names.length] as Name;
      found[name].push(await contenders[name]());
    }
  }
  return found;
}

/** @param ours One figure a round, as `peer`; round by round from the same minute. */
export function compare(
  name: string,
  ours: readonly number[],
  peer: readonly number[],
  unit: string,
  limit: number | null = null,
): Benchmark {
  const ratio = median(ours.map((figure, round) => figure / (peer[round] ?? Number.NaN)));
  if (!Number.isFinite(ratio)) throw new Error(`${name}: ${ours} against ${peer} ${unit} is no ratio.`);
  return {
    name,
    ours: rounded(median(ours)),
    peer: rounded(median(peer)),
    ratio: rounded(ratio),
    unit,
    limit,
    ok: limit === null || ratio <= limit,
  };
}

const rounded = (value: number): number => Number(value.toPrecision(3));
