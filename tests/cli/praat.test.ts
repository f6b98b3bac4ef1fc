import { spawn } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startDirectLine, type TestServer } from '../support/directline-server.js';
import { revealWords, scriptedBot } from '../support/scripted-bot.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
let program: string;
let server: TestServer;

beforeAll(async () => {
  program = join(mkdtempSync(join(tmpdir(), 'praat-')), 'praat.mjs');
  // All in one file, so that it runs from any folder.
  await build({
    absWorkingDir: root,
    entryPoints: ['src/cli/praat.ts'],
    outfile: program,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    external: ['bufferutil', 'utf-8-validate'],
    banner: {
      js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);",
    },
  });
  server = await startDirectLine({ onTurn: scriptedBot, reveal: revealWords });
});
afterAll(() => server?.close());

async function praat(
  lines: readonly string[],
  args: readonly string[],
): Promise<{ code: number | null; out: string; err: string }> {
  const child = spawn(process.execPath, [program, ...args]);
  let out = '';
  let err = '';
  child.stdout.on('data', (chunk) => (out += chunk));
  child.stderr.on('data', (chunk) => (err += chunk));
  child.stdin.on('error', () => undefined);
  child.stdin.end(lines.map((line) => `${line}\n`).join(''));
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
  return { code, out, err };
}
const marimba = () => ['--school', 'marimba', '--url', server.url];

describe('praat', () => {
  it('prints the greeting and every bubble with its numbered choices, and a number picks one', async () => {
    const { code, out, err } = await praat(['1', 'ze pakken mijn tas', '2'], marimba());
    expect(err).toBe('');
    expect(code).toBe(0);
    expect(out.split('\n')).toEqual([
      'Hoi! Ik ben een computer. Geen mens.',
      'Er gaat niets naar school zonder jouw ja.',
      'Wie ben jij?',
      '  1. 🎒 Ik ben leerling',
      '  2. 🏠 Ik ben ouder',
      '  3. 🏫 Ik werk op school',
      '  4. 🤷 Weet ik niet',
      'Ik hoorde: leerling',
      'Wil je er meer over vertellen?',
      '  1. 👍 Ja',
      '  2. ✋ Nee, liever niet',
      'Ik hoorde: ze pakken mijn tas',
      'Wil je er meer over vertellen?',
      '  1. 👍 Ja',
      '  2. ✋ Nee, liever niet',
      'Ik hoorde: nee',
      'Wil je er meer over vertellen?',
      '  1. 👍 Ja',
      '  2. ✋ Nee, liever niet',
      '',
    ]);
  });

  it('waits for the replies to each line, also when the bot is slow and all lines come at once', async () => {
    const waiting: (() => void)[] = [];
    const slow = await startDirectLine({
      onTurn: async (context) => {
        await new Promise<void>((resolve) => {
          waiting.push(resolve);
          setImmediate(() => waiting.shift()?.());
        });
        await scriptedBot(context);
      },
    });
    const { out } = await praat(['een', 'geheim', 'twee'], ['--school', 'marimba', '--url', slow.url]);
    await slow.close();
    const order = [
      'Ik hoorde: een',
      'Dit zijn jouw geheime woorden.',
      '1. ✅ Ik heb ze bewaard',
      'Ik hoorde: twee',
    ];
    const places = order.map((text) => out.indexOf(text));
    expect(places).not.toContain(-1);
    expect(places).toEqual([...places].sort((one, other) => one - other));
  });

  it('passes on the language and who it is', async () => {
    const { out } = await praat([], [...marimba(), '--taal', 'en', '--wie', 'leerling']);
    expect(out).toContain('Hi! I am a computer.');
  });

  it('goes on when the server says that it goes too fast', async () => {
    const strict = await startDirectLine({ onTurn: scriptedBot, limits: { activitiesPerSecond: 1 } });
    const moving = setInterval(() => strict.clock.move(1), 100);
    const { code, out } = await praat(['een', 'twee'], ['--school', 'marimba', '--url', strict.url]);
    clearInterval(moving);
    await strict.close();
    expect(code).toBe(0);
    expect(out).toContain('Ik hoorde: twee');
  }, 20_000);

  it('ends with 1 and says what to do when no server runs', async () => {
    const free = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => free.once('listening', resolve));
    const { port } = free.address() as AddressInfo;
    await new Promise((resolve) => free.close(resolve));
    const { code, err, out } = await praat(
      ['hoi'],
      ['--school', 'marimba', '--url', `http://127.0.0.1:${port}`],
    );
    expect(code).toBe(1);
    expect(err).toContain('npm start');
    expect(out).toBe('');
  });

  it('ends with 1 and names the school that is not there', async () => {
    const { code, err } = await praat([], ['--school', 'nergens', '--url', server.url]);
    expect(code).toBe(1);
    expect(err).toContain('no school "nergens"');
  });

  it.each([
    [[]],
    [['--school']],
    [['--school', 'marimba', '--onbekend']],
    [['--school', 'x', '--url', 'ftp://x']],
  ])('ends with 2 and its usage when it is called with %j', async (args) => {
    const { code, err } = await praat([], args);
    expect(code).toBe(2);
    expect(err).toContain('Usage: npm run -s praat');
  });
});
