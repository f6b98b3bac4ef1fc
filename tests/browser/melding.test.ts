import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { MARIMBA, startApp } from '../support/app.js';
import { launchChromium, needsChromium } from '../support/chromium.js';

/** How fast a child of nine types; the reading is in the number of bubbles. */
const TYPING_MS = 40;

let browser: Browser | undefined;
beforeAll(async () => {
  browser = await launchChromium().catch(() => undefined);
});
afterAll(() => browser?.close());
beforeEach((context) => needsChromium(context));

describe('on the page of De Marimba', () => {
  it('a leerling tells a melding and keeps its woorden within two minutes', {
    timeout: 120_000,
  }, async () => {
    if (browser === undefined) throw new Error('Chromium did not start.');
    const app = await startApp();
    const page = await browser.newPage({ viewport: { width: 390, height: 844 } });
    // The clock of a test app stands still, and the limit on messages a second looks at it.
    const press = async (name: string) => {
      app.clock.move(1);
      await page.locator('#keuzes button', { hasText: name }).first().click();
    };
    const type = async (text: string) => {
      app.clock.move(1);
      await page.locator('#tekst').pressSequentially(text, { delay: TYPING_MS });
      await page.keyboard.press('Enter');
    };
    await page.goto(`${app.url}/s/marimba`);
    await press('Ik ben leerling');
    await press('Ik wil iets vertellen');
    await type('ze schelden mij uit en pakken mijn tas');
    await press('Ja');
    await type('groep 6');
    await press('Nee');
    await press('zonder naam');
    await press('het is goed zo');
    await press('Dat is goed');
    await press('Ja, verstuur');
    const woorden = page.locator('#lijst .geheim');
    await woorden.waitFor();
    await page.reload();
    await woorden.waitFor();
    await press('Ik heb ze bewaard');
    await press('Later');
    const { items } = await app.stores.dossiers.list(MARIMBA, { limit: 10 });
    expect(items).toHaveLength(1);
    await page.close();
  });

  describe('who types English', () => {
    /** A conversation in which English was just typed; the English page comes when it is let through. */
    async function typeEnglish() {
      if (browser === undefined) throw new Error('Chromium did not start.');
      const app = await startApp();
      const page = await browser.newPage({ viewport: { width: 390, height: 844 } });
      let letThrough = () => {};
      const allowed = new Promise<void>((resolve) => {
        letThrough = resolve;
      });
      await page.route('**/s/marimba?taal=en', async (route) => {
        await allowed;
        await route.continue();
      });
      await page.goto(`${app.url}/s/marimba`);
      await page.locator('#keuzes button', { hasText: 'Ik ben leerling' }).click();
      await page.locator('#keuzes button', { hasText: 'Ik wil iets vertellen' }).waitFor();
      app.clock.move(1);
      await page.locator('#tekst').fill('who reads what i tell you about the bullying?');
      const asked = page.waitForRequest('**/s/marimba?taal=en');
      await page.keyboard.press('Enter');
      await asked;
      return { app, page, letThrough };
    }

    it('gets the words around the conversation in English, and what stands in the box stays', async () => {
      const { app, page, letThrough } = await typeEnglish();
      await page.locator('#tekst').fill('and my');
      letThrough();
      await page.waitForFunction(() => document.documentElement.lang === 'en');
      const frame = await page.locator('#wis, #verstuur-tekst').allTextContents();
      expect({ frame, box: await page.locator('#tekst').inputValue(), url: page.url() }).toEqual({
        frame: ['Wipe chat', 'Send'],
        box: 'and my',
        url: `${app.url}/s/marimba?taal=en`,
      });
      await page.close();
    });

    it('keeps the panel that it opened meanwhile', async () => {
      const { page, letThrough } = await typeEnglish();
      await page.locator('#hulp').click();
      await page.locator('#hulp-paneel p').first().click();
      const answered = page.waitForResponse('**/s/marimba?taal=en');
      letThrough();
      await (await answered).finished();
      await page.evaluate(() => new Promise((resolve) => setTimeout(resolve)));
      expect(await page.locator('#hulp-paneel').isVisible()).toBe(true);
      expect(await page.locator('html').getAttribute('lang')).toBe('nl');
      await page.close();
    });
  });
});
