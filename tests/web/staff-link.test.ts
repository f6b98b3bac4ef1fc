import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createStaffMac } from '../../src/web/staff/mac.js';
import { LINDE, NOOR } from '../use-cases/staff/world.js';
import { startSite, Visitor } from './staff-site.js';

const key = Buffer.alloc(32, 9);
let folder: string;
let program: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'staf-link-'));
  program = join(folder, 'staf-link.mjs');
  const entryPoint = new URL('../../src/cli/staf-link.ts', import.meta.url).pathname;
  await build({ entryPoints: [entryPoint], outfile: program, bundle: true, platform: 'node', format: 'esm' });
});
afterAll(() => rm(folder, { recursive: true }));

/** Runs the program with nothing of this process in its environment. */
const run = (args: readonly string[], env: Readonly<Record<string, string>>) =>
  promisify(execFile)(process.execPath, [program, ...args], { cwd: folder, env: { ...env } }).then(
    ({ stdout, stderr }) => ({ code: 0, stdout, stderr }),
    ({ code, stdout, stderr }: { code: number; stdout: string; stderr: string }) => ({
      code,
      stdout,
      stderr,
    }),
  );
const forNoor = ['--school', LINDE.id, '--email', NOOR.email];

describe('staf:link', () => {
  it('prints one link, that signs in at a server with the same key', async () => {
    const site = await startSite(() => ({ mac: createStaffMac(key) }));
    const env = {
      DATA_KEY: key.toString('base64'),
      PUBLIC_URL: 'https://buddy.school.example/',
      NOW: site.world.clock.now().toISOString(),
    };
    const { code, stdout } = await run(forNoor, env);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^https:\/\/buddy\.school\.example\/staf\/inloggen\/\S+\n$/);
    expect((await new Visitor(site).signIn(stdout.trim().split('/').at(-1) ?? '')).status).toBe(303);
    await site.stop();
  });

  it('reads the key from its file, and makes none', async () => {
    const file = join(folder, 'key');
    const missing = await run(forNoor, { DATA_KEY_FILE: file });
    expect(missing).toMatchObject({ code: 1, stdout: '' });
    expect(missing.stderr).toContain('cannot be read');
    await expect(readFile(file)).rejects.toThrow();
    await writeFile(file, `${key.toString('base64')}\n`);
    expect((await run(forNoor, { DATA_KEY_FILE: file })).code).toBe(0);
  });

  it.each([
    [[]],
    [['--school', '../etc', '--email', NOOR.email]],
    [['--school', LINDE.id, '--email', 'noor']],
    [['--wat']],
  ])('says how it is used when asked for %j', async (args) => {
    const { code, stdout, stderr } = await run(args, { DATA_KEY: key.toString('base64') });
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toContain('--');
    expect(stderr).not.toContain('    at ');
  });

  it('never prints the key', async () => {
    const { stdout, stderr } = await run(forNoor, { DATA_KEY: 'dGUga29ydA==' });
    expect(`${stdout}${stderr}`).not.toContain('dGUga29ydA');
    expect(stderr).toContain('DATA_KEY');
  });
});
