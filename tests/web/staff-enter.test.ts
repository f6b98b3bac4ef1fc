import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { canonicalTerugkomcode, createTerugkomcodeParser } from '../../src/domain/terugkomcode.js';
import { holder, school, startFive } from '../support/five-schools.js';
import { hidden, type Page, type Site, signedIn, type Visitor } from './staff-site.js';

const MARIMBA = school('marimba');
const ADA = holder('marimba', 'anti-pestcoordinator');
const CARLA = holder('marimba', 'leerkracht');
const ELS = holder('marimba', 'directie');

let site: Site;
beforeEach(async () => {
  site = await startFive();
});
afterEach(() => site.stop());

const form = {
  wie: 'leerling',
  perspectief: 'gepeste',
  verhaal: 'Ze pakken steeds mijn muts af',
  hoe: 'gesprek',
  weetHet: 'ja',
};

async function enter(visitor: Visitor, fields: Record<string, string>, page?: Page): Promise<Page> {
  const shown = page ?? (await visitor.get('/staf/namens'));
  return visitor.post('/staf/namens', {
    csrf: hidden(shown, 'csrf'),
    draft: hidden(shown, 'draft'),
    ...fields,
  });
}
const stored = async () => {
  const { items } = await site.world.dossiers.list(MARIMBA.id, { limit: 10 });
  return Promise.all(items.map(({ id }) => site.world.saved(id, MARIMBA)));
};

describe('a melding that somebody told at the desk', () => {
  it('goes to the readers of any melding, with the own words apart from the view of staff', async () => {
    const carla = await signedIn(site, CARLA, MARIMBA);
    const done = await enter(carla, { ...form, eigenBeeld: 'Hij stond te huilen bij de kapstok.' });
    expect(done.text).toContain('De melding is bewaard');
    expect(done.text).toContain('Jij kunt deze melding niet lezen');
    const [dossier] = await stored();
    expect(dossier).toMatchObject({
      rollen: ['anti-pestcoordinator'],
      namens: {
        door: CARLA.id,
        eigenBeeld: 'Hij stond te huilen bij de kapstok.',
        weetHet: 'ja',
        hoe: 'gesprek',
      },
      laatsteHandeling: { wat: 'ingevoerd' },
    });
    expect(dossier?.outbox.map(({ aan }) => aan)).toEqual([ADA.id]);
    const ada = await signedIn(site, ADA, MARIMBA);
    const { text } = await ada.get(`/staf/dossiers/${dossier?.id}`);
    expect(text).toContain('Ze pakken steeds mijn muts af');
    expect(text).toContain('Hij stond te huilen');
    expect(text).toContain('aan tafel verteld');
  });

  it('sent twice is one melding, and its woorden are shown once', async () => {
    const ada = await signedIn(site, ADA, MARIMBA);
    const page = await ada.get('/staf/namens');
    const first = await enter(ada, { ...form, metCode: 'ja' }, page);
    const woorden = /<p class="story own">([^<]+)</.exec(first.text)?.[1] ?? '';
    const parsed = createTerugkomcodeParser(site.world.words).parse(woorden);
    expect(parsed.ok).toBe(true);
    const code = parsed.ok && parsed.value[0];
    const hash = code && site.world.codes.hash(MARIMBA.id, canonicalTerugkomcode(code));
    expect(hash && (await site.world.dossiers.findByCode(MARIMBA.id, hash))).toBeDefined();
    const second = await enter(ada, { ...form, metCode: 'ja' }, page);
    expect(second.text).not.toContain('class="story own"');
    expect(await stored()).toHaveLength(1);
  });

  it('about staff goes outside the school, and whoever wrote it down cannot read it', async () => {
    const els = await signedIn(site, ELS, MARIMBA);
    const done = await enter(els, { ...form, overPersoneel: 'ja' });
    expect(done.text).toContain('Jij kunt deze melding niet lezen');
    const [dossier] = await stored();
    expect(dossier?.uitgesloten).toContain(ELS.id);
    expect((await els.get(`/staf/dossiers/${dossier?.id}`)).status).toBe(404);
  });

  it('that names a reader asks first whether it is about that person', async () => {
    const carla = await signedIn(site, CARLA, MARIMBA);
    const asked = await enter(carla, { ...form, verhaal: 'juf Ada zegt dat ik niet moet zeuren' });
    expect(asked.status).toBe(422);
    expect(asked.text).toContain('Ada Voorbeeldsma');
    expect(asked.text).toContain('juf Ada zegt dat ik niet moet zeuren</textarea>');
    expect(await stored()).toEqual([]);
    await enter(carla, { ...form, verhaal: 'juf Ada zegt dat ik niet moet zeuren', nietDoor: ADA.id }, asked);
    const [dossier] = await stored();
    expect(dossier?.uitgesloten).toEqual([ADA.id]);
    expect(dossier?.outbox.every(({ aan }) => aan !== ADA.id)).toBe(true);
  });

  it.each([
    [{ verhaal: ' ', eigenBeeld: '' }, 'Er staat nog niets'],
    [{ verhaal: 'a'.repeat(4001) }, 'te lang'],
  ])('is refused when it cannot be kept: %#', async (fields, why) => {
    const ada = await signedIn(site, ADA, MARIMBA);
    const refused = await enter(ada, { ...form, ...fields });
    expect(refused.status).toBe(422);
    expect(refused.text).toContain(why);
    expect(await stored()).toEqual([]);
  });

  it('with danger is dringend, and stops the plan as any other', async () => {
    const ada = await signedIn(site, ADA, MARIMBA);
    await enter(ada, { ...form, gevaar: 'thuis' });
    const [dossier] = await stored();
    expect(dossier?.dringend).toBe(true);
    expect((await ada.get(`/staf/dossiers/${dossier?.id}`)).text).toContain('Het stappenplan staat stil');
  });
});

