import { readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { toMedewerkerId } from '../../src/domain/ids.js';
import { act, at, START, school } from '../contracts/examples.js';
import { documentOf, expectAllThere, filledFolder, linesOf, scratch } from '../support/filled-store.js';
import { openLowdb } from '../support/open-lowdb.js';

describe('the index', () => {
  const index = (folder: string) => join(folder, 'index', `${school}.jsonl`);

  it('is rebuilt when it is missing', async () => {
    const { folder, dossiers } = await filledFolder();
    rmSync(index(folder));
    await expectAllThere(await openLowdb({ folder }), dossiers);
    expect(linesOf(index(folder))).toHaveLength(4);
  });

  it.each([
    ['behind', (file: string) => writeFileSync(file, linesOf(file).slice(0, 2).join('\n').concat('\n'))],
    ['torn', (file: string) => writeFileSync(file, readFileSync(file, 'utf8').slice(0, -40))],
    ['scratched', (file: string) => scratch(file, 0.5)],
    ['full of zeros', (file: string) => writeFileSync(file, Buffer.alloc(4096))],
  ])('is brought up to date when it is %s', async (_how, damage) => {
    const { folder, dossiers } = await filledFolder();
    damage(index(folder));
    await expectAllThere(await openLowdb({ folder }), dossiers);
  });

  it('follows a document that was saved while the index was not, even with the same size and time', async () => {
    const { folder, first } = await filledFolder();
    const save = async (who: string) => {
      const stores = await openLowdb({ folder });
      const seen = await stores.dossiers.find(school, first.id);
      const uitgesloten = [toMedewerkerId(who)];
      await stores.dossiers.save(school, { ...first, uitgesloten }, seen?.version ?? (0 as never));
      await stores.close();
      utimesSync(documentOf(folder, first), START, START);
    };
    await save('a');
    await (await openLowdb({ folder })).close();
    const behind = readFileSync(index(folder));
    await save('b');
    writeFileSync(index(folder), behind);

    const stores = await openLowdb({ folder });
    const { items } = await stores.dossiers.list(school, { limit: 9 });
    expect(items.find(({ id }) => id === first.id)?.uitgesloten).toEqual(['b']);
    expect((await stores.dossiers.find(school, first.id))?.version).toBe(3);
  });

  it('forgets a document that vanished, and stays small however often dossiers are saved', async () => {
    const { folder, first, second } = await filledFolder();
    rmSync(documentOf(folder, first));
    const stores = await openLowdb({ folder });
    expect((await stores.dossiers.list(school, { limit: 9 })).items).toHaveLength(2);
    expect(await stores.dossiers.find(school, first.id)).toBeUndefined();
    let stored = await stores.dossiers.find(school, second.id);
    for (let time = 0; time < 150 && stored !== undefined; time += 1) {
      await stores.dossiers.save(school, stored.value, stored.version);
      stored = await stores.dossiers.find(school, second.id);
    }
    await stores.close();
    await (await openLowdb({ folder })).close();
    expect(linesOf(index(folder))).toHaveLength(3);
  });
});

describe('the audit trail', () => {
  const trail = (folder: string) => join(folder, 'audit', `${school}.jsonl`);

  it.each([
    ['missing', (file: string) => rmSync(file)],
    ['behind', (file: string) => writeFileSync(file, linesOf(file).slice(0, 2).join('\n').concat('\n'))],
    ['torn', (file: string) => writeFileSync(file, readFileSync(file, 'utf8').slice(0, -40))],
  ])('gets the head of every dossier when it is %s', async (_how, damage) => {
    const { folder, dossiers } = await filledFolder();
    damage(trail(folder));
    await expectAllThere(await openLowdb({ folder }), dossiers);
  });

  it('reports a damaged line and gives the rest', async () => {
    const { folder, first } = await filledFolder();
    const stores = await openLowdb({ folder });
    await stores.audit.append(school, act(first.id, 'kijk-1', 'bekeken', at(1)));
    await stores.audit.append(school, act(first.id, 'kijk-2', 'bekeken', at(2)));
    await stores.close();
    const text = linesOf(trail(folder));
    const broken = text.map((line) =>
      line.includes('kijk-1') ? line.replace(/.{9}"\]$/, 'AAAAAAAA="]') : line,
    );
    writeFileSync(trail(folder), broken.join('\n').concat('\n'));

    const again = await openLowdb({ folder });
    const ids = (await again.audit.list(school, first.id)).map(({ id }) => id);
    expect(ids).toEqual([first.laatsteHandeling.id, 'kijk-2']);
    expect(again.health()).toEqual({ ok: true, warnings: ['audit-damaged'] });
  });
});
