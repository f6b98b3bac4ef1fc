import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type DossierId, toMedewerkerId } from '../../src/domain/ids.js';
import type { Medewerker } from '../../src/domain/medewerker.js';
import { mag, type Rol, type Schoolpakket } from '../../src/domain/schoolpakket.js';
import { staffRoutes } from '../../src/web/staff/staff-routes.js';
import { FIVE, startFive } from '../support/five-schools.js';
import { type Site, signedIn, Visitor } from '../web/staff-site.js';

let site: Site;
beforeAll(async () => {
  site = await startFive();
});
afterAll(() => site.stop());

/** Somebody who holds one rol and nothing else. */
const probe = ({ id, naam }: Rol): Medewerker => ({
  id: toMedewerkerId(`proef-${id}`),
  naam: `Proef ${naam}`,
  email: `proef-${id}@example.org`,
  rollen: [id],
  werkdagen: [1, 2, 3, 4, 5],
});

interface Meldingen {
  readonly gewoon: DossierId;
  readonly dringend: DossierId;
  readonly personeel: DossierId;
  readonly gegeven: DossierId;
}

async function meldingen(pakket: Schoolpakket, person: Medewerker, extern: boolean): Promise<Meldingen> {
  const { standaard, dringend, overPersoneel } = pakket.routes;
  const inside = (await site.world.medewerkers.list(pakket.id)).value
    .filter(({ rollen }) => rollen.some((rol) => pakket.rollen.find(({ id }) => id === rol)?.extern !== true))
    .map(({ id }) => id);
  const add = (change: object) => site.world.add({ school: pakket, change });
  return {
    gewoon: await add({ rollen: standaard }),
    dringend: await add({ rollen: [...standaard, ...dringend], dringend: true }),
    personeel: await add({ rollen: overPersoneel, overPersoneel: true, uitgesloten: inside }),
    // Only who works inside the school can be given one.
    gegeven: await add({ rollen: [], ...(!extern && { toegevoegd: [person.id] }) }),
  };
}

/** What somebody with this rol alone can do, found by doing it. */
async function row(pakket: Schoolpakket, rol: Rol): Promise<readonly string[]> {
  const person = probe(rol);
  const people = FIVE.find(([{ id }]) => id === pakket.id)?.[1] ?? [];
  await site.world.staff([...people, person], pakket);
  const dossiers = await meldingen(pakket, person, rol.extern);
  const visitor = await signedIn(site, person, pakket);
  const reads = async (id: DossierId) => {
    const { status } = await visitor.get(`/staf/dossiers/${id}`);
    expect([200, 404]).toContain(status);
    return status === 200;
  };
  const read = {
    gewoon: await reads(dossiers.gewoon),
    dringend: await reads(dossiers.dringend),
    personeel: await reads(dossiers.personeel),
    gegeven: await reads(dossiers.gegeven),
  };
  // What this school lets the rol do in a melding that it was given.
  const act = async (path: string, fields: Record<string, string>) => {
    const page = await visitor.get(`/staf/dossiers/${dossiers.gegeven}`);
    if (page.status !== 200) return false;
    return (await visitor.act(page, `/staf/dossiers/${dossiers.gegeven}/${path}`, fields)).status === 303;
  };
  const intake = await act('plan', { soort: 'intake', uitkomst: 'vermoeden', waarom: 'proef' });
  const sluiten = await act('sluiten', { reden: 'opgelost' });
  const mensen = (await visitor.get('/staf/mensen/nieuw')).status === 200;
  const keurt = (await visitor.get('/staf/mensen')).status === 200;
  const cijfers = await visitor.get('/staf/cijfers');
  const figures =
    cijfers.status !== 200 ? '' : cijfers.text.includes('vijftallen') ? 'in vijftallen' : 'precies';

  // Every address of what this person does not read is not there, whatever is sent to it.
  for (const [soort, readable] of Object.entries(read)) {
    if (readable) continue;
    await expectClosed(visitor, dossiers[soort as keyof Meldingen]);
  }
  expect(read.personeel).toBe(rol.extern && pakket.routes.overPersoneel.includes(rol.id));
  expect(intake).toBe(read.gegeven && mag(pakket, rol.id, 'intake'));
  expect(sluiten).toBe(read.gegeven && mag(pakket, rol.id, 'sluiten'));
  const yes = (on: boolean): string => (on ? 'ja' : '');
  return [
    rol.naam,
    ...[read.gewoon, read.dringend, read.personeel, read.gegeven, intake, sluiten, mensen, keurt].map(yes),
    figures,
  ];
}

