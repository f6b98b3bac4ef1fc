import geheimeWoorden from '../../../locales/nl/geheime-woorden.json' with { type: 'json' };
import { createIcsCalendar } from '../../../src/adapters/calendar-ics/index.js';
import { createEcharts } from '../../../src/adapters/charts-echarts/index.js';
import { createCsv } from '../../../src/adapters/csv-stringify/index.js';
import { createCryptoIds } from '../../../src/adapters/ids-crypto/index.js';
import { createMemoryStores, type MemoryOptions } from '../../../src/adapters/storage-memory/index.js';
import { createI18nextTexts } from '../../../src/adapters/texts-i18next/index.js';
import type { CodeHash, Dossier, OutboxEntry } from '../../../src/domain/dossier.js';
import {
  type DossierId,
  toDraftId,
  toIsoDate,
  toIsoTime,
  toMedewerkerId,
  toRolId,
} from '../../../src/domain/ids.js';
import type { Medewerker } from '../../../src/domain/medewerker.js';
import type { Antwoorden } from '../../../src/domain/melding.js';
import type { Schoolpakket } from '../../../src/domain/schoolpakket.js';
import { UnknownSchool } from '../../../src/errors.js';
import type { LogLine } from '../../../src/ports/logger.js';
import type { Delivery, Notice, Notifier } from '../../../src/ports/notifier.js';
import type { SchoolStore } from '../../../src/ports/school-store.js';
import type { Stores } from '../../../src/ports/stores.js';
import { createStaffMac } from '../../../src/web/staff/mac.js';
import { productHulplijnen } from '../../support/hulplijnen.js';
import { aSchool } from '../../support/school.js';

export const LINDE = aSchool('de-linde', 'De Linde');
export const BEUK = aSchool('de-beuk', 'De Beuk');

const person = (id: string, naam: string, rolId: string): Medewerker => ({
  id: toMedewerkerId(id),
  naam,
  email: `${id}@example.org`,
  rollen: [toRolId(rolId)],
  werkdagen: [1, 2, 3, 4, 5],
});
export const NOOR = person('noor', 'Noor Bakker', 'aanspreekpunt');
export const SAM = person('sam', 'Sam de Wit', 'aanspreekpunt');
export const BO = person('bo', 'Bo Jansen', 'bestuur');
export const ELS = person('els', 'Els van Beuk', 'aanspreekpunt');

export const told = <T>(value: T) => ({ kind: 'gegeven', value }) as const;

export interface NewDossier {
  readonly antwoorden?: Antwoorden;
  readonly change?: Partial<Dossier>;
  readonly at?: Date;
  readonly school?: Schoolpakket;
  readonly aan?: readonly Medewerker[];
}

/** Makes the stores of a world; in memory unless said otherwise. */
export type OpenStores = (options: MemoryOptions) => Stores | Promise<Stores>;

/** A school of a world, with who works there. */
export type Place = readonly [pakket: Schoolpakket, people: readonly Medewerker[]];
const PLACES: readonly Place[] = [
  [LINDE, [NOOR, SAM, BO]],
  [BEUK, [ELS]],
];

