import { statSync } from 'node:fs';
import { join } from 'node:path';
import { Low } from 'lowdb';
import type { CodeHash, Dossier } from '../../domain/dossier.js';
import type { DossierId, DraftId, SchoolId } from '../../domain/ids.js';
import { toDossierId } from '../../domain/ids.js';
import { DossierChanged, DossierDamaged } from '../../errors.js';
import type { DossierQuery, Stored, Version } from '../../ports/dossier-store.js';
import type { SchoolTrail } from './audit-trail.js';
import { openSchoolTrail } from './audit-trail.js';
import type { Disk, FileMark } from './disk.js';
import { isTemporary, markOf, privateFolder, sameMark } from './disk.js';
import type { IndexEntry } from './dossier-index.js';
import { DossierIndex, toEntry } from './dossier-index.js';
import { DocumentDamaged, EncryptedDocument } from './encrypted-document.js';
import type { IndexFile } from './index-file.js';
import { openIndexFile } from './index-file.js';
import type { SchoolKeyring } from './keyring.js';
import { createQueue } from './queue.js';
import { hmac } from './sealing.js';
import type { SetAside } from './set-aside.js';
import type { HealthBook } from './store-health.js';

interface Document {
  readonly version: Version;
  readonly dossier: Dossier;
}

export interface SchoolDossiersOptions {
  readonly disk: Disk;
  readonly folder: string;
  readonly school: SchoolId;
  readonly keyring: SchoolKeyring;
  readonly aside: SetAside;
  readonly health: HealthBook;
}

const FIRST = 1 as Version;
const WRITING = 'store-unavailable';
const INDEX_BEHIND = 'index-behind';

/** The dossiers of one school: a document each, with the index and the audit trail that follow from them. */
export class SchoolDossiers {
  readonly #options: SchoolDossiersOptions;
  readonly #queue = createQueue();
  readonly #index: DossierIndex;
  readonly #indexFile: IndexFile;
  readonly trail: SchoolTrail;

  private constructor(
    options: SchoolDossiersOptions,
    index: DossierIndex,
    indexFile: IndexFile,
    trail: SchoolTrail,
  ) {
    this.#options = options;
    this.#index = index;
    this.#indexFile = indexFile;
    this.trail = trail;
  }

  /**
   * Loads the index, reads the documents that it does not know as they are, and completes the audit trail.
   * @throws {StoredVersionUnknown} @throws {StoreUnavailable}
   */
  static async open(options: SchoolDossiersOptions): Promise<SchoolDossiers> {
    const { disk, folder, school, keyring, health, aside } = options;
    const documents = join(folder, 'dossiers', school);
    const names = await privateFolder(documents);
    const indexFile = await openIndexFile(
      disk,
      join(folder, 'index', `${school}.jsonl`),
      keyring.schoolKey,
      school,
    );
    const entries = new Map<DossierId, IndexEntry>();
    const renewed: IndexEntry[] = [];
    for (const name of names) {
      if (isTemporary(name)) await disk.unlink(join(documents, name)).catch(() => undefined);
      const id = /^([0-9a-f]{32})\.json$/.exec(name)?.[1];
      if (id === undefined) continue;
      const dossierId = toDossierId(id);
      const mark = markOf(statSync(join(documents, name)));
      const known = indexFile.known.get(dossierId);
      const isKnown = known && sameMark(known.mark, mark) && keyring.find(dossierId) !== undefined;
      const entry = isKnown ? known : await readEntry(options, dossierId, mark);
      if (entry === undefined) continue;
      entries.set(dossierId, entry);
      if (entry !== known) renewed.push(entry);
    }
    try {
      await indexFile.append(renewed);
      await indexFile.compact(entries);
    } catch (error) {
      health.failed(INDEX_BEHIND, error);
    }

    const heads = new Map([...entries.values()].map((entry) => [entry.head, entry.summary.id]));
    const trail = await openSchoolTrail(
      disk,
      join(folder, 'audit', `${school}.jsonl`),
      keyring.schoolKey,
      school,
      health,
      heads,
    );
    for (const id of heads.values()) {
      const document = await readDocument(options, id).catch(() => undefined);
      if (document) await trail.appendAct(document.dossier.laatsteHandeling);
    }
    if (aside.list(school).size > 0) health.warn('dossier-damaged');
    return new SchoolDossiers(options, new DossierIndex(entries.values()), indexFile, trail);
  }

