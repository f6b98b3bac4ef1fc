import { dirname } from 'node:path';
import type { IsoTime } from '../../domain/ids.js';
import type { Line } from './append-file.js';
import { AppendFile, linesOf, openAppendFile } from './append-file.js';
import type { JournalRecord, Live, Opening } from './conversation-record.js';
import { applyRecord, emptyLive, toDelta, toRecordText } from './conversation-record.js';
import type { Disk } from './disk.js';
import { syncFolder, unavailable } from './disk.js';
import { FORMAT, hasKnownFormat } from './format.js';
import { parseJson, sealText, unsealText } from './sealing.js';

const HEADER = JSON.stringify({ v: FORMAT, kind: 'conversations' });
/** The name of a conversation on disk: 16 bytes in base64url. */
const NAME_LENGTH = 22;
/** How long compaction works before it lets others go first. */
const SLICE_MS = 5;

/** A conversation as the journal knows it. */
export interface Journalled extends Opening {
  readonly name: string;
  readonly key: Buffer;
  lines: Line[];
  lastActivityAt: IsoTime;
  gone: boolean;
}

/** The record that stands for the first lines of a conversation, and how many those are. */
interface Snapshot {
  readonly seen: number;
  readonly line: Line;
}
type Snapshots = ReadonlyMap<Journalled, Snapshot>;

const boundTo = (name: string): string => `conversation/${name}`;
const toLine = (name: string, key: Buffer, text: string): string =>
  `["${name}","${sealText(key, text, boundTo(name))}"]\n`;

/** One append-only file with the changes of all conversations: lines `["name","sealed record"]`. */
export class ConversationJournal {
  readonly #disk: Disk;
  readonly #path: string;
  #file: AppendFile;
  #compacting: Promise<void> | undefined;

  private constructor(disk: Disk, path: string, file: AppendFile) {
    this.#disk = disk;
    this.#path = path;
    this.#file = file;
  }

  /** @returns also where the lines of each conversation stand. @throws {StoredVersionUnknown} @throws {StoreUnavailable} */
  static async open(
    disk: Disk,
    path: string,
  ): Promise<{ journal: ConversationJournal; places: ReadonlyMap<string, Line[]> }> {
    const { file, content, lines } = await openAppendFile(disk, path, HEADER, { sync: true });
    const places = new Map<string, Line[]>();
    const [first, ...rest] = lines;
    if (first !== undefined) hasKnownFormat(parseJson(content.subarray(0, first.length)), path);
    for (const line of rest) {
      const name = content.toString('latin1', line.offset + 2, line.offset + 2 + NAME_LENGTH);
      const known = places.get(name);
      if (known === undefined) places.set(name, [line]);
      else known.push(line);
    }
    return { journal: new ConversationJournal(disk, path, file), places };
  }

  get size(): number {
    return this.#file.size;
  }

  /** Writes these records in one go; on disk when it resolves. @throws {StoreUnavailable} None of them is there then. */
  async append(records: readonly { readonly of: Journalled; readonly text: string }[]): Promise<void> {
    const lines = records.map(({ of, text }) => toLine(of.name, of.key, text));
    let offset = await this.#file.append(lines.join(''));
    for (const [number, line] of lines.entries()) {
      records[number]?.of.lines.push({ offset, length: line.length - 1 });
      offset += line.length;
    }
  }

