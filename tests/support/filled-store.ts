import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import type { Dossier } from '../../src/domain/dossier.js';
import { toDraftId } from '../../src/domain/ids.js';
import type { Stored } from '../../src/ports/dossier-store.js';
import type { Stores } from '../../src/ports/stores.js';
import { codeHash, exampleDossier, school } from '../contracts/examples.js';
import { openLowdb } from './open-lowdb.js';
import { temporaryFolder } from './temporary-folder.js';

/** A folder with some dossiers, one a minute, closed. */
export async function filledFolder(count = 3) {
  const folder = temporaryFolder();
  const stores = await openLowdb({ folder });
  const dossiers: Stored<Dossier>[] = [];
  for (let number = 0; number < count; number += 1) {
    dossiers.push(
      await stores.dossiers.createOnce(school, toDraftId(`d${number}`), (id) =>
        exampleDossier(id, number, { terugkomcode: codeHash(`hash-${number}`) }),
      ),
    );
  }
  await stores.close();
  const [first, second] = dossiers;
  if (first === undefined || second === undefined) throw new Error('expected at least two');
  return { folder, dossiers, first: first.value, second: second.value };
}

export const documentOf = (folder: string, { id }: Dossier) => join(folder, 'dossiers', school, `${id}.json`);
export const linesOf = (file: string) => readFileSync(file, 'utf8').split('\n').slice(0, -1);

/** Changes one character somewhere in the middle of a file, within its base64. */
export function scratch(file: string, part = 0.7): void {
  const text = readFileSync(file, 'utf8');
  const place = Math.floor(text.length * part);
  const other = text[place] === 'A' ? 'B' : 'A';
  writeFileSync(file, text.slice(0, place) + other + text.slice(place + 1));
}

/** All of them, by id, by code and in the list, with their trails, and nothing to warn about. */
export async function expectAllThere(stores: Stores, dossiers: readonly Stored<Dossier>[]): Promise<void> {
  for (const stored of dossiers) {
    expect(await stores.dossiers.find(school, stored.value.id)).toEqual(stored);
    expect(await stores.dossiers.findByCode(school, codeHash(stored.value.terugkomcode ?? ''))).toEqual(
      stored,
    );
    expect(await stores.audit.list(school, stored.value.id)).toHaveLength(1);
  }
  const { items } = await stores.dossiers.list(school, { limit: 200 });
  expect(items.map(({ id }) => id)).toEqual(dossiers.map(({ value }) => value.id).reverse());
  expect(stores.health()).toEqual({ ok: true, warnings: [] });
}
