import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type DossierId, toRolId } from '../../src/domain/ids.js';
import { gebeurtenissenOf } from '../../src/domain/stappenplan/gebeurtenissen.js';
import { holder, school, startFive } from '../support/five-schools.js';
import { told } from '../use-cases/staff/world.js';
import { type Page, type Site, signedIn, type Visitor } from './staff-site.js';

const MARIMBA = school('marimba');
const ADA = holder('marimba', 'anti-pestcoordinator');
const CARLA = holder('marimba', 'leerkracht');
const DAAN = holder('marimba', 'intern-begeleider');

let site: Site;
beforeEach(async () => {
  site = await startFive();
});
afterEach(() => site.stop());

const pathOf = (id: DossierId) => `/staf/dossiers/${id}`;
const add = (change = {}) =>
  site.world.add({ school: MARIMBA, change: { rollen: [toRolId('anti-pestcoordinator')], ...change } });
const plan = (visitor: Visitor, page: Page, id: DossierId, fields: Record<string, string>) =>
  visitor.act(page, `${pathOf(id)}/plan`, fields);
const saved = (id: DossierId) => site.world.saved(id, MARIMBA);

describe('the plan of a dossier', () => {
  it('begins with the intake, and then shows the steps of this school with whose they are', async () => {
    const id = await add();
    const ada = await signedIn(site, ADA, MARIMBA);
    let page = await ada.get(pathOf(id));
    expect(page.text).toContain('Eerst de intake');
    const fields = { soort: 'intake', uitkomst: 'vastgesteld', waarom: 'gezien op het plein' };
    expect(await plan(ada, page, id, fields)).toMatchObject({ status: 303 });
    page = await ada.get(pathOf(id));
    expect(page.text).toContain('Het stappenplan loopt');
    expect(page.text).toContain('Uitkomst van de intake: Het is pesten');
    const first = MARIMBA.stappenplan.start.vastgesteld.map((id) =>
      MARIMBA.stappenplan.stappen.find((stap) => stap.id === id),
    );
    const needed = first.filter((stap) => stap?.alleenAls.length === 0 && !stap.uiterste);
    expect(needed.length).toBeGreaterThan(0);
    for (const stap of needed) expect(page.text).toContain(stap?.tekst.medewerker.slice(0, 30));
  });

  it('does not take an outcome without a reason, and hands back nothing half done', async () => {
    const id = await add();
    const ada = await signedIn(site, ADA, MARIMBA);
    const page = await ada.get(pathOf(id));
    const refused = await plan(ada, page, id, { soort: 'intake', uitkomst: 'vermoeden', waarom: ' ' });
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('Schrijf er kort bij waarom');
    expect((await saved(id)).gebeurtenissen).toBeUndefined();
  });

  it.each([
    [{ soort: 'intake', uitkomst: 'misschien', waarom: 'x' }, 'niet in dit stappenplan'],
    [{ soort: 'stap-gedaan', stap: 'bestaat-niet' }, 'niet in dit stappenplan'],
    [{ soort: 'iets-anders' }, 'niet in dit stappenplan'],
    [{ soort: 'afspraak-bekeken', afspraak: '9', nagekomen: 'ja' }, 'niet in dit stappenplan'],
    [{ soort: 'geregistreerd', registratie: 'nergens' }, 'niet in dit stappenplan'],
    [{ soort: 'afspraak', tekst: '' }, 'Schrijf er kort bij'],
    [{ soort: 'afspraak', tekst: 'a'.repeat(1001) }, 'te lang'],
  ])('refuses what is not in it: %j', async (fields, why) => {
    const id = await add();
    const ada = await signedIn(site, ADA, MARIMBA);
    const refused = await plan(ada, await ada.get(pathOf(id)), id, fields as Record<string, string>);
    expect(refused.status).toBe(422);
    expect(refused.text).toContain(why);
    expect((await saved(id)).gebeurtenissen).toBeUndefined();
  });

  it('tells the second of two who was first, and keeps what was typed', async () => {
    const id = await add();
    const ada = await signedIn(site, ADA, MARIMBA);
    const page = await ada.get(pathOf(id));
    await plan(ada, page, id, { soort: 'afspraak', tekst: 'elke dag even langskomen', met: 'het kind' });
    const second = await plan(ada, page, id, { soort: 'afspraak', tekst: 'iets anders' });
    expect(second.status).toBe(409);
    expect(second.text).toContain('Iemand anders was je net voor');
    expect(second.text).toContain('iets anders');
    expect((await saved(id)).gebeurtenissen).toHaveLength(1);
  });

  it('sent twice from one page is done once', async () => {
    const id = await add();
    const ada = await signedIn(site, ADA, MARIMBA);
    const page = await ada.get(pathOf(id));
    const fields = { soort: 'afspraak', tekst: 'elke dag even langskomen' };
    expect((await plan(ada, page, id, fields)).status).toBe(303);
    expect((await plan(ada, page, id, fields)).status).toBe(303);
    expect((await saved(id)).gebeurtenissen).toHaveLength(1);
  });

  it('keeps an afspraak with its day, and whether it was kept', async () => {
    const id = await add();
    const ada = await signedIn(site, ADA, MARIMBA);
    const tekst = 'Zij blijven van elkaars spullen af';
    await plan(ada, await ada.get(pathOf(id)), id, {
      soort: 'afspraak',
      tekst,
      met: 'beide kinderen',
      dag: '2026-11-27',
    });
    expect((await saved(id)).agenda).toEqual([{ soort: 'afspraak', wat: '0', dag: '2026-11-27', voor: [] }]);
    await plan(ada, await ada.get(pathOf(id)), id, {
      soort: 'afspraak-bekeken',
      afspraak: '0',
      nagekomen: 'deels',
    });
    const page = await ada.get(pathOf(id));
    expect(page.text).toContain('Voor een deel nagekomen');
    expect((await saved(id)).agenda).toEqual([]);
  });

  it('stands still when home is in it, and only who may lets it go on', async () => {
    const id = await add();
    const stored = await site.world.dossiers.find(MARIMBA.id, id);
    if (stored === undefined) throw new Error('gone');
    const melding = { ...stored.value.melding, gevaar: ['thuis'] as const };
    await site.world.dossiers.save(MARIMBA.id, { ...stored.value, melding }, stored.version);
    const ada = await signedIn(site, ADA, MARIMBA);
    const page = await ada.get(pathOf(id));
    expect(page.text).toContain('Het stappenplan staat stil. Eerst dit');
    const intake = { soort: 'intake', uitkomst: 'vastgesteld', waarom: 'x' };
    expect((await plan(ada, page, id, intake)).status).toBe(422);
    await plan(ada, page, id, { soort: 'plicht-gedaan', plicht: 'meldcode' });
    await plan(ada, await ada.get(pathOf(id)), id, {
      soort: 'vrijgegeven',
      waarom: 'met Veilig Thuis besproken',
    });
    expect((await ada.get(pathOf(id))).text).toContain('Eerst de intake');
  });

  it('closes with the dossier, and begins a new round when it begins again', async () => {
    const id = await add();
    const ada = await signedIn(site, ADA, MARIMBA);
    const intake = { soort: 'intake', uitkomst: 'vastgesteld', waarom: 'x' };
    await plan(ada, await ada.get(pathOf(id)), id, intake);
    await ada.act(await ada.get(pathOf(id)), `${pathOf(id)}/sluiten`, { reden: 'opgelost' });
    expect((await saved(id)).agenda).toEqual([]);
    expect(gebeurtenissenOf(await saved(id)).at(-1)?.soort).toBe('gesloten');
    await ada.act(await ada.get(pathOf(id)), `${pathOf(id)}/heropenen`);
    expect((await ada.get(pathOf(id))).text).toContain('Dit is ronde 2');
  });

  it('gives a text to copy without the melder and the story', async () => {
    const antwoorden = { wat: told('kanarieverhaal'), naam: told('Kanarienaam'), wens: told('kanariewens') };
    const id = await site.world.add({
      school: MARIMBA,
      antwoorden,
      change: { rollen: [toRolId('anti-pestcoordinator')] },
    });
    const ada = await signedIn(site, ADA, MARIMBA);
    await plan(ada, await ada.get(pathOf(id)), id, {
      soort: 'intake',
      uitkomst: 'vastgesteld',
      waarom: 'kanariereden',
    });
    const { text } = await ada.get(pathOf(id));
    const copied = /<textarea class="copy"[^>]*>([^<]*)</.exec(text)?.[1] ?? '';
    expect(copied).toContain('intake: Het is pesten');
    expect(copied).not.toMatch(/kanarie/i);
    expect(text).toContain('Zet er niet bij wie het meldde');
  });
});