  read(conversation: Pick<Journalled, 'name' | 'key'>, line: Line): JournalRecord | undefined {
    const parts = parseJson(this.#file.read(line));
    if (!Array.isArray(parts) || typeof parts[1] !== 'string') return undefined;
    const plain = unsealText(conversation.key, parts[1], boundTo(conversation.name));
    return plain && (parseJson(plain) as JournalRecord | undefined);
  }

  /**
   * Reads a conversation back. A line that does not open was being written when the power went, and is passed over;
   * undefined when entries are missing because of one. Blocks for about 15 microseconds a line.
   */
  load(conversation: Journalled): Live | undefined {
    const live = emptyLive();
    for (const line of conversation.lines) {
      const record = this.read(conversation, line);
      if (record !== undefined && !applyRecord(live, record)) return undefined;
    }
    return live;
  }

  /** The last record of a conversation that opens. */
  last(conversation: Pick<Journalled, 'name' | 'key'>, lines: readonly Line[]): JournalRecord | undefined {
    for (const line of lines.toReversed()) {
      const record = this.read(conversation, line);
      if (record !== undefined) return record;
    }
    return undefined;
  }

  /**
   * Rewrites the journal with only these conversations, one record each. Goes on beside `append`; only the last part
   * needs it to wait.
   * @param exclusively Runs a task while nothing is appended.
   */
  compact(
    conversations: () => Iterable<Journalled>,
    exclusively: (task: () => Promise<void>) => Promise<void>,
  ): Promise<void> {
    this.#compacting ??= this.#compact(conversations, exclusively).finally(() => {
      this.#compacting = undefined;
    });
    return this.#compacting;
  }

  async close(): Promise<void> {
    await this.#compacting?.catch(() => undefined);
    await this.#file.close();
  }

  async #compact(
    conversations: () => Iterable<Journalled>,
    exclusively: (task: () => Promise<void>) => Promise<void>,
  ): Promise<void> {
    const temporary = `${this.#path}.tmp`;
    await this.#disk.unlink(temporary).catch(() => undefined);
    const { file: target } = await openAppendFile(this.#disk, temporary, HEADER, { sync: false });
    try {
      const snapshots = await this.#snapshot(conversations, target);
      await exclusively(() => this.#replaceBy(target, temporary, conversations, snapshots));
    } finally {
      await target.close().catch(() => undefined);
    }
  }

  /** Writes each conversation as it is in the journal now. */
  async #snapshot(conversations: () => Iterable<Journalled>, target: AppendFile): Promise<Snapshots> {
    const done = new Map<Journalled, Snapshot>();
    let since = performance.now();
    for (const conversation of [...conversations()]) {
      if (conversation.gone) continue;
      const seen = conversation.lines.length;
      const live = this.load(conversation);
      if (live === undefined || seen === 0) continue;
      const text = toRecordText(conversation, toDelta(live, conversation.lastActivityAt));
      const line = toLine(conversation.name, conversation.key, text);
      done.set(conversation, { seen, line: { offset: await target.append(line), length: line.length - 1 } });
      if (performance.now() - since > SLICE_MS) {
        await new Promise((resume) => setImmediate(resume));
        since = performance.now();
      }
    }
    return done;
  }

  /** Adds what was appended since the snapshots, and puts the new file in the place of the old one. */
  async #replaceBy(
    target: AppendFile,
    temporary: string,
    conversations: () => Iterable<Journalled>,
    snapshots: Snapshots,
  ): Promise<void> {
    const moved = new Map<Journalled, Line[]>();
    for (const conversation of conversations()) {
      const before = snapshots.get(conversation);
      const rest = before === undefined ? conversation.lines : conversation.lines.slice(before.seen);
      const raw = rest.map((line) => `${this.#file.read(line).toString('latin1')}\n`).join('');
      const start = raw === '' ? 0 : await target.append(raw);
      const copied = linesOf(Buffer.from(raw)).map(({ offset, length }) => ({
        offset: start + offset,
        length,
      }));
      moved.set(conversation, before === undefined ? copied : [before.line, ...copied]);
    }
    await target.close();
    const handle = await this.#disk.open(temporary, 'a+', 0o600);
    try {
      await handle.sync();
      await this.#disk.rename(temporary, this.#path);
    } catch (error) {
      await handle.close();
      throw unavailable(error);
    }
    const old = this.#file;
    this.#file = new AppendFile(handle, target.size, true);
    for (const [conversation, lines] of moved) conversation.lines = lines;
    await syncFolder(this.#disk, dirname(this.#path));
    await old.close();
  }
}
