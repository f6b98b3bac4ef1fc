// Compares the product with its peers:
//   npm run -s bench [-- --json] [-- --only NAME]
//   npm run -s bench -- --only understanding --page   writes nlp.js and us side by side into the page about understanding
// What is measured stands in tests/bench and is built for one run; what it means, in deployment/docs/benchmarks.md.
// A missed limit is told and is no failure: other work on the machine can be the cause.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';
import { fillSection } from './understanding/page.js';

interface Benchmark {
  readonly name: string;
  readonly ours: number;
  readonly peer: number;
  readonly ratio: number;
  readonly unit: string;
  readonly limit: number | null;
  readonly ok: boolean;
}
interface Report {
  readonly benchmarks: readonly Benchmark[];
  readonly skipped: readonly { readonly name: string; readonly reason: string }[];
}
interface Program {
  readonly names: readonly string[];
  bench(options: object, only: readonly string[]): Promise<Report>;
  makeUnderstandingTables(options: object): Promise<string | undefined>;
}

const USAGE =
  'Use: npm run -s bench [-- --json] [-- --only NAME]; a page is made by --only understanding --page';
const PAGE = 'deployment/docs/understanding.md';
const root = join(dirname(fileURLToPath(import.meta.url)), '../..');

/** Something to tell whoever started the program. */
class Stop extends Error {}

const bundle = (names: readonly string[], outdir: string) =>
  build({
    absWorkingDir: root,
    entryPoints: names.map((name) => `tests/bench/${name}.ts`),
    outdir,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    splitting: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    target: 'node20',
    logLevel: 'warning',
  });

async function run(): Promise<void> {
  const { json, only, quick, page, peers } = readArguments();
  if (page && only !== 'understanding') throw new Stop(USAGE);
  const cache = join(root, 'node_modules/.cache');
  mkdirSync(cache, { recursive: true });
  // Below the project's root, where its packages are found.
  const work = mkdtempSync(join(cache, 'bench-'));
  try {
    // What is timed while it loads is parted from the others: as in the product it is a few files, not pieces of a bench.
    await Promise.all([bundle(['bench', 'server'], work), bundle(['understanding-load'], work)]);
    const { names, bench, makeUnderstandingTables }: Program = await import(
      pathToFileURL(join(work, 'bench.mjs')).href
    );
    if (only !== undefined && !names.includes(only)) {
      throw new Stop(`There is no benchmark "${only}", but ${names.join(', ')}. ${USAGE}`);
    }
    const progress = (line: string) => void process.stderr.write(`${line} …\n`);
    const programs = {
      serverProgram: join(work, 'server.mjs'),
      loadProgram: join(work, 'understanding-load.mjs'),
    };
    const options = { root, peers, ...programs, quick, progress };
    if (page) return fillPage(await makeUnderstandingTables(options), quick);
    const report = await bench(options, only === undefined ? names : [only]);
    console.log(json ? JSON.stringify(report) : toTable(report));
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/** A quick run only shows what it would write. */
function fillPage(tables: string | undefined, quick: boolean): void {
  if (tables === undefined) throw new Stop('nlp.js is not installed: the page is left as it was.');
  if (quick) return console.log(tables);
  const path = join(root, PAGE);
  writeFileSync(path, fillSection(readFileSync(path, 'utf8'), 'nlp.js', tables));
}

function readArguments() {
  const { values } = parseArgs({
    options: {
      json: { type: 'boolean', default: false },
      only: { type: 'string' },
      /** Only to see that everything runs: the figures mean nothing. */
      quick: { type: 'boolean', default: false },
      /** Writes into the page about understanding, in a minute or two, instead of measuring. */
      page: { type: 'boolean', default: false },
      /** Where the peers are installed; those of the project are installed when they are not there. */
      peers: { type: 'string' },
    },
  });
  if (values.peers !== undefined) return { ...values, peers: resolve(values.peers) };
  const peers = join(root, 'tests/peers');
  const needed = values.only === undefined || values.only === 'understanding' || values.only === 'page';
  if (needed && !existsSync(join(peers, 'node_modules'))) installPeers(peers);
  return { ...values, peers };
}

/** Without them the rest is measured still. */
function installPeers(folder: string): void {
  process.stderr.write('installing the peers …\n');
  spawnSync('npm', ['ci'], {
    cwd: folder,
    stdio: ['ignore', 'ignore', 'inherit'],
    timeout: 120_000,
    shell: process.platform === 'win32',
  });
}

function toTable({ benchmarks, skipped }: Report): string {
  const rows = benchmarks.map(({ name, ours, peer, unit, ratio, limit, ok }) => [
    name,
    String(ours),
    String(peer),
    unit,
    `${ratio}`,
    limit === null ? '' : `${ok ? 'within' : 'ABOVE'} ${limit}`,
  ]);
  const table = [['benchmark', 'ours', 'peer', 'unit', 'ratio', 'limit'], ...rows];
  const widths = (table[0] ?? []).map((_, column) =>
    Math.max(...table.map((row) => row[column]?.length ?? 0)),
  );
  const lines = table.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
  return [...lines, ...skipped.map(({ name, reason }) => `skipped: ${name} (${reason})`)].join('\n');
}

try {
  await run();
} catch (error) {
  const { message, stack } = error as Error;
  const isMisuse = (error as { code?: string }).code?.startsWith('ERR_PARSE_ARGS') ?? false;
  console.error(error instanceof Stop ? message : isMisuse ? `${message} ${USAGE}` : stack);
  process.exitCode = error instanceof Stop || isMisuse ? 2 : 1;
}
// Sockets of the peers' clients may still be open.
process.exit();