describe('a colleague', () => {
  it('who is asked to read along may, and no longer when taken off', async () => {
    const id = await add();
    const ada = await signedIn(site, ADA, MARIMBA);
    const carla = await signedIn(site, CARLA, MARIMBA);
    expect((await carla.get(pathOf(id))).status).toBe(404);
    await ada.act(await ada.get(pathOf(id)), `${pathOf(id)}/collega`, { aan: CARLA.id });
    expect((await carla.get(pathOf(id))).status).toBe(200);
    await ada.act(await ada.get(pathOf(id)), `${pathOf(id)}/collega-eraf`, { aan: CARLA.id });
    expect((await carla.get(pathOf(id))).status).toBe(404);
  });

  it('who is handed a dossier follows it up, and is told by mail that something waits', async () => {
    const id = await add();
    const ada = await signedIn(site, ADA, MARIMBA);
    await ada.act(await ada.get(pathOf(id)), `${pathOf(id)}/overdragen`, { aan: DAAN.id });
    const dossier = await saved(id);
    expect(dossier.toestand).toMatchObject({ status: 'overgedragen', van: ADA.id, aan: DAAN.id });
    expect(dossier.outbox.at(-1)).toMatchObject({ soort: 'voor-jou', aan: DAAN.id });
    const daan = await signedIn(site, DAAN, MARIMBA);
    expect((await daan.get(pathOf(id))).text).toContain('Ik pak dit op');
  });

  it('who is kept out is never offered and never taken', async () => {
    const id = await add({ uitgesloten: [CARLA.id] });
    const ada = await signedIn(site, ADA, MARIMBA);
    const page = await ada.get(pathOf(id));
    expect(page.text).not.toContain(`value="${CARLA.id}"`);
    for (const act of ['overdragen', 'collega']) {
      expect((await ada.act(page, `${pathOf(id)}/${act}`, { aan: CARLA.id })).status).toBe(422);
    }
    expect((await saved(id)).toegevoegd).toBeUndefined();
  });

  it('outside the school is not offered what is not about staff, and nobody inside what is', async () => {
    const inside = await add();
    const ada = await signedIn(site, ADA, MARIMBA);
    const bestuur = holder('marimba', 'bestuur');
    expect((await ada.get(pathOf(inside))).text).not.toContain(`value="${bestuur.id}"`);
    const outside = await add({
      overPersoneel: true,
      rollen: [toRolId('bestuur'), toRolId('externe-vertrouwenspersoon')],
    });
    const frits = await signedIn(site, bestuur, MARIMBA);
    const page = await frits.get(pathOf(outside));
    expect(page.text).toContain(`value="${holder('marimba', 'externe-vertrouwenspersoon').id}"`);
    expect(page.text).not.toContain(`value="${CARLA.id}"`);
    expect((await frits.act(page, `${pathOf(outside)}/overdragen`, { aan: CARLA.id })).status).toBe(422);
  });

  it('without the right may not close', async () => {
    const id = await add({ toegevoegd: [CARLA.id] });
    const carla = await signedIn(site, CARLA, MARIMBA);
    const page = await carla.get(pathOf(id));
    expect(page.text).toContain('Sluiten kan iemand met een van deze rollen');
    const refused = await carla.act(page, `${pathOf(id)}/sluiten`, { reden: 'opgelost' });
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('Jouw rol mag dit niet doen');
  });

  it('reads the notes of others; the melder never does', async () => {
    const id = await add();
    const ada = await signedIn(site, ADA, MARIMBA);
    await ada.act(await ada.get(pathOf(id)), `${pathOf(id)}/notitie`, { notitie: 'Even nabellen.' });
    expect((await ada.get(pathOf(id))).text).toContain('Even nabellen.');
    expect((await saved(id)).berichten).toEqual([]);
  });
});

