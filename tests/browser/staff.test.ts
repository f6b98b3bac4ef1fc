import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { toIsoDate, toIsoTime, toRolId } from '../../src/domain/ids.js';
import { launchChromium, needsChromium } from '../support/chromium.js';
import { LINDE, NOOR, SAM, told } from '../use-cases/staff/world.js';
import { type Site, startSite } from '../web/staff-site.js';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const widths = [
  { name: 'a phone', width: 390, height: 844 },
  { name: 'a computer', width: 1280, height: 800 },
];

let browser: Browser | undefined;
let site: Site;
beforeAll(async () => {
  browser = await launchChromium().catch(() => undefined);
});
afterAll(() => browser?.close());
beforeEach(async () => {
  site = await startSite();
});
afterEach(() => site.stop());

async function open(width: number, height: number, scheme: 'light' | 'dark' = 'light'): Promise<Page> {
  if (browser === undefined) throw new Error('Chromium did not start.');
  const context = await browser.newContext({ viewport: { width, height }, colorScheme: scheme });
  return context.newPage();
}

/** Tab until what has the focus is called this; then the keyboard is there. */
async function tabTo(page: Page, name: RegExp): Promise<void> {
  for (let press = 0; press < 80; press += 1) {
    await page.keyboard.press('Tab');
    const text = await page.evaluate(() => {
      const focused = document.activeElement as HTMLInputElement | null;
      return `${focused?.labels?.[0]?.textContent ?? ''} ${focused?.textContent ?? ''}`;
    });
    if (name.test(text)) return;
  }
  throw new Error(`The keyboard does not reach ${name.source}.`);
}

const isWiderThanScreen = (page: Page): Promise<boolean> =>
  page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);

async function addMeldingen(): Promise<void> {
  await site.world.add({ change: { leesdag: toIsoDate('2026-11-23') } });
  await site.world.add({ change: { leesdag: toIsoDate('2026-11-19') } });
  const aan = { kind: 'wacht', pogingen: 3, volgende: toIsoTime(new Date()), fout: '550' } as const;
  const op = toIsoTime(new Date('2026-11-19T10:00:00Z'));
  await site.world.add({
    antwoorden: { wat: told('ze sluiten mijn zusje buiten'), naam: told('Jip') },
    change: {
      ontvangen: { kind: 'moment', op },
      toestand: { status: 'opgepakt', door: SAM.id, op },
      gelezen: [{ door: SAM.id, rol: toRolId('aanspreekpunt'), op }],
      berichten: [{ van: 'melder', tekst: 'Het gebeurde weer.', ontvangen: { kind: 'moment', op } }],
      outbox: [{ id: 'niet', soort: 'bericht-van-melder', aan: SAM.id, toestand: aan }],
    },
  });
  await site.world.add({
    antwoorden: {
      wat: told(
        'Ze wachten mij elke dag op bij het fietsenhok. Vandaag hebben ze mijn tas in de sloot gegooid en ik durf morgen niet meer naar school.',
      ),
      veiligVandaag: told('nee'),
      groep: told('groep 8'),
      vormen: told(['spullen', 'intimidatie']),
      waar: told('أمام المدرسة'),
      sinds: told('al een paar weken'),
      wens: told('dat het stopt'),
      lieverNiet: told('Niet met ons samen in één kamer praten.'),
    },
    aan: [NOOR, SAM],
    change: { dringend: true, leesdag: toIsoDate('2026-11-20') },
  });
}

