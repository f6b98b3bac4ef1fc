import { spawn } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { AppManifestUtils } from '@microsoft/app-manifest';
import { unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { matchCommand } from '../../src/understanding/index.js';
import { startApp } from '../support/app.js';
import { root } from '../support/imports.js';
import { readPng } from '../support/png.js';
import { temporaryFolder } from '../support/temporary-folder.js';

const ID = '1a2b3c4d-0000-4000-8000-00000000abcd';
const GOOD = { MicrosoftAppId: ID, PUBLIC_URL: 'https://meldmaatje.example.nl' };

/** Runs the command with these settings and no others. */
async function make(env: Readonly<Record<string, string>>, ...args: readonly string[]) {
  const program = ['deployment/build/run.mjs', 'teams-pakket', ...args];
  const { PATH = '' } = process.env;
  const child = spawn(process.execPath, program, { cwd: root, env: { PATH, ...env }, stdio: 'pipe' });
  let out = '';
  let err = '';
  child.stdout.on('data', (chunk) => (out += chunk));
  child.stderr.on('data', (chunk) => (err += chunk));
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
  return { code, out, err: err.replace(/^Built in .*\n/, '') };
}

/** What stands in the package that these settings give. */
async function open(env: Readonly<Record<string, string>> = GOOD, ...args: readonly string[]) {
  const file = join(temporaryFolder(), 'app.zip');
  const { code, out, err } = await make(env, '--naar', file, ...args);
  expect(code, err).toBe(0);
  const bytes = readFileSync(file);
  const files = unzipSync(bytes);
  const read = (name: string) => JSON.parse(Buffer.from(files[name] ?? '').toString('utf8'));
  return { bytes, files, out, manifest: read('manifest.json'), english: read('en.json') };
}

function onlyMarimba(): string {
  const folder = join(temporaryFolder(), 'scholen');
  mkdirSync(folder);
  copyFileSync(join(root, 'deployment/scholen/marimba.yaml'), join(folder, 'marimba.yaml'));
  return folder;
}

// Each test starts the program, and the first may have to build it.
describe('teams:pakket', { timeout: 120_000 }, () => {
  it('makes a package that Microsoft’s own schema of the newest version accepts', async () => {
    const { files, manifest, out } = await open();
    expect(Object.keys(files)).toEqual(['manifest.json', 'en.json', 'color.png', 'outline.png']);
    expect(await AppManifestUtils.validateAgainstSchema(manifest)).toEqual([]);
    const folder = join(root, 'node_modules/@microsoft/app-manifest/build/json-schemas/teams');
    const minors = readdirSync(folder).map((name) => Number(/^v1\.(\d+)$/.exec(name)?.[1] ?? 0));
    expect(manifest.manifestVersion).toBe(`1.${Math.max(...minors)}`);
    expect(out).toContain('deployment/docs/teams.md');
  });

  it('says who the bot is and where it lives, and asks for nothing', async () => {
    const { manifest } = await open({
      ...GOOD,
      MicrosoftAppId: ID.toUpperCase(),
      PUBLIC_URL: `${GOOD.PUBLIC_URL}/`,
    });
    expect(manifest.id).toBe(ID);
    expect(manifest.validDomains).toEqual(['meldmaatje.example.nl']);
    expect(manifest.bots).toHaveLength(1);
    expect(manifest.bots[0]).toMatchObject({
      botId: ID,
      scopes: ['personal', 'team', 'groupChat'],
      isNotificationOnly: false,
      supportsFiles: false,
      supportsCalling: false,
      supportsVideo: false,
    });
    const asks = ['webApplicationInfo', 'authorization', 'permissions', 'devicePermissions'];
    expect(Object.keys(manifest).filter((key) => asks.includes(key))).toEqual([]);
    // Private and shared channels stay closed.
    expect(manifest.supportsChannelFeatures).toBeUndefined();
  });

  it('names pages that the server has: with one school its own privacy page', async () => {
    const { developer } = (await open()).manifest;
    const { developer: alone } = (await open({ ...GOOD, SCHOLEN_DIR: onlyMarimba() })).manifest;
    expect(developer.privacyUrl).toBe(`${GOOD.PUBLIC_URL}/`);
    expect(alone.privacyUrl).toBe(`${GOOD.PUBLIC_URL}/s/marimba/privacy`);
    const app = await startApp();
    for (const { websiteUrl, privacyUrl, termsOfUseUrl } of [developer, alone])
      for (const url of [websiteUrl, privacyUrl, termsOfUseUrl])
        expect((await fetch(url.replace(GOOD.PUBLIC_URL, app.url))).status, url).toBe(200);
  });

  it('offers commands where one talks alone, in both languages, and hears every one of them', async () => {
    const { manifest, english: localization } = await open();
    expect(manifest.localizationInfo).toEqual({
      defaultLanguageTag: 'nl-NL',
      additionalLanguages: [{ languageTag: 'en', file: 'en.json' }],
    });
    const [list, ...others] = manifest.bots[0].commandLists;
    expect(others).toEqual([]);
    expect(list.scopes).toEqual(['personal']);
    const titles = list.commands.map(({ title }: { title: string }) => title);
    const translated = titles.map(
      (_: string, index: number) => localization[`bots[0].commandLists[0].commands[${index}].title`],
    );
    for (const [, ...commands] of [titles, translated])
      expect(commands.map(matchCommand)).toEqual(['help', 'wis', 'stop']);
    expect(await understand([titles[0], translated[0]])).toEqual(['melden', 'melden']);
  });

  it.each(['manifest.json', 'en.json'])(
    '%s warns that Teams is not anonymous and names the page that is',
    async (name) => {
      const { manifest, english: localization } = await open();
      const found =
        name === 'en.json'
          ? [localization['description.short'], localization['description.full']]
          : [manifest.description.short, manifest.description.full];
      for (const text of found) expect(text).toMatch(/niet anoniem|not anonymous/);
      expect(found[1]).toContain('Microsoft');
      expect(found[1]).toContain(`${GOOD.PUBLIC_URL}/`);
      expect(found[1]).not.toContain('{{');
    },
  );

  it('has icons as Teams wants them: 192 by 192 in colour, 32 by 32 in white on nothing', async () => {
    const { files } = await open();
    const color = readPng(files['color.png'] ?? new Uint8Array());
    const outline = readPng(files['outline.png'] ?? new Uint8Array());
    expect([color.width, color.height, outline.width, outline.height]).toEqual([192, 192, 32, 32]);
    expect(color.pixels.every(([, , , alpha]) => alpha === 255)).toBe(true);
    const visible = outline.pixels.filter(([, , , alpha]) => alpha > 0);
    expect(visible.length).toBeGreaterThan(100);
    expect(visible.length).toBeLessThan(outline.pixels.length / 2);
    expect(visible.filter(([red, green, blue]) => Math.min(red, green, blue) < 250)).toEqual([]);
    // The same leaf as in the browser.
    const [drawing = ''] = /<path [^>]*>/.exec(readFileSync(join(root, 'src/web/static.ts'), 'utf8')) ?? [];
    expect(readFileSync(join(root, 'deployment/teams/color.svg'), 'utf8')).toContain(drawing);
  });

  it('gives the same bytes for the same settings, at any place and in any time zone', async () => {
    const [one, two] = [await open(), await open({ ...GOOD, TZ: 'Pacific/Auckland' })];
    expect(two.bytes.equals(one.bytes)).toBe(true);
    expect((await open(GOOD, '--versie', '1.0.1')).manifest.version).toBe('1.0.1');
  });

  it('holds no secret, and needs no store', async () => {
    const DATA_DIR = join(temporaryFolder(), 'data');
    const secrets = {
      MicrosoftAppPassword: 'geheim-van-de-bot',
      MicrosoftAppTenantId: '9f9f9f9f-1111-4000-8000-000000000001',
      DATA_KEY: Buffer.alloc(32, 7).toString('base64'),
    };
    const { files, out } = await open({ ...GOOD, ...secrets, NODE_ENV: 'production', DATA_DIR });
    const all = [out, ...Object.values(files).map((file) => Buffer.from(file).toString('latin1'))].join('\n');
    for (const secret of Object.values(secrets)) expect(all).not.toContain(secret);
    expect(existsSync(DATA_DIR)).toBe(false);
  });

  it('names every setting that is missing or wrong at once', async () => {
    const missing = await make({});
    expect(missing.code).toBe(1);
    expect(missing.err).toMatch(
      /^MicrosoftAppId is missing\..*\nPUBLIC_URL is missing\..*\nNo package was made\.\n$/,
    );

    const nowhere = join(temporaryFolder(), 'nergens');
    const wrong = await make(
      {
        MicrosoftAppId: 'geheim~van~de~bot',
        PUBLIC_URL: 'http://school.nl',
        MicrosoftAppTenantId: 'school',
        SCHOLEN_DIR: nowhere,
      },
      ...['--naar', join(nowhere, 'a.zip'), '--versie', '1', '--manifest', '2.0'],
    );
    expect(wrong.code).toBe(1);
    expect(wrong.err).not.toContain('geheim~van~de~bot');
    const named = wrong.err.split('\n').map((line) => line.split(':')[0]);
    expect(named).toEqual([
      'MicrosoftAppId',
      'PUBLIC_URL',
      'MicrosoftAppTenantId',
      '--versie',
      '--manifest',
      '--naar',
      'No package was made.',
      '',
    ]);
  });

  it('leaves nothing half-done: a manifest that the schema refuses leaves the old package as it was', async () => {
    const folder = temporaryFolder();
    const file = join(folder, 'app.zip');
    writeFileSync(file, 'old');
    const { code, out, err } = await make(
      { ...GOOD, PUBLIC_URL: `https://school.nl/${'x'.repeat(2100)}` },
      '--naar',
      file,
    );
    expect(code).toBe(1);
    expect(out).toBe('');
    expect(err).toContain(
      'manifest.json: /developer/websiteUrl must NOT have more than 2048 characters. Mend PUBLIC_URL.',
    );
    expect(readdirSync(folder)).toEqual(['app.zip']);
    expect(readFileSync(file, 'utf8')).toBe('old');
    expect((await make(GOOD, '--naar', file)).code).toBe(0);
    expect(readdirSync(folder)).toEqual(['app.zip']);
  });

  it('says what there is when an option or the folder of schools does not exist', async () => {
    expect((await make(GOOD, '--waar', 'x')).err).toContain('Use: npm run teams:pakket');
    expect((await make(GOOD, '--naar', temporaryFolder())).err).toContain('ends with .zip');
    const { err } = await make(
      { ...GOOD, SCHOLEN_DIR: temporaryFolder() },
      '--naar',
      join(temporaryFolder(), 'a.zip'),
    );
    expect(err).toContain('SCHOLEN_DIR');
  });
});

/** What the product makes of these sentences. */
async function understand(texts: readonly string[]): Promise<readonly string[]> {
  const program = ['deployment/build/run.mjs', 'begrijp'];
  const child = spawn(process.execPath, program, { cwd: root, stdio: ['pipe', 'pipe', 'ignore'] });
  let out = '';
  child.stdout.on('data', (chunk) => (out += chunk));
  child.stdin.end(texts.map((text) => `${JSON.stringify({ text })}\n`).join(''));
  await new Promise((resolve) => child.on('close', resolve));
  return out
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line).intent);
}
