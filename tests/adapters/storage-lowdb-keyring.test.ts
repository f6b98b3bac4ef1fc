import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { nodeDisk } from '../../src/adapters/storage-lowdb/disk.js';
import { openKeyrings } from '../../src/adapters/storage-lowdb/keyring.js';
import { toDossierId } from '../../src/domain/ids.js';
import { school, schools } from '../contracts/examples.js';
import { TEST_KEY } from '../support/open-lowdb.js';
import { temporaryFolder } from '../support/temporary-folder.js';

const first = toDossierId('1'.repeat(32));
const second = toDossierId('2'.repeat(32));
const third = toDossierId('3'.repeat(32));

async function openSchool(folder: string) {
  const { schools: opened } = await openKeyrings({
    disk: nodeDisk,
    folder,
    dataKey: TEST_KEY,
    schools,
    hasDossiers: () => false,
  });
  const keyring = opened.get(school);
  if (keyring === undefined) throw new Error('expected a keyring');
  return keyring;
}

describe('the key of a dossier', () => {
  it('is made once, however often it is asked for, and is there after a restart', async () => {
    const folder = temporaryFolder();
    const keyring = await openSchool(folder);
    const keys = await Promise.all([keyring.add(first), keyring.add(first), keyring.add(second)]);
    expect(keys[0]).toEqual(keys[1]);
    expect(keys[0]).not.toEqual(keys[2]);
    await keyring.close();
    const again = await openSchool(folder);
    expect([again.find(first), again.find(second), again.find(third)]).toEqual([keys[0], keys[2], undefined]);
    await again.close();
  });

  it('can be removed: it is gone from the file, the others stay, and new ones can be made', async () => {
    const folder = temporaryFolder();
    const keyring = await openSchool(folder);
    await keyring.add(first);
    const kept = await keyring.add(second);
    await Promise.all([keyring.remove(first), keyring.add(third), keyring.remove(first)]);
    expect(keyring.find(first)).toBeUndefined();
    expect(readFileSync(join(folder, 'keyring', `${school}.jsonl`), 'utf8')).not.toContain(first);
    await keyring.close();
    const again = await openSchool(folder);
    expect([again.find(first), again.find(second)]).toEqual([undefined, kept]);
    expect(again.find(third)).toHaveLength(32);
    await again.close();
  });
});
