import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { TurnContext } from 'botbuilder';
import type { Browser, Page } from 'playwright-core';
import type { Server } from 'restify';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { TURN_SESSION, type TurnSession } from '../../src/ports/turn-session.js';
import { launchChromium, needs, needsChromium } from '../support/chromium.js';
import { startDirectLine, type TestServer } from '../support/directline-server.js';

const WEBCHAT = join(
  import.meta.dirname,
  '../peers/node_modules/botframework-webchat/dist/webchat-minimal.js',
);

const PAGE = `<!doctype html>
<html lang="nl"><head><meta charset="utf-8"><title>Web Chat</title><link rel="icon" href="data:,">
<style>html, body, #webchat { height: 100%; margin: 0 }</style></head>
<body><div id="webchat"></div><script src="/webchat.js"></script><script src="/page.js"></script></body></html>`;

const SCRIPT = `(async () => {
  const { token } = await (await fetch('/s/marimba/token', { method: 'POST' })).json();
  const directLine = WebChat.createDirectLine({ token, domain: location.origin + '/v3/directline' });
  WebChat.renderWebChat(
    { directLine, locale: 'nl-NL', styleOptions: { hideUploadButton: true } },
    document.getElementById('webchat'),
  );
})();`;

const bot = async (context: TurnContext) => {
  const session = context.turnState.get<TurnSession>(TURN_SESSION);
  if (context.activity.type === 'conversationUpdate') {
    const choice = (title: string, displayText: string) => ({
      type: 'messageBack',
      title,
      text: title.toLowerCase(),
      displayText,
      value: { keuze: title.toLowerCase() },
    });
    const actions = [choice('Ja', 'Ja, graag'), choice('Nee', 'Nee, liever niet')];
    await context.sendActivity({ type: 'message', text: 'Welkom', suggestedActions: { actions, to: [] } });
    return;
  }
  session.state = Number(session.state ?? 0) + 1;
  const { text, value } = context.activity;
  await context.sendActivity({ type: 'typing' });
  const said = value === undefined ? text : `${text} (${value.keuze})`;
  await context.sendActivity({ type: 'message', text: `Antwoord ${session.state}: ${said}` });
};

const addPage = (server: Server) => {
  const serve = (path: string, type: string, content: () => Promise<string | Buffer>) =>
    server.get(path, async (_req, res) => {
      res.writeHead(200, { 'Content-Type': type });
      res.end(await content());
    });
  serve('/', 'text/html; charset=utf-8', async () => PAGE);
  serve('/page.js', 'text/javascript', async () => SCRIPT);
  serve('/webchat.js', 'text/javascript', () => readFile(WEBCHAT));
};

describe('Web Chat, unchanged, in Chromium', () => {
  let browser: Browser | undefined;
  let server: TestServer | undefined;
  beforeEach((context) => {
    needsChromium(context);
    needs(context, WEBCHAT, 'Run npm ci in tests/peers to run the test with Web Chat.');
  });
  afterEach(async () => {
    await browser?.close();
    await server?.close();
  });

  /** The bubbles as a reader sees them; Web Chat repeats each for screen readers elsewhere. */
  const bubbles = (page: Page) =>
    page.$$eval('.webchat__bubble__content', (found) => found.map((bubble) => bubble.textContent?.trim()));
  const type = async (page: Page, text: string) => {
    const box = page.locator('[data-id="webchat-sendbox-input"]');
    await box.fill(text);
    await box.press('Enter');
  };

  it('shows the welcome, presses a button, sends text, and goes on over a restart of the server', async () => {
    server = await startDirectLine({ onTurn: bot, routes: addPage });
    browser = await launchChromium();
    const page = await browser.newPage({ locale: 'nl-NL', viewport: { width: 480, height: 720 } });
    const asked = new Set<string>();
    const errors: string[] = [];
    page.on('request', (request) => {
      if (/^(https?|wss?):/.test(request.url())) asked.add(new URL(request.url()).host);
    });
    page.on('pageerror', (error) => errors.push(error.message));
    const shows = (expected: readonly string[]) =>
      expect.poll(() => bubbles(page), { timeout: 40_000, interval: 100 }).toEqual(expected);

    await page.goto(server.url);
    await shows(['Welkom']);
    await page.getByRole('toolbar').getByText('Ja', { exact: true }).click();
    const pressed = ['Welkom', 'Ja, graag', 'Antwoord 1: ja (ja)'];
    await shows(pressed);
    await type(page, 'Ik wil iets vertellen');
    const typed = [...pressed, 'Ik wil iets vertellen', 'Antwoord 2: Ik wil iets vertellen'];
    await shows(typed);
    await expect.poll(() => page.locator('.webchat__typing-indicator').count(), { timeout: 2000 }).toBe(0);

    const { conversations, tokenKey, clock, port } = server;
    await server.close();
    server = await startDirectLine({ onTurn: bot, routes: addPage, conversations, tokenKey, clock, port });
    await type(page, 'Ben je er nog?');
    await shows([...typed, 'Ben je er nog?', 'Antwoord 3: Ben je er nog?']);
    await expect.poll(() => page.getByText('Verzenden mislukt').count()).toBe(0);

    expect([...asked]).toEqual([new URL(server.url).host]);
    expect(errors).toEqual([]);
    if (process.env.SHOT) await page.screenshot({ path: process.env.SHOT });
  }, 90_000);
});