const dossierPaths = (id: string) =>
  staffRoutes(site.world)
    .filter(({ path }) => path.startsWith('/staf/dossiers/'))
    .flatMap(({ method, path }) =>
      (path.includes(':act')
        ? [
            'oppakken',
            'antwoord',
            'sluiten',
            'heropenen',
            'plan',
            'overdragen',
            'collega',
            'collega-eraf',
            'notitie',
            'gezag',
            'koppelen',
            'losmaken',
            'aanpak',
          ]
        : ['']
      ).map((act) => ({ method, path: path.replace(':id', id).replace(':act', act) })),
    );

async function expectClosed(visitor: Visitor, id: DossierId): Promise<void> {
  const me = await visitor.get('/staf/ik');
  const answers = dossierPaths(id).map(async ({ method, path }) => {
    const fields = { tekst: 'x', notitie: 'x' };
    const { status } = method === 'get' ? await visitor.get(path) : await visitor.act(me, path, fields);
    return [path, status];
  });
  for (const [path, status] of await Promise.all(answers)) expect([path, status]).toEqual([path, 404]);
}

const HEAD = [
  'rol',
  'gewone melding',
  'dringende melding',
  'over iemand van school',
  'melding die gegeven is',
  'intake',
  'sluiten',
  'mensen wijzigen',
  'voorstellen goedkeuren',
  'cijfers',
];

describe('the rights of every rol', () => {
  it.each(FIVE.map(([pakket]) => [pakket.id, pakket] as const))(
    'at %s are those of its schoolpakket',
    async (id, pakket) => {
      const rows: (readonly string[])[] = [];
      for (const rol of pakket.rollen) rows.push(await row(pakket, rol));
      const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
      const text = [
        `# Rechten: ${pakket.naam}`,
        '',
        'Wat iemand met alleen deze rol kan. Gemaakt door een test die het met elke rol probeert.',
        '',
        line(HEAD),
        line(HEAD.map(() => '---')),
        ...rows.map(line),
        '',
      ].join('\n');
      await expect(text).toMatchFileSnapshot(`../../deployment/docs/rechten/${id}.md`);
    },
    120_000,
  );
});

describe('every address of the staff pages', () => {
  it('asks who is there first, and changes nothing without the token of the session', async () => {
    const [pakket, people] = FIVE[0] ?? expect.fail('no schools');
    const id = await site.world.add({ school: pakket, change: { rollen: pakket.routes.standaard } });
    const [reader] = people.filter(({ rollen }) =>
      rollen.some((rol) => pakket.routes.standaard.includes(rol)),
    );
    await site.world.staff(people, pakket);
    const stranger = new Visitor(site);
    const visitor = await signedIn(site, reader ?? expect.fail('nobody reads'), pakket);
    const before = JSON.stringify(await site.world.saved(id, pakket));
    for (const { method, path } of [...staffRoutes(site.world), ...dossierPaths(id)]) {
      const at = path
        .replace(':id', path.startsWith('/staf/dossiers') ? id : 'nieuw')
        .replace(':act', 'oppakken')
        .replace(':jaar', '2026-2027')
        .replace(':bestand', 'cijfers.csv');
      if (method === 'get') expect([at, (await stranger.get(at)).status]).toEqual([at, 401]);
      else {
        expect([at, (await stranger.post(at, { csrf: 'x' })).status]).toEqual([at, 401]);
        expect([at, (await visitor.post(at, { csrf: 'x' })).status]).toEqual([at, 403]);
        const elsewhere = { origin: 'https://kwaad.example', 'sec-fetch-site': 'cross-site' };
        expect([at, (await visitor.post(at, {}, elsewhere)).status]).toEqual([at, 403]);
      }
    }
    expect(JSON.stringify(await site.world.saved(id, pakket))).toBe(before);
  });
});
