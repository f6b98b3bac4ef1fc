import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { launchChromium, needs, needsChromium } from '../support/chromium.js';
import { ServerProcess } from '../support/server-process.js';
import { talkTo } from '../support/talk.js';
import { temporaryFolder } from '../support/temporary-folder.js';
import { Visitor } from '../web/staff-site.js';

const PLAYGROUND = join(import.meta.dirname, '../peers/node_modules/@microsoft/m365agentsplayground/cli.js');
const NOW = new Date('2026-11-20T13:00:00Z');

/** The server as a developer starts it for the Playground, and the Playground beside it. */
async function startPlayground(): Promise<{ readonly url: string; readonly server: ServerProcess }> {
  const server = new ServerProcess({
    BOT_AUTH: 'off',
    HOST: '127.0.0.1',
    DATA_DIR: join(temporaryFolder(), 'data'),
  });
  await server.start(NOW);
  const port = await freePort();
  const endpoint = `${server.url}/api/messages`;
  const args = [PLAYGROUND, '-e', endpoint, '-c', 'msteams', '-p', String(port), '--disable-telemetry'];
  const child = spawn(process.execPath, args, { cwd: temporaryFolder(), stdio: ['ignore', 'pipe', 'pipe'] });
  onTestFinished(async () => {
    child.kill();
    await once(child, 'exit');
  });
  await new Promise<void>((resolve) =>
    child.stdout.on('data', (chunk) => String(chunk).includes('Listening') && resolve()),
  );
  return { url: `http://127.0.0.1:${port}`, server };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  return typeof address === 'object' && address !== null ? address.port : 0;
}

describe("Microsoft's Agents Playground as Teams", () => {
  let browser: Browser | undefined;
  beforeEach((context) => {
    needsChromium(context);
    needs(context, PLAYGROUND, 'Run npm ci in tests/peers to run the Playground.');
  });
  afterEach(() => browser?.close());

  const open = async (url: string): Promise<Page> => {
    browser = await launchChromium();
    const page = await browser.newPage({ viewport: { width: 1280, height: 1000 } });
    // Only what this machine serves; the Playground looks for pictures elsewhere and works without.
    await page.route(/^https:/, (route) => route.abort());
    await page.goto(url);
    return page;
  };
  const say = async (page: Page, text: string): Promise<void> => {
    await page.getByRole('textbox').first().click();
    await page.keyboard.type(text);
    await page.getByRole('button', { name: 'Send Message' }).click();
  };
  const hears = (page: Page, words: string) =>
    page.getByText(words, { exact: false }).last().waitFor({ timeout: 15_000 });
  const picture = async (page: Page, name: string) => {
    const folder = process.env.STAFF_PICTURES;
    if (folder) await page.screenshot({ path: join(folder, `playground-${name}.png`) });
  };

  // The Playground says that it speaks English, and stumbles over buttons that answer with a message (data.msteams), so their words are typed.
  it('shows a conversation from the greeting to a melding, and help in danger at once', async () => {
    const { url } = await startPlayground();
    const page = await open(url);
    await hears(page, 'Van welke school ben je?');
    await page.getByRole('button', { name: 'De Marimba' }).waitFor();
    await say(page, 'De Marimba');
    await hears(page, 'Microsoft and ICT at school');
    await say(page, 'I am a pupil');
    await hears(page, 'What do you want to do?');
    await picture(page, 'menu');
    await say(page, 'they call me names every day and hide my bag');
    await hears(page, 'Thank you for telling this');
    await picture(page, 'melding');
    await say(page, 'i want to die');
    await hears(page, '113');
    await picture(page, 'gevaar');
  }, 90_000);

  it('lays a card for staff, and takes a press on it', async () => {
    const { url, server } = await startPlayground();
    const page = await open(url);
    await hears(page, 'Van welke school ben je?');
    const staff = await signInByOutput(server);
    await say(page, `koppel ${await codeFor(staff)}`);
    await hears(page, 'Linked.');
    await (await talkTo({ url: server.url }, 'aeres')).tell();
    await hears(page, 'Nobody has taken it up yet');
    await picture(page, 'kaart');
    await page.getByRole('button', { name: 'I take this up' }).click();
    await hears(page, 'has taken it up');
    await page.getByText('Nobody has taken it up yet').waitFor({ state: 'detached' });
    await picture(page, 'opgepakt');
  }, 90_000);
});

/** The person of the demonstration whose link the server prints. */
async function signInByOutput({ output, url }: ServerProcess): Promise<Visitor> {
  const [, token = ''] = /\/staf\/inloggen\/(\S+)/.exec(output.join('')) ?? [];
  const visitor = new Visitor({ url });
  expect((await visitor.signIn(token)).status).toBe(303);
  return visitor;
}

async function codeFor(visitor: Visitor): Promise<string> {
  const page = await visitor.act(await visitor.get('/staf/ik'), '/staf/ik/teams', { teams: 'ik' });
  return /koppel ([A-Z0-9]{4}-[A-Z0-9]{4})/.exec(page.text)?.[1] ?? expect.fail('no code was shown');
}
