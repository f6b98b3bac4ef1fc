import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BenchOptions } from './report.js';

export type ServerKind = 'product' | 'directline' | 'cloud';

export interface BenchServer {
  readonly port: number;
  /** Bytes in use after the garbage is collected. What the process holds is no measure: it may give back as much as it grew. */
  memory(): Promise<number>;
  stop(): Promise<void>;
}

/** Starts a server in a process of its own, so that the load takes nothing from it. */
export async function startServer(
  kind: ServerKind,
  { root, serverProgram }: BenchOptions,
): Promise<BenchServer> {
  const folder = temporaryFolder();
  const child = spawn(process.execPath, ['--expose-gc', serverProgram, kind, root, folder], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  child.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  const { port } = await answerOf<{ port: number }>(child, kind);
  return {
    port,
    async memory() {
      const answer = answerOf<{ used: number }>(child, kind);
      child.send({});
      return (await answer).used;
    },
    async stop() {
      const gone = new Promise((resolve) => child.once('exit', resolve));
      child.disconnect();
      await gone;
    },
  };
}

export const temporaryFolder = (): string => mkdtempSync(join(tmpdir(), 'meldmaatje-bench-'));

function answerOf<Answer>(child: ChildProcess, kind: ServerKind): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const fell = (code: number | null) => reject(new Error(`The server "${kind}" ended with ${code}.`));
    child.once('exit', fell);
    child.once('message', (message) => {
      child.off('exit', fell);
      resolve(message as Answer);
    });
  });
}
