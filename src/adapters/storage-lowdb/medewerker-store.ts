import { join } from 'node:path';
import { Low } from 'lowdb';
import type { SchoolId } from '../../domain/ids.js';
import type { Medewerker } from '../../domain/medewerker.js';
import { MedewerkersChanged, UnknownSchool } from '../../errors.js';
import type { Stored, Version } from '../../ports/dossier-store.js';
import type { MedewerkerStore } from '../../ports/medewerker-store.js';
import type { Disk } from './disk.js';
import { privateFolder } from './disk.js';
import { DocumentDamaged, EncryptedDocument } from './encrypted-document.js';
import type { SchoolKeyring } from './keyring.js';
import { createQueue } from './queue.js';
import type { SetAside } from './set-aside.js';

type List = Stored<readonly Medewerker[]>;
const NOBODY: List = { value: [], version: 0 as Version };
const copy = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;

/** One document a school. A damaged one is set aside; the school then has nobody until somebody enters the list again. */
export async function createLowdbMedewerkerStore(options: {
  readonly disk: Disk;
  readonly folder: string;
  readonly keyrings: ReadonlyMap<SchoolId, SchoolKeyring>;
  readonly aside: SetAside;
}): Promise<MedewerkerStore> {
  const { disk, keyrings, aside } = options;
  const folder = join(options.folder, 'medewerkers');
  await privateFolder(folder);
  const lists = new Map<SchoolId, Low<List>>();
  const queue = createQueue();
  for (const [school, { schoolKey }] of keyrings) {
    const file = join(folder, `${school}.json`);
    const low = new Low<List>(
      new EncryptedDocument<List>(disk, file, schoolKey, `medewerkers/${school}`),
      NOBODY,
    );
    try {
      await low.read();
    } catch (error) {
      if (!(error instanceof DocumentDamaged)) throw error;
      await aside.document(file, school, 'medewerkers');
    }
    lists.set(school, low);
  }

  return {
    list: async (school) => copy(lists.get(school)?.data ?? NOBODY),
    save: (school, medewerkers, expected) =>
      queue(school, async () => {
        const kept = lists.get(school);
        if (kept === undefined) throw new UnknownSchool({ school });
        if (kept.data.version !== expected) throw new MedewerkersChanged();
        const next = new Low<List>(kept.adapter, {
          value: copy(medewerkers),
          version: (expected + 1) as Version,
        });
        await next.write();
        lists.set(school, next);
        return next.data.version;
      }),
  };
}
