import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { toIsoDate, toIsoTime, toRolId } from '../../src/domain/ids.js';
import type { Medewerker } from '../../src/domain/medewerker.js';
import { signSignInLink } from '../../src/use-cases/staff/sign-in-link.js';
import { FIVE, holder, school, startFive } from '../support/five-schools.js';
import { hidden, type Page, type Site, signedIn, Visitor } from './staff-site.js';

const MARIMBA = school('marimba');
const ELS = holder('marimba', 'directie');
const ADA = holder('marimba', 'anti-pestcoordinator');
const CARLA = holder('marimba', 'leerkracht');
const FRITS = holder('marimba', 'bestuur');

let site: Site;
beforeEach(async () => {
  site = await startFive();
});
afterEach(() => site.stop());

const people = async () => (await site.world.medewerkers.list(MARIMBA.id)).value;
const find = async (id: string) => (await people()).find((person) => person.id === id);

/** Posts to the list with the version that the page shows; a list of values is sent once each. */
async function change(visitor: Visitor, page: Page, act: string, fields: Record<string, string | string[]>) {
  const body = new URLSearchParams({ csrf: hidden(page, 'csrf'), versie: hidden(page, 'versie') });
  for (const [name, value] of Object.entries(fields)) {
    for (const each of [value].flat()) body.append(name, each);
  }
  return visitor.postBody(`/staf/mensen/${act}`, body);
}

const asFields = (person: Medewerker, more: Record<string, string | string[]> = {}) => ({
  naam: person.naam,
  email: person.email,
  rol: [...person.rollen],
  dag: person.werkdagen.map(String),
  ...more,
});
const NEW = { naam: 'Nieuw Gezicht', email: 'nieuw@school.nl', rol: ['leerkracht'], dag: ['1', '2'] };