  async createOnce(draft: DraftId, make: (id: DossierId) => Dossier): Promise<Stored<Dossier>> {
    const { keyring, health } = this.#options;
    const id = toDossierId(hmac(keyring.lookupKey, `draft/${draft}`).toString('hex').slice(0, 32));
    return this.#queue(id, async () => {
      const known = await this.#read(id);
      if (known !== undefined) return known;
      const dossier = make(id);
      try {
        await keyring.add(id);
      } catch (error) {
        health.failed(WRITING, error);
        throw error;
      }
      await this.#write({ version: FIRST, dossier }, undefined);
      return { value: JSON.parse(JSON.stringify(dossier)) as Dossier, version: FIRST };
    });
  }

  /** Looks without waiting for a writing under way: a document is replaced as a whole. */
  async find(id: DossierId): Promise<Stored<Dossier> | undefined> {
    try {
      const document = this.#index.find(id) && (await readDocument(this.#options, id));
      if (document) return { value: document.dossier, version: document.version };
    } catch (error) {
      if (!(error instanceof DocumentDamaged)) throw error;
    }
    return this.#queue(id, () => this.#read(id));
  }

  async findByCode(code: CodeHash): Promise<Stored<Dossier> | undefined> {
    const id = this.#index.findByCode(code);
    return id === undefined ? undefined : this.find(id);
  }

  list(query: DossierQuery) {
    return this.#index.list(query);
  }

  async save(dossier: Dossier, expected: Version): Promise<Version> {
    return this.#queue(dossier.id, async () => {
      const before = this.#index.find(dossier.id);
      if (before?.version !== expected) throw new DossierChanged({ id: dossier.id });
      const version = (expected + 1) as Version;
      await this.#write({ version, dossier }, before);
      return version;
    });
  }

  get revision(): number {
    return this.#index.revision;
  }

  /** First the key, so that whatever goes wrong after it leaves nothing that can be read. */
  async remove(id: DossierId): Promise<void> {
    return this.#queue(id, async () => {
      const { disk, keyring, health } = this.#options;
      try {
        await keyring.remove(id);
      } catch (error) {
        health.failed(WRITING, error);
        throw error;
      }
      await disk.unlink(fileOf(this.#options, id)).catch(() => undefined);
      this.#index.remove(id);
      const left = new Map([...this.#index.all()].map((entry) => [entry.summary.id, entry]));
      await this.#indexFile.rewrite(left).then(
        () => health.succeeded(INDEX_BEHIND),
        (error: unknown) => health.failed(INDEX_BEHIND, error),
      );
    });
  }

  damaged(): readonly DossierId[] {
    const ids = [...this.#options.aside.list(this.#options.school).keys()];
    return ids.filter((id) => this.#index.find(id) === undefined);
  }

  async close(): Promise<void> {
    await Promise.all([this.#indexFile.close(), this.trail.close(), this.#options.keyring.close()]);
  }

  /** Reads a dossier in its own queue; one that does not open is set aside. */
  async #read(id: DossierId): Promise<Stored<Dossier> | undefined> {
    if (this.#index.find(id) === undefined) {
      const file = this.#options.aside.list(this.#options.school).get(id);
      if (file !== undefined) throw new DossierDamaged({ id, file });
      return undefined;
    }
    try {
      const document = await readDocument(this.#options, id);
      if (document) return { value: document.dossier, version: document.version };
    } catch (error) {
      if (!(error instanceof DocumentDamaged)) throw error;
      const { aside, school } = this.#options;
      const damaged = await aside.dossier(fileOf(this.#options, id), school, id);
      this.#index.remove(id);
      throw damaged;
    }
    this.#index.remove(id);
    return undefined;
  }

  async #write(document: Document, before: IndexEntry | undefined): Promise<void> {
    const { health } = this.#options;
    const { id, laatsteHandeling } = document.dossier;
    let entry: IndexEntry;
    try {
      await this.trail.settle();
      const adapter = documentOf(this.#options, id);
      await new Low<Document | null>(adapter, document).write();
      entry = toEntry(
        document.dossier,
        document.version,
        adapter.mark ?? markOf(statSync(fileOf(this.#options, id))),
      );
      health.succeeded(WRITING);
    } catch (error) {
      health.failed(WRITING, error);
      await this.#readAgain(id, before);
      throw error;
    }
    this.#index.put(entry);
    if (laatsteHandeling.id !== before?.head) await this.trail.appendAct(laatsteHandeling);
    // Only now: a document that the index knows as it is has its last act in the trail.
    await this.#indexFile.append([entry]).then(
      () => health.succeeded(INDEX_BEHIND),
      (error: unknown) => health.failed(INDEX_BEHIND, error),
    );
  }

  /** A failed writing may have come as far as the new document (the rename worked, the sync did not): follow the disk. */
  async #readAgain(id: DossierId, before: IndexEntry | undefined): Promise<void> {
    const document = await readDocument(this.#options, id).catch(() => undefined);
    if (!document || document.version === before?.version) return;
    this.#index.put(toEntry(document.dossier, document.version, markOf(statSync(fileOf(this.#options, id)))));
    if (document.dossier.laatsteHandeling.id !== before?.head) {
      await this.trail.appendAct(document.dossier.laatsteHandeling);
    }
  }
}

const fileOf = ({ folder, school }: SchoolDossiersOptions, id: DossierId): string =>
  join(folder, 'dossiers', school, `${id}.json`);

/** @throws {DocumentDamaged} When its key is not in the keyring. */
function documentOf(options: SchoolDossiersOptions, id: DossierId): EncryptedDocument<Document | null> {
  const key = options.keyring.find(id);
  if (key === undefined) throw new DocumentDamaged();
  return new EncryptedDocument(options.disk, fileOf(options, id), key, `dossier/${options.school}/${id}`);
}

async function readDocument(options: SchoolDossiersOptions, id: DossierId): Promise<Document | undefined> {
  const low = new Low<Document | null>(documentOf(options, id), null);
  await low.read();
  return low.data ?? undefined;
}

/** What the index needs of a document; a damaged one is set aside. */
async function readEntry(
  options: SchoolDossiersOptions,
  id: DossierId,
  mark: FileMark,
): Promise<IndexEntry | undefined> {
  try {
    const document = await readDocument(options, id);
    return document && toEntry(document.dossier, document.version, mark);
  } catch (error) {
    if (!(error instanceof DocumentDamaged)) throw error;
    await options.aside.dossier(fileOf(options, id), options.school, id);
    return undefined;
  }
}