describe('two meldingen of one situatie', () => {
  it('have one plan, and can be taken apart again', async () => {
    const first = await add();
    const second = await add();
    const ada = await signedIn(site, ADA, MARIMBA);
    const nummer = first.slice(0, 8);
    expect(
      (await ada.act(await ada.get(pathOf(second)), `${pathOf(second)}/koppelen`, { nummer })).status,
    ).toBe(303);
    const page = await ada.get(pathOf(second));
    expect(page.text).toContain('Het stappenplan staat daar');
    expect((await plan(ada, page, second, { soort: 'afspraak', tekst: 'x' })).status).toBe(422);
    expect((await ada.get(pathOf(first))).text).toContain(pathOf(second));
    await ada.act(page, `${pathOf(second)}/losmaken`);
    expect((await ada.get(pathOf(second))).text).toContain('Eerst de intake');
  });

  it('cannot be linked to what one may not read, to itself, or in a row', async () => {
    const secret = await add({ overPersoneel: true, rollen: [toRolId('bestuur')] });
    const [one, two, three] = [await add(), await add(), await add()];
    const ada = await signedIn(site, ADA, MARIMBA);
    const link = async (id: DossierId, nummer: string) =>
      (await ada.act(await ada.get(pathOf(id)), `${pathOf(id)}/koppelen`, { nummer })).status;
    expect(await link(one, secret)).toBe(422);
    expect(await link(one, one)).toBe(422);
    expect(await link(two, one)).toBe(303);
    expect(await link(three, two)).toBe(422);
    expect(await link(one, three)).toBe(422);
  });
});

describe('the handelingsplan', () => {
  it('takes a steungroep only with the consent of the gepeste, and gives back what was typed', async () => {
    const id = await add();
    const ada = await signedIn(site, ADA, MARIMBA);
    await plan(ada, await ada.get(pathOf(id)), id, { soort: 'intake', uitkomst: 'vastgesteld', waarom: 'x' });
    const page = await ada.get(pathOf(id));
    const fields = { handelingsplan: '', steungroep: 'drie klasgenoten', hulp: '' };
    const refused = await ada.act(page, `${pathOf(id)}/aanpak`, fields);
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('>drie klasgenoten</textarea>');
    expect((await ada.act(page, `${pathOf(id)}/aanpak`, { ...fields, steungroepMag: 'ja' })).status).toBe(
      303,
    );
    expect((await saved(id)).aanpak).toMatchObject({ steungroep: 'drie klasgenoten', keer: 1 });
    expect((await ada.act(page, `${pathOf(id)}/aanpak`, { ...fields, hulp: 'later' })).status).toBe(409);
  });
});
