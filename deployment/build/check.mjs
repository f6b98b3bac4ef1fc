// Everything a machine can check, at once: node deployment/build/check.mjs
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const testFiles = {
  'tests/locales.test.ts': 'locales',
  'tests/architecture.test.ts': 'imports and file length',
  'tests/docs.test.ts': 'docs',
};

const started = performance.now();
const results = await Promise.all([
  command('types', 'tsc', ['-p', '.', '--noEmit']),
  command('lint and format', 'biome', ['check', '--colors=off', '--max-diagnostics=100', '.']),
  tests(),
  ...(scripts['school:check'] === undefined
    ? []
    : [command('schoolpakketten', 'npm', ['run', '-s', 'school:check'])]),
]);

const checks = results.flat();
const failed = checks.filter((check) => check.output !== undefined);
for (const { name, output } of failed) console.log(`\n== ${name}\n${output}`);
for (const { warnings = [] } of checks) for (const line of warnings) console.log(line);
if (failed.length > 0) console.log('');
for (const { name, output } of checks) console.log(`${output === undefined ? 'ok    ' : 'FAILED'} ${name}`);
console.log(`${((performance.now() - started) / 1000).toFixed(1)} s`);
process.exitCode = failed.length > 0 ? 1 : 0;

/** Runs a program; a check without output is a check that passed. What it warns of is shown all the same. */
async function command(name, program, parameters) {
  const { code, output } = await run(program, parameters);
  if (code !== 0) return { name, output: output || `${program} ended with code ${code}` };
  return { name, output: undefined, warnings: output.split('\n').filter((line) => /^warning: /.test(line)) };
}

/** The tests over the tree itself, in one Vitest run, told apart by file. */
async function tests() {
  const folder = mkdtempSync(join(tmpdir(), 'meldmaatje-check-'));
  try {
    const report = join(folder, 'report.json');
    const files = Object.keys(testFiles);
    const { output } = await run('vitest', ['run', ...files, '--reporter=json', `--outputFile=${report}`]);
    const found = readReport(report);
    return Object.entries(testFiles).map(([file, name]) => ({
      name,
      output: failuresOf(found, file, output),
    }));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function readReport(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8')).testResults;
  } catch {
    return [];
  }
}

function failuresOf(found, file, output) {
  const result = found.find(({ name }) => relative(root, name) === file);
  if (result === undefined) return output || `${file} did not run`;
  if (result.status === 'passed') return undefined;
  const failures = result.assertionResults
    .filter(({ status }) => status === 'failed')
    .map(({ fullName, failureMessages }) => `${fullName}\n${withoutStack(failureMessages.join('\n'))}`);
  return failures.length > 0 ? failures.join('\n\n') : result.message;
}

function withoutStack(message) {
  return message
    .split('\n')
    .filter((line) => !/^\s+at /.test(line))
    .join('\n');
}

function run(program, parameters) {
  return new Promise((resolve) => {
    const path = join(root, 'node_modules/.bin') + delimiter + process.env.PATH;
    const child = spawn(program, parameters, { cwd: root, env: { ...process.env, PATH: path } });
    let output = '';
    child.stdout.on('data', (data) => (output += data));
    child.stderr.on('data', (data) => (output += data));
    child.on('error', (error) => resolve({ code: 1, output: error.message }));
    child.on('close', (code) => resolve({ code, output: output.trim() }));
  });
}
