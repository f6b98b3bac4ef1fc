import { join } from 'node:path';
import type { ConversationId, IsoTime, SchoolId } from '../../domain/ids.js';
import { toIsoTime } from '../../domain/ids.js';
import { TooManyConversations } from '../../errors.js';
import type { Clock } from '../../ports/clock.js';
import type {
  ConversationChange,
  ConversationStore,
  StoredConversation,
} from '../../ports/conversation-store.js';
import type { Entry } from './conversation-entry.js';
import { isOver, toStored } from './conversation-entry.js';
import { ConversationJournal } from './conversation-journal.js';
import { DayKeys, KeySlots } from './conversation-keys.js';
import { applyChange, emptyDelta, emptyLive, type Live, toDelta } from './conversation-record.js';
import { ConversationWriter } from './conversation-writer.js';
import type { Disk } from './disk.js';
import { privateFolder } from './disk.js';
import { derive, newKey } from './sealing.js';
import type { HealthBook } from './store-health.js';

const MINUTE = 60_000;
const EVICT_AFTER = 5 * MINUTE;
const MOST = 5000;
const MOST_IN_MEMORY = 1000;
const WORTH_COMPACTING = 1024 * 1024;

export interface LowdbConversationsOptions {
  readonly disk: Disk;
  readonly folder: string;
  readonly appKey: Buffer;
  readonly clock: Clock;
  readonly health: HealthBook;
  /** @default 5000 */
  readonly maxConversations?: number | undefined;
}

/**
 * Conversations in memory, behind them one journal. A change waits for no disk: it is written within half a second.
 * What nobody touched for five minutes leaves memory and is read back when asked for.
 */
export class LowdbConversationStore implements ConversationStore {
  readonly #options: LowdbConversationsOptions;
  readonly #days: DayKeys;
  readonly #journal: ConversationJournal;
  readonly #writer: ConversationWriter;
  /** By their names on disk. */
  readonly #entries = new Map<string, Entry>();
  /** In memory, with when they were last touched; the longest untouched first. */
  readonly #inMemory = new Map<Entry, number>();
  /** The same by their ids: a turn asks for its conversation some five times, and a name on disk costs an HMAC. */
  readonly #byId = new Map<ConversationId, Entry>();
  readonly #perSchool = new Map<SchoolId, number>();
  readonly #cleaning: NodeJS.Timeout;

  private constructor(
    options: LowdbConversationsOptions,
    days: DayKeys,
    journal: ConversationJournal,
    writer: ConversationWriter,
  ) {
    this.#options = options;
    this.#days = days;
    this.#journal = journal;
    this.#writer = writer;
    this.#cleaning = setInterval(() => this.expire(toIsoTime(options.clock.now())), MINUTE).unref();
  }

  /** @throws {StoredVersionUnknown} @throws {StoreUnavailable} */
  static async create(options: LowdbConversationsOptions): Promise<LowdbConversationStore> {
    const folder = join(options.folder, 'gesprekken');
    await privateFolder(folder);
    const key = derive(options.appKey, 'conversation-days');
    const days = await DayKeys.open(options.disk, join(folder, 'dagen.json'), key);
    const forgotten = days.forget(options.clock.now());
    const { slots, found } = KeySlots.open(join(folder, 'sleutels.jsonl'), days);
    const { journal, places } = await ConversationJournal.open(options.disk, join(folder, 'journal.jsonl'));
    const writer = new ConversationWriter(days, slots, journal, options.health);
    const store = new LowdbConversationStore(options, days, journal, writer);
    for (const [slot, { name, day, key: own }] of found) {
      const lines = places.get(name) ?? [];
      const last = journal.last({ name, key: own }, lines);
      if (last === undefined) {
        slots.blank(slot);
        continue;
      }
      const { school, openedAt, at: lastActivityAt } = last;
      const cold = { live: undefined, pending: undefined, writing: undefined, gone: false };
      const entry = { name, day, key: own, slot, school, openedAt, lastActivityAt, lines, ...cold };
      const other = store.#entries.get(name);
      if (other === undefined) store.#add(entry);
      else slots.blank(store.#keepNewest(entry, other));
    }
    store.expire(toIsoTime(options.clock.now()));
    if (forgotten) await writer.flush();
    return store;
  }

  /** The power went while a conversation changed keys: the key of its last line counts. @returns the slot of the other. */
  #keepNewest(entry: Entry, other: Entry): number {
    const last = entry.lines.at(-1);
    const opens = last !== undefined && this.#journal.read(entry, last) !== undefined;
    if (opens) this.#entries.set(entry.name, entry);
    return (opens ? other.slot : entry.slot) ?? 0;
  }