/** Everything that the staff pages and the outbox need, on a Friday morning. */
export async function createWorld(
  open: OpenStores = createMemoryStores,
  places: readonly Place[] = PLACES,
  calendarOf: SchoolStore['calendar'] = () => ({ dayKind: () => 'school' }),
) {
  let now = new Date('2026-11-20T09:31:00Z');
  const clock = { now: () => now };
  const logged: LogLine[] = [];
  const log = (line: LogLine) => void logged.push(line);
  const pakketten = places.map(([pakket]) => pakket);
  const stores = await open({ schools: pakketten.map(({ id }) => id), clock });
  for (const [{ id }, list] of places) {
    const { value, version } = await stores.medewerkers.list(id);
    if (value.length === 0) await stores.medewerkers.save(id, list, version);
  }
  const find = (id: string) => pakketten.find((pakket) => pakket.id === id);
  const schools: SchoolStore = {
    all: () => pakketten,
    find,
    get: (id) => {
      const found = find(id);
      if (found === undefined) throw new UnknownSchool({ school: id });
      return found;
    },
    calendar: calendarOf,
  };
  const sent: Notice[] = [];
  const deliveries: Delivery[] = [];
  const notifier: Notifier = {
    available: true,
    async send(notice) {
      sent.push(notice);
      return deliveries.shift() ?? { ok: true };
    },
  };
  const ids = createCryptoIds();
  let drafts = 0;
  return {
    ...stores,
    schools,
    hulplijnen: productHulplijnen,
    clock,
    ids,
    notifier,
    /** Every notice that was handed to the notifier. */
    sent,
    /** What the notifier answers next, in order; then it succeeds. */
    deliveries,
    logged,
    logger: { debug: log, info: log, warn: log, error: log },
    mac: createStaffMac(Buffer.alloc(32, 7)),
    texts: createI18nextTexts({ strict: true }),
    calendarFile: createIcsCalendar(),
    charts: createEcharts(),
    csv: createCsv(),
    words: geheimeWoorden,
    publicUrl: 'http://localhost:3978',
    secure: false,
    stylesheetUrl: '/static/staff.css',
    goTo(moment: string) {
      now = new Date(moment);
    },
    pass(minutes: number) {
      now = new Date(now.getTime() + minutes * 60_000);
    },
    /** A melding without a name for the aanspreekpunten of De Linde, unless said otherwise. */
    async add({ antwoorden = { wat: told('ze schelden mij uit') }, ...given }: NewDossier = {}) {
      const pakket = given.school ?? LINDE;
      drafts += 1;
      const { value } = await stores.dossiers.createOnce(pakket.id, toDraftId(`draft-${drafts}`), (id) =>
        newDossier(id, pakket, antwoorden, given, toIsoTime(now)),
      );
      return value.id;
    },
    async saved(id: DossierId, pakket: Schoolpakket = LINDE): Promise<Dossier> {
      const stored = await stores.dossiers.find(pakket.id, id);
      if (stored === undefined) throw new Error('There is no such dossier.');
      return stored.value;
    },
    /** Changes a dossier as another process would. */
    async change(id: DossierId, change: (dossier: Dossier) => Dossier) {
      const stored = await stores.dossiers.find(LINDE.id, id);
      if (stored === undefined) throw new Error('There is no such dossier.');
      await stores.dossiers.save(LINDE.id, change(stored.value), stored.version);
    },
    /** Changes the list of medewerkers. */
    async staff(list: readonly Medewerker[], pakket = LINDE) {
      await stores.medewerkers.save(pakket.id, list, (await stores.medewerkers.list(pakket.id)).version);
    },
  };
}
export type World = Awaited<ReturnType<typeof createWorld>>;

function newDossier(
  id: DossierId,
  pakket: Schoolpakket,
  antwoorden: Antwoorden,
  { change, aan = [] }: NewDossier,
  op: Dossier['laatsteHandeling']['op'],
): Dossier {
  return {
    versie: 1,
    id,
    school: pakket.id,
    ontvangen: { kind: 'dagdeel', dag: toIsoDate('2026-11-20'), dagdeel: 'ochtend' },
    melding: {
      versie: 1,
      wie: 'leerling',
      perspectief: 'gepeste',
      taal: 'nl',
      antwoorden,
      gevaar: [],
      ookGetypt: [],
    },
    toestand: { status: 'nieuw' },
    dringend: false,
    overPersoneel: false,
    rollen: [toRolId('aanspreekpunt')],
    uitgesloten: [],
    gelezen: [],
    berichten: [],
    outbox: aan.map(
      (medewerker): OutboxEntry => ({
        id: `${id}-${medewerker.id}`,
        soort: 'nieuwe-melding',
        aan: medewerker.id,
        toestand: { kind: 'wacht', pogingen: 0, volgende: op },
      }),
    ),
    terugkomcode: `code-${id}` as CodeHash,
    laatsteHandeling: {
      id: `first-${id}`,
      dossier: id,
      wie: { kind: 'melder' },
      wat: 'ontvangen',
      op: toIsoTime(new Date('2026-11-20T05:00:00Z')),
    },
    ...change,
  };
}
