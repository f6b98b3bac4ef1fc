import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { type DossierId, toIsoDate, toIsoTime, toRolId } from '../../src/domain/ids.js';
import { launchChromium, needsChromium } from '../support/chromium.js';
import { FIVE, holder, school, startFive } from '../support/five-schools.js';
import { enter, isWiderThanScreen, openPage, picture } from '../support/staff-pages.js';
import { told } from '../use-cases/staff/world.js';
import type { Site } from '../web/staff-site.js';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 60_000 });

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const AERES = school('aeres');
const ILSE = holder('aeres', 'anti-pestcoordinator');
const OTTO = holder('aeres', 'directeur');
const rol = toRolId('anti-pestcoordinator');

/** Tried in every field that somebody can fill. */
const EVIL =
  '</textarea></title><script>window.hacked=1</script><img src=x onerror="window.hacked=1">\'"=HYPERLINK("http://kwaad.example")&{{naam}}$t(x)\r\nBcc: kwaad@example.org';

let browser: Browser | undefined;
let site: Site;
let id: DossierId;
beforeAll(async () => {
  browser = await launchChromium().catch(() => undefined);
});
afterAll(() => browser?.close());
afterEach(() => site.stop());
beforeEach(async () => {
  site = await startFive();
  const op = toIsoTime(new Date('2026-11-20T08:00:00Z'));
  const door = { rol, medewerker: ILSE.id };
  const bron = AERES.stappenplan.start.vastgesteld[0] ?? '';
  id = await site.world.add({
    school: AERES,
    antwoorden: {
      wat: told(EVIL),
      naam: told(EVIL),
      kind: told(EVIL),
      groep: told(EVIL),
      waar: told(EVIL),
      wieDoetHet: told(EVIL),
      lieverNiet: told(EVIL),
      vormen: told(['verbaal', 'digitaal']),
    },
    change: {
      rollen: [rol],
      berichten: [
        { van: 'melder', tekst: EVIL, ontvangen: { kind: 'moment', op } },
        { van: 'school', door: ILSE.id, rol, tekst: EVIL, op },
      ],
      notities: [{ door: ILSE.id, rol, op, tekst: EVIL }],
      aanpak: { handelingsplan: EVIL, steungroep: EVIL, steungroepMag: true, hulp: EVIL, keer: 1 },
      namens: { door: ILSE.id, hoe: 'gesprek', eigenBeeld: EVIL, weetHet: 'ja' },
      agenda: [{ soort: 'stap', wat: bron, dag: toIsoDate('2026-11-20'), voor: [rol] }],
      gebeurtenissen: [
        { soort: 'intake', uitkomst: 'vastgesteld', waarom: EVIL, op, door },
        { soort: 'afspraak', tekst: EVIL, met: EVIL, dag: toIsoDate('2026-11-27'), op, door },
      ],
    },
  });
  const people = FIVE.find(([pakket]) => pakket.id === 'aeres')?.[1] ?? [];
  const extra = {
    ...OTTO,
    id: 'kwaad' as never,
    naam: EVIL.slice(0, 100),
    email: 'kwaad@example.org',
    klassen: [EVIL],
  };
  const { id: _id, ...wordt } = extra;
  await site.world.staff(
    [
      ...people,
      extra,
      { ...extra, id: 'nieuw' as never, email: '', rollen: [], voorstel: { door: OTTO.id, wordt } },
    ],
    AERES,
  );
  const { value, version } = await site.world.administratie.find(AERES.id);
  const tekst = { conclusies: EVIL, adviezen: EVIL };
  const taken = AERES.preventie.map(({ wat }) => ({
    taak: wat,
    periode: '2026-2027',
    op: toIsoDate('2026-11-20'),
    door: ILSE.id,
    notitie: EVIL,
  }));
  await site.world.administratie.save(
    AERES.id,
    { ...value, teksten: { '2026-2027': tekst }, taken },
    version,
  );
});

const pagesOf = () => [
  ['list', '/staf'],
  ['closed', '/staf?toon=gesloten'],
  ['dossier', `/staf/dossiers/${id}`],
  ['export', `/staf/dossiers/${id}/afdruk`],
  ['people', '/staf/mensen'],
  ['person', `/staf/mensen/${ILSE.id}`],
  ['new-person', '/staf/mensen/nieuw'],
  ['enter', '/staf/namens'],
  ['figures', '/staf/cijfers'],
  ['year', '/staf/jaarkalender'],
  ['me', '/staf/ik'],
  ['empty', '/staf/verlopen'],
  ['not-found', '/staf/nergens'],
];

async function problems(page: Page): Promise<readonly string[]> {
  await page.evaluate(axe);
  return page.evaluate(async () => {
    const found = await (window as unknown as { axe: typeof import('axe-core') }).axe.run();
    return found.violations.map(
      (each) => `${each.id}: ${each.nodes.map(({ html }) => html.slice(0, 90)).join(' | ')}`,
    );
  });
}

describe.each([
  ['a phone', 390, 'nl'],
  ['a computer', 1280, 'en'],
  ['twice the size', 320, 'nl'],
] as const)('every staff page on %s', (_name, width, taal) => {
  it('is for everybody, fits, and lets nothing run that somebody typed', async (context) => {
    needsChromium(context);
    const page = await openPage(browser, width);
    const elsewhere: string[] = [];
    page.on('dialog', (dialog) => {
      elsewhere.push(dialog.message());
      void dialog.dismiss();
    });
    page.on('request', (request) => {
      if (!request.url().startsWith(site.url)) elsewhere.push(request.url());
    });
    await page.goto(`${site.url}/staf?taal=${taal}`);
    expect(await problems(page)).toEqual([]);
    for (const person of [ILSE, OTTO]) {
      await enter(page, site, person, AERES);
      for (const [name, path] of pagesOf()) {
        await page.goto(`${site.url}${path}`);
        await page.evaluate(() => {
          for (const fold of document.querySelectorAll('details')) fold.open = true;
        });
        await picture(page, `${width}-${person.rollen[0]}-${name}`);
        expect([name, await problems(page)]).toEqual([name, []]);
        expect([name, await isWiderThanScreen(page)]).toEqual([name, false]);
        expect(await page.evaluate(() => (window as { hacked?: number }).hacked)).toBeUndefined();
        expect(await page.locator('img[src="x"], script').count()).toBe(0);
      }
      await page.context().clearCookies({ name: 'staf' });
    }
    expect(elsewhere).toEqual([]);
    await page.context().close();
  });
});
