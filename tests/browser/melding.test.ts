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

  it('the words around the conversation go over to English with who types English, and what stands in the box stays', {
    timeout: 60_000,
  }, async () => {
    if (browser === undefined) throw new Error('Chromium did not start.');
    const app = await startApp();
    const page = await browser.newPage({ viewport: { width: 390, height: 844 } });
    await page.goto(`${app.url}/s/marimba`);
    await page.locator('#keuzes button', { hasText: 'Ik ben leerling' }).click();
    await page.locator('#keuzes button', { hasText: 'Ik wil iets vertellen' }).waitFor();
    app.clock.move(1);
    const box = page.locator('#tekst');
    await box.fill('who reads what i tell you about the bullying?');
    await page.keyboard.press('Enter');
    await box.pressSequentially('and my');
    await page.locator('html[lang="en"]').waitFor();
    const frame = await page.locator('#verstuur-tekst, #wis').allTextContents();
    expect({ frame, box: await box.inputValue(), url: page.url() }).toEqual({
      frame: ['Wipe chat', 'Send'],
      box: 'and my',
      url: `${app.url}/s/marimba?taal=en`,
    });
    await app.close();
  });
});
