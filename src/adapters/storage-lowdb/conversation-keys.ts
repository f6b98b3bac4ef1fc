import { closeSync, fdatasyncSync, fstatSync, ftruncateSync, openSync, readSync, writeSync } from 'node:fs';
import { Low } from 'lowdb';
import type { Disk } from './disk.js';
import { unavailable } from './disk.js';
import { DocumentDamaged, EncryptedDocument } from './encrypted-document.js';
import { FORMAT, hasKnownFormat, isRecord } from './format.js';
import { hmac, newKey, parseJson, sealText, unsealText } from './sealing.js';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** A conversation lives 24 hours at most, so the last one of a day is over two hours earlier. */
const KEEP_AFTER_DAY = 26 * HOUR;

/** Days in UTC with their keys: a key is thrown away 26 hours after its day, and with it all that was written of it. */
export class DayKeys {
  readonly #low: Low<Record<string, string>>;
  readonly #keys: Map<string, Buffer>;
  #unsaved = false;

  private constructor(low: Low<Record<string, string>>) {
    this.#low = low;
    this.#keys = new Map(Object.entries(low.data).map(([day, key]) => [day, Buffer.from(key, 'base64')]));
  }

  /** Damaged keys open nothing: the conversations are gone, and new keys are made. @throws {StoredVersionUnknown} */
  static async open(disk: Disk, file: string, key: Buffer): Promise<DayKeys> {
    const low = new Low<Record<string, string>>(new EncryptedDocument(disk, file, key, 'days'), {});
    try {
      await low.read();
    } catch (error) {
      if (!(error instanceof DocumentDamaged)) throw error;
    }
    return new DayKeys(low);
  }

  /** The day of a moment; its key is made when there is none. */
  of(moment: Date): string {
    const day = moment.toISOString().slice(0, 10);
    if (!this.#keys.has(day)) {
      this.#keys.set(day, newKey());
      this.#unsaved = true;
    }
    return day;
  }

  find(day: string): Buffer | undefined {
    return this.#keys.get(day);
  }

  newestFirst(): string[] {
    return [...this.#keys.keys()].reverse();
  }

  /** The name on disk of the conversation with this id, if it began on this day. */
  nameOf(id: string, day: string): string {
    return hmac(this.#keys.get(day) ?? newKey(), id).toString('base64url', 0, 16);
  }

  /** Throws away the keys of days that are long over. @returns whether there were. */
  forget(now: Date): boolean {
    let some = false;
    for (const day of this.#keys.keys()) {
      if (Date.parse(day) + DAY + KEEP_AFTER_DAY > now.getTime()) continue;
      some = this.#keys.delete(day);
    }
    this.#unsaved ||= some;
    return some;
  }

  /** @throws {StoreUnavailable} */
  async save(): Promise<void> {
    if (!this.#unsaved) return;
    this.#unsaved = false;
    this.#low.data = Object.fromEntries([...this.#keys].map(([day, key]) => [day, key.toString('base64')]));
    try {
      await this.#low.write();
    } catch (error) {
      this.#unsaved = true;
      throw error;
    }
  }
}

export interface Slot {
  readonly name: string;
  readonly day: string;
  readonly key: Buffer;
}

/** A line: `{"r":"<22>","d":"2026-11-20","k":"<80>"}`. */
const WIDTH = 137;
const BLANK = `${' '.repeat(WIDTH - 1)}\n`;
const toLine = (text: string): string => `${text.padEnd(WIDTH - 1)}\n`;

/**
 * The keys of the conversations, in lines of one width: a line that is overwritten with spaces makes a conversation
 * unreadable, without rewriting anything else. Each key is wrapped by the key of its day.
 */
export class KeySlots {
  readonly #descriptor: number;
  readonly #free: number[] = [];
  readonly #toBlank = new Set<number>();
  #count = 1;

  private constructor(descriptor: number) {
    this.#descriptor = descriptor;
  }

  /** Also gives what stands in it; a line that does not open is freed. @throws {StoredVersionUnknown} @throws {StoreUnavailable} */
  static open(file: string, days: DayKeys): { slots: KeySlots; found: ReadonlyMap<number, Slot> } {
    try {
      // 'r+' keeps what is there; 'a+' cannot write in the middle.
      closeSync(openSync(file, 'a', 0o600));
      const descriptor = openSync(file, 'r+');
      const content = Buffer.alloc(fstatSync(descriptor).size);
      readSync(descriptor, content, 0, content.length, 0);
      const slots = new KeySlots(descriptor);
      const header = parseJson(content.subarray(0, WIDTH));
      const found = new Map<number, Slot>();
      if (hasKnownFormat(header, file)) {
        slots.#count = Math.max(1, Math.floor(content.length / WIDTH));
        for (let number = 1; number < slots.#count; number += 1) {
          const slot = readSlot(content.toString('latin1', number * WIDTH, (number + 1) * WIDTH), days);
          if (slot === undefined) slots.#free.push(number);
          else found.set(number, slot);
        }
        ftruncateSync(descriptor, slots.#count * WIDTH);
      } else {
        ftruncateSync(descriptor, 0);
        writeSync(descriptor, toLine(JSON.stringify({ v: FORMAT, kind: 'conversation-keys' })), 0);
      }
      return { slots, found };
    } catch (error) {
      if (error instanceof Error && 'syscall' in error) throw unavailable(error);
      throw error;
    }
  }

  /** Takes a line for a key. Into the page cache only; see {@link sync}. */
  write({ name, day, key }: Slot, dayKey: Buffer): number {
    const number = this.#free.pop() ?? this.#count++;
    const line = toLine(
      JSON.stringify({ r: name, d: day, k: sealText(dayKey, key, `conversation-key/${name}`) }),
    );
    try {
      writeSync(this.#descriptor, line, number * WIDTH);
    } catch (error) {
      this.#free.push(number);
      throw unavailable(error);
    }
    return number;
  }

  /** Gives up a key; gone from the disk with the next {@link sync}. */
  blank(number: number): void {
    this.#toBlank.add(number);
  }

  /** What was written and given up is so on disk when it returns. Blocks for about a millisecond. @throws A system error; the next call tries again. */
  sync(): void {
    for (const number of this.#toBlank) writeSync(this.#descriptor, BLANK, number * WIDTH);
    fdatasyncSync(this.#descriptor);
    this.#free.push(...this.#toBlank);
    this.#toBlank.clear();
  }

  close(): void {
    closeSync(this.#descriptor);
  }
}

function readSlot(line: string, days: DayKeys): Slot | undefined {
  const parsed = parseJson(line);
  const { r, d, k } = isRecord(parsed) ? parsed : {};
  if (typeof r !== 'string' || typeof d !== 'string' || typeof k !== 'string') return undefined;
  const dayKey = days.find(d);
  const key = dayKey && unsealText(dayKey, k, `conversation-key/${r}`);
  return key && { name: r, day: d, key };
}
