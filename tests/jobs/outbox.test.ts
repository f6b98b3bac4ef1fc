import { beforeEach, describe, expect, it, vi } from 'vitest';
import { createSilentNotifier } from '../../src/adapters/notify-mail/index.js';
import type { Dossier } from '../../src/domain/dossier.js';
import { toRolId } from '../../src/domain/ids.js';
import { DossierChanged, StoreUnavailable } from '../../src/errors.js';
import { createOutbox, type OutboxDeps } from '../../src/jobs/outbox.js';
import { BEUK, BO, createWorld, ELS, LINDE, NOOR, SAM, type World } from '../use-cases/staff/world.js';

let world: World;
beforeEach(async () => {
  world = await createWorld();
});
const outbox = (change: Partial<OutboxDeps> = {}) => createOutbox({ ...world, ...change });
const states = ({ outbox: entries }: Dossier) => entries.map(({ toestand }) => toestand.kind);

describe('a notice in the outbox', () => {
  it('is sent once to each person, with a link to the staff pages and nothing else', async () => {
    const id = await world.add({ aan: [NOOR, SAM] });
    const box = outbox();
    await box.tick();
    await box.tick();
    expect(world.sent.map(({ to }) => to)).toEqual([NOOR.email, SAM.email]);
    expect(new Set(world.sent.map(({ link }) => link))).toEqual(new Set(['http://localhost:3978/staf']));
    expect(states(await world.saved(id))).toEqual(['verzonden', 'verzonden']);
  });

  it('is recorded in the audit trail, without an hour when the melding has no name', async () => {
    const id = await world.add({ aan: [NOOR] });
    await outbox().tick();
    const delivered = (await world.audit.list(LINDE.id, id)).filter(({ wat }) => wat === 'bezorgd');
    expect(delivered).toMatchObject([{ wie: { kind: 'systeem' }, op: '2026-11-20T05:00:00.000Z' }]);
    expect(JSON.stringify(await world.saved(id))).not.toContain('T09:31');
  });

  it('is sent for every school', async () => {
    await world.add({ aan: [NOOR] });
    await world.add({ aan: [ELS], school: BEUK });
    await outbox().tick();
    expect(world.sent.map(({ school }) => school).sort()).toEqual([BEUK.id, LINDE.id]);
  });

  it('is tried again after 1, 2, 5, 15, 30 and 60 minutes, then every hour, for ever', async () => {
    const id = await world.add({ aan: [NOOR] });
    const box = outbox();
    for (const [index, pause] of [1, 2, 5, 15, 30, 60, 60, 60, 60].entries()) {
      world.deliveries.push({ ok: false, code: 'ECONNREFUSED' });
      await box.tick();
      expect(world.sent).toHaveLength(index + 1);
      world.pass(pause - 0.5);
      await box.tick();
      expect(world.sent).toHaveLength(index + 1);
      world.pass(0.5);
    }
    await box.tick();
    expect(states(await world.saved(id))).toEqual(['verzonden']);
  });

  it('that failed shows its code to staff, and the list knows of it', async () => {
    const id = await world.add({ aan: [NOOR] });
    world.deliveries.push({ ok: false, code: '550' });
    await outbox().tick();
    expect((await world.saved(id)).outbox[0]?.toestand).toMatchObject({
      kind: 'wacht',
      pogingen: 1,
      fout: '550',
    });
    expect((await world.dossiers.list(LINDE.id, { limit: 10 })).items[0]?.bezorgfout).toBe(true);
  });

  it('waits when there is no way to send', async () => {
    const id = await world.add({ aan: [NOOR] });
    await outbox({ notifier: createSilentNotifier() }).tick();
    expect((await world.saved(id)).outbox[0]?.toestand).toMatchObject({ kind: 'wacht', pogingen: 0 });
  });
});

describe('who may read it is decided at the moment of sending', () => {
  it('somebody who was kept out meanwhile gets nothing', async () => {
    const id = await world.add({ aan: [NOOR, SAM] });
    await world.change(id, (dossier) => ({ ...dossier, uitgesloten: [NOOR.id] }));
    await outbox().tick();
    expect(world.sent.map(({ to }) => to)).toEqual([SAM.email]);
    expect(states(await world.saved(id))).toEqual(['vervallen', 'verzonden']);
  });

  it('an address that somebody who is kept out reads too gets nothing', async () => {
    await world.staff([{ ...NOOR, gedeeldMet: [SAM.id] }, SAM, BO]);
    const id = await world.add({ aan: [NOOR], change: { uitgesloten: [SAM.id] } });
    await outbox().tick();
    expect(world.sent).toEqual([]);
    expect(states(await world.saved(id))).toEqual(['vervallen']);
  });

  it('when the only reader has left, those who hold the rol today are told', async () => {
    const id = await world.add({ aan: [NOOR] });
    await world.staff([SAM, BO]);
    const box = outbox();
    await box.tick();
    await box.tick();
    expect(world.sent.map(({ to }) => to)).toEqual([SAM.email]);
    expect(states(await world.saved(id))).toEqual(['vervallen', 'verzonden']);
  });

  it('about somebody of school nobody at school is told, not even as a replacement', async () => {
    await world.add({ aan: [BO], change: { overPersoneel: true, rollen: [toRolId('bestuur')] } });
    await world.staff([NOOR, SAM]);
    const box = outbox();
    await box.tick();
    await box.tick();
    expect(world.sent).toEqual([]);
  });
});

