import type { IsoTime, SchoolId } from '../../domain/ids.js';
import type { ConversationChange, LoggedActivity } from '../../ports/conversation-store.js';

/** What changed since the last writing, as JSON texts: made once, for memory and for disk. */
export interface Delta {
  at: IsoTime;
  /** The number of the first entry that is appended. */
  readonly from: number;
  append: string[];
  cover: Map<number, string>;
  state?: string;
  handled?: number;
}

/** A conversation in memory. `state` is kept as text, so that nobody changes it from outside. */
export interface Live {
  readonly log: LoggedActivity[];
  state: string | undefined;
  handled: number;
}

export interface Opening {
  readonly school: SchoolId;
  readonly openedAt: IsoTime;
}

/** One line of the journal, before it is sealed. Each says whose it is, so that the last one is enough at the start. */
export interface JournalRecord extends Opening {
  readonly at: IsoTime;
  readonly from: number;
  readonly append: readonly LoggedActivity[];
  readonly cover: readonly (readonly [number, LoggedActivity])[];
  readonly state?: unknown;
  readonly handled?: number;
}

export const emptyDelta = (at: IsoTime, from: number): Delta => ({ at, from, append: [], cover: new Map() });
export const emptyLive = (): Live => ({ log: [], state: undefined, handled: 0 });

/** Applies a change to memory, and notes in `delta` what is to be written. */
export function applyChange(live: Live, delta: Delta, change: ConversationChange): void {
  if (change.at > delta.at) delta.at = change.at;
  for (const activity of change.append ?? []) {
    const text = JSON.stringify(activity);
    delta.append.push(text);
    live.log.push(JSON.parse(text) as LoggedActivity);
  }
  for (const [number, activity] of change.cover ?? []) {
    if (number < 0 || number >= live.log.length) continue;
    const text = JSON.stringify(activity);
    live.log[number] = JSON.parse(text) as LoggedActivity;
    // What was not written yet is covered before it ever is.
    const unwritten = number - delta.from;
    if (unwritten >= 0) delta.append[unwritten] = text;
    else delta.cover.set(number, text);
  }
  if (change.state !== undefined) {
    delta.state = JSON.stringify(change.state);
    live.state = delta.state;
  }
  if (change.handled !== undefined) {
    delta.handled = change.handled;
    live.handled = change.handled;
  }
}

/** Puts what could not be written before what came later. */
export function joinDeltas(first: Delta, second: Delta): Delta {
  return {
    ...first,
    ...second,
    from: first.from,
    append: [...first.append, ...second.append],
    cover: new Map([...first.cover, ...second.cover]),
  };
}

export function toRecordText({ school, openedAt }: Opening, delta: Delta): string {
  const cover = [...delta.cover].map(([number, text]) => `[${number},${text}]`);
  const parts = [
    JSON.stringify({ school, openedAt, at: delta.at, from: delta.from }).slice(1, -1),
    `"append":[${delta.append.join(',')}]`,
    `"cover":[${cover.join(',')}]`,
  ];
  if (delta.state !== undefined) parts.push(`"state":${delta.state}`);
  if (delta.handled !== undefined) parts.push(`"handled":${delta.handled}`);
  return `{${parts.join(',')}}`;
}

/** @returns false when entries before this record are missing. */
export function applyRecord(live: Live, record: JournalRecord): boolean {
  if (record.from !== live.log.length) return false;
  live.log.push(...record.append);
  for (const [number, activity] of record.cover) live.log[number] = activity;
  if (record.state !== undefined) live.state = JSON.stringify(record.state);
  if (record.handled !== undefined) live.handled = record.handled;
  return true;
}

/** A whole conversation as one change. */
export const toDelta = (live: Live, at: IsoTime): Delta => ({
  at,
  from: 0,
  append: live.log.map((activity) => JSON.stringify(activity)),
  cover: new Map(),
  handled: live.handled,
  ...(live.state !== undefined && { state: live.state }),
});
