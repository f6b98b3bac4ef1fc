import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { toIsoDate, toIsoTime, toRolId } from '../../src/domain/ids.js';
import type { Melding } from '../../src/domain/melding.js';
import { holder, school, startFive } from '../support/five-schools.js';
import { told } from '../use-cases/staff/world.js';
import { hidden, type Site, signedIn } from './staff-site.js';

const MARIMBA = school('marimba');
const ADA = holder('marimba', 'anti-pestcoordinator');
const CARLA = holder('marimba', 'leerkracht');
const ELS = holder('marimba', 'directie');
const FRITS = holder('marimba', 'bestuur');
const rollen = [toRolId('anti-pestcoordinator')];
const YEAR = '/staf/cijfers/2026-2027';

let site: Site;
beforeEach(async () => {
  site = await startFive();
});
afterEach(() => site.stop());

async function tell(count: number, antwoorden: Melding['antwoorden'], change = {}) {
  for (let each = 0; each < count; each += 1) {
    await site.world.add({ school: MARIMBA, antwoorden, change: { rollen, ...change } });
  }
}
/** The cells of the table of one part. */
function table(text: string, title: string): Record<string, string> {
  const section =
    text.split('<section class="card figures">').find((part) => part.includes(`<h2>${title}</h2>`)) ?? '';
  return Object.fromEntries(
    [...section.matchAll(/<th scope="row">([^<]*)<\/th><td>([^<]*)<\/td>/g)].map(
      ([, name = '', count = '']) => [name, count],
    ),
  );
}

