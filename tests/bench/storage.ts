import { mkdir, open, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { JSONFilePreset } from 'lowdb/node';
import { createLowdbStores } from '../../src/adapters/storage-lowdb/index.js';
import type { Dossier } from '../../src/domain/dossier.js';
import { toDossierId, toDraftId } from '../../src/domain/ids.js';
import { act, exampleDossier, school } from '../contracts/examples.js';
import { silent } from './echo-servers.js';
import { type BenchOptions, compare, median, type Report, rounds } from './report.js';
import { temporaryFolder } from './servers.js';

/** Takes in a dossier, and saves it once more as somebody takes it up. */
type TakeIn = (number: number) => Promise<void>;

const idOf = (number: number) => toDossierId(number.toString(16).padStart(32, '0'));
const received = (number: number): Dossier => exampleDossier(idOf(number));
const takenUp = (dossier: Dossier): Dossier => ({
  ...dossier,
  laatsteHandeling: act(dossier.id, `oppakken-${dossier.id}`, 'opgepakt'),
});

/** One dossier created and saved: ours against one lowdb file that holds 1,000, and against a plain file, synced. */
export async function measureStorage({ quick }: BenchOptions): Promise<Report> {
  const folder = temporaryFolder();
  const clock = { now: () => new Date() };
  const stores = await createLowdbStores({
    folder: join(folder, 'ours'),
    dataKey: Buffer.alloc(32, 7),
    schools: [school],
    clock,
    logger: silent,
  });
  const ours: TakeIn = async (number) => {
    const { value, version } = await stores.dossiers.createOnce(
      school,
      toDraftId(`draft-${number}`),
      (id) => ({
        ...received(number),
        id,
        laatsteHandeling: act(id, `ontvangen-${id}`),
      }),
    );
    await stores.dossiers.save(school, takenUp(value), version);
  };
  const oneFile = await lowdbFile(join(folder, 'all.json'));
  const plain = await plainFiles(join(folder, 'plain'));
  const each = quick ? 3 : 60;
  let number = 0;
  const run = (takeIn: TakeIn) => async () => {
    const times: number[] = [];
    for (let count = 0; count < each; count += 1) {
      number += 1;
      const start = performance.now();
      await takeIn(number);
      times.push(performance.now() - start);
    }
    return median(times);
  };
  try {
    const found = await rounds(quick ? 1 : 7, { ours: run(ours), oneFile: run(oneFile), plain: run(plain) });
    return {
      benchmarks: [
        compare('storage.lowdb-1000', found.ours, found.oneFile, 'ms'),
        compare('storage.plain-file', found.ours, found.plain, 'ms'),
      ],
      skipped: [],
    };
  } finally {
    await stores.close();
    await rm(folder, { recursive: true, force: true });
  }
}

/** lowdb as its own page shows it; it syncs nothing. Always 1,000 records: the oldest goes when one comes. */
async function lowdbFile(path: string): Promise<TakeIn> {
  const dossiers = Array.from({ length: 1000 }, (_, number) => received(1_000_000 + number));
  const database = await JSONFilePreset(path, { dossiers });
  return async (number) => {
    database.data.dossiers.shift();
    const dossier = received(number);
    database.data.dossiers.push(dossier);
    await database.write();
    database.data.dossiers[database.data.dossiers.length - 1] = takenUp(dossier);
    await database.write();
  };
}

/** One JSON file a dossier, written beside it, synced, renamed, and the folder synced: the least that is durable. */
async function plainFiles(folder: string): Promise<TakeIn> {
  await mkdir(folder);
  const write = async (dossier: Dossier) => {
    const path = join(folder, `${dossier.id}.json`);
    const file = await open(`${path}.new`, 'w');
    await file.writeFile(JSON.stringify(dossier));
    await file.sync();
    await file.close();
    await rename(`${path}.new`, path);
    const directory = await open(folder);
    await directory.sync();
    await directory.close();
  };
  return async (number) => {
    const dossier = received(number);
    await write(dossier);
    await write(takenUp(dossier));
  };
}
