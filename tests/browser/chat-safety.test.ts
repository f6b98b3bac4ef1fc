import { describe, expect, it } from 'vitest';
import { bubbles, chatInChromium, choices, greeted, heard, said, say } from '../support/chat-browser.js';

describe('the chat page keeps a child safe', { timeout: 40_000 }, () => {
  const chat = chatInChromium();

  it('keeps nothing but the conversation and its token, and that only in the tab', async () => {
    const page = await chat.open();
    await greeted(page);
    await say(page, 'Dit is van mij');
    await heard(page, 'Dit is van mij');
    const kept = await page.evaluate(() => JSON.stringify({ ...sessionStorage }));
    expect(Object.keys(JSON.parse(kept))).toEqual(['/s/marimba/token']);
    expect(kept).not.toContain('Dit is van mij');
    expect(await page.evaluate(() => localStorage.length)).toBe(0);
    expect(await page.evaluate(() => document.cookie)).toBe('');
  });

  it('wis asks once; then screen, tab and server are empty', async () => {
    const page = await chat.open();
    await greeted(page);
    await say(page, 'weg ermee');
    await heard(page, 'weg ermee');
    await page.click('#wis');
    await page.getByRole('button', { name: 'Nee, ga terug' }).click();
    expect(await bubbles(page)).toContain('weg ermee');
    await page.click('#wis');
    await page.getByRole('button', { name: 'Ja, wis alles' }).click();
    await page.getByText('Het gesprek is gewist.').waitFor();
    expect(await bubbles(page)).toEqual([]);
    expect(await page.evaluate(() => sessionStorage.length)).toBe(0);
    await expect.poll(() => chat.server.conversations.count()).toBe(0);
  });

  it('wis clears screen and tab at once without a connection, and the server when it is back', async () => {
    const page = await chat.open();
    await greeted(page);
    await chat.server.close();
    await page.click('#wis');
    await page.getByRole('button', { name: 'Ja, wis alles' }).click();
    expect(await bubbles(page)).toEqual([]);
    expect(await page.evaluate(() => sessionStorage.length)).toBe(0);
    await page.getByText('gaat het binnen 60 minuten vanzelf weg').waitFor();
    await chat.restart();
    await page.getByText('Het gesprek is gewist.').waitFor();
    await expect.poll(() => chat.server.conversations.count()).toBe(0);
  });

  it('wis in one tab empties the other', async () => {
    const page = await chat.open();
    await greeted(page);
    const other = await chat.openSecond(page);
    await page.click('#wis');
    await page.getByRole('button', { name: 'Ja, wis alles' }).click();
    await other.getByText('Het gesprek is gewist.').waitFor();
    expect(await bubbles(other)).toEqual([]);
  });

  it.each(['click', 'Escape'])(
    'snel weg by %s: elsewhere at once, "back" shows nothing, the server forgot',
    async (how) => {
      const page = await chat.open({}, '/s/marimba/privacy');
      await page.goto(`${chat.server.url}/s/marimba`);
      await greeted(page);
      await say(page, 'niemand mag dit zien');
      await heard(page, 'niemand mag dit zien');
      if (how === 'click') await page.click('#weg');
      else for (let press = 0; press < 3; press += 1) await page.keyboard.press('Escape');
      await page.getByText('Elders').waitFor();
      await expect.poll(() => chat.server.conversations.count()).toBe(0);
      await page.goBack();
      expect(await page.evaluate<string>('document.body.innerText')).not.toContain('niemand mag dit zien');
      expect(page.url()).toContain('/privacy');
      await page.goto(`${chat.server.url}/s/marimba`);
      await greeted(page);
      expect(await bubbles(page)).not.toContain('niemand mag dit zien');
    },
  );

  it('snel weg works without JavaScript, and so does hulp nu', async () => {
    const page = await chat.open({ javaScriptEnabled: false });
    await page.getByRole('link', { name: 'Hulp nu' }).click();
    expect(await page.textContent('main')).toContain('0800-0432');
    await page.click('#weg');
    await page.getByText('Elders').waitFor();
  });

  it('hulp nu opens without a network', async () => {
    const page = await chat.open();
    await greeted(page);
    await chat.server.close();
    await page.click('#hulp');
    expect(await page.locator('#hulp-paneel').isVisible()).toBe(true);
    expect(await page.getByRole('link', { name: 'Bel 112' }).isVisible()).toBe(true);
    await page.keyboard.press('Escape');
    expect(await page.locator('#hulp-paneel').isVisible()).toBe(false);
    await chat.restart();
  });

  it('bubbles are paced, but help in danger never waits', async () => {
    const page = await chat.open();
    await greeted(page);
    await page.clock.install();
    await page.clock.pauseAt(Date.now() + 60_000);
    await say(page, 'rustig');
    await page.locator('#typt').waitFor();
    expect(await said(page, 'Ik hoorde: rustig').count()).toBe(0);
    await say(page, 'gevaar');
    await said(page, 'Bel 113 of 0800-0113').waitFor();
    expect((await bubbles(page)).slice(-5)).toEqual([
      'Wil je er meer over vertellen?',
      'gevaar',
      'Dit is heel serieus. Fijn dat je het zegt.',
      'Ben je nu in gevaar? Bel 112.',
      'Bel 113 of 0800-0113. Chatten kan op 113.nl.',
    ]);
    const links = page.locator('.spoed a');
    expect(await links.evaluateAll((all) => all.map((link) => link.getAttribute('href')))).toEqual([
      'tel:112',
      'tel:113',
      'tel:08000113',
      'https://113.nl',
    ]);
  });

  it('with reduced motion nothing is paced', async () => {
    const page = await chat.open({ reducedMotion: 'reduce' });
    await greeted(page);
    await page.clock.install();
    await page.clock.pauseAt(Date.now() + 60_000);
    await say(page, 'meteen');
    await heard(page, 'meteen');
  });

  it('secret words can be copied and printed with what they are for, and nothing else; then they are gone', async () => {
    const page = await chat.open();
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await greeted(page);
    await page.evaluate(() => {
      window.print = () => undefined;
    });
    await say(page, 'geheim');
    await page.getByRole('button', { name: 'Kopieer' }).click();
    await page.getByText('✓ Gekopieerd').waitFor();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('appel fiets maan tafel zomer');
    await page.getByRole('button', { name: 'Print' }).click();
    await page.emulateMedia({ media: 'print' });
    expect((await page.evaluate<string>('document.body.innerText')).trim().split(/\n+/)).toEqual([
      'appel fiets maan tafel zomer',
      'Met deze woorden lees je later het antwoord van school.',
    ]);
    await page.emulateMedia({ media: 'screen' });
    await page.evaluate(() => dispatchEvent(new Event('afterprint')));
    await choices(page).first().click();
    await said(page, 'Goed zo.').waitFor();
    await page.reload();
    await said(page, 'Goed zo.').waitFor();
    expect(await page.evaluate<string>('document.body.innerText')).not.toContain('appel');
    expect(await page.getByRole('button', { name: 'Kopieer' }).count()).toBe(0);
  });
});