describe('at least once', () => {
  it('a crash between sending and recording sends again', async () => {
    const id = await world.add({ aan: [NOOR] });
    const dies = { ...world.dossiers, save: () => new Promise<never>(() => {}) };
    void outbox({ dossiers: dies }).tick();
    await vi.waitFor(() => expect(world.sent).toHaveLength(1));
    await outbox().tick();
    expect(world.sent).toHaveLength(2);
    expect(world.sent[0]?.id).toBe(world.sent[1]?.id);
    expect(states(await world.saved(id))).toEqual(['verzonden']);
  });

  it('a full disk after sending does not send again every round', async () => {
    const id = await world.add({ aan: [NOOR] });
    let full = true;
    const save: World['dossiers']['save'] = (...given) => {
      if (full) throw new StoreUnavailable({ cause: 'ENOSPC' });
      return world.dossiers.save(...given);
    };
    const box = outbox({ dossiers: { ...world.dossiers, save } });
    await box.tick();
    await box.tick();
    expect(world.logged).toContainEqual(expect.objectContaining({ event: 'outbox.fout', code: 'E107' }));
    full = false;
    await box.tick();
    expect(world.sent).toHaveLength(1);
    expect(states(await world.saved(id))).toEqual(['verzonden']);
  });

  it('what somebody saved while the mail went out stays', async () => {
    const id = await world.add({ aan: [NOOR] });
    await outbox({
      notifier: {
        available: true,
        send: async () => {
          await world.change(id, (dossier) => ({ ...dossier, dringend: true }));
          return { ok: true };
        },
      },
    }).tick();
    const dossier = await world.saved(id);
    expect(dossier.dringend).toBe(true);
    expect(states(dossier)).toEqual(['verzonden']);
  });

  it('one dossier or school that breaks does not hold up the others', async () => {
    const broken = await world.add({ aan: [NOOR] });
    await world.add({ aan: [SAM] });
    await world.add({ aan: [ELS], school: BEUK });
    const find: World['dossiers']['find'] = (school, id) => {
      if (id === broken) throw new DossierChanged({ id });
      return world.dossiers.find(school, id);
    };
    await outbox({ dossiers: { ...world.dossiers, find } }).tick();
    expect(world.sent.map(({ to }) => to).sort()).toEqual([ELS.email, SAM.email]);
  });
});

describe('when it looks', () => {
  it('at once for something new, also while a round is busy, and never twice at the same notice', async () => {
    let release = (): void => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const sent: string[] = [];
    const box = outbox({
      notifier: {
        available: true,
        send: async ({ to }) => {
          sent.push(to);
          await held;
          return { ok: true };
        },
      },
    });
    await world.add({ aan: [NOOR] });
    box.start();
    await vi.waitFor(() => expect(sent).toEqual([NOOR.email]));
    await world.add({ aan: [SAM] });
    box.wake();
    box.wake();
    release();
    await vi.waitFor(() => expect(sent).toEqual([NOOR.email, SAM.email]));
    await box.stop();
  });

  it('sends for a few dossiers at a time', async () => {
    for (let count = 0; count < 10; count += 1) await world.add({ aan: [NOOR] });
    let busy = 0;
    let most = 0;
    await outbox({
      concurrency: 3,
      notifier: {
        available: true,
        send: async () => {
          busy += 1;
          most = Math.max(most, busy);
          await new Promise((resolve) => setImmediate(resolve));
          busy -= 1;
          return { ok: true };
        },
      },
    }).tick();
    expect(most).toBe(3);
  });

  it('no more after it was stopped, and stopping waits for what was being sent', async () => {
    const id = await world.add({ aan: [NOOR] });
    const box = outbox();
    box.start();
    await box.stop();
    const before = world.sent.length;
    expect(states(await world.saved(id))).toEqual([before === 1 ? 'verzonden' : 'wacht']);
    await world.add({ aan: [SAM] });
    await box.tick();
    expect(world.sent).toHaveLength(before);
  });
});
