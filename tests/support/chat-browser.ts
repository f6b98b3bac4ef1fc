import type { Socket } from 'node:net';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeEach, expect } from 'vitest';
import { toConversationId } from '../../src/domain/ids.js';
import type { Assets } from '../../src/web/static.js';
import { launchChromium, needsChromium } from './chromium.js';
import { startDirectLine, type TestServer, type TestServerOptions } from './directline-server.js';
import {
  addPages,
  buildAssets,
  revealWords,
  schoolpakket,
  schoolStore,
  scriptedBot,
} from './scripted-bot.js';

const PHONE = { width: 390, height: 844 };

/** The chat page in Chromium, with the scripted bot on the real channel. Each test has a server of its own. */
export interface ChatInChromium {
  readonly server: TestServer;
  context(options?: BrowserContextOptions): Promise<BrowserContext>;
  open(options?: BrowserContextOptions, path?: string): Promise<Page>;
  /** A second tab of the same conversation. */
  openSecond(page: Page): Promise<Page>;
  /** The same server again, as after a deploy. */
  restart(): Promise<void>;
  /** Breaks all connections, as a bad network does. */
  cut(): void;
  /** As when its time is over. */
  endConversation(page: Page): Promise<void>;
}

/** Call it in a `describe`. After each test it checks that no page asked or was refused anything that it should not. */
export function chatInChromium(): ChatInChromium {
  let browser: Browser | undefined;
  let assets: Assets;
  let server: TestServer;
  const sockets = new Set<Socket>();
  const faults: string[] = [];
  const contexts: BrowserContext[] = [];

  const start = (options: Partial<TestServerOptions> = {}): Promise<TestServer> =>
    startDirectLine({
      onTurn: scriptedBot,
      reveal: revealWords,
      limits: { activitiesPerMinute: 500, activitiesPerSecond: 100 },
      ...options,
      routes: (restify) => {
        restify.server.on('connection', (socket: Socket) => sockets.add(socket));
        const clock = { now: () => server.clock.now() };
        addPages(assets, schoolStore(schoolpakket('marimba', 'De Marimba')), '/elders', clock)(restify);
        restify.get('/elders', (_request, response, next) => {
          response.writeHead(200, { 'Content-Type': 'text/html' });
          response.end('<link rel="icon" href="data:,"><h1>Elders</h1>');
          next();
        });
      },
    });

  async function context(options: BrowserContextOptions = {}): Promise<BrowserContext> {
    browser ??= await launchChromium();
    const made = await browser.newContext({ viewport: PHONE, ...options });
    contexts.push(made);
    made.on('request', (request) => {
      if (!request.url().startsWith(server.url)) faults.push(`asked ${request.url()}`);
    });
    made.on('console', (message) => {
      if (/Content Security Policy|Trusted(HTML|Script)/.test(message.text())) faults.push(message.text());
    });
    made.on('weberror', (error) => faults.push(String(error.error())));
    return made;
  }

  beforeEach(async (test) => {
    needsChromium(test);
    assets ??= await buildAssets();
    server = await start();
    faults.length = 0;
  });
  afterEach(async () => {
    await Promise.all(contexts.splice(0).map((made) => made.close()));
    sockets.clear();
    await server?.close();
    expect(faults).toEqual([]);
  });
  afterAll(() => browser?.close());

  return {
    get server() {
      return server;
    },
    context,
    async open(options = {}, path = '/s/marimba') {
      const page = await (await context(options)).newPage();
      await page.goto(server.url + path);
      return page;
    },
    async openSecond(page) {
      const [other] = await Promise.all([
        page.context().waitForEvent('page'),
        page.evaluate(() => void window.open(location.href)),
      ]);
      await choices(other).first().waitFor();
      return other;
    },
    async restart() {
      const { port, conversations, tokenKey, clock } = server;
      server = await start({ port, conversations, tokenKey, clock });
    },
    cut() {
      for (const socket of sockets) socket.destroy();
    },
    async endConversation(page) {
      const kept = await page.evaluate(() => sessionStorage.getItem('/s/marimba/token') ?? '{}');
      server.conversations.erase(toConversationId((JSON.parse(kept) as { id: string }).id));
    },
  };
}

export const choices = (page: Page) => page.locator('#keuzes button');
export const bubbles = (page: Page) => page.locator('#lijst .tekst').allTextContents();
export const said = (page: Page, text: string) => page.locator('#lijst .bot .tekst', { hasText: text });
export const heard = (page: Page, text: string) => said(page, `Ik hoorde: ${text}`).waitFor();
/** The greeting is there, with its four buttons. */
export const greeted = (page: Page) => choices(page).nth(3).waitFor();
export async function say(page: Page, text: string): Promise<void> {
  await page.fill('#tekst', text);
  await page.press('#tekst', 'Enter');
}
