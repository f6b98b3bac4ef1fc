import { dayOf, hourOf } from '../../domain/calendar.js';
import type { CodeHash, Dossier, DossierSummary, Ontvangen } from '../../domain/dossier.js';
import { toSummary } from '../../domain/dossier.js';
import type { DossierId } from '../../domain/ids.js';
import { toDossierId } from '../../domain/ids.js';
import type { DossierQuery, Page, Version } from '../../ports/dossier-store.js';
import type { FileMark } from './disk.js';

/** A dossier in memory: what lists need, and which writing of the document it was read from. */
export interface IndexEntry {
  readonly summary: DossierSummary;
  readonly version: Version;
  /** Id of the last act, to see whether the audit trail has it. */
  readonly head: string;
  readonly mark: FileMark;
}

export const toEntry = (dossier: Dossier, version: Version, mark: FileMark): IndexEntry => ({
  summary: toSummary(dossier),
  version,
  head: dossier.laatsteHandeling.id,
  mark,
});

const ID_LENGTH = 32;
const MOST = 200;
const END_OF: Record<'nacht' | 'ochtend' | 'middag' | 'avond', string> = {
  nacht: '06',
  ochtend: '12',
  middag: '18',
  avond: '24',
};

/**
 * Where a dossier stands in the list. Built only from what staff may know: the order gives away no more of when an
 * anonymous melding came in than its part of the day.
 */
export function placeOf(id: DossierId, ontvangen: Ontvangen): string {
  if (ontvangen.kind === 'dagdeel') return `${ontvangen.dag} ${END_OF[ontvangen.dagdeel]} ${id}`;
  const moment = new Date(ontvangen.op);
  return `${dayOf(moment)} ${String(hourOf(moment)).padStart(2, '0')} ${ontvangen.op} ${id}`;
}

const idIn = (place: string): DossierId => toDossierId(place.slice(-ID_LENGTH));

/** The dossiers of one school in memory, without their content. */
export class DossierIndex {
  readonly #entries = new Map<DossierId, IndexEntry>();
  readonly #byCode = new Map<CodeHash, DossierId>();
  readonly #waiting = new Set<DossierId>();
  /** Another number after every change. */
  revision = 0;
  /** Oldest first. */
  #places: string[] = [];

  constructor(entries: Iterable<IndexEntry> = []) {
    for (const entry of entries) {
      this.#places.push(placeOf(entry.summary.id, entry.summary.ontvangen));
      this.#note(entry);
    }
    this.#places.sort();
  }

  get size(): number {
    return this.#entries.size;
  }

  find(id: DossierId): IndexEntry | undefined {
    return this.#entries.get(id);
  }

  findByCode(code: CodeHash): DossierId | undefined {
    return this.#byCode.get(code);
  }

  all(): IterableIterator<IndexEntry> {
    return this.#entries.values();
  }

  put(entry: IndexEntry): void {
    this.remove(entry.summary.id);
    const place = placeOf(entry.summary.id, entry.summary.ontvangen);
    this.#places.splice(firstFrom(this.#places, place), 0, place);
    this.#note(entry);
  }

  remove(id: DossierId): void {
    const entry = this.#entries.get(id);
    if (entry === undefined) return;
    this.revision += 1;
    const { ontvangen, terugkomcode } = entry.summary;
    this.#entries.delete(id);
    this.#waiting.delete(id);
    if (terugkomcode !== undefined && this.#byCode.get(terugkomcode) === id)
      this.#byCode.delete(terugkomcode);
    this.#places.splice(firstFrom(this.#places, placeOf(id, ontvangen)), 1);
  }

  /** Newest first. A page goes on where the last one ended, whatever came in meanwhile. */
  list(query: DossierQuery): Page<DossierSummary> {
    const { outboxDueAt: due, status } = query;
    const limit = Math.min(Math.max(Math.trunc(query.limit), 1), MOST);
    const places = due === undefined ? this.#places : this.#waitingPlaces();
    const after = query.after === undefined ? undefined : Buffer.from(query.after, 'base64url').toString();
    const items: DossierSummary[] = [];
    for (let at = after === undefined ? places.length : firstFrom(places, after); at > 0; at -= 1) {
      const place = places[at - 1] ?? '';
      const summary = this.#entries.get(idIn(place))?.summary;
      if (summary === undefined || (status !== undefined && !status.includes(summary.status))) continue;
      if (due !== undefined && !(summary.outboxVolgende !== undefined && summary.outboxVolgende <= due))
        continue;
      const last = items.at(-1);
      if (items.length === limit && last !== undefined) {
        return { items, next: Buffer.from(placeOf(last.id, last.ontvangen)).toString('base64url') };
      }
      items.push(summary);
    }
    return { items };
  }

  #note(entry: IndexEntry): void {
    this.revision += 1;
    const { id, terugkomcode, outboxVolgende } = entry.summary;
    this.#entries.set(id, entry);
    if (terugkomcode !== undefined) this.#byCode.set(terugkomcode, id);
    if (outboxVolgende !== undefined) this.#waiting.add(id);
  }

  #waitingPlaces(): string[] {
    return [...this.#waiting]
      .flatMap((id) => {
        const summary = this.#entries.get(id)?.summary;
        return summary === undefined ? [] : [placeOf(id, summary.ontvangen)];
      })
      .sort();
  }
}

/** The first position whose place is not before this one. */
function firstFrom(places: readonly string[], place: string): number {
  let low = 0;
  let high = places.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((places[middle] ?? '') < place) low = middle + 1;
    else high = middle;
  }
  return low;
}
