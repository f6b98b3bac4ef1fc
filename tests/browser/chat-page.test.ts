import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { bubbles, chatInChromium, choices, greeted, heard, say } from '../support/chat-browser.js';

describe('the chat page in Chromium', { timeout: 40_000 }, () => {
  const chat = chatInChromium();

  it('greets, offers buttons, and takes them away when one is used', async () => {
    const page = await chat.open();
    await greeted(page);
    await choices(page).first().click();
    await heard(page, 'leerling');
    await page.locator('#keuzes button', { hasText: 'liever niet' }).waitFor();
    expect(await choices(page).count()).toBe(2);
    expect((await bubbles(page)).slice(2, 5)).toEqual([
      'Wie ben jij?',
      '🎒 Ik ben leerling',
      'Ik hoorde: leerling',
    ]);
  });

  it('a reload keeps the conversation, with the last buttons and without the used ones', async () => {
    const page = await chat.open();
    await greeted(page);
    await choices(page).first().click();
    await heard(page, 'leerling');
    await choices(page).nth(1).waitFor();
    const before = await bubbles(page);
    await page.reload();
    await choices(page).nth(1).waitFor();
    expect(await bubbles(page)).toEqual(before);
    expect(await choices(page).count()).toBe(2);
  });

  it('another tab is another conversation', async () => {
    const page = await chat.open();
    await greeted(page);
    await say(page, 'van tab een');
    await heard(page, 'van tab een');
    const other = await page.context().newPage();
    await other.goto(`${chat.server.url}/s/marimba`);
    await greeted(other);
    expect(await bubbles(other)).not.toContain('van tab een');
  });

  it('two tabs of one conversation that send at once lose and double nothing', async () => {
    const page = await chat.open();
    await greeted(page);
    const other = await chat.openSecond(page);
    for (let round = 0; round < 5; round += 1)
      await Promise.all([say(page, `een ${round}`), say(other, `twee ${round}`)]);
    for (const tab of [page, other]) {
      for (let round = 0; round < 5; round += 1)
        await Promise.all([heard(tab, `een ${round}`), heard(tab, `twee ${round}`)]);
      await tab.waitForFunction(() => document.querySelectorAll('.onderweg').length === 0);
    }
    const own = async (tab: Page) => tab.locator('#lijst .ik .tekst').allTextContents();
    expect((await own(page)).length).toBe(10);
    expect(new Set(await own(page)).size).toBe(10);
    expect(await bubbles(other)).toEqual(await bubbles(page));
  });

  it('a connection that is cut again and again comes back by itself; nothing is lost or doubled', async () => {
    const page = await chat.open();
    await greeted(page);
    for (let round = 0; round < 4; round += 1) {
      chat.cut();
      await say(page, `na breuk ${round}`);
      const from = Date.now();
      await heard(page, `na breuk ${round}`);
      expect(Date.now() - from).toBeLessThan(3_000);
    }
    const all = await bubbles(page);
    for (let round = 0; round < 4; round += 1)
      expect(all.filter((text) => text === `na breuk ${round}`)).toHaveLength(1);
    expect(await page.locator('#melding').isVisible()).toBe(false);
  });

  it('over a restart of the server it says so, keeps what is typed, and goes on', async () => {
    const page = await chat.open();
    await greeted(page);
    await say(page, 'voor');
    await heard(page, 'voor');
    await chat.server.close();
    await say(page, 'tijdens');
    await page.fill('#tekst', 'nog niet klaar');
    await page.getByText('Even geen verbinding. Wat je typte, is er nog.').waitFor();
    await chat.restart();
    await heard(page, 'tijdens');
    await page.locator('#melding').waitFor({ state: 'hidden' });
    expect(await page.inputValue('#tekst')).toBe('nog niet klaar');
    const all = await bubbles(page);
    expect(all.filter((text) => text === 'tijdens')).toHaveLength(1);
    expect(all.filter((text) => text === 'Ik hoorde: tijdens')).toHaveLength(1);
    expect(all.filter((text) => text === 'Wie ben jij?')).toHaveLength(1);
  });

  it('what arrived without the browser knowing is not said twice', async () => {
    const page = await chat.open();
    await greeted(page);
    let lost = 0;
    await page.route('**/activities', async (route) => {
      if (route.request().method() !== 'POST' || lost >= 2) return route.continue();
      lost += 1;
      await route.fetch();
      await route.abort();
    });
    await say(page, 'een keer');
    await heard(page, 'een keer');
    await say(page, 'en nog een');
    await heard(page, 'en nog een');
    expect((await bubbles(page)).filter((text) => text === 'een keer')).toHaveLength(1);
    expect((await bubbles(page)).filter((text) => text === 'Ik hoorde: een keer')).toHaveLength(1);
  });

  it('works where no WebSocket gets through', async () => {
    const made = await chat.context();
    await made.routeWebSocket(/stream/, (socket) => void socket.close({ code: 1011 }));
    await made.addInitScript(() => {
      window.WebSocket = class {
        constructor() {
          throw new Error('blocked');
        }
      } as unknown as typeof WebSocket;
    });
    const page = await made.newPage();
    await page.goto(`${chat.server.url}/s/marimba`);
    await greeted(page);
    await say(page, 'zonder draad');
    await heard(page, 'zonder draad');
  });

  it('a conversation that is over says so, gives back what was not sent, and begins anew', async () => {
    const page = await chat.open();
    await greeted(page);
    await chat.endConversation(page);
    await say(page, 'te laat');
    await page.getByText('Dit gesprek is voorbij.').waitFor();
    expect(await bubbles(page)).toEqual([]);
    await page.getByRole('button', { name: 'Begin een nieuw gesprek' }).click();
    await greeted(page);
    expect(await page.inputValue('#tekst')).toBe('te laat');
  });

  it('a tab that comes back after its conversation is over just begins anew', async () => {
    const page = await chat.open();
    await greeted(page);
    await chat.endConversation(page);
    await page.reload();
    await greeted(page);
    expect(await page.locator('#melding').isVisible()).toBe(false);
  });

  it.each([
    ['a width of 320', { viewport: { width: 320, height: 568 } }],
    ['200 % zoom', { viewport: { width: 640, height: 400 }, deviceScaleFactor: 2 }],
    ['400 % zoom', { viewport: { width: 320, height: 256 }, deviceScaleFactor: 4 }],
  ])('at %s nothing has to be scrolled sideways', async (_name, options) => {
    const page = await chat.open(options);
    await greeted(page);
    await say(page, 'eenheellangwoordzonderspaties'.repeat(5));
    await heard(page, 'eenheellang');
    await say(page, 'geheim');
    await page.getByRole('button', { name: 'Kopieer' }).waitFor();
    const sideways = () =>
      page.evaluate(() =>
        [document.documentElement, document.body, ...document.querySelectorAll('#gesprek, .paneel')]
          .filter((element) => element.scrollWidth > element.clientWidth + 1)
          .map((element) => element.tagName),
      );
    expect(await sideways()).toEqual([]);
    expect(await page.locator('#weg').evaluate((link) => link.getBoundingClientRect().top >= 0)).toBe(true);
    await page.click('#hulp');
    expect(await sideways()).toEqual([]);
    for (const path of ['/', '/s/marimba/privacy', '/s/marimba/hulp', '/s/nergens']) {
      await page.goto(chat.server.url + path);
      expect(await sideways()).toEqual([]);
    }
  });
});
