import { readFileSync } from 'node:fs';
import { copyFile, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import words from '../../locales/nl/geheime-woorden.json' with { type: 'json' };
import { createIcsCalendar } from '../../src/adapters/calendar-ics/index.js';
import { createEcharts } from '../../src/adapters/charts-echarts/index.js';
import { createCsv } from '../../src/adapters/csv-stringify/index.js';
import { createDutchEars } from '../../src/adapters/ears-dutch/index.js';
import { createCryptoIds } from '../../src/adapters/ids-crypto/index.js';
import { createEldLanguageIdentifier } from '../../src/adapters/language-eld/index.js';
import { createPinoLogger } from '../../src/adapters/logger-pino/index.js';
import { createPrometheusMetrics } from '../../src/adapters/metrics-prometheus/index.js';
import { createMailNotifier, createSilentNotifier } from '../../src/adapters/notify-mail/index.js';
import { createYamlSchools } from '../../src/adapters/schools-yaml/index.js';
import { createLowdbStores, type LowdbOptions } from '../../src/adapters/storage-lowdb/index.js';
import { createI18nextTexts } from '../../src/adapters/texts-i18next/index.js';
import { type Adapters, buildApp } from '../../src/app.js';
import { loadConfig } from '../../src/config.js';
import { toMedewerkerId, toRolId, toSchoolId } from '../../src/domain/ids.js';
import type { Medewerker } from '../../src/domain/medewerker.js';
import { createTerugkomcodeParser } from '../../src/domain/terugkomcode.js';
import type { Stores } from '../../src/ports/stores.js';
import { createStaffMac } from '../../src/web/staff/mac.js';
import { loadAssets } from '../../src/web/static.js';
import { openDirectLine } from '../../src/wiring.js';
import { TestClock } from './directline-server.js';
import { productHulplijnen } from './hulplijnen.js';
import { temporaryFolder } from './temporary-folder.js';

const root = join(import.meta.dirname, '../..');

export const MARIMBA = toSchoolId('marimba');
/** A second school, that differs from De Marimba in its name only. */
export const WILG = toSchoolId('de-wilg');

const person = (id: string, naam: string, rol: string): Medewerker => ({
  id: toMedewerkerId(id),
  naam,
  email: `${id}@example.org`,
  rollen: [toRolId(rol)],
  werkdagen: [1, 2, 3, 4, 5],
});
/** Who works at De Marimba in the tests, and for whom. */
export const PIA = person('pia', 'Pia Proef', 'anti-pestcoordinator');
export const DIRK = person('dirk', 'Dirk Doenja', 'directie');
export const BEA = person('bea', 'Bea Buiten', 'bestuur');
export const EVA = person('eva', 'Eva Ergens', 'externe-vertrouwenspersoon');
/** Reads the meldingen of De Wilg. */
export const WIM = person('wim', 'Wim Wilgen', 'anti-pestcoordinator');

export interface AppOptions {
  /** Of an app that ran before. @default an empty one */
  readonly folder?: string;
  readonly clock?: TestClock;
  /** Of a real SMTP server. @default mail is off */
  readonly smtpUrl?: string;
  readonly disk?: LowdbOptions['disk'];
  readonly medewerkers?: readonly Medewerker[];
  /** Changes what the app is built with. */
  readonly change?: (adapters: Adapters) => Partial<Adapters>;
}

export interface TestApp {
  readonly url: string;
  /** Where the data stands. */
  readonly folder: string;
  readonly dataKey: Buffer;
  readonly clock: TestClock;
  readonly stores: Stores;
  /** Every line that was logged, at level debug, as it would stand in a file. */
  readonly logged: readonly string[];
  /** Stops it in good order; also done when the test is over. */
  close(): Promise<void>;
}

const DATA_KEY = Buffer.alloc(32, 7);

/** The whole product as main.ts wires it, on a free port, with its data in a folder of the test. */
export async function startApp(options: AppOptions = {}): Promise<TestApp> {
  const { folder = temporaryFolder(), clock = new TestClock(), smtpUrl } = options;
  const config = loadConfig({
    PORT: '0',
    DATA_DIR: join(folder, 'data'),
    SCHOLEN_DIR: await writeSchools(folder),
    DATA_KEY: DATA_KEY.toString('base64'),
    PUBLIC_URL: 'http://localhost:3978',
    LOG_LEVEL: 'debug',
    ...(smtpUrl !== undefined && { SMTP_URL: smtpUrl, MAIL_FROM: 'meldmaatje@example.org' }),
  });
  const logged: string[] = [];
  const write = (line: string) => void logged.push(line);
  const logger = createPinoLogger({ level: config.logLevel, destination: { write } });
  const holidays = join(root, 'deployment/schoolvakanties.yaml');
  const schools = await createYamlSchools({ folder: config.scholenDir, holidays, logger });
  const stores = await createLowdbStores({
    folder: config.dataDir,
    dataKey: DATA_KEY,
    schools: schools.all().map(({ id }) => id),
    clock,
    logger,
    ...(options.disk !== undefined && { disk: options.disk }),
  });
  await employ(stores, options.medewerkers ?? [PIA, DIRK, BEA, EVA]);
  const texts = createI18nextTexts({ logger, conceptsOn: config.conceptTalen });
  const naamOf = (school: Parameters<typeof schools.get>[0]) => schools.get(school).naam;
  const chosen = {
    stores,
    schools,
    hulplijnen: productHulplijnen,
    texts,
    calendarFile: createIcsCalendar(),
    charts: createEcharts(),
    csv: createCsv(),
    ears: createDutchEars({
      terugkomcodes: createTerugkomcodeParser(words),
      clock,
      languages: createEldLanguageIdentifier(),
    }),
    words,
    notifier: config.mail ? createMailNotifier({ ...config.mail, texts, naamOf }) : createSilentNotifier(),
    mac: createStaffMac(DATA_KEY),
    assets: loadAssets(join(root, 'dist/client')),
    metrics: createPrometheusMetrics(),
    clock,
    ids: createCryptoIds(),
    logger,
  };
  const adapters: Adapters = { ...chosen, openChannel: openDirectLine(chosen, config.http.publicUrl) };
  const app = buildApp(config, { ...adapters, ...options.change?.(adapters) });
  let closed: Promise<void> | undefined;
  const close = () => {
    closed ??= app.close();
    return closed;
  };
  onTestFinished(close);
  const port = await app.listen(0, '127.0.0.1');
  return {
    url: `http://127.0.0.1:${port}`,
    folder: config.dataDir,
    dataKey: DATA_KEY,
    clock,
    stores,
    logged,
    close,
  };
}

/** De Marimba as it is in the product, and De Wilg made of it: what is added to the product later changes no test. */
export async function writeSchools(folder: string): Promise<string> {
  const schools = join(folder, 'scholen');
  const marimba = join(root, 'deployment/scholen/marimba.yaml');
  await mkdir(schools, { recursive: true });
  await copyFile(marimba, join(schools, 'marimba.yaml'));
  const wilg = readFileSync(marimba, 'utf8')
    .replace('id: marimba', 'id: de-wilg')
    .replace('naam: De Marimba', 'naam: De Wilg');
  await writeFile(join(schools, 'de-wilg.yaml'), wilg);
  return schools;
}

async function employ({ medewerkers }: Stores, marimba: readonly Medewerker[]): Promise<void> {
  const people = [
    [MARIMBA, marimba],
    [WILG, [WIM]],
  ] as const;
  for (const [school, list] of people) {
    const { value, version } = await medewerkers.list(school);
    if (value.length === 0) await medewerkers.save(school, list, version);
  }
}