describe('the list of people', () => {
  it('is there for who may change or approve it, and for nobody else', async () => {
    const statuses = async (person: Medewerker) =>
      (await (await signedIn(site, person, MARIMBA)).get('/staf/mensen')).status;
    expect(await statuses(ELS)).toBe(200);
    expect(await statuses(ADA)).toBe(200);
    expect(await statuses(CARLA)).toBe(404);
    const carla = await signedIn(site, CARLA, MARIMBA);
    expect((await change(carla, await carla.get('/staf/ik'), 'nieuw', NEW)).status).toBe(404);
    expect(await people()).toHaveLength(FIVE.find(([{ id }]) => id === 'marimba')?.[1].length ?? 0);
  });

  it('warns until somebody confirms it for this school year', async () => {
    const els = await signedIn(site, ELS, MARIMBA);
    const page = await els.get('/staf/mensen');
    expect(page.text).toContain('Nog niemand heeft dit schooljaar gezegd');
    const confirmed = await change(els, page, 'bevestigen', {});
    expect(confirmed.text).not.toContain('Nog niemand heeft dit schooljaar gezegd');
    site.world.goTo('2027-08-02T09:00:00Z');
    const later = await signedIn(site, ELS, MARIMBA);
    expect((await later.get('/staf/mensen')).text).toContain('Nog niemand heeft dit schooljaar gezegd');
  });

  it('takes a new person only when a second one approves', async () => {
    const els = await signedIn(site, ELS, MARIMBA);
    const proposed = await change(els, await els.get('/staf/mensen'), 'nieuw', NEW);
    expect(proposed.text).toContain('Bewaard als voorstel');
    const made = (await people()).find(({ voorstel }) => voorstel !== undefined);
    expect(made).toMatchObject({ rollen: [], email: '' });
    // Who proposed it cannot approve it.
    const own = await change(els, proposed, 'besluit', { id: made?.id ?? '', besluit: 'goed' });
    expect(own.status).toBe(422);
    const ada = await signedIn(site, ADA, MARIMBA);
    await change(ada, await ada.get('/staf/mensen'), 'besluit', { id: made?.id ?? '', besluit: 'goed' });
    expect(await find(made?.id ?? '')).toMatchObject({ naam: 'Nieuw Gezicht', rollen: ['leerkracht'] });
  });

  it('turned down, leaves nothing of the new person', async () => {
    const els = await signedIn(site, ELS, MARIMBA);
    const before = await people();
    await change(els, await els.get('/staf/mensen'), 'nieuw', NEW);
    const made = (await people()).find(({ voorstel }) => voorstel !== undefined);
    const ada = await signedIn(site, ADA, MARIMBA);
    await change(ada, await ada.get('/staf/mensen'), 'besluit', { id: made?.id ?? '', besluit: 'niet' });
    expect(await people()).toEqual(before);
  });

  it.each([
    ['another address', { email: 'els.elders@school.nl' }],
    ['one more rol', { rol: ['anti-pestcoordinator', 'leerkracht'] }],
  ])('lets nobody in by %s before it is approved', async (_what, more) => {
    const els = await signedIn(site, ELS, MARIMBA);
    const page = await els.get(`/staf/mensen/${ADA.id}`);
    await change(els, page, ADA.id, asFields(ADA, more));
    expect(await find(ADA.id)).toMatchObject({ email: ADA.email, rollen: ADA.rollen });
    const stranger = new Visitor(site);
    const token = signSignInLink(site.world.mac, {
      school: MARIMBA.id,
      email: 'els.elders@school.nl',
      nonce: 'n',
      now: site.world.clock.now(),
    });
    expect((await stranger.signIn(token)).status).toBe(403);
  });

  it.each([
    ['no name', { naam: ' ' }, 'Vul een naam in'],
    ['no address', { email: 'geen adres' }, 'geen mailadres'],
    ['a header in the address', { email: 'a@b.nl\r\nBcc: c@d.nl' }, 'geen mailadres'],
    ['the address of another', { email: ADA.email.toUpperCase() }, 'al van iemand anders'],
    ['a rol that is not there', { rol: ['keizer'] }, 'kent de school niet'],
    ['a rol outside the school', { rol: ['bestuur'] }, 'wijzigt alleen het bestuur'],
    ['no days', { dag: [] }, 'minstens één dag'],
    ['half an absence', { afwezigVan: '2026-12-01' }, 'allebei de dagen'],
    ['an absence backwards', { afwezigVan: '2026-12-05', afwezigTotEnMet: '2026-12-01' }, 'allebei de dagen'],
    ['a vervanger who is not there', { vervanger: 'niemand' }, 'iemand anders uit de lijst'],
  ])('refuses %s, says why, and keeps what was typed', async (_what, more, why) => {
    const els = await signedIn(site, ELS, MARIMBA);
    const before = await people();
    const refused = await change(els, await els.get('/staf/mensen/nieuw'), 'nieuw', { ...NEW, ...more });
    expect(refused.status).toBe(422);
    expect(refused.text).toContain(why);
    if (!('naam' in more)) expect(refused.text).toContain('value="Nieuw Gezicht"');
    expect(await people()).toEqual(before);
  });

  it('keeps somebody who can change it', async () => {
    const frits = await signedIn(site, FRITS, MARIMBA);
    let page = await frits.get(`/staf/mensen/${ELS.id}`);
    await change(frits, page, ELS.id, asFields(ELS, { totEnMet: '2026-11-19' }));
    page = await frits.get(`/staf/mensen/${FRITS.id}`);
    const last = await change(frits, page, FRITS.id, asFields(FRITS, { totEnMet: '2026-11-19' }));
    expect(last.status).toBe(422);
    expect(last.text).toContain('niemand deze lijst nog wijzigen');
  });

  it('tells the second of two who was first', async () => {
    const els = await signedIn(site, ELS, MARIMBA);
    const page = await els.get('/staf/mensen');
    await change(els, page, 'bevestigen', {});
    expect((await change(els, page, 'bevestigen', {})).status).toBe(409);
  });

  it('cannot be changed about the bestuur by the school', async () => {
    const els = await signedIn(site, ELS, MARIMBA);
    const page = await els.get(`/staf/mensen/${FRITS.id}`);
    const refused = await change(els, page, FRITS.id, asFields(FRITS, { rol: ['leerkracht'] }));
    expect(refused.status).toBe(422);
    expect((await find(FRITS.id))?.rollen).toEqual(FRITS.rollen);
  });
});

