import { randomBytes, randomInt } from 'node:crypto';
import type { Stats } from 'node:fs';
import * as fs from 'node:fs/promises';
import { dirname } from 'node:path';
import { StoreUnavailable } from '../../errors.js';

/** The part of `node:fs/promises` that writes go through. */
export type Disk = Pick<typeof fs, 'open' | 'rename' | 'unlink'>;
export const nodeDisk: Disk = fs;

/** Remembers what a start opens, so that one that fails half-way leaves nothing open. */
export function trackHandles(disk: Disk) {
  const handles: fs.FileHandle[] = [];
  let starting = true;
  const open: Disk['open'] = async (...args) => {
    const handle = await disk.open(...args);
    if (starting) handles.push(handle);
    return handle;
  };
  return {
    disk: { open, rename: disk.rename, unlink: disk.unlink } satisfies Disk,
    started() {
      starting = false;
      handles.length = 0;
    },
    async closeAll() {
      for (const handle of handles) await handle.close().catch(() => undefined);
    },
  };
}

export const errorCode = (error: unknown): string | undefined =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;

export const unavailable = (error: unknown) =>
  new StoreUnavailable({ cause: errorCode(error) ?? 'unknown' }, { cause: error });

/** What differs as soon as a document was written again: each writing has a random time, see {@link writeDurably}. */
export interface FileMark {
  readonly mtimeMs: number;
  readonly size: number;
  readonly ino: number;
}
export const markOf = ({ mtimeMs, size, ino }: Stats): FileMark => ({ mtimeMs, size, ino });
export const sameMark = (a: FileMark, b: FileMark): boolean =>
  a.mtimeMs === b.mtimeMs && a.size === b.size && a.ino === b.ino;

/** Seconds from 1970 into 2019. */
const ANY_TIME = 1_550_000_000;

export const isTemporary = (name: string): boolean => name.endsWith('.tmp');

/**
 * Replaces a file as a whole: when it resolves the new content survives a power cut, before that the old one does.
 * Its time of change is a random one of the past: when an anonymous melding came in is nobody's business.
 * @throws {StoreUnavailable}
 */
export async function writeDurably(disk: Disk, file: string, content: string): Promise<FileMark> {
  const temporary = `${file}.${randomBytes(6).toString('hex')}.tmp`;
  try {
    const handle = await disk.open(temporary, 'wx', 0o600);
    let mark: FileMark;
    try {
      await handle.writeFile(content);
      const anyTime = randomInt(ANY_TIME);
      await handle.utimes(anyTime, anyTime);
      await handle.sync();
      mark = markOf(await handle.stat());
    } finally {
      await handle.close();
    }
    await disk.rename(temporary, file);
    await syncFolder(disk, dirname(file));
    return mark;
  } catch (error) {
    await disk.unlink(temporary).catch(() => undefined);
    throw unavailable(error);
  }
}

export async function syncFolder(disk: Disk, folder: string): Promise<void> {
  const handle = await disk.open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** @returns undefined when there is no such file. @throws {StoreUnavailable} */
export async function readIfThere(file: string): Promise<Buffer | undefined> {
  try {
    return await fs.readFile(file);
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return undefined;
    throw unavailable(error);
  }
}

/** Makes a folder that only its owner can read. @returns the names in it. @throws {StoreUnavailable} */
export async function privateFolder(folder: string): Promise<readonly string[]> {
  try {
    await fs.mkdir(folder, { recursive: true, mode: 0o700 });
    return await fs.readdir(folder);
  } catch (error) {
    throw unavailable(error);
  }
}
