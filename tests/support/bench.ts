import { spawn } from 'node:child_process';
import { root } from './imports.js';
import { temporaryFolder } from './temporary-folder.js';

/** Runs the benchmarks with next to no rounds, and with peers from a folder that holds none unless it is named. */
export async function runBench(
  ...args: readonly string[]
): Promise<{ readonly code: number | null; readonly out: string; readonly err: string }> {
  const peers = args.includes('--peers') ? [] : ['--peers', temporaryFolder()];
  const program = ['deployment/build/run.mjs', 'bench', '--quick', ...peers, ...args];
  const child = spawn(process.execPath, program, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
  let out = '';
  let err = '';
  child.stdout.on('data', (chunk) => (out += chunk));
  child.stderr.on('data', (chunk) => (err += chunk));
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
  return { code, out, err };
}
