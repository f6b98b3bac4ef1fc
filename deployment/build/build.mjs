import { randomUUID } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, join } from 'node:path';
import { hashInputs, inputRoots } from './inputs.mjs';
import { buildModel } from './understanding.mjs';

const stampName = '.inputs';
const hour = 3_600_000;

/**
 * Makes `dist` match the sources. Does nothing, and says nothing, when it already does.
 * Builds at the same time do not disturb each other: each works in its own folder and the
 * first to finish is kept.
 */
export async function ensureBuilt(root) {
  const hash = hashInputs(root);
  const dist = join(root, 'dist');
  if (stampOf(dist) === hash) return;
  const started = performance.now();
  removeAbandoned(root);
  const work = join(root, `.dist-${randomUUID()}`);
  mkdirSync(work);
  try {
    await bundleServer(root, work);
    await bundleClient(root, work);
    await buildModel(root, work, dist);
    writeFileSync(join(work, stampName), hash);
    putInPlace(work, dist, hash);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
  console.error(`Built in ${((performance.now() - started) / 1000).toFixed(1)} s.`);
}

async function bundleServer(root, work) {
  const { build } = await import('esbuild');
  const entryPoints = ['src/main.ts', ...filesIn(root, 'src/cli', '.ts')].filter((path) =>
    existsSync(join(root, path)),
  );
  if (entryPoints.length === 0) return;
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints,
    outdir: work,
    outbase: 'src',
    chunkNames: 'chunks/[name]-[hash]',
    bundle: true,
    splitting: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    target: 'node20',
    sourcemap: true,
    sourcesContent: false,
    metafile: true,
    logLevel: 'warning',
  });
  refuseUnhashed(metafile);
}

async function bundleClient(root, work) {
  const { build } = await import('esbuild');
  const folder = 'src/web/client';
  const entryPoints = [...filesIn(root, folder, '.ts'), ...filesIn(root, folder, '.css')];
  const outdir = join(work, 'client');
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints,
    outdir,
    entryNames: '[name]-[hash]',
    bundle: true,
    minify: true,
    format: 'iife',
    target: 'es2018',
    charset: 'utf8',
    legalComments: 'none',
    metafile: true,
    logLevel: 'warning',
  });
  refuseUnhashed(metafile);
  const manifest = {};
  for (const [path, { entryPoint }] of Object.entries(metafile.outputs)) {
    if (entryPoint !== undefined) manifest[basename(entryPoint).replace(/\.ts$/, '.js')] = basename(path);
  }
  if (entryPoints.length > 0)
    writeFileSync(join(outdir, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`);
}

/** A bundled file outside the hashed folders could change without a new build: better no build at all. */
function refuseUnhashed(metafile) {
  const stray = Object.keys(metafile.inputs).find(
    (path) => !inputRoots.some((input) => path === input || path.startsWith(`${input}/`)),
  );
  if (stray !== undefined)
    throw new Error(`${stray} is bundled but not among the inputs in deployment/build/inputs.mjs.`);
}

function putInPlace(work, dist, hash) {
  for (;;) {
    try {
      renameSync(work, dist);
      return;
    } catch (error) {
      if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST' && error.code !== 'EPERM') throw error;
    }
    if (stampOf(dist) === hash) return;
    const old = `${work}-old`;
    try {
      renameSync(dist, old);
    } catch (error) {
      if (error.code !== 'ENOENT') throw error;
    }
    rmSync(old, { recursive: true, force: true });
  }
}

function stampOf(dist) {
  const path = join(dist, stampName);
  return existsSync(path) ? readFileSync(path, 'utf8') : undefined;
}

function filesIn(root, folder, ending) {
  if (!existsSync(join(root, folder))) return [];
  return readdirSync(join(root, folder))
    .filter((name) => name.endsWith(ending) && !name.endsWith('.d.ts'))
    .sort()
    .map((name) => `${folder}/${name}`);
}

/** Folders of builds that were killed halfway. */
function removeAbandoned(root) {
  for (const name of readdirSync(root).filter((name) => name.startsWith('.dist-'))) {
    const stats = statSync(join(root, name), { throwIfNoEntry: false });
    if (stats !== undefined && Date.now() - stats.mtimeMs > hour)
      rmSync(join(root, name), { recursive: true, force: true });
  }
}
