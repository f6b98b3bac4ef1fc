import { describe, expect, it } from 'vitest';
import { createMemoryStores } from '../../src/adapters/storage-memory/index.js';
import type { CodeHash, Dossier } from '../../src/domain/dossier.js';
import { toDossierId, toDraftId } from '../../src/domain/ids.js';
import { createTellMelders } from '../../src/jobs/tell-melders.js';
import type { Nudged } from '../../src/ports/messenger.js';
import { createWayBack } from '../../src/use-cases/melder/way-back.js';
import { exampleDossier } from '../contracts/examples.js';
import { MARIMBA } from '../support/app.js';
import { silentLogger } from '../support/play.js';

const WHERE = { conversation: { id: 'a:1' }, locale: 'nl' };

async function start(answers: readonly Nudged[]) {
  const clock = { now: () => new Date('2026-11-20T09:30:00Z') };
  const stores = createMemoryStores({ schools: [MARIMBA], clock });
  const wayBack = createWayBack({ ...stores, clock, hide: (text) => `hidden ${text.length}` });
  const make = (id: Dossier['id']): Dossier => ({
    ...exampleDossier(toDossierId(id)),
    school: MARIMBA,
    terugkomcode: 'hash' as CodeHash,
  });
  const { value: dossier, version } = await stores.dossiers.createOnce(MARIMBA, toDraftId('draft'), make);
  const left = [...answers];
  const nudged: unknown[] = [];
  const job = createTellMelders({
    schools: { all: () => [] } as never,
    dossiers: stores.dossiers,
    wayBack,
    logger: silentLogger,
    messenger: {
      nudge: async (where) => {
        nudged.push(where);
        return left.shift() ?? 'gezegd';
      },
    },
  });
  await wayBack.keep(MARIMBA, dossier.id, WHERE);
  return { stores, wayBack, dossier, version, job, nudged };
}

describe('telling a melder that there is an answer', () => {
  it('happens once for each answer, and not without one', async () => {
    const { wayBack, dossier, job, nudged } = await start([]);
    await job.tick();
    expect(nudged).toEqual([]);
    await wayBack.tell(MARIMBA, dossier.id);
    await job.tick();
    await job.tick();
    expect(nudged).toEqual([WHERE]);
  });

  it('is tried until it was said', async () => {
    const { wayBack, dossier, job, nudged } = await start(['later', 'later', 'gezegd']);
    await wayBack.tell(MARIMBA, dossier.id);
    for (let count = 0; count < 5; count += 1) await job.tick();
    expect(nudged).toHaveLength(3);
  });

  it('ends when nobody is there any more', async () => {
    const { wayBack, dossier, job } = await start(['weg']);
    await wayBack.tell(MARIMBA, dossier.id);
    await job.tick();
    expect(wayBack.all().size).toBe(0);
  });

  it('is forgotten with the dossier', async () => {
    const { stores, wayBack, dossier, job } = await start([]);
    await job.tick();
    expect(wayBack.all().size).toBe(1);
    await stores.dossiers.remove(MARIMBA, dossier.id);
    await job.tick();
    expect(wayBack.all().size).toBe(0);
  });

  it('is forgotten with the geheime woorden', async () => {
    const { stores, wayBack, dossier, version, job } = await start([]);
    const { terugkomcode: _closed, ...rest } = dossier;
    await stores.dossiers.save(MARIMBA, rest, version);
    await job.tick();
    expect(wayBack.all().size).toBe(0);
  });
});
