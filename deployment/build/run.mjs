// Builds what must be built, then runs one of the programs in this same process:
//   node deployment/build/run.mjs main             the server
//   node deployment/build/run.mjs NAME [argument…] src/cli/NAME.ts
//   node deployment/build/run.mjs                  only the build
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
const [name, ...rest] = process.argv.slice(2);

requireNode();
requirePackages();
const { ensureBuilt } = await import('./build.mjs');
try {
  await ensureBuilt(root);
} catch (error) {
  // esbuild has already shown what is wrong in the sources.
  stop(error.errors === undefined ? `The build failed: ${error.message}` : 'The build failed.');
}
if (name !== undefined) await run(name, rest);

async function run(name, rest) {
  const program = join(root, 'dist', name === 'main' ? 'main.js' : `cli/${name}.js`);
  if (!/^[a-z-]+$/.test(name) || !existsSync(program)) stop(`There is no program "${name}" in src/cli.`);
  process.setSourceMapsEnabled(true);
  process.argv = [process.argv[0], program, ...rest];
  await import(pathToFileURL(program).href);
}

function requireNode() {
  const needed = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).engines.node.replace('>=', '');
  const [major, minor] = process.versions.node.split('.').map(Number);
  const [neededMajor, neededMinor] = needed.split('.').map(Number);
  if (major > neededMajor || (major === neededMajor && minor >= neededMinor)) return;
  stop(`Meldmaatje needs Node ${needed} or newer; this is Node ${process.versions.node}.`);
}

function requirePackages() {
  if (!existsSync(join(root, 'node_modules/esbuild/package.json'))) {
    stop('The packages are not installed yet. Run "npm ci" first.');
  }
}

function stop(message) {
  console.error(message);
  process.exit(1);
}
