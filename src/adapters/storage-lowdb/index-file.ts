import type { DossierId, SchoolId } from '../../domain/ids.js';
import type { AppendFile } from './append-file.js';
import { openAppendFile, textOf } from './append-file.js';
import type { Disk } from './disk.js';
import { writeDurably } from './disk.js';
import type { IndexEntry } from './dossier-index.js';
import { FORMAT, hasKnownFormat } from './format.js';
import { parseJson, sealText, unsealText } from './sealing.js';

/** Shape of a summary. Lines of another shape do not open, and their dossiers are read again. */
const SHAPE = 2;
const HEADER = JSON.stringify({ v: FORMAT, kind: 'index' });

/** The index on disk: encrypted lines, the last one of a dossier counts. Derived, so nothing waits for it. */
export interface IndexFile {
  readonly known: ReadonlyMap<DossierId, IndexEntry>;
  append(entries: readonly IndexEntry[]): Promise<void>;
  close(): Promise<void>;
  /** Writes only these entries when the file has grown to more than twice as many lines. */
  compact(entries: ReadonlyMap<DossierId, IndexEntry>): Promise<void>;
  /** Writes only these entries. */
  rewrite(entries: ReadonlyMap<DossierId, IndexEntry>): Promise<void>;
}

/** A line that does not open is passed over: its dossier is read again. @throws {StoredVersionUnknown} @throws {StoreUnavailable} */
export async function openIndexFile(
  disk: Disk,
  path: string,
  key: Buffer,
  school: SchoolId,
): Promise<IndexFile> {
  const bound = `index/${SHAPE}/${school}`;
  const { file: first, content, lines } = await openAppendFile(disk, path, HEADER, { sync: false });
  let file: AppendFile = first;
  let count = lines.length;
  const known = new Map<DossierId, IndexEntry>();
  for (const [number, line] of lines.entries()) {
    const text = textOf(content, line);
    if (number === 0 && hasKnownFormat(parseJson(text), path)) continue;
    const plain = unsealText(key, text, bound);
    const entry = plain && (parseJson(plain) as IndexEntry | undefined);
    if (entry) known.set(entry.summary.id, entry);
  }
  const toLine = (entry: IndexEntry) => `${sealText(key, JSON.stringify(entry), bound)}\n`;

  const rewrite: IndexFile['rewrite'] = async (entries) => {
    await writeDurably(disk, path, `${HEADER}\n${[...entries.values()].map(toLine).join('')}`);
    const old = file;
    ({ file } = await openAppendFile(disk, path, HEADER, { sync: false }));
    count = entries.size + 1;
    await old.close();
  };

  return {
    known,
    async append(entries) {
      await file.append(entries.map(toLine).join(''));
      count += entries.length;
    },
    close: () => file.close(),
    async compact(entries) {
      if (count > 2 * entries.size + 100) await rewrite(entries);
    },
    rewrite,
  };
}
