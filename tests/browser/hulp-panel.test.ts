import type { Page, Response } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { chatInChromium, greeted } from '../support/chat-browser.js';

const KINDERTELEFOON = '#hulp-paneel li:has-text("De Kindertelefoon") .nu';

/** The page has had its answer, and has put on the screen what it does with it. */
async function settled(page: Page, answered: Promise<Response>): Promise<void> {
  await (await answered).finished();
  await page.evaluate(
    () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
  );
}

// The clock of the server stands at half past ten in Amsterdam, on a Friday.
describe('hulp nu in the conversation', { timeout: 40_000 }, () => {
  const chat = chatInChromium();

  it('says what is open at the moment that it is opened, not when the page came', async () => {
    const page = await chat.open();
    await greeted(page);
    expect(await page.textContent(KINDERTELEFOON)).toContain('Nu dicht. Weer open vandaag vanaf 11 uur.');
    chat.server.clock.move(30 * 60);
    await page.click('#hulp');
    await page.locator(KINDERTELEFOON, { hasText: 'Nu open, tot 21 uur.' }).waitFor();
    expect(await page.locator('#lijnen').count()).toBe(1);
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('hulp-titel');
  });

  it('is there at once, and keeps the words of the page without a network', async () => {
    const page = await chat.open();
    await greeted(page);
    const before = await page.textContent('#lijnen');
    await chat.server.close();
    await page.click('#hulp');
    expect(await page.getByRole('link', { name: 'Bel 112' }).isVisible()).toBe(true);
    expect(await page.textContent('#lijnen')).toBe(before);
    await chat.restart();
  });

  it.each([500, 404])('keeps the words of the page when the server answers %i', async (status) => {
    const page = await chat.open();
    await greeted(page);
    const before = await page.textContent('#lijnen');
    await page.route(/\/s\/marimba$/, (route) =>
      route.fulfill({ status, contentType: 'text/html', body: '<ul id="lijnen">niets</ul>' }),
    );
    const answered = page.waitForResponse(/\/s\/marimba$/);
    await page.click('#hulp');
    await settled(page, answered);
    expect(await page.textContent('#lijnen')).toBe(before);
  });

  it('does not take the list away from whoever is in it with the keyboard', async () => {
    const page = await chat.open();
    await greeted(page);
    let letGo = () => {};
    const held = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    await page.route(/\/s\/marimba$/, async (route) => {
      await held;
      await route.continue();
    });
    await page.click('#hulp');
    await page.keyboard.press('Tab');
    const answered = page.waitForResponse(/\/s\/marimba$/);
    letGo();
    await settled(page, answered);
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Bel 112');
  });

  it('stays in the language and for the reader of the page', async () => {
    const page = await chat.open({}, '/s/marimba?taal=en&wie=ouder');
    await greeted(page);
    chat.server.clock.move(30 * 60);
    const answered = page.waitForResponse(/\/s\/marimba\?taal=en&wie=ouder$/);
    await page.click('#hulp');
    await settled(page, answered);
    const list = page.locator('#lijnen');
    await list.getByText('Would you like advice as a parent?').waitFor();
    expect(await list.textContent()).toContain('Ouders & Onderwijs');
  });
});
