import { createHash } from 'node:crypto';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';

const folder = 'understanding';
const modelName = 'model.bin';
const stampName = '.inputs';

/**
 * Trains the understanding into `work`, or copies the model of the build before when the sentences and the program that
 * learns from them are still the same.
 */
export async function buildModel(root, work, previous) {
  const hash = hashInputs(root);
  const to = join(work, folder);
  const from = join(previous, folder);
  mkdirSync(to);
  if (existsSync(join(from, stampName)) && readFileSync(join(from, stampName), 'utf8') === hash) {
    copyFileSync(join(from, modelName), join(to, modelName));
  } else {
    const { trainFromFolder } = await bundleTrainer(root, work);
    writeFileSync(join(to, modelName), trainFromFolder(join(root, 'locales')));
  }
  writeFileSync(join(to, stampName), hash);
}

async function bundleTrainer(root, work) {
  const { build } = await import('esbuild');
  const outfile = join(work, folder, 'train.mjs');
  await build({
    absWorkingDir: root,
    entryPoints: ['src/cli/understanding/train-from-folder.ts'],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    logLevel: 'warning',
  });
  const trainer = await import(pathToFileURL(outfile).href);
  rmSync(outfile);
  return trainer;
}

function hashInputs(root) {
  const hash = createHash('sha256');
  const files = [
    ...filesUnder(join(root, 'src/understanding')),
    ...filesUnder(join(root, 'src/cli/understanding')),
    ...readdirSync(join(root, 'locales'))
      .sort()
      .flatMap((language) => filesUnder(join(root, 'locales', language, folder))),
  ];
  for (const file of files) {
    const content = readFileSync(file);
    hash.update(`${basename(file)}\0${content.length}\0`).update(content);
  }
  return hash.digest('hex');
}

function filesUnder(path) {
  if (!existsSync(path)) return [];
  return readdirSync(path, { withFileTypes: true })
    .sort((one, other) => (one.name < other.name ? -1 : 1))
    .flatMap((entry) =>
      entry.isDirectory() ? filesUnder(join(path, entry.name)) : [join(path, entry.name)],
    );
}
