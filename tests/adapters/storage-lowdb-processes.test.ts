import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { toConversationId, toDossierId } from '../../src/domain/ids.js';
import { DataFolderInUse } from '../../src/errors.js';
import { exampleDossier, school } from '../contracts/examples.js';
import { openLowdb } from '../support/open-lowdb.js';
import { buildStoreProgram, spawnStore } from '../support/spawn-store.js';
import { temporaryFolder } from '../support/temporary-folder.js';

const systemClock = { now: () => new Date() };

describe('one process per data folder', () => {
  it('a second store on the same folder is refused, until the first lets go', async () => {
    const folder = temporaryFolder();
    const first = await openLowdb({ folder });
    await expect(openLowdb({ folder })).rejects.toBeInstanceOf(DataFolderInUse);
    await first.close();
    await (await openLowdb({ folder })).close();
    expect(readdirSync(folder).filter((name) => name.endsWith('.sock'))).toEqual([]);
  });

  it('a folder whose path is too long for a socket works as well', async () => {
    const folder = join(temporaryFolder(), 'lang'.repeat(20), 'pad'.repeat(20));
    mkdirSync(folder, { recursive: true });
    const first = await openLowdb({ folder });
    await expect(openLowdb({ folder })).rejects.toBeInstanceOf(DataFolderInUse);
    await first.close();
    await openLowdb({ folder });
  });

  it('a killed process is taken over', async () => {
    const folder = temporaryFolder();
    const holder = spawnStore(await buildStoreProgram(temporaryFolder()), 'hold', folder);
    await holder.said(1);
    expect(holder.lines).toEqual(['open']);
    await expect(openLowdb({ folder })).rejects.toBeInstanceOf(DataFolderInUse);
    await holder.kill();
    await openLowdb({ folder });
  });

  it('of several that start at once on a folder of a killed one, exactly one wins', async () => {
    const program = await buildStoreProgram(temporaryFolder());
    for (let round = 0; round < 4; round += 1) {
      const folder = temporaryFolder();
      const killed = spawnStore(program, 'hold', folder);
      await killed.said(1);
      await killed.kill();
      const starters = [1, 2, 3, 4].map(() => spawnStore(program, 'hold', folder));
      await Promise.all(starters.map((starter) => starter.said(1)));
      expect(starters.map(({ lines }) => lines[0]).sort()).toEqual(['E106', 'E106', 'E106', 'open']);
      await Promise.all(starters.map((starter) => starter.kill()));
    }
  }, 30_000);

  it('of two stores opened at once in one process, exactly one wins', async () => {
    for (let round = 0; round < 10; round += 1) {
      const folder = temporaryFolder();
      const results = await Promise.allSettled([openLowdb({ folder }), openLowdb({ folder })]);
      expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    }
  });
});

describe('kill -9', () => {
  it('every dossier that was received is there, whole, with its trail', async () => {
    const program = await buildStoreProgram(temporaryFolder());
    const folder = temporaryFolder();
    const received: string[] = [];
    const until = Date.now() + 8000;
    let rounds = 0;
    while (Date.now() < until && rounds < 25) {
      const child = spawnStore(program, 'create', folder);
      await child.said(1 + Math.floor(Math.random() * 20));
      // A moment that no step of a writing is tied to.
      await new Promise((resume) => setTimeout(resume, Math.random() * 8));
      await child.kill();
      received.push(...child.lines.slice(1).filter((line) => line.length === 32));
      rounds += 1;

      const stores = await openLowdb({ folder, clock: systemClock });
      for (const line of received) {
        const id = toDossierId(line);
        expect((await stores.dossiers.find(school, id))?.value).toEqual(exampleDossier(id));
        expect(await stores.audit.list(school, id)).toHaveLength(1);
      }
      expect(await stores.dossiers.damaged(school)).toEqual([]);
      expect(stores.health()).toEqual({ ok: true, warnings: [] });
      await stores.close();
    }
    expect(rounds).toBeGreaterThan(5);
    expect(received.length).toBeGreaterThan(20);
  }, 40_000);

  it('a conversation is back up to its last second, with the same numbers', async () => {
    const program = await buildStoreProgram(temporaryFolder());
    const folder = temporaryFolder();
    const child = spawnStore(program, 'talk', folder);
    await child.said(90);
    await child.kill();
    const killedAt = Date.now();
    const said = child.lines.slice(1).map((line) => line.split(' ').map(Number));
    const old = said.filter(([, moment = 0]) => moment < killedAt - 1000).length;

    const { conversations } = await openLowdb({ folder, clock: systemClock });
    const found = await conversations.find(toConversationId('gesprek'));
    expect(old).toBeGreaterThan(10);
    expect(found?.log.length).toBeGreaterThanOrEqual(old);
    expect(found?.log).toEqual(found?.log.map((_, number) => ({ number })));
    expect(found?.state).toEqual({ number: (found?.log.length ?? 0) - 1 });
  }, 20_000);
});
