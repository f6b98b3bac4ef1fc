import { readSync } from 'node:fs';
import type { FileHandle } from 'node:fs/promises';
import type { Disk } from './disk.js';
import { readIfThere, unavailable, writeDurably } from './disk.js';
import { createQueue } from './queue.js';

const NEWLINE = 10;

export interface Line {
  readonly offset: number;
  /** Without its newline. */
  readonly length: number;
}

/** A file of lines to which lines are only added. */
export class AppendFile {
  readonly #handle: FileHandle;
  readonly #sync: boolean;
  readonly #queue = createQueue();
  #size: number;
  #tornTail = false;

  constructor(handle: FileHandle, size: number, sync: boolean) {
    this.#handle = handle;
    this.#size = size;
    this.#sync = sync;
  }

  get size(): number {
    return this.#size;
  }

  /**
   * Adds whole lines, each with its newline; with `sync` they survive a power cut when it resolves.
   * @returns where they begin. @throws {StoreUnavailable} Nothing was added then.
   */
  append(lines: string): Promise<number> {
    return this.#queue('', async () => {
      const data = Buffer.from(lines);
      try {
        if (this.#tornTail) await this.#handle.truncate(this.#size);
        this.#tornTail = true;
        await this.#handle.appendFile(data);
        if (this.#sync) await this.#handle.datasync();
        this.#tornTail = false;
      } catch (error) {
        throw unavailable(error);
      }
      const offset = this.#size;
      this.#size += data.length;
      return offset;
    });
  }

  /** Reads one line. Blocks for some microseconds. */
  read({ offset, length }: Line): Buffer {
    const buffer = Buffer.allocUnsafe(length);
    const got = readSync(this.#handle.fd, buffer, 0, length, offset);
    return buffer.subarray(0, got);
  }

  /** Waits for what is being added. */
  close(): Promise<void> {
    return this.#queue('', async () => {
      if (this.#tornTail) await this.#handle.truncate(this.#size).catch(() => undefined);
      await this.#handle.close();
    });
  }
}

export interface OpenedFile {
  readonly file: AppendFile;
  readonly content: Buffer;
  readonly lines: readonly Line[];
}

/**
 * Opens a file of lines; makes it with `header` as its first line when there is none. A last line without its
 * newline was being written when the power went: it is cut off.
 * @throws {StoreUnavailable}
 */
export async function openAppendFile(
  disk: Disk,
  path: string,
  header: string,
  options: { readonly sync: boolean },
): Promise<OpenedFile> {
  let content = await readIfThere(path);
  if (content === undefined || content.length === 0) {
    await writeDurably(disk, path, `${header}\n`);
    content = Buffer.from(`${header}\n`);
  }
  const size = content.lastIndexOf(NEWLINE) + 1;
  try {
    const handle = await disk.open(path, 'a+', 0o600);
    if (size < content.length) await handle.truncate(size);
    content = content.subarray(0, size);
    return { file: new AppendFile(handle, size, options.sync), content, lines: linesOf(content) };
  } catch (error) {
    throw unavailable(error);
  }
}

/** The whole lines of a file. */
export function linesOf(content: Buffer): Line[] {
  const lines: Line[] = [];
  let offset = 0;
  for (let end = content.indexOf(NEWLINE); end !== -1; end = content.indexOf(NEWLINE, offset)) {
    lines.push({ offset, length: end - offset });
    offset = end + 1;
  }
  return lines;
}

export const textOf = (content: Buffer, { offset, length }: Line): string =>
  content.toString('utf8', offset, offset + length);
