import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { build } from 'esbuild';
import { onTestFinished } from 'vitest';

export interface StoreProcess {
  readonly lines: readonly string[];
  /** Waits until this many lines were said. */
  said(count: number): Promise<void>;
  /** SIGKILL; waits until it is gone. */
  kill(): Promise<void>;
}

/** Builds the program that tests start and kill. @returns its file. */
export async function buildStoreProgram(folder: string): Promise<string> {
  const outfile = join(folder, 'store-program.mjs');
  await build({
    entryPoints: [join(import.meta.dirname, 'store-program.ts')],
    bundle: true,
    platform: 'node',
    format: 'esm',
    outfile,
    logLevel: 'error',
  });
  return outfile;
}

export function spawnStore(program: string, what: 'hold' | 'create' | 'talk', folder: string): StoreProcess {
  const child: ChildProcess = spawn(process.execPath, [program, what, folder], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const exited = once(child, 'exit');
  const lines: string[] = [];
  const output = createInterface({ input: child.stdout ?? process.stdin });
  output.on('line', (line) => lines.push(line));
  const drained = once(output, 'close');
  const kill = async () => {
    child.kill('SIGKILL');
    await Promise.all([exited, drained]);
  };
  onTestFinished(kill);
  return {
    lines,
    kill,
    async said(count) {
      while (lines.length < count) await Promise.race([once(output, 'line'), exited]);
    },
  };
}
