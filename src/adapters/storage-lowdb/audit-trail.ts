import type { AuditEntry } from '../../domain/dossier.js';
import type { DossierId, SchoolId } from '../../domain/ids.js';
import { toDossierId } from '../../domain/ids.js';
import type { Line } from './append-file.js';
import { openAppendFile, textOf } from './append-file.js';
import type { Disk } from './disk.js';
import { FORMAT, hasKnownFormat } from './format.js';
import { createQueue } from './queue.js';
import { parseJson, sealText, unsealText } from './sealing.js';
import type { HealthBook } from './store-health.js';

const HEADER = JSON.stringify({ v: FORMAT, kind: 'audit' });

/**
 * The audit trail of one school: a line `[dossier, entry id, sealed entry]` each. The ids are random and stand on
 * disk anyway; in the clear they spare opening the whole trail at the start.
 */
export interface SchoolTrail {
  /** @throws {StoreUnavailable} */
  append(entry: AuditEntry): Promise<void>;
  /** Records an act that its document already holds: never fails; what could not be written waits for `settle`. */
  appendAct(entry: AuditEntry): Promise<void>;
  /** Writes the acts that wait. @throws {StoreUnavailable} */
  settle(): Promise<void>;
  list(dossier: DossierId): readonly AuditEntry[];
  close(): Promise<void>;
}

/**
 * @param heads Last act of each dossier by its id. Those that the trail has are taken out; the rest is missing in it.
 * @throws {StoredVersionUnknown} @throws {StoreUnavailable}
 */
export async function openSchoolTrail(
  disk: Disk,
  path: string,
  key: Buffer,
  school: SchoolId,
  health: HealthBook,
  heads: Map<string, DossierId>,
): Promise<SchoolTrail> {
  const { file, content, lines } = await openAppendFile(disk, path, HEADER, { sync: true });
  const places = new Map<DossierId, Line[]>();
  const note = (dossier: DossierId, line: Line) => {
    const known = places.get(dossier);
    if (known === undefined) places.set(dossier, [line]);
    else known.push(line);
  };
  const waiting: AuditEntry[] = [];
  const queue = createQueue();
  const boundTo = (dossier: string, id: string) => `audit/${school}/${dossier}/${id}`;

  for (const [number, line] of lines.entries()) {
    const parts = parseJson(textOf(content, line));
    if (number === 0 && hasKnownFormat(parts, path)) continue;
    if (!isTrailLine(parts)) {
      health.warn('audit-damaged');
      continue;
    }
    note(toDossierId(parts[0]), line);
    heads.delete(parts[1]);
  }

  const append = async (entry: AuditEntry) => {
    const sealed = sealText(key, JSON.stringify(entry), boundTo(entry.dossier, entry.id));
    const line = JSON.stringify([entry.dossier, entry.id, sealed]);
    const offset = await file.append(`${line}\n`);
    note(entry.dossier, { offset, length: Buffer.byteLength(line) });
  };
  const read = (line: Line): AuditEntry | undefined => {
    const parts = parseJson(file.read(line));
    if (!isTrailLine(parts)) return undefined;
    const plain = unsealText(key, parts[2], boundTo(parts[0], parts[1]));
    return plain && (parseJson(plain) as AuditEntry | undefined);
  };

  return {
    append,
    async appendAct(entry) {
      try {
        await append(entry);
      } catch (error) {
        waiting.push(entry);
        health.failed('audit-behind', error);
      }
    },
    settle: () =>
      queue('', async () => {
        for (let entry = waiting[0]; entry !== undefined; entry = waiting[0]) {
          await append(entry);
          waiting.shift();
          if (waiting.length === 0) health.succeeded('audit-behind');
        }
      }),
    list(dossier) {
      const entries = (places.get(dossier) ?? []).flatMap((line) => {
        const entry = read(line);
        if (entry === undefined) health.warn('audit-damaged');
        return entry ?? [];
      });
      return [...entries, ...waiting.filter((entry) => entry.dossier === dossier)];
    },
    close: () => file.close(),
  };
}

const isTrailLine = (parts: unknown): parts is readonly [string, string, string] =>
  Array.isArray(parts) && parts.length === 3 && parts.every((part) => typeof part === 'string');