describe('the figures of a year', () => {
  it('count meldingen and situaties apart, and what, where, who and how it ended', async () => {
    await tell(2, {
      wat: told('x'),
      vormen: told(['verbaal', 'digitaal']),
      waar: told('op het schoolplein'),
      groep: told('groep 7'),
    });
    await tell(1, { wat: told('y') }, { situatie: 'a'.repeat(32) });
    await tell(
      1,
      { wat: told('z') },
      {
        toestand: {
          status: 'gesloten',
          reden: 'grap',
          door: ADA.id,
          op: toIsoTime(new Date('2026-11-20T08:00:00Z')),
        },
      },
    );
    const { text } = await (await signedIn(site, ADA, MARIMBA)).get('/staf/cijfers');
    expect(text).toContain('Meldingen: 4. Situaties: 3.');
    expect(table(text, 'Per maand')).toEqual({ 'november 2026': '4' });
    expect(table(text, 'Wat er gebeurt')).toMatchObject({ 'Online of met de telefoon': '2' });
    expect(table(text, 'Waar')).toEqual({ 'Op het plein': '2', 'Niet verteld': '2' });
    expect(table(text, 'Groep of klas')).toEqual({ 'Groep 7': '2', 'Niet verteld': '2' });
    expect(table(text, 'Uitkomst')).toEqual({ 'loopt nog': '3', 'het was een grap of een test': '1' });
  });

  it('are there for who has the right in this schoolpakket, and for nobody else', async () => {
    for (const [person, status] of [
      [ADA, 200],
      [ELS, 200],
      [FRITS, 200],
      [CARLA, 404],
    ] as const) {
      const visitor = await signedIn(site, person, MARIMBA);
      expect((await visitor.get('/staf/cijfers')).status).toBe(status);
      expect((await visitor.get(`${YEAR}/cijfers.csv`)).status).toBe(status);
      expect((await visitor.get(`${YEAR}/maand.svg`)).status).toBe(status);
    }
  });

  it('are not exact for the bestuur: fewer than five, and fives, sums too', async () => {
    await tell(3, { wat: told('x'), vormen: told(['seksueel']) });
    await tell(9, { wat: told('x'), vormen: told(['verbaal']) });
    const frits = await signedIn(site, FRITS, MARIMBA);
    const { text } = await frits.get('/staf/cijfers');
    expect(text).toContain('Meldingen: 10 tot 14.');
    const vormen = table(text, 'Wat er gebeurt');
    expect(Object.values(vormen).sort()).toEqual(['5 tot 9', 'minder dan 5']);
    const csv = (await frits.get(`${YEAR}/cijfers.csv`)).text;
    expect(csv).toContain('minder dan 5');
    expect(csv).not.toMatch(/;(?:3|9|12)\r?\n/);
    expect(text).not.toContain('<textarea');
  });

  it('can be shown to a coordinator as they may be given to the MR and the inspectie', async () => {
    await tell(3, { wat: told('x'), vormen: told(['seksueel']) });
    const ada = await signedIn(site, ADA, MARIMBA);
    const { text } = await ada.get('/staf/cijfers?voor=buiten');
    expect(text).toContain('Meldingen: minder dan 5.');
    expect(text).toContain('maand.svg?voor=buiten');
    const csv = (await ada.get(`${YEAR}/cijfers.csv?voor=buiten`)).text;
    expect(csv).not.toMatch(/;3\r?\n/);
    expect((await ada.get(`${YEAR}/maand.svg?voor=buiten`)).text).not.toMatch(/>3</);
  });

  it('tell nobody that there is a melding about himself', async () => {
    await tell(
      1,
      { wat: told('x') },
      { overPersoneel: true, rollen: [toRolId('bestuur')], uitgesloten: [ELS.id, ADA.id] },
    );
    await tell(1, { wat: told('x') }, { uitgesloten: [ELS.id] });
    const count = async (person: typeof ELS) =>
      /Meldingen: ([^.]*)\./.exec(
        (await (await signedIn(site, person, MARIMBA)).get('/staf/cijfers')).text,
      )?.[1];
    expect(await count(ELS)).toBe('0');
    expect(await count(ADA)).toBe('1');
    expect(await count(FRITS)).toBe('minder dan 5');
  });

  it('come as a file in which no cell starts a formula, and as pictures', async () => {
    await tell(1, { wat: told('x'), groep: told('=HYPERLINK("http://kwaad.example")') });
    const ada = await signedIn(site, ADA, MARIMBA);
    const csv = await ada.get(`${YEAR}/cijfers.csv`);
    expect(csv.headers.get('content-type')).toContain('text/csv');
    expect(csv.headers.get('content-disposition')).toBe('attachment; filename="cijfers-2026-2027.csv"');
    expect(csv.text).not.toMatch(/(^|;|\n)["']?[=+@-]/);
    expect(csv.text).not.toContain('kwaad');
    const svg = await ada.get(`${YEAR}/maand.svg`);
    expect(svg.headers.get('content-type')).toContain('image/svg+xml');
    expect(svg.text).toMatch(/^<svg[\s\S]*november 2026[\s\S]*<\/svg>/);
    expect(svg.text).not.toMatch(/<script|javascript:/i);
    expect((await ada.get(`${YEAR}/anders.svg`)).status).toBe(404);
    expect((await ada.get('/staf/cijfers/2026-2028/maand.svg')).status).toBe(404);
  });

  it('keep conclusions and advice, and tell the second of two who was first', async () => {
    const ada = await signedIn(site, ADA, MARIMBA);
    const page = await ada.get('/staf/cijfers');
    const fields = { csrf: hidden(page, 'csrf'), jaar: '2026-2027', versie: hidden(page, 'versie') };
    const done = await ada.post('/staf/cijfers', {
      ...fields,
      conclusies: 'Vooral op het plein.',
      adviezen: '',
    });
    expect(done.text).toContain('Vooral op het plein.</textarea>');
    const second = await ada.post('/staf/cijfers', { ...fields, conclusies: 'Iets anders.', adviezen: '' });
    expect(second.status).toBe(409);
    expect(second.text).toContain('Iets anders.</textarea>');
    const frits = await signedIn(site, FRITS, MARIMBA);
    expect((await frits.get('/staf/cijfers')).text).toContain('Vooral op het plein.');
    const refused = await frits.post('/staf/cijfers', {
      ...fields,
      csrf: hidden(await frits.get('/staf/ik'), 'csrf'),
      conclusies: 'x',
    });
    expect(refused.status).toBe(404);
  });
});

describe('the year calendar', () => {
  it('shows every duty of the schoolpakket with where it stands', async () => {
    const { text } = await (await signedIn(site, CARLA, MARIMBA)).get('/staf/jaarkalender');
    for (const { wat } of MARIMBA.preventie)
      expect(text).toContain(wat.replaceAll("'", '&#39;').replaceAll('"', '&quot;').slice(0, 25));
  });

  it('is ticked off for its period, by who may, and open again the next year', async () => {
    const yearly = MARIMBA.preventie.find(({ hoeVaak }) => hoeVaak === 'jaarlijks');
    const ada = await signedIn(site, ADA, MARIMBA);
    const page = await ada.get('/staf/jaarkalender');
    const done = await ada.act(page, '/staf/jaarkalender', {
      taak: yearly?.wat ?? '',
      gedaan: 'ja',
      notitie: 'met het team',
    });
    expect(done.text).toContain('met het team');
    expect(done.text).toContain('door Ada Voorbeeldsma');
    site.world.goTo('2027-09-01T08:00:00Z');
    const later = await signedIn(site, ADA, MARIMBA);
    expect((await later.get('/staf/jaarkalender')).text).not.toContain('met het team');
  });

  it('takes no duty that the school does not have', async () => {
    const ada = await signedIn(site, ADA, MARIMBA);
    const refused = await ada.act(await ada.get('/staf/jaarkalender'), '/staf/jaarkalender', {
      taak: 'zelfbedacht',
      gedaan: 'ja',
    });
    expect(refused.status).toBe(422);
  });

  it('says so for a school whose protocol names none', async () => {
    const lara = await signedIn(site, holder('zonder-naam', 'apc'), school('zonder-naam'));
    expect((await lara.get('/staf/jaarkalender')).text).toContain('geen vaste taken');
  });
});

describe('a clock that leapt', () => {
  it('is shown to who may say that it is right, and to nobody else', async () => {
    const { value, version } = await site.world.administratie.find(MARIMBA.id);
    const op = toIsoTime(site.world.clock.now());
    await site.world.administratie.save(
      MARIMBA.id,
      { ...value, wisklok: { gezien: op, gestoptOp: op } },
      version,
    );
    const ada = await signedIn(site, ADA, MARIMBA);
    expect((await ada.get('/staf')).text).not.toContain('versprongen');
    expect((await ada.act(await ada.get('/staf/ik'), '/staf/klok')).status).toBe(404);
    const els = await signedIn(site, ELS, MARIMBA);
    const page = await els.get('/staf');
    expect(page.text).toContain('versprongen');
    expect((await els.act(page, '/staf/klok')).status).toBe(303);
    expect((await els.get('/staf')).text).not.toContain('versprongen');
  });
});

describe('the list of what is still to be registered', () => {
  it('is for who looks through it by the protocol, without a word of what it is about', async () => {
    const mozaiek = school('mozaiek');
    const dag = toIsoDate('2026-11-19');
    const agenda = [{ soort: 'registratie', wat: 'dvvs', dag, voor: [toRolId('leerkracht')] }] as const;
    const [rol] = mozaiek.routes.standaard;
    const change = { rollen: rol === undefined ? [] : [rol], agenda };
    const sanne = holder('mozaiek', 'intern-begeleider');
    await site.world.add({ school: mozaiek, antwoorden: { wat: told('kanarieverhaal') }, change });
    await site.world.add({ school: mozaiek, change: { ...change, uitgesloten: [sanne.id] } });
    await site.world.add({ school: mozaiek, change: { ...change, overPersoneel: true } });
    const page = await (await signedIn(site, sanne, mozaiek)).get('/staf/nakijken');
    expect(page.text.match(/<li class="card">/g)).toHaveLength(1);
    expect(page.text).toContain('elke week');
    expect(page.text).not.toContain('kanarie');
    const pim = await signedIn(site, holder('mozaiek', 'leerkracht'), mozaiek);
    expect((await pim.get('/staf/nakijken')).status).toBe(404);
    expect((await pim.get('/staf')).text).not.toContain('/staf/nakijken');
  });
});
