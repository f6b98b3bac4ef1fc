import { dayOf, hourOf } from '../../domain/calendar.js';
import type { AuditEntry, Dossier, Ontvangen } from '../../domain/dossier.js';
import { toSummary } from '../../domain/dossier.js';
import type { DossierId, SchoolId } from '../../domain/ids.js';
import { toDossierId } from '../../domain/ids.js';
import { DossierChanged, UnknownSchool } from '../../errors.js';
import type { AuditTrail, DossierStore, Stored, Version } from '../../ports/dossier-store.js';
import { clone } from './clone.js';

interface School {
  readonly dossiers: Map<DossierId, Stored<Dossier>>;
  readonly trail: AuditEntry[];
  revision: number;
}

const END_OF = { nacht: '06', ochtend: '12', middag: '18', avond: '24' };

/** A dossier's place in the list; an anonymous one gives away no more than its part of the day. */
function placeOf(id: DossierId, ontvangen: Ontvangen): string {
  if (ontvangen.kind === 'dagdeel') return `${ontvangen.dag} ${END_OF[ontvangen.dagdeel]} ${id}`;
  const moment = new Date(ontvangen.op);
  return `${dayOf(moment)} ${String(hourOf(moment)).padStart(2, '0')} ${ontvangen.op} ${id}`;
}

export function createMemoryDossiers(
  schools: readonly SchoolId[],
  hmac: (text: string) => Buffer,
): { readonly dossiers: DossierStore; readonly audit: AuditTrail } {
  const kept = new Map<SchoolId, School>(
    schools.map((id) => [id, { dossiers: new Map(), trail: [], revision: 0 }]),
  );
  const get = (school: SchoolId): School => {
    const found = kept.get(school);
    if (found === undefined) throw new UnknownSchool({ school });
    return found;
  };
  const keep = (school: SchoolId, dossier: Dossier, version: Version): void => {
    const { dossiers, trail } = get(school);
    get(school).revision += 1;
    const { laatsteHandeling } = dossier;
    dossiers.set(dossier.id, clone({ value: dossier, version }));
    if (trail.every(({ id }) => id !== laatsteHandeling.id)) trail.push(clone(laatsteHandeling));
  };
  const find: DossierStore['find'] = async (school, id) => clone(kept.get(school)?.dossiers.get(id));

  return {
    dossiers: {
      async createOnce(school, draft, make) {
        const id = toDossierId(hmac(`draft/${school}/${draft}`).toString('hex').slice(0, 32));
        if (!get(school).dossiers.has(id)) keep(school, make(id), 1 as Version);
        return clone(get(school).dossiers.get(id)) as Stored<Dossier>;
      },
      find,
      revision: async (school) => kept.get(school)?.revision ?? 0,
      async remove(school, id) {
        if (get(school).dossiers.delete(id)) get(school).revision += 1;
      },
      async findByCode(school, code) {
        const all = [...(kept.get(school)?.dossiers.values() ?? [])];
        return clone(all.find(({ value }) => value.terugkomcode === code));
      },
      async list(school, { status, outboxDueAt, after, limit }) {
        const from = after === undefined ? undefined : Buffer.from(after, 'base64url').toString();
        const all = [...(kept.get(school)?.dossiers.values() ?? [])]
          .map(({ value }) => ({ place: placeOf(value.id, value.ontvangen), summary: toSummary(value) }))
          .filter(({ place }) => from === undefined || place < from)
          .filter(({ summary }) => status?.includes(summary.status) ?? true)
          .filter(
            ({ summary: { outboxVolgende: next } }) =>
              outboxDueAt === undefined || (next !== undefined && next <= outboxDueAt),
          )
          .sort((a, b) => (a.place < b.place ? 1 : -1));
        const page = all.slice(0, Math.min(Math.max(limit, 1), 200));
        const last = all.length > page.length ? page.at(-1) : undefined;
        return {
          items: page.map(({ summary }) => clone(summary)),
          ...(last !== undefined && { next: Buffer.from(last.place).toString('base64url') }),
        };
      },
      async save(school, dossier, expected) {
        if (get(school).dossiers.get(dossier.id)?.version !== expected)
          throw new DossierChanged({ id: dossier.id });
        const version = (expected + 1) as Version;
        keep(school, dossier, version);
        return version;
      },
      damaged: async () => [],
    },
    audit: {
      append: async (school, entry) => void get(school).trail.push(clone(entry)),
      list: async (school, dossier) =>
        clone((kept.get(school)?.trail ?? []).filter((entry) => entry.dossier === dossier)),
    },
  };
}
