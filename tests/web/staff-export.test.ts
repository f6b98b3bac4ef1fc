import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type DossierId, toIsoTime, toRolId } from '../../src/domain/ids.js';
import { MASKER, maskeer, voorgesteldeNamen } from '../../src/domain/masker.js';
import { holder, school, startFive } from '../support/five-schools.js';
import { told } from '../use-cases/staff/world.js';
import { type Site, signedIn } from './staff-site.js';

const MARIMBA = school('marimba');
const ADA = holder('marimba', 'anti-pestcoordinator');
const CARLA = holder('marimba', 'leerkracht');

let site: Site;
let id: DossierId;
beforeEach(async () => {
  site = await startFive();
  const op = toIsoTime(new Date('2026-11-20T08:00:00Z'));
  const door = { rol: toRolId('anti-pestcoordinator'), medewerker: ADA.id };
  id = await site.world.add({
    school: MARIMBA,
    antwoorden: { wat: told('kanarieverhaal over Sem'), naam: told('Jip Kanarie'), kind: told('Roos') },
    change: {
      rollen: [toRolId('anti-pestcoordinator')],
      toegevoegd: [CARLA.id],
      berichten: [{ van: 'school', door: ADA.id, rol: door.rol, tekst: 'kanariebericht', op }],
      notities: [{ door: ADA.id, rol: door.rol, op, tekst: 'kanarienotitie' }],
      gebeurtenissen: [
        { soort: 'intake', uitkomst: 'vastgesteld', waarom: 'met Jip gesproken', op, door },
        { soort: 'afspraak', tekst: 'Sem blijft weg bij de spullen van Roos', op, door },
      ],
    },
  });
});
afterEach(() => site.stop());
const path = (act = '') => `/staf/dossiers/${id}${act && `/${act}`}`;

describe('masking', () => {
  it('proposes what may be a name, and leaves ordinary words', () => {
    const words = voorgesteldeNamen(
      ['Vandaag zei Sem iets. Daarna kwam Fatima-Zohra op maandag.'],
      ['Jip de Vries'],
    );
    expect(words).toEqual(expect.arrayContaining(['Sem', 'Fatima-Zohra', 'Jip', 'Vries']));
    expect(words).not.toContain('Vandaag');
    expect(words).not.toContain('Daarna');
  });

  it.each([
    ['Sem en sem en SEM', ['Sem'], `${MASKER} en ${MASKER} en ${MASKER}`],
    ['semester van Sem.', ['Sem'], `semester van ${MASKER}.`],
    ['a+b (x)', ['a+b'], `${MASKER} (x)`],
    ['niets', [' ', 'x'], 'niets'],
    ['Fatima-Zohra', ['Fatima', 'Fatima-Zohra'], MASKER],
  ])('%s without %j', (text, words, masked) => {
    expect(maskeer(text, words)).toBe(masked);
  });
});

describe('a dossier that leaves the program', () => {
  it('holds no word of the melder, no note and no name, and is seen before it goes', async () => {
    const ada = await signedIn(site, ADA, MARIMBA);
    const form = await ada.get(path('afdruk'));
    const proposed = /name="verberg"[^>]*>([^<]*)</.exec(form.text)?.[1] ?? '';
    expect(proposed).toMatch(/Jip.*Kanarie.*Roos.*Sem/s);
    const fields = { verberg: proposed, samenvatting: 'Roos werd geplaagd.' };
    const preview = await ada.act(form, path('afdruk'), fields);
    const file = await ada.act(preview, path('bestand'), fields);
    expect(file.headers.get('content-type')).toContain('application/json');
    for (const text of [
      preview.text.slice(preview.text.indexOf('<article')).split('</article>')[0] ?? '',
      file.text,
    ]) {
      expect(text).toContain(MASKER);
      expect(text).not.toMatch(/kanarie|Sem\b|Roos|Jip/);
      expect(text).toContain('blijft weg bij de spullen van');
    }
    expect(JSON.parse(file.text)).toMatchObject({ metNamen: false, handelingen: expect.any(Array) });
    const trail = await site.world.audit.list(MARIMBA.id, id);
    expect(trail.filter(({ wat }) => wat === 'afgedrukt')).toHaveLength(2);
  });

  it('shows names only after two people, and then once', async () => {
    const ada = await signedIn(site, ADA, MARIMBA);
    const carla = await signedIn(site, CARLA, MARIMBA);
    const form = await ada.get(path('afdruk'));
    expect((await ada.act(form, path('afdruk'), { metNamen: 'ja' })).status).toBe(422);
    await ada.act(form, path('namen'), { stap: 'vraag' });
    expect((await ada.act(form, path('namen'), { stap: 'sta-toe' })).status).toBe(422);
    expect(
      (await carla.act(await carla.get(path('afdruk')), path('namen'), { stap: 'sta-toe' })).status,
    ).toBe(303);
    const preview = await ada.act(form, path('afdruk'), { metNamen: 'ja', verberg: 'Sem' });
    expect(preview.text).toContain('kanarieverhaal over Sem');
    expect(preview.text).toContain('kanariebericht');
    expect((await ada.act(form, path('afdruk'), { metNamen: 'ja' })).status).toBe(422);
    expect((await ada.act(form, path('bestand'), { metNamen: 'ja' })).status).toBe(404);
  });

  it('is not there for who does not read it', async () => {
    const els = await signedIn(site, holder('marimba', 'directie'), MARIMBA);
    expect((await els.get(path('afdruk'))).status).toBe(404);
    const page = await els.get('/staf/ik');
    for (const act of ['afdruk', 'bestand', 'namen'])
      expect((await els.act(page, path(act))).status).toBe(404);
  });
});
