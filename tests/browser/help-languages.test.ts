import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { chatInChromium, choices, greeted, said, say } from '../support/chat-browser.js';
import { needs } from '../support/chromium.js';

const AXE = fileURLToPath(new URL('../../node_modules/axe-core/axe.min.js', import.meta.url));
const LANGUAGES = ['nl', 'en', 'tr', 'ar', 'pl', 'uk'] as const;

async function complaints(page: Page): Promise<string[]> {
  await page.evaluate(readFileSync(AXE, 'utf8'));
  return page.evaluate(async () => {
    const { axe } = window as unknown as {
      axe: { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
    };
    return (await axe.run()).violations.map(
      ({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`,
    );
  });
}
const isWider = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);

describe('help in six languages', { timeout: 60_000 }, () => {
  const chat = chatInChromium();

  it.for(LANGUAGES)(
    'is for everybody in %s: axe finds nothing, on a small screen too',
    async (lang, test) => {
      needs(test, AXE, 'Run npm ci.');
      for (const colorScheme of ['light', 'dark'] as const) {
        const page = await chat.open({ colorScheme, bypassCSP: true, viewport: { width: 320, height: 568 } });
        await page.goto(`${chat.server.url}/s/marimba/hulp?taal=${lang}`);
        expect(await complaints(page)).toEqual([]);
        expect(await isWider(page)).toBe(false);
        const small = await page
          .locator('a:visible')
          .evaluateAll((all) => all.filter((link) => link.getBoundingClientRect().height < 43.9).length);
        expect(small).toBe(0);
      }
    },
  );

  it('goes from right to left in Arabic, with numbers as they are dialled', async () => {
    const page = await chat.open();
    await page.goto(`${chat.server.url}/s/marimba/hulp?taal=ar`);
    const [title, number] = await Promise.all([
      page.locator('h1').evaluate((heading) => getComputedStyle(heading).direction),
      page.getByRole('link', { name: '0800-0432' }).getAttribute('href'),
    ]);
    expect({ title, number }).toEqual({ title: 'rtl', number: 'tel:08000432' });
  });

  it.each([390, 320])('is found behind the globe of the conversation, %i pixels wide', async (width) => {
    const page = await chat.open({ viewport: { width, height: 568 }, bypassCSP: true });
    await greeted(page);
    expect(await page.getByRole('link', { name: 'Türkçe' }).isVisible()).toBe(false);
    await page.locator('#meer-talen summary').click();
    expect(await complaints(page)).toEqual([]);
    expect(await isWider(page)).toBe(false);
    const [opened] = await Promise.all([
      page.context().waitForEvent('page'),
      page.getByRole('link', { name: 'Türkçe' }).click(),
    ]);
    await opened.waitForLoadState();
    expect(await opened.locator('html').getAttribute('lang')).toBe('tr');
    expect(await choices(page).count()).toBeGreaterThan(0);
  });

  it('can be tapped in what the buddy says', async () => {
    const page = await chat.open();
    await greeted(page);
    const address = `${chat.server.url}/s/marimba/hulp?taal=uk&wie=ouder`;
    await say(page, address);
    await said(page, address).waitFor();
    expect(await page.locator('.bot a[target=_blank]').last().getAttribute('href')).toBe(address);
  });
});