describe('somebody who leaves', () => {
  it('is out the day after, and what was open is handed over as a list', async () => {
    const op = toIsoTime(new Date('2026-11-19T10:00:00Z'));
    const toestand = { status: 'opgepakt', door: ADA.id, op } as const;
    const rollen = [toRolId('anti-pestcoordinator')];
    const one = await site.world.add({ school: MARIMBA, change: { rollen, toestand } });
    const kept = await site.world.add({
      school: MARIMBA,
      change: { rollen, toestand, uitgesloten: [CARLA.id] },
    });
    const ada = await signedIn(site, ADA, MARIMBA);
    const els = await signedIn(site, ELS, MARIMBA);
    await change(
      els,
      await els.get(`/staf/mensen/${ADA.id}`),
      ADA.id,
      asFields(ADA, { totEnMet: '2026-11-20' }),
    );
    expect((await ada.get(`/staf/dossiers/${one}`)).status).toBe(200);
    const page = await els.get('/staf/mensen');
    expect(page.text).toContain('2 open meldingen staan nog op deze naam');
    const done = await change(els, page, 'overdragen', { van: ADA.id, aan: CARLA.id });
    expect(done.text).toContain(
      'Overgedragen: 1. Niet overgedragen, omdat deze collega het niet mag lezen: 1.',
    );
    site.world.pass(24 * 60);
    const again = await signedIn(site, ADA, MARIMBA);
    expect((await again.get(`/staf/dossiers/${one}`)).status).toBe(401);
    const carla = await signedIn(site, CARLA, MARIMBA);
    expect((await carla.get(`/staf/dossiers/${one}`)).status).toBe(200);
    expect((await carla.get(`/staf/dossiers/${kept}`)).status).toBe(404);
    // Whoever handed it over never read it.
    expect((await els.get(`/staf/dossiers/${one}`)).status).not.toBe(200);
  });
});

describe('somebody who stays', () => {
  it('keeps what he follows up, whoever may change the list', async () => {
    const op = toIsoTime(new Date('2026-11-19T10:00:00Z'));
    const toestand = { status: 'opgepakt', door: ADA.id, op } as const;
    const id = await site.world.add({
      school: MARIMBA,
      change: { rollen: [toRolId('anti-pestcoordinator')], toestand },
    });
    const els = await signedIn(site, ELS, MARIMBA);
    const refused = await change(els, await els.get('/staf/mensen'), 'overdragen', {
      van: ADA.id,
      aan: CARLA.id,
    });
    expect(refused.status).toBe(404);
    expect((await site.world.saved(id, MARIMBA)).toestand).toEqual(toestand);
  });
});

describe('somebody who does not work for the school', () => {
  it('holds a rol and reads nothing', async () => {
    const rollen = [toRolId('contactpersoon')];
    const list = await people();
    const parent: Medewerker = { ...CARLA, rollen, nietInDienst: true };
    await site.world.staff(
      list.map((one) => (one.id === CARLA.id ? parent : one)),
      MARIMBA,
    );
    const id = await site.world.add({ school: MARIMBA, change: { rollen } });
    const carla = await signedIn(site, CARLA, MARIMBA);
    expect((await carla.get(`/staf/dossiers/${id}`)).status).toBe(401);
  });
});

