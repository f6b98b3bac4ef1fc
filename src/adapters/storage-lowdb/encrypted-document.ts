import type { Adapter } from 'lowdb';
import type { Disk, FileMark } from './disk.js';
import { readIfThere, writeDurably } from './disk.js';
import { FORMAT, hasKnownFormat } from './format.js';
import { parseJson, seal, unseal } from './sealing.js';

const NONCE = 12;

/** A document that does not open: cut off, changed, or sealed with a key that is gone. */
export class DocumentDamaged extends Error {}

/**
 * The adapter under lowdb: one small document in one file, encrypted, durable when `write` resolves. Lowdb's own file
 * adapter neither syncs nor uses a temporary name of its own.
 */
export class EncryptedDocument<T> implements Adapter<T> {
  readonly #disk: Disk;
  readonly #file: string;
  readonly #key: Buffer;
  readonly #bound: string;
  #mark: FileMark | undefined;

  /** @param bound What the document is (kind, school, id); under another name it does not open. */
  constructor(disk: Disk, file: string, key: Buffer, bound: string) {
    this.#disk = disk;
    this.#file = file;
    this.#key = key;
    this.#bound = bound;
  }

  /** Tells one writing from another; set after `write`. */
  get mark(): FileMark | undefined {
    return this.#mark;
  }

  /** @returns null when there is none. @throws {DocumentDamaged} @throws {StoredVersionUnknown} @throws {StoreUnavailable} */
  async read(): Promise<T | null> {
    const content = await readIfThere(this.#file);
    if (content === undefined) return null;
    const outer = parseJson(content);
    if (!hasKnownFormat(outer, this.#file)) throw new DocumentDamaged();
    const { nonce, ciphertext } = outer;
    if (typeof nonce !== 'string' || typeof ciphertext !== 'string') throw new DocumentDamaged();
    const sealed = Buffer.concat([Buffer.from(nonce, 'base64'), Buffer.from(ciphertext, 'base64')]);
    const plain = unseal(this.#key, sealed, this.#bound);
    const data = plain && parseJson(plain);
    if (data === undefined || data === null) throw new DocumentDamaged();
    return data as T;
  }

  /** @throws {StoreUnavailable} */
  async write(data: T): Promise<void> {
    const sealed = seal(this.#key, JSON.stringify(data), this.#bound);
    const outer = {
      v: FORMAT,
      nonce: sealed.toString('base64', 0, NONCE),
      ciphertext: sealed.toString('base64', NONCE),
    };
    this.#mark = await writeDurably(this.#disk, this.#file, JSON.stringify(outer));
  }
}