describe.each(widths)('on $name', ({ name, width, height }) => {
  it('a medewerker signs in, reads, takes, answers and closes with the keyboard alone', async (context) => {
    needsChromium(context);
    await addMeldingen();
    const page = await open(width, height);
    const elsewhere: string[] = [];
    const complaints: string[] = [];
    page.on('request', (request) => {
      if (!request.url().startsWith(site.url)) elsewhere.push(request.url());
    });
    page.on('console', (message) => {
      if (message.type() === 'error' && !message.location().url.endsWith('favicon.ico'))
        complaints.push(message.text());
    });
    const picture = (part: string) =>
      process.env.STAFF_PICTURES &&
      page.screenshot({ path: `${process.env.STAFF_PICTURES}/staff-${width}-${part}.png`, fullPage: true });

    await page.goto(`${site.url}/staf`);
    await picture('1-ask');
    await tabTo(page, /School/);
    await page.keyboard.type('De Linde');
    await tabTo(page, /Mailadres/);
    await page.keyboard.type(NOOR.email);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Kijk in je mail' }).waitFor();
    await expect.poll(() => site.world.sent.length).toBe(1);
    await page.goto(site.world.sent[0]?.link.replace(site.world.publicUrl, site.url) ?? '');
    await tabTo(page, /^ Log in$/);
    await picture('2-link');
    await page.keyboard.press('Enter');

    await page.getByRole('heading', { name: 'Meldingen' }).waitFor();
    await picture('3-list');
    expect(await isWiderThanScreen(page)).toBe(false);
    await tabTo(page, /Dringend/);
    await page.keyboard.press('Enter');
    await page.getByText('bij het fietsenhok').waitFor();
    await picture('4-melding');
    expect(await isWiderThanScreen(page)).toBe(false);

    await tabTo(page, /Ik pak dit op/);
    await page.keyboard.press('Enter');
    await page.getByRole('status').getByText('Jij hebt dit opgepakt.').waitFor();

    await tabTo(page, /Wat vervelend/);
    await page.keyboard.press('Enter');
    await expect.poll(() => page.getByLabel('Jouw bericht').inputValue()).toContain('Wat vervelend');
    await tabTo(page, /Jouw bericht/);
    await page.keyboard.press('Control+End');
    await page.keyboard.type(' Kom je morgen om 10 uur bij mij?');
    await tabTo(page, /Verstuur/);
    await page.keyboard.press('Enter');
    await page.getByRole('status').getByText('staat klaar voor de melder').waitFor();

    await tabTo(page, /^ Sluiten/);
    await page.keyboard.press('Enter');
    await tabTo(page, /het is opgelost/);
    await page.keyboard.press('Space');
    await picture('5-close');
    await tabTo(page, /Sluit deze melding/);
    await page.keyboard.press('Enter');
    await page.getByRole('status').getByText('De melding is gesloten.').waitFor();
    await picture('6-closed');

    const [summary] = (await site.world.dossiers.list(LINDE.id, { status: ['gesloten'], limit: 1 })).items;
    const dossier = summary && (await site.world.saved(summary.id));
    expect(dossier?.toestand).toMatchObject({ status: 'gesloten', reden: 'opgelost', door: NOOR.id });
    expect(dossier?.berichten).toMatchObject([
      { van: 'school', tekst: expect.stringContaining('om 10 uur') },
    ]);
    expect(elsewhere).toEqual([]);
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it('nothing falls off at twice the size, and text from right to left starts at the right', async (context) => {
    needsChromium(context);
    const id = await site.world.add({
      antwoorden: {
        wat: told(`${'a'.repeat(3000)}\n\nأنا خائف من الذهاب إلى المدرسة`),
        waar: told('أمام المدرسة'),
      },
    });
    // 200% zoom is half as many CSS pixels.
    const page = await open(Math.round(width / 2), height);
    await page.goto(`${site.url}/staf/inloggen/${site.link(NOOR)}`);
    await page.getByRole('button', { name: 'Log in' }).click();
    for (const path of ['/staf', `/staf/dossiers/${id}`]) {
      await page.goto(site.url + path);
      expect(await isWiderThanScreen(page)).toBe(false);
    }
    const direction = await page
      .locator('dd .own')
      .evaluate((element) => getComputedStyle(element).direction);
    expect(direction).toBe('rtl');
    if (name === 'a computer' && process.env.STAFF_PICTURES) {
      await page.emulateMedia({ colorScheme: 'dark' });
      await page.screenshot({ path: `${process.env.STAFF_PICTURES}/staff-dark.png`, fullPage: true });
    }
    await page.context().close();
  });
});
