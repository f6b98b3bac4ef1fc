import { describe, expect, it } from 'vitest';
import { toIsoDate, toRolId } from '../../../src/domain/ids.js';
import type { Medewerker } from '../../../src/domain/medewerker.js';
import { listInbox } from '../../../src/use-cases/staff/list-inbox.js';
import { openDossier } from '../../../src/use-cases/staff/open-dossier.js';
import { BO, createWorld, LINDE, NOOR, SAM, type World } from './world.js';

const sessionOf = (medewerker: Medewerker) => ({
  school: LINDE,
  medewerker,
  csrf: 'csrf',
  sleutel: 'sleutel',
});
const listFor = (world: World, medewerker: Medewerker, page = 1) =>
  listInbox(world)({ session: sessionOf(medewerker), gesloten: false, page });

describe('the inbox', () => {
  it('is whole when there are more dossiers than the store gives at once', async () => {
    const world = await createWorld();
    for (let count = 0; count < 410; count += 1) {
      await world.add({ change: { uitgesloten: count % 2 === 0 ? [NOOR.id] : [] } });
    }
    const first = await listFor(world, NOOR);
    expect(first).toMatchObject({ open: 205, gesloten: 0, pages: 9 });
    const seen = new Set<string>();
    for (let page = 1; page <= 9; page += 1) {
      for (const { id } of (await listFor(world, NOOR, page)).items) seen.add(id);
    }
    expect(seen.size).toBe(205);
    expect((await listFor(world, NOOR, 10)).items).toEqual([]);
  });

  it('tells how a promised day stands, until somebody has read it', async () => {
    const world = await createWorld();
    const days = ['2026-11-19', '2026-11-20', '2026-11-23'];
    for (const day of days) await world.add({ change: { leesdag: toIsoDate(day) } });
    const { items } = await listFor(world, NOOR);
    expect(items.map(({ belofte }) => belofte).sort()).toEqual(['later', 'vandaag', 'voorbij']);
    for (const { id } of items) await openDossier(world)({ session: sessionOf(NOOR), id });
    expect((await listFor(world, NOOR)).items.every(({ belofte }) => belofte === undefined)).toBe(true);
  });

  it('of who stands in holds the same, as long as the other is away', async () => {
    const world = await createWorld();
    await world.add({ change: { rollen: [toRolId('bestuur')] } });
    expect((await listFor(world, SAM)).open).toBe(0);
    const away = { van: toIsoDate('2026-11-16'), totEnMet: toIsoDate('2026-11-20'), vervanger: SAM.id };
    await world.staff([NOOR, SAM, { ...BO, afwezig: away }]);
    expect((await listFor(world, SAM)).open).toBe(1);
    world.goTo('2026-11-21T09:00:00Z');
    expect((await listFor(world, SAM)).open).toBe(0);
  });
});

describe('opening a dossier', () => {
  it('marks it as read once for each rol, by whoever was first', async () => {
    const world = await createWorld();
    const id = await world.add({ change: { rollen: [toRolId('aanspreekpunt'), toRolId('bestuur')] } });
    for (const medewerker of [NOOR, SAM, BO, NOOR])
      await openDossier(world)({ session: sessionOf(medewerker), id });
    expect((await world.saved(id)).gelezen.map(({ door, rol }) => `${rol} ${door}`)).toEqual([
      'aanspreekpunt noor',
      'bestuur bo',
    ]);
    const looks = (await world.audit.list(LINDE.id, id)).filter(({ wat }) => wat === 'bekeken');
    expect(looks).toHaveLength(4);
  });

  it('by two at the same moment records both looks', async () => {
    const world = await createWorld();
    const id = await world.add();
    await Promise.all(
      [NOOR, SAM].map((medewerker) => openDossier(world)({ session: sessionOf(medewerker), id })),
    );
    const looks = (await world.audit.list(LINDE.id, id)).filter(({ wat }) => wat === 'bekeken');
    expect(looks).toHaveLength(2);
    expect((await world.saved(id)).gelezen).toHaveLength(1);
  });

  it('shows nothing when the look could not be recorded', async () => {
    const world = await createWorld();
    const id = await world.add();
    await openDossier(world)({ session: sessionOf(NOOR), id });
    const audit = { ...world.audit, append: () => Promise.reject(new Error('full')) };
    await expect(openDossier({ ...world, audit })({ session: sessionOf(NOOR), id })).rejects.toThrow('full');
  });
});
