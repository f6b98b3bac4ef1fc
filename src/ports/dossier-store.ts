import type { AuditEntry, CodeHash, Dossier, DossierStatus, DossierSummary } from '../domain/dossier.js';
import type { DossierId, DraftId, IsoTime, SchoolId } from '../domain/ids.js';

/** Which saving of a document was read. Grows by one at each save. */
export type Version = number & { readonly __version: true };

export interface Stored<T> {
  readonly value: T;
  readonly version: Version;
}

export interface Page<T> {
  readonly items: readonly T[];
  /** Hand it back as `after` for the next page; absent on the last. */
  readonly next?: string;
}

export interface DossierQuery {
  readonly status?: readonly DossierStatus[];
  /** Only dossiers with something in the outbox that may be tried at this moment. */
  readonly outboxDueAt?: IsoTime;
  readonly after?: string;
  /** 1 to 200. */
  readonly limit: number;
}

/** Dossiers, newest first. A dossier of another school is not there: `undefined`, never a hint. */
export interface DossierStore {
  /**
   * Stores a new dossier once under its draft; the same draft again gives what is there, unchanged.
   * When it resolves, the dossier is on disk (file and folder synced).
   * @param make Builds the dossier for the id it will have. Called at most once, and only when it is new.
   */
  createOnce(school: SchoolId, draft: DraftId, make: (id: DossierId) => Dossier): Promise<Stored<Dossier>>;
  /** @throws {DossierDamaged} When the document cannot be read; it is set aside, never overwritten. */
  find(school: SchoolId, id: DossierId): Promise<Stored<Dossier> | undefined>;
  findByCode(school: SchoolId, code: CodeHash): Promise<Stored<Dossier> | undefined>;
  list(school: SchoolId, query: DossierQuery): Promise<Page<DossierSummary>>;
  /**
   * Saves what changed, and appends `laatsteHandeling` to the audit trail when it is new. On disk when it resolves.
   * @throws {DossierChanged} When somebody saved it after `expected`. Nothing is changed then.
   */
  save(school: SchoolId, dossier: Dossier, expected: Version): Promise<Version>;
  /** Another number after every change of a dossier of this school; the same as long as nothing changed. */
  revision(school: SchoolId): Promise<number>;
  /**
   * The dossier can never be read again, by nobody and from no backup without the keyring of then: its key is gone when
   * this resolves. The audit trail stays. One that is not there is no fault.
   */
  remove(school: SchoolId, id: DossierId): Promise<void>;
  /** Documents that could not be read, set aside and named. */
  damaged(school: SchoolId): Promise<readonly DossierId[]>;
}

/** Who did and saw what. Append-only; holds no content. */
export interface AuditTrail {
  /** Records a look (acts are recorded by {@link DossierStore.save}). On disk when it resolves. */
  append(school: SchoolId, entry: AuditEntry): Promise<void>;
  /** All entries of a dossier, oldest first. */
  list(school: SchoolId, dossier: DossierId): Promise<readonly AuditEntry[]>;
}

/** Turns a terugkomcode into what is stored of it. */
export interface CodeHasher {
  /** HMAC-SHA-256 of the canonical code under the school's own lookup key. */
  hash(school: SchoolId, canonicalCode: string): CodeHash;
}
