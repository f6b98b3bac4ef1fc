import { randomUUID } from 'node:crypto';
import { rename, rm, writeFile } from 'node:fs/promises';
import { type Zippable, zipSync } from 'fflate';

/** Zips hold local time: made of local numbers it is the same in every time zone. */
const MTIME = new Date(1980, 0, 1);

/** The same files in the same order give the same bytes. */
export function toZip(files: Readonly<Record<string, Uint8Array | string>>): Uint8Array {
  const encoder = new TextEncoder();
  const entries: Zippable = {};
  for (const [name, content] of Object.entries(files)) {
    entries[name] = typeof content === 'string' ? encoder.encode(content) : content;
  }
  return zipSync(entries, { level: 9, mtime: MTIME });
}

/** Writes all or nothing: what stood there stays until the new file is whole. */
export async function writeWhole(file: string, content: Uint8Array): Promise<void> {
  const work = `${file}.${randomUUID()}.tmp`;
  try {
    await writeFile(work, content, { flag: 'wx' });
    await rename(work, file);
  } finally {
    await rm(work, { force: true });
  }
}
