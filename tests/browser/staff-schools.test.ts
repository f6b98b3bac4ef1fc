import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { DossierId } from '../../src/domain/ids.js';
import type { Medewerker } from '../../src/domain/medewerker.js';
import { mag, type Schoolpakket } from '../../src/domain/schoolpakket.js';
import { planOfDossier } from '../../src/domain/stappenplan/record.js';
import { createOutbox } from '../../src/jobs/outbox.js';
import { createReminders } from '../../src/jobs/reminders.js';
import { launchChromium, needsChromium } from '../support/chromium.js';
import { FIVE, startFive } from '../support/five-schools.js';
import { isWiderThanScreen, openPage, picture } from '../support/staff-pages.js';
import { told } from '../use-cases/staff/world.js';
import type { Site } from '../web/staff-site.js';

vi.setConfig({ testTimeout: 180_000, hookTimeout: 60_000 });

let browser: Browser | undefined;
let site: Site;
beforeAll(async () => {
  browser = await launchChromium().catch(() => undefined);
});
afterAll(() => browser?.close());
beforeEach(async () => {
  site = await startFive();
});
afterEach(() => site.stop());

/** Who reads a melding of this school and may do all of its plan. */
function leader([pakket, people]: (typeof FIVE)[number]): Medewerker {
  const rollen = pakket.routes.standaard.filter(
    (rol) => mag(pakket, rol, 'stappen') && mag(pakket, rol, 'sluiten'),
  );
  return (
    people.find((person) => person.rollen.some((rol) => rollen.includes(rol))) ?? expect.fail('nobody leads')
  );
}

/** Asks for a link as a medewerker does, and opens it from the mail. */
async function signIn(page: Page, person: Medewerker, pakket: Schoolpakket): Promise<void> {
  const before = site.world.sent.length;
  await page.context().clearCookies();
  await page.goto(`${site.url}/staf`);
  await page.getByLabel('School', { exact: true }).selectOption(pakket.id);
  await page.getByLabel('Mailadres').fill(person.email);
  await page.getByRole('button', { name: 'Stuur mij een link' }).click();
  await expect.poll(() => site.world.sent.length).toBeGreaterThan(before);
  const link = site.world.sent.at(-1)?.link ?? '';
  await page.goto(link.replace(site.world.publicUrl, site.url));
  await page.getByRole('button', { name: 'Log in' }).click();
  await page.waitForURL(/\/staf$/);
}

/** The plan as the dossier has it now. */
async function planOf(pakket: Schoolpakket, id: DossierId) {
  return planOfDossier(await site.world.saved(id, pakket), pakket, site.world.schools.calendar(pakket.id));
}

/** Nine in the morning in Amsterdam, in winter, of a day or the day of a moment. */
const morningOf = (day: string): string => `${day.slice(0, 10)}T08:30:00Z`;

describe('a whole dossier, from the mail to the end', () => {
  it.for(FIVE.map((place) => [place[0].id, place] as const))('at %s', async ([name, place], context) => {
    needsChromium(context);
    const [pakket] = place;
    const person = leader(place);
    const page = await openPage(browser, 390);
    site.world.goTo('2026-11-23T08:30:00Z');
    const id = await site.world.add({
      school: pakket,
      antwoorden: {
        wat: told('ze pakken elke pauze mijn bal af en lachen me uit'),
        vormen: told(['spullen', 'verbaal']),
      },
      aan: [person],
      change: {
        rollen: pakket.routes.standaard,
        ontvangen: { kind: 'dagdeel', dag: '2026-11-23' as never, dagdeel: 'ochtend' },
      },
    });
    await createOutbox(site.world).tick();
    expect(site.world.sent.at(-1)).toMatchObject({ to: person.email, soort: 'nieuwe-melding' });

    await signIn(page, person, pakket);
    await page
      .getByRole('link', { name: /Melding van/ })
      .first()
      .click();
    await page.getByText('mijn bal af').waitFor();
    await page.getByRole('button', { name: 'Ik pak dit op' }).click();
    await page.getByText('Jij hebt dit opgepakt.').waitFor();
    await page.getByLabel('Jouw bericht').fill('Dank je wel dat je dit vertelt. Ik ga ermee aan de slag.');
    await page.getByRole('button', { name: 'Verstuur' }).click();
    await page.getByText('staat klaar voor de melder').waitFor();
    await picture(page, `school-${name}-1-taken`);

    const intake = page.locator('#intake');
    await intake.getByLabel('Het is pesten').check();
    await intake.getByLabel('Waarom denk je dat?').fill('Twee kinderen zagen het ook.');
    await intake.getByRole('button', { name: 'Bewaar de uitkomst' }).click();
    await page.getByText('Het stappenplan is bijgewerkt.').waitFor();
    await picture(page, `school-${name}-2-steps`);

    const done: string[] = [];
    for (let turn = 0; turn < 60; turn += 1) {
      const plan = await planOf(pakket, id);
      const [next] = plan.open;
      if (next === undefined) break;
      const { uiterlijk } = next;
      const due =
        uiterlijk.soort === 'dag'
          ? uiterlijk.dag
          : uiterlijk.soort === 'moment'
            ? uiterlijk.moment
            : undefined;
      if (due !== undefined && morningOf(due) > site.world.clock.now().toISOString()) {
        site.world.goTo(morningOf(due));
        await createReminders(site.world).tick();
        await signIn(page, person, pakket);
        expect(await page.locator('.due.vandaag').count()).toBeGreaterThan(0);
        await page.goto(`${site.url}/staf/dossiers/${id}`);
      }
      const step = page.locator(`#stap-${next.stap.id}`);
      if (next.stap.vraag !== undefined) await step.getByLabel('Ja', { exact: true }).first().check();
      await step.getByRole('button', { name: next.stap.vraag ? 'Bewaar het antwoord' : 'Gedaan' }).click();
      await page.getByText('Het stappenplan is bijgewerkt.').waitFor();
      done.push(next.stap.id);
    }
    const finished = await planOf(pakket, id);
    expect(finished.open).toEqual([]);
    expect(done.length).toBeGreaterThan(3);
    expect(finished.toestand).toBe('af-te-ronden');
    expect(await isWiderThanScreen(page)).toBe(false);
    await picture(page, `school-${name}-3-done`);

    await page.locator('summary', { hasText: 'Sluiten' }).click();
    await page.getByLabel('het is opgelost').check();
    await page.getByRole('button', { name: 'Sluit deze melding' }).click();
    await page.getByText('De melding is gesloten.').waitFor();
    const closed = await site.world.saved(id, pakket);
    expect(closed.toestand).toMatchObject({ status: 'gesloten', reden: 'opgelost', door: person.id });
    expect(closed.agenda).toEqual([]);
    const before = site.world.sent.length;
    site.world.goTo(morningOf('2027-06-01'));
    await createReminders(site.world).tick();
    expect(site.world.sent).toHaveLength(before);
    await page.context().close();
  });
});
