import { join } from 'node:path';
import { Low } from 'lowdb';
import type { SchoolId } from '../../domain/ids.js';
import { UnknownSchool } from '../../errors.js';
import type { Stored, Version } from '../../ports/dossier-store.js';
import type { Disk } from './disk.js';
import { privateFolder } from './disk.js';
import { DocumentDamaged, EncryptedDocument } from './encrypted-document.js';
import type { SchoolKeyring } from './keyring.js';
import { createQueue } from './queue.js';
import type { SetAside } from './set-aside.js';

const copy = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;

export interface SchoolDocumentsOptions<T> {
  readonly disk: Disk;
  readonly folder: string;
  readonly keyrings: ReadonlyMap<SchoolId, SchoolKeyring>;
  readonly aside: SetAside;
  /** Of the folder, and of what the documents are bound to. */
  readonly name: string;
  /** What a school without a document has. */
  readonly empty: T;
  /** What is thrown when somebody else saved in between. */
  readonly changed: () => Error;
}

/** One encrypted document per school, with a version. */
export interface SchoolDocuments<T> {
  find(school: SchoolId): Stored<T>;
  save(school: SchoolId, value: T, expected: Version): Promise<Version>;
}

/** A damaged document is set aside; the school then has an empty one until somebody saves it again. */
export async function openSchoolDocuments<T>(
  options: SchoolDocumentsOptions<T>,
): Promise<SchoolDocuments<T>> {
  const { disk, keyrings, aside, name, empty, changed } = options;
  const nothing: Stored<T> = { value: empty, version: 0 as Version };
  const folder = join(options.folder, name);
  await privateFolder(folder);
  const documents = new Map<SchoolId, Low<Stored<T>>>();
  const queue = createQueue();
  for (const [school, { schoolKey }] of keyrings) {
    const file = join(folder, `${school}.json`);
    const adapter = new EncryptedDocument<Stored<T>>(disk, file, schoolKey, `${name}/${school}`);
    const low = new Low<Stored<T>>(adapter, nothing);
    try {
      await low.read();
    } catch (error) {
      if (!(error instanceof DocumentDamaged)) throw error;
      await aside.document(file, school, name);
    }
    documents.set(school, low);
  }

  return {
    find: (school) => copy(documents.get(school)?.data ?? nothing),
    save: (school, value, expected) =>
      queue(school, async () => {
        const kept = documents.get(school);
        if (kept === undefined) throw new UnknownSchool({ school });
        if (kept.data.version !== expected) throw changed();
        const next = new Low<Stored<T>>(kept.adapter, {
          value: copy(value),
          version: (expected + 1) as Version,
        });
        await next.write();
        documents.set(school, next);
        return next.data.version;
      }),
  };
}