describe('the first person of a school', () => {
  it('comes in with the link of the operator, and adds the others', async () => {
    await site.world.staff([], MARIMBA);
    const token = signSignInLink(site.world.mac, {
      school: MARIMBA.id,
      email: 'eerste@school.nl',
      nonce: 'eerste',
      now: site.world.clock.now(),
    });
    const first = new Visitor(site);
    const asked = await first.signIn(token);
    expect(asked.text).toContain('Jij bent de eerste');
    const fields = { link: token, naam: 'Eerste Mens', rol: 'directie' };
    expect((await first.post('/staf/eerste', { ...fields, email: 'ander@school.nl' })).status).toBe(422);
    expect(
      (await first.post('/staf/eerste', { ...fields, email: 'eerste@school.nl', rol: 'leerkracht' })).status,
    ).toBe(422);
    expect((await first.post('/staf/eerste', { ...fields, email: 'eerste@school.nl' })).status).toBe(303);
    expect((await first.get('/staf/mensen')).text).toContain('Eerste Mens');
    expect(
      (await new Visitor(site).post('/staf/eerste', { ...fields, email: 'eerste@school.nl' })).status,
    ).toBe(403);
  });

  it('never by a link that somebody asked for at the sign-in page', async () => {
    await site.world.staff([], MARIMBA);
    const token = signSignInLink(site.world.mac, {
      school: MARIMBA.id,
      email: 'eerste@school.nl',
      nonce: 'x',
      now: site.world.clock.now(),
      browserCookie: 'c',
    });
    expect((await new Visitor(site).signIn(token)).status).toBe(403);
  });
});

describe('my own page', () => {
  it('lists my sessions and ends one of them, never somebody else’s', async () => {
    const here = await signedIn(site, ADA, MARIMBA);
    const there = await signedIn(site, ADA, MARIMBA);
    const els = await signedIn(site, ELS, MARIMBA);
    const page = await here.get('/staf/ik');
    expect(page.text.match(/name="sleutel"/g)).toHaveLength(2);
    const other =
      [...(await els.get('/staf/ik')).text.matchAll(/name="sleutel" value="([^"]+)"/g)][0]?.[1] ?? '';
    await here.act(page, '/staf/ik/sessie', { sleutel: other });
    expect((await els.get('/staf/ik')).status).toBe(200);
    const own = [...page.text.matchAll(/class="mark">Deze browser|name="sleutel" value="([^"]+)"/g)];
    const mine = own.findIndex(([text]) => text.includes('Deze browser'));
    const elsewhere = own.filter((_m, at) => at !== mine && at !== mine + 1)[0]?.[1] ?? '';
    await here.act(page, '/staf/ik/sessie', { sleutel: elsewhere });
    expect((await there.get('/staf/ik')).status).toBe(401);
    expect((await here.get('/staf/ik')).status).toBe(200);
  });

  it('keeps when I am away, and who stands in', async () => {
    const ada = await signedIn(site, ADA, MARIMBA);
    const page = await ada.get('/staf/ik');
    const fields = { van: '2026-12-01', tot: '2026-12-05', vervanger: CARLA.id };
    expect((await ada.act(page, '/staf/ik/afwezig', fields)).status).toBe(200);
    expect((await find(ADA.id))?.afwezig).toEqual({
      van: toIsoDate('2026-12-01'),
      totEnMet: toIsoDate('2026-12-05'),
      vervanger: CARLA.id,
    });
    expect((await ada.act(page, '/staf/ik/afwezig', { ...fields, tot: '2026-11-01' })).status).toBe(422);
  });

  it('after half an hour nothing of it is on the screen', async () => {
    const ada = await signedIn(site, ADA, MARIMBA);
    const page = await ada.get('/staf');
    expect(page.headers.get('refresh')).toBe('1860; url=/staf/verlopen');
    expect(page.text).toContain('Na een half uur');
    const empty = await ada.get('/staf/verlopen');
    expect(empty.text).not.toContain(ADA.naam);
    expect(empty.headers.get('cache-control')).toContain('no-store');
  });
});
