import type { Entry } from './conversation-entry.js';
import type { ConversationJournal } from './conversation-journal.js';
import type { DayKeys, KeySlots } from './conversation-keys.js';
import { joinDeltas, toRecordText } from './conversation-record.js';
import { createQueue } from './queue.js';
import type { HealthBook } from './store-health.js';

const WRITE_WITHIN_MS = 500;
/** Characters that are sealed and written in one go. */
const PORTION = 128 * 1024;
const NOT_WRITTEN = 'conversations-not-written';

/** Brings conversations to the disk behind the turns' backs, at most half a second later; what fails is tried again. */
export class ConversationWriter {
  readonly #days: DayKeys;
  readonly #slots: KeySlots;
  readonly #journal: ConversationJournal;
  readonly #health: HealthBook;
  readonly #unwritten = new Set<Entry>();
  readonly #queue = createQueue();
  #timer: NodeJS.Timeout | undefined;
  /** Keys that are given up once what replaces them is written. */
  readonly #replaced: number[] = [];
  #unsyncedKeys = false;

  constructor(days: DayKeys, slots: KeySlots, journal: ConversationJournal, health: HealthBook) {
    this.#days = days;
    this.#slots = slots;
    this.#journal = journal;
    this.#health = health;
  }

  /** Writes what changed in this conversation soon; without one, the keys of the days. */
  soon(entry?: Entry): void {
    if (entry !== undefined) this.#unwritten.add(entry);
    this.#timer ??= setTimeout(() => void this.flush(), WRITE_WITHIN_MS).unref();
  }

  /** Never writes this conversation again, and gives up its key: gone from the disk with {@link syncKeys}. */
  giveUp(entry: Entry): void {
    entry.gone = true;
    this.#unwritten.delete(entry);
    if (entry.slot === undefined) return;
    this.#slots.blank(entry.slot);
    this.#unsyncedKeys = true;
  }

  /** Another entry takes the place of this one; its key goes when that one is on disk. */
  replace(entry: Entry): void {
    entry.gone = true;
    this.#unwritten.delete(entry);
    if (entry.slot !== undefined) this.#replaced.push(entry.slot);
  }

  /** What was given up is gone from the disk when it returns. A failure shows in the health, and is tried again. */
  syncKeys(): void {
    if (!this.#unsyncedKeys) return;
    try {
      this.#slots.sync();
      this.#unsyncedKeys = false;
    } catch (error) {
      this.#health.failed(NOT_WRITTEN, error);
      this.soon();
    }
  }

  /** Writes what waits. Never rejects. */
  flush(): Promise<void> {
    return this.exclusively(() => this.#write());
  }

  /** Runs a task while nothing is written. */
  exclusively(task: () => Promise<void>): Promise<void> {
    return this.#queue('', task);
  }

  compact(entries: () => Iterable<Entry>): void {
    this.#journal
      .compact(entries, (task) => this.exclusively(task))
      .catch((error: unknown) => this.#health.failed('journal-not-compacted', error));
  }

  async close(): Promise<void> {
    await this.flush();
    clearTimeout(this.#timer);
    await this.#journal.close();
    this.#slots.close();
  }

  async #write(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const batch = [...this.#unwritten];
    this.#unwritten.clear();
    // What is replaced while this is written, is replaced by what the next batch writes.
    const replaced = this.#replaced.splice(0);
    for (const entry of batch) {
      entry.writing = entry.pending;
      entry.pending = undefined;
    }
    try {
      await this.#days.save();
      this.#writeKeys(batch);
      for (const portion of portionsOf(batch)) {
        await this.#journal.append(portion);
        for (const { of } of portion) of.writing = undefined;
      }
      this.#forget(replaced);
      this.#health.succeeded(NOT_WRITTEN);
    } catch (error) {
      this.#health.failed(NOT_WRITTEN, error);
      for (const entry of batch) this.#putBack(entry);
      this.#replaced.push(...replaced);
      this.soon();
    }
  }

  #forget(replaced: readonly number[]): void {
    if (replaced.length === 0) return;
    for (const slot of replaced) this.#slots.blank(slot);
    this.#unsyncedKeys = true;
    this.syncKeys();
  }

  /** Before the records, and in one go: an erased key is never written again. */
  #writeKeys(batch: readonly Entry[]): void {
    for (const entry of batch) {
      const dayKey = this.#days.find(entry.day);
      if (entry.slot !== undefined || entry.gone || dayKey === undefined) continue;
      entry.slot = this.#slots.write(entry, dayKey);
      this.#unsyncedKeys = true;
    }
    if (!this.#unsyncedKeys) return;
    this.#slots.sync();
    this.#unsyncedKeys = false;
  }

  #putBack(entry: Entry): void {
    if (entry.writing === undefined || entry.gone) return;
    entry.pending = entry.pending === undefined ? entry.writing : joinDeltas(entry.writing, entry.pending);
    entry.writing = undefined;
    this.#unwritten.add(entry);
  }
}

/** Sealing goes in portions, so that a busy half second does not hold up everybody. */
function* portionsOf(batch: readonly Entry[]): Iterable<{ of: Entry; text: string }[]> {
  let portion: { of: Entry; text: string }[] = [];
  let length = 0;
  for (const of of batch) {
    if (of.writing === undefined || of.gone) continue;
    const text = toRecordText(of, of.writing);
    portion.push({ of, text });
    length += text.length;
    if (length < PORTION) continue;
    yield portion;
    portion = [];
    length = 0;
  }
  if (portion.length > 0) yield portion;
}
