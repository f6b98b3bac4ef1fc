import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type DossierId, toIsoTime } from '../../src/domain/ids.js';
import { NOOR, SAM } from '../use-cases/staff/world.js';
import { type Page, type Site, signedIn, startSite } from './staff-site.js';

let site: Site;
beforeEach(async () => {
  site = await startSite();
});
afterEach(() => site.stop());

const pathOf = (id: DossierId) => `/staf/dossiers/${id}`;

describe('two who save at once', () => {
  it('the second is told, and what he typed stands in the form again', async () => {
    const id = await site.world.add();
    const noor = await signedIn(site, NOOR);
    const sam = await signedIn(site, SAM);
    const [noorsPage, samsPage] = [await noor.get(pathOf(id)), await sam.get(pathOf(id))];
    expect((await noor.act(noorsPage, `${pathOf(id)}/antwoord`, { tekst: 'Van Noor' })).status).toBe(303);
    const second = await sam.act(samsPage, `${pathOf(id)}/antwoord`, { tekst: 'Van Sam' });
    expect(second.status).toBe(409);
    expect(second.text).toContain('Iemand anders was je net voor');
    expect(second.text).toMatch(/<textarea id="tekst"[^>]*>Van Sam<\/textarea>/);
    expect(second.text).toContain('Van Noor');
    expect((await site.world.saved(id)).berichten).toHaveLength(1);
    expect((await sam.act(second, `${pathOf(id)}/antwoord`, { tekst: 'Van Sam' })).status).toBe(303);
    expect((await site.world.saved(id)).berichten).toHaveLength(2);
  });

  it('at the very same moment, one wins', async () => {
    const id = await site.world.add();
    const browsers = await Promise.all([signedIn(site, NOOR), signedIn(site, SAM)]);
    const pages = await Promise.all(browsers.map((browser) => browser.get(pathOf(id))));
    const answers = await Promise.all(
      browsers.map((browser, index) => browser.act(pages[index] as Page, `${pathOf(id)}/oppakken`)),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 409]);
  });

  it('the mail that is delivered meanwhile, or a look of a colleague, stops nobody', async () => {
    const id = await site.world.add();
    const noor = await signedIn(site, NOOR);
    const page = await noor.get(pathOf(id));
    await site.world.change(id, (dossier) => ({
      ...dossier,
      outbox: [
        {
          id: 'een',
          soort: 'nieuwe-melding',
          aan: NOOR.id,
          toestand: { kind: 'verzonden', op: toIsoTime(new Date()) },
        },
      ],
    }));
    await (await signedIn(site, SAM)).get(pathOf(id));
    expect((await noor.act(page, `${pathOf(id)}/oppakken`)).status).toBe(303);
  });

  it('a second click on the same button changes nothing', async () => {
    const id = await site.world.add();
    const noor = await signedIn(site, NOOR);
    const page = await noor.get(pathOf(id));
    for (let click = 0; click < 2; click += 1) {
      expect((await noor.act(page, `${pathOf(id)}/antwoord`, { tekst: 'Eén keer' })).status).toBe(303);
    }
    expect((await site.world.saved(id)).berichten).toHaveLength(1);
  });
});