  open(id: ConversationId, school: SchoolId, at: IsoTime): StoredConversation {
    const known = this.#entry(id);
    if (known?.live !== undefined) return toStored(id, known, known.live);
    const most = this.#options.maxConversations ?? MOST;
    if (this.#entries.size >= most) this.expire(at);
    if (this.#entries.size >= most) throw new TooManyConversations();
    const day = this.#days.of(new Date(at));
    const live = emptyLive();
    const entry: Entry = {
      name: this.#days.nameOf(id, day),
      day,
      key: newKey(),
      slot: undefined,
      school,
      openedAt: at,
      lastActivityAt: at,
      lines: [],
      live,
      pending: emptyDelta(at, 0),
      writing: undefined,
      gone: false,
    };
    this.#add(entry);
    this.#touch(id, entry);
    this.#writer.soon(entry);
    return toStored(id, entry, live);
  }

  async find(id: ConversationId): Promise<StoredConversation | undefined> {
    const entry = this.#entry(id);
    return entry?.live && toStored(id, entry, entry.live);
  }

  change(id: ConversationId, change: ConversationChange): void {
    const entry = this.#entry(id);
    if (entry?.live === undefined) return;
    entry.pending ??= emptyDelta(entry.lastActivityAt, entry.live.log.length);
    applyChange(entry.live, entry.pending, change);
    entry.lastActivityAt = entry.pending.at;
    this.#writer.soon(change.forgetPast ? this.#renew(id, entry, entry.live) : entry);
  }

  /** The same conversation under a new key: what was written under the old one opens no more once this one is written. */
  #renew(id: ConversationId, entry: Entry, live: Live): Entry {
    const renewed: Entry = {
      ...entry,
      key: newKey(),
      slot: undefined,
      lines: [],
      pending: toDelta(live, entry.lastActivityAt),
      writing: undefined,
    };
    this.#putOut(entry);
    this.#writer.replace(entry);
    this.#entries.set(entry.name, renewed);
    this.#touch(id, renewed);
    return renewed;
  }

  erase(id: ConversationId): void {
    const entry = this.#entry(id);
    if (entry === undefined) return;
    this.#forget(entry);
    this.#writer.syncKeys();
  }

  count(school?: SchoolId): number {
    return school === undefined ? this.#entries.size : (this.#perSchool.get(school) ?? 0);
  }

  /** Also done every minute, together with what keeps memory and disk small. */
  expire(now: IsoTime): number {
    const moment = Date.parse(now);
    const over = [...this.#entries.values()].filter((entry) => isOver(entry, moment));
    for (const entry of over) this.#forget(entry);
    this.#writer.syncKeys();
    this.#evict();
    if (this.#days.forget(new Date(now))) this.#writer.soon();
    this.#compactWhenWorthIt();
    return over.length;
  }

  async close(): Promise<void> {
    clearInterval(this.#cleaning);
    await this.#writer.close();
  }

  /** The conversation, read back into memory when it was not; undefined when it is not there (any more). */
  #entry(id: ConversationId): Entry | undefined {
    const entry = this.#named(id);
    if (entry === undefined) return undefined;
    if (!isOver(entry, this.#options.clock.now().getTime())) {
      entry.live ??= this.#journal.load(entry);
      if (entry.live !== undefined) {
        this.#touch(id, entry);
        return entry;
      }
      this.#options.health.warn('conversations-damaged');
    }
    this.#forget(entry);
    this.#writer.syncKeys();
    return undefined;
  }

  #named(id: ConversationId): Entry | undefined {
    const known = this.#byId.get(id);
    if (known !== undefined) return known;
    for (const day of this.#days.newestFirst()) {
      const entry = this.#entries.get(this.#days.nameOf(id, day));
      if (entry !== undefined) return entry;
    }
    return undefined;
  }

  #add(entry: Entry): void {
    this.#entries.set(entry.name, entry);
    this.#perSchool.set(entry.school, (this.#perSchool.get(entry.school) ?? 0) + 1);
  }

  #forget(entry: Entry): void {
    this.#entries.delete(entry.name);
    this.#putOut(entry);
    this.#perSchool.set(entry.school, (this.#perSchool.get(entry.school) ?? 1) - 1);
    this.#writer.giveUp(entry);
  }

  #touch(id: ConversationId, entry: Entry): void {
    entry.id = id;
    this.#byId.set(id, entry);
    this.#inMemory.delete(entry);
    this.#inMemory.set(entry, this.#options.clock.now().getTime());
    if (this.#inMemory.size > MOST_IN_MEMORY) this.#evict(2);
  }

  #putOut(entry: Entry): void {
    entry.live = undefined;
    this.#inMemory.delete(entry);
    if (entry.id !== undefined) this.#byId.delete(entry.id);
    entry.id = undefined;
  }

  /** @param looks How many to look at: all of them once a minute, a few in a turn. */
  #evict(looks = this.#inMemory.size): void {
    const before = this.#options.clock.now().getTime() - EVICT_AFTER;
    let surplus = this.#inMemory.size - MOST_IN_MEMORY;
    let looked = 0;
    for (const [entry, touched] of this.#inMemory) {
      looked += 1;
      if (looked > looks || (touched > before && surplus <= 0)) return;
      if (entry.pending !== undefined || entry.writing !== undefined) continue;
      this.#putOut(entry);
      surplus -= 1;
    }
  }

  #compactWhenWorthIt(): void {
    let used = 0;
    for (const { lines } of this.#entries.values()) for (const { length } of lines) used += length + 1;
    const garbage = this.#journal.size - used;
    if (garbage < WORTH_COMPACTING || garbage < this.#journal.size / 2) return;
    this.#writer.compact(() => this.#entries.values());
  }
}