describe('the talk with a melder', () => {
  const pathOf = (id: string) => `/staf/dossiers/${id}`;
  const rollen = ['anti-pestcoordinator'] as never;

  it('who is an ouder gets no answer about a child before somebody looked up the gezag', async () => {
    const id = await site.world.add({ school: MARIMBA, change: { rollen } });
    const seen = await site.world.dossiers.find(MARIMBA.id, id);
    if (seen === undefined) throw new Error('gone');
    const melding = { ...seen.value.melding, wie: 'ouder' } as const;
    await site.world.dossiers.save(MARIMBA.id, { ...seen.value, melding }, seen.version);
    const ada = await signedIn(site, ADA, MARIMBA);
    let page = await ada.get(pathOf(id));
    expect(page.text).toContain('Kijk eerst of deze ouder gezag heeft');
    const refused = await ada.act(page, `${pathOf(id)}/antwoord`, { tekst: 'Uw kind wordt gepest.' });
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('Uw kind wordt gepest.');
    expect((await ada.act(page, `${pathOf(id)}/antwoord`, { bel: 'ja' })).status).toBe(303);
    expect((await site.world.saved(id, MARIMBA)).berichten).toMatchObject([
      { tekst: expect.stringContaining('Wilt u de school bellen?') },
    ]);
    await ada.act(await ada.get(pathOf(id)), `${pathOf(id)}/gezag`, { gezag: 'gezag' });
    page = await ada.get(pathOf(id));
    expect(
      (await ada.act(page, `${pathOf(id)}/antwoord`, { tekst: 'Wij spreken elkaar maandag.' })).status,
    ).toBe(303);
  });

  it('who told it without a name is not asked for it twice, unless somebody means to', async () => {
    const id = await site.world.add({ school: MARIMBA, change: { rollen } });
    const ada = await signedIn(site, ADA, MARIMBA);
    const ask = async (tekst: string, more = {}) =>
      ada.act(await ada.get(pathOf(id)), `${pathOf(id)}/antwoord`, { tekst, ...more });
    expect((await ask('Hoe heet je? Dat hoeft niet.')).status).toBe(303);
    const again = await ask('Wil je toch zeggen wie je bent? Wat is je naam?');
    expect(again.status).toBe(422);
    expect(again.text).toContain('Je vroeg al eerder naar de naam');
    expect(again.text).toContain('Wat is je naam?</textarea>');
    expect((await ask('Wat is je naam?', { toch: 'ja' })).status).toBe(303);
  });

  it('with one reader only, says that a colleague should read along', async () => {
    const id = await site.world.add({ school: MARIMBA, change: { rollen } });
    const ada = await signedIn(site, ADA, MARIMBA);
    expect((await ada.get(pathOf(id))).text).toContain('Alleen jij leest dit gesprek');
    await ada.act(await ada.get(pathOf(id)), `${pathOf(id)}/collega`, { aan: CARLA.id });
    expect((await ada.get(pathOf(id))).text).not.toContain('Alleen jij leest dit gesprek');
  });
});
