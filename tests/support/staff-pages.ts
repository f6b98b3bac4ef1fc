import type { Browser, Page } from 'playwright-core';
import type { Medewerker } from '../../src/domain/medewerker.js';
import type { Schoolpakket } from '../../src/domain/schoolpakket.js';
import type { Site } from '../web/staff-site.js';

/** Signs somebody in in a browser, with a link as the operator makes it. */
export async function enter(
  page: Page,
  site: Site,
  medewerker: Medewerker,
  school: Schoolpakket,
): Promise<void> {
  await page.goto(`${site.url}/staf/inloggen/${site.link(medewerker, school)}`);
  await page.getByRole('button', { name: /^(Log in|Sign in)$/ }).click();
  await page.waitForURL(/\/staf$/);
}

/** A page that is wider than the screen scrolls sideways. */
export const isWiderThanScreen = (page: Page): Promise<boolean> =>
  page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);

/** A new browser with its own cookies, as wide as this. */
export async function openPage(browser: Browser | undefined, width: number): Promise<Page> {
  if (browser === undefined) throw new Error('Chromium did not start.');
  const context = await browser.newContext({ viewport: { width, height: 844 } });
  return context.newPage();
}

/** Keeps what a page looks like when somebody asked to see it. */
export const picture = async (page: Page, name: string): Promise<void> => {
  if (process.env.STAFF_PICTURES === undefined) return;
  await page.screenshot({ path: `${process.env.STAFF_PICTURES}/${name}.png`, fullPage: true });
};
