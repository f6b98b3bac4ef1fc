import { describe, expect, it } from 'vitest';
import { BACKUP_DAGEN, wisdagOf } from '../../src/domain/bewaren.js';
import { addDays } from '../../src/domain/calendar.js';
import type { Dossier, Sluitreden } from '../../src/domain/dossier.js';
import { toIsoDate, toIsoTime } from '../../src/domain/ids.js';
import { createEraser } from '../../src/jobs/erase-expired.js';
import { createWorld, LINDE, NOOR } from '../use-cases/staff/world.js';

const closedOn = (moment: string, reden: Sluitreden = 'opgelost'): Partial<Dossier> => ({
  toestand: { status: 'gesloten', reden, door: NOOR.id, op: toIsoTime(new Date(moment)) },
});

async function open() {
  const world = await createWorld();
  const eraser = createEraser(world);
  let today = toIsoDate('2026-11-20');
  return {
    world,
    eraser,
    /** Looks every day until a day, as a program that runs. */
    async runUntil(last: string) {
      for (; today <= last; today = addDays(today, 1)) {
        world.goTo(`${today}T10:00:00Z`);
        await eraser.tick();
      }
    },
    there: async () => (await world.dossiers.list(LINDE.id, { limit: 50 })).items.length,
    kept: async () => (await world.administratie.find(LINDE.id)).value,
  };
}

describe('the day on which a dossier is erased', () => {
  it.each([
    ['2026-11-20T12:00:00Z', 12, '2027-11-21'],
    ['2026-08-31T12:00:00Z', 6, '2027-03-01'],
    ['2024-02-29T12:00:00Z', 12, '2025-03-01'],
    ['2026-12-31T23:30:00Z', 1, '2027-02-02'],
  ])('closed on %s, kept %s months, is %s', (op, standaard, day) => {
    expect(wisdagOf({ gesloten: { reden: 'grap', op: toIsoTime(new Date(op)) } }, { standaard })).toBe(day);
  });

  it('follows from the outcome, and an open one has none', () => {
    const op = toIsoTime(new Date('2026-11-20T12:00:00Z'));
    expect(wisdagOf({ gesloten: { reden: 'grap', op } }, { standaard: 12, grap: 1 })).toBe('2026-12-21');
    expect(wisdagOf({}, { standaard: 12 })).toBeUndefined();
  });
});

describe('what is over', () => {
  it('is gone on its day and not before, counted in its year, with proof', async () => {
    const { world, runUntil, there, kept } = await open();
    const id = await world.add({ change: closedOn('2025-11-25T10:00:00Z') });
    await world.add();
    await runUntil('2026-11-25');
    expect(await there()).toBe(2);
    await runUntil('2026-11-26');
    expect(await there()).toBe(1);
    expect(await world.dossiers.find(LINDE.id, id)).toBeUndefined();
    const { tellingen, gewist, bezigMetWissen } = await kept();
    expect(tellingen['2026-2027']).toMatchObject({ melding: 1, 'uitkomst/opgelost': 1 });
    expect(gewist).toEqual([
      { id, op: '2026-11-26', reden: 'opgelost', backupTot: addDays(toIsoDate('2026-11-26'), BACKUP_DAGEN) },
    ]);
    expect(bezigMetWissen).toEqual([]);
    const trail = await world.audit.list(LINDE.id, id);
    expect(trail.at(-1)).toMatchObject({ wat: 'gewist', wie: { kind: 'systeem' } });
    expect(JSON.stringify(world.logged)).not.toContain(id);
  });

  it('about somebody who works at school is not counted inside the school', async () => {
    const { world, runUntil, kept } = await open();
    await world.add({ change: { ...closedOn('2025-11-19T10:00:00Z'), overPersoneel: true } });
    await runUntil('2026-11-21');
    expect((await kept()).gewist).toHaveLength(1);
    expect((await kept()).tellingen).toEqual({});
  });

  it('that was cut off in the middle is finished, and counted once', async () => {
    const { world, eraser, there, kept } = await open();
    await world.add({ change: closedOn('2025-11-01T10:00:00Z') });
    const remove = world.dossiers.remove;
    world.dossiers.remove = async () => {
      throw new Error('the disk is full');
    };
    await eraser.tick();
    expect(await there()).toBe(1);
    world.dossiers.remove = remove;
    await eraser.tick();
    expect(await there()).toBe(0);
    expect((await kept()).tellingen['2026-2027']).toMatchObject({ melding: 1 });
    expect((await kept()).gewist).toHaveLength(1);
  });
});

describe('a clock that leaps', () => {
  it('forward erases nothing until somebody says that it is right', async () => {
    const { world, eraser, there, kept } = await open();
    await world.add({ change: closedOn('2026-11-19T10:00:00Z') });
    await eraser.tick();
    world.goTo('2036-01-01T10:00:00Z');
    await eraser.tick();
    world.goTo('2036-01-02T10:00:00Z');
    await eraser.tick();
    expect(await there()).toBe(1);
    const { value, version } = await world.administratie.find(LINDE.id);
    expect(value.wisklok?.gestoptOp).toBeDefined();
    await world.administratie.save(
      LINDE.id,
      { ...value, wisklok: { gezien: toIsoTime(world.clock.now()) } },
      version,
    );
    await eraser.tick();
    expect(await there()).toBe(0);
    expect((await kept()).wisklok?.gestoptOp).toBeUndefined();
  });

  it('back stops too', async () => {
    const { world, eraser, kept } = await open();
    await eraser.tick();
    world.goTo('2026-11-01T10:00:00Z');
    await eraser.tick();
    expect((await kept()).wisklok?.gestoptOp).toBeDefined();
  });
});
