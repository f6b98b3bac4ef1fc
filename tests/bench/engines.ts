import { execFileSync } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import calibration from '../../src/understanding/calibration.json' with { type: 'json' };
import { createUnderstanding } from '../../src/understanding/index.js';
import { toBytes } from '../../src/understanding/model-file.js';
import type { Writer } from '../../src/understanding/train/example.js';
import { train } from '../../src/understanding/train/train.js';
import { type NlpJsRecognise, trainNlpJs } from './nlp-js.js';
import type { BenchOptions } from './report.js';
import { temporaryFolder } from './servers.js';
import type { Recognise } from './understanding.js';

/** What understands, having learnt. */
export interface Engine<Asked = Recognise> {
  readonly recognise: Asked;
  /** What is kept of the learning. */
  readonly model: Uint8Array | string;
  readonly trainingSeconds: number;
}
export interface Engines {
  readonly ours: Engine;
  readonly nlpJs: Engine<NlpJsRecognise>;
}
export type EngineName = keyof Engines;

/** Both engines, having learnt from the same sentences. */
export async function trainEngines(
  taught: readonly Writer[],
  { peers, progress }: Pick<BenchOptions, 'peers' | 'progress'>,
): Promise<Engines> {
  progress('training our model');
  const start = performance.now();
  const ours = train(taught, calibration);
  const half = performance.now();
  progress('training nlp.js');
  const nlpJs = await trainNlpJs(
    peers,
    taught.flatMap(({ examples }) => examples.map(withVeiled)),
  );
  const end = performance.now();
  const understand = createUnderstanding(ours);
  return {
    ours: {
      recognise: async (text) => understand({ text }),
      model: toBytes(ours),
      trainingSeconds: (half - start) / 1000,
    },
    nlpJs: {
      recognise: nlpJs.recognise,
      model: JSON.stringify(nlpJs.models),
      trainingSeconds: (end - half) / 1000,
    },
  };
}

/** nlp.js has one level of gevaar: it learns open and veiled alike. */
const withVeiled = <Line extends Writer['examples'][number]>(line: Line): Line =>
  line.danger === undefined ? line : { ...line, danger: [...line.danger, ...(line.dangerMaybe ?? [])] };

/** What an engine costs in a process of its own. */
export interface Costs {
  /** Up to the first answer. */
  readonly loadMs: number;
  readonly megabytes: number;
  /** Microseconds of every sentence in every round. */
  readonly times: readonly number[];
}

/** Opens both in fresh processes, in turns, so that the learning warms neither up, and asks them the sentences. */
export function measureAfresh(
  engines: Engines,
  sentences: readonly string[],
  { peers, loadProgram, quick, progress }: BenchOptions,
): Record<EngineName, Costs[]> {
  const folder = temporaryFolder();
  try {
    const asked = join(folder, 'sentences.json');
    writeFileSync(asked, JSON.stringify(sentences));
    const names: readonly EngineName[] = ['ours', 'nlpJs'];
    for (const name of names) writeFileSync(join(folder, name), engines[name].model);
    const costs: Record<EngineName, Costs[]> = { ours: [], nlpJs: [] };
    for (let turn = 0; turn < (quick ? 1 : 7); turn += 1)
      for (const name of turn % 2 === 0 ? names : names.toReversed()) {
        progress(`timing ${name}`);
        const told = execFileSync(process.execPath, [
          ...['--expose-gc', loadProgram, name, join(folder, name)],
          ...[asked, peers],
        ]);
        costs[name].push(JSON.parse(told.toString()) as Costs);
      }
    return costs;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
