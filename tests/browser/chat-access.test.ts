import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { chatInChromium, choices, greeted, heard, said, say } from '../support/chat-browser.js';
import { needs } from '../support/chromium.js';

const AXE = fileURLToPath(new URL('../../node_modules/axe-core/axe.min.js', import.meta.url));

describe('the chat page is for everybody', { timeout: 40_000 }, () => {
  const chat = chatInChromium();

  it('everything works with the keyboard alone', async () => {
    const page = await chat.open();
    await greeted(page);
    const focus = () =>
      page.evaluate(() => document.activeElement?.id || document.activeElement?.textContent);
    const order: (string | null | undefined)[] = [];
    for (let tab = 0; tab < 13; tab += 1) {
      await page.keyboard.press('Tab');
      order.push(await focus());
    }
    expect(order.slice(0, 6).map((id) => (id === 'English' || id === 'EnglishEN' ? 'taal' : id))).toEqual([
      'weg',
      'hulp',
      'wis',
      'taal',
      'Andere talen',
      'gesprek',
    ]);
    expect(order.slice(6)).toContain('Dit klopt niet');
    expect(order.slice(11)).toEqual(['tekst', 'verstuur']);
    for (let back = 0; back < 6; back += 1) await page.keyboard.press('Shift+Tab');
    expect(await focus()).toContain('Ik ben leerling');
    await page.keyboard.press('Enter');
    await heard(page, 'leerling');
    await choices(page).nth(1).waitFor();
    await page.keyboard.press('Tab');
    expect(await focus()).toContain('Ja');
    await page.keyboard.press('Space');
    await heard(page, 'ja');
    await page.focus('#tekst');
    await page.keyboard.type('regel een');
    await page.keyboard.press('Shift+Enter');
    await page.keyboard.type('regel twee');
    await page.keyboard.press('Enter');
    await heard(page, 'regel een\nregel twee');
    expect(await focus()).toBe('tekst');
    await page.focus('#hulp');
    await page.keyboard.press('Enter');
    expect(await focus()).toBe('hulp-titel');
    await page.keyboard.press('Escape');
    expect(await focus()).toBe('hulp');
  });

  it.each([360, 1100])(
    'all that is said and can be pressed stands in one column, at a width of %i',
    async (width) => {
      const page = await chat.open();
      await page.setViewportSize({ width, height: 760 });
      await greeted(page);
      const leftOf = async (css: string) => (await page.locator(css).first().boundingBox())?.x ?? -1;
      const column = await leftOf('#lijst');
      expect(await leftOf('#keuzes')).toBe(column);
      expect(await leftOf('[data-doe=klopt-niet]')).toBe(column);
    },
  );

  it('the text box holds 2,000 characters, counts near the end, and grows to five lines', async () => {
    const page = await chat.open();
    await greeted(page);
    const height = async () => (await page.locator('#tekst').boundingBox())?.height ?? 0;
    const one = await height();
    await page.fill('#tekst', 'a\nb\nc');
    expect(await height()).toBeGreaterThan(one + 30);
    await page.fill('#tekst', 'a\n'.repeat(30));
    expect(await height()).toBeLessThan(one * 4);
    expect(await page.textContent('#teller')).toBe('');
    await page.fill('#tekst', 'a'.repeat(1990));
    expect(await page.textContent('#teller')).toBe('Nog 10 tekens');
  });

  it('changes its language in mid-conversation, and keeps what stands in the box', async () => {
    const page = await chat.open();
    await greeted(page);
    await page.fill('#tekst', 'half verhaal');
    await page.getByRole('link', { name: 'English' }).click();
    await said(page, 'taal {"taal":"en"}').waitFor();
    expect(await page.getByRole('link', { name: 'Quick exit' }).isVisible()).toBe(true);
    expect(await page.inputValue('#tekst')).toBe('half verhaal');
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
    expect(new URL(page.url()).search).toBe('?taal=en');
    await page.click('#hulp');
    expect(await page.getByRole('link', { name: 'Call 112' }).isVisible()).toBe(true);
  });

  it('what can be tapped is at least 44 pixels high', async () => {
    const page = await chat.open({ viewport: { width: 320, height: 568 } });
    await greeted(page);
    const small = await page
      .locator('a:visible, button:visible, textarea:visible')
      .evaluateAll((all) =>
        all
          .filter((target) => target.getBoundingClientRect().height < 43.9)
          .map((target) => target.outerHTML),
      );
    expect(small).toEqual([]);
  });

  it.for(['light', 'dark'] as const)(
    'axe finds nothing to complain about, in %s',
    async (colorScheme, test) => {
      needs(test, AXE, 'Run npm ci.');
      const page = await chat.open({ colorScheme, bypassCSP: true });
      const complaints = async (): Promise<string[]> => {
        await page.evaluate(readFileSync(AXE, 'utf8'));
        return page.evaluate(async () => {
          const { axe } = window as unknown as {
            axe: { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
          };
          return (await axe.run()).violations.map(
            ({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`,
          );
        });
      };
      await greeted(page);
      await say(page, 'gevaar');
      await said(page, 'Bel 113').waitFor();
      await say(page, 'geheim');
      await choices(page).first().waitFor();
      expect(await complaints()).toEqual([]);
      for (const button of ['#hulp', '#wis']) {
        await page.click(button);
        expect(await complaints()).toEqual([]);
      }
      for (const path of ['/', '/s/marimba/privacy', '/s/marimba/hulp', '/s/nergens']) {
        await page.goto(chat.server.url + path);
        expect(await complaints()).toEqual([]);
      }
    },
  );
});
