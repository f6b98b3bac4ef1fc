import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import { onTestFinished } from 'vitest';

const root = join(import.meta.dirname, '../..');

/** The server as a process of its own, that can be killed and started again with what it left on the disk. */
export class ServerProcess {
  /** Everything it wrote to stdout and stderr, over all starts. */
  readonly output: string[] = [];
  readonly #env: Readonly<Record<string, string>>;
  #child: ChildProcess | undefined;
  #port = 0;

  /** @param env What is set; nothing is taken over from the tests but the PATH. */
  constructor(env: Readonly<Record<string, string>>) {
    this.#env = env;
    onTestFinished(() => this.kill());
  }

  get url(): string {
    return `http://127.0.0.1:${this.#port}`;
  }

  /** Resolves when it listens. After the first start the port is the same. @param now What its clock says. */
  async start(now: Date): Promise<void> {
    const child = spawn(process.execPath, [join(root, 'dist/main.js')], {
      cwd: root,
      env: {
        PATH: process.env['PATH'] ?? '',
        ...this.#env,
        PORT: String(this.#port),
        NOW: now.toISOString(),
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.#child = child;
    child.stderr.on('data', (data) => this.output.push(String(data)));
    const listens = new Promise<number>((resolve) => {
      createInterface({ input: child.stdout }).on('line', (line) => {
        this.output.push(line);
        const [, port] = /Staff: http:\/\/localhost:(\d+)\//.exec(line) ?? [];
        if (port !== undefined) resolve(Number(port));
      });
    });
    const stopped = once(child, 'exit').then(() => undefined);
    const port = await Promise.race([listens, stopped]);
    if (port === undefined) throw new Error(`The server did not start: ${this.output.join('\n')}`);
    this.#port = port;
  }

  /** As a power cut: nothing is asked of it. Resolves when it is gone. */
  async kill(): Promise<void> {
    const child = this.#child;
    this.#child = undefined;
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, 'exit');
    child.kill('SIGKILL');
    await gone;
  }
}

/** Makes the build that {@link ServerProcess} runs match the sources. */
export async function buildServer(): Promise<void> {
  await promisify(execFile)(process.execPath, [join(root, 'deployment/build/run.mjs')]);
}
