import { join } from 'node:path';
import words from '../../locales/nl/geheime-woorden.json' with { type: 'json' };
import { createIcsCalendar } from '../../src/adapters/calendar-ics/index.js';
import { createEcharts } from '../../src/adapters/charts-echarts/index.js';
import { createCsv } from '../../src/adapters/csv-stringify/index.js';
import { createDutchEars } from '../../src/adapters/ears-dutch/index.js';
import { createCryptoIds } from '../../src/adapters/ids-crypto/index.js';
import { createEldLanguageIdentifier } from '../../src/adapters/language-eld/index.js';
import { createPinoLogger } from '../../src/adapters/logger-pino/index.js';
import { createPrometheusMetrics } from '../../src/adapters/metrics-prometheus/index.js';
import { createSilentNotifier } from '../../src/adapters/notify-mail/index.js';
import {
  createHulplijnen,
  createYamlSchools,
  readDemonstration,
} from '../../src/adapters/schools-yaml/index.js';
import { createLowdbStores } from '../../src/adapters/storage-lowdb/index.js';
import { createI18nextTexts } from '../../src/adapters/texts-i18next/index.js';
import { type Adapters, buildApp } from '../../src/app.js';
import { loadConfig } from '../../src/config.js';
import { createTerugkomcodeParser } from '../../src/domain/terugkomcode.js';
import type { Clock } from '../../src/ports/clock.js';
import type { Logger } from '../../src/ports/logger.js';
import { createStaffMac } from '../../src/web/staff/mac.js';
import { loadAssets } from '../../src/web/static.js';
import { openDirectLine } from '../../src/wiring.js';

export const SCHOOL = 'marimba';
const DATA_KEY = Buffer.alloc(32, 7);

/**
 * Runs twenty times as fast as the real one: the limits on one conversation, meant for a person who types, do not slow
 * the load. Stores write, and turns are timed, by the real clock.
 */
export function createHastyClock(): Clock {
  const start = Date.now();
  return { now: () => new Date(start + (Date.now() - start) * 20) };
}

/** What main.ts chooses, with mail off and the data in a folder of the benchmark. */
export async function createAdapters(
  root: string,
  folder: string,
  clock: Clock,
  logger: Logger,
): Promise<Adapters> {
  const schools = await createYamlSchools({
    folder: join(root, 'deployment/scholen'),
    holidays: join(root, 'deployment/schoolvakanties.yaml'),
    logger,
  });
  const stores = await createLowdbStores({
    folder,
    dataKey: DATA_KEY,
    schools: schools.all().map(({ id }) => id),
    clock,
    logger,
  });
  for (const [school, people] of await readDemonstration(join(root, 'deployment/demonstratie.yaml'))) {
    const { version } = await stores.medewerkers.list(school);
    await stores.medewerkers.save(school, people, version);
  }
  const chosen = {
    stores,
    schools,
    hulplijnen: await createHulplijnen({ file: join(root, 'deployment/hulplijnen.yaml') }),
    texts: createI18nextTexts({ logger }),
    calendarFile: createIcsCalendar(),
    charts: createEcharts(),
    csv: createCsv(),
    ears: createDutchEars({
      terugkomcodes: createTerugkomcodeParser(words),
      clock,
      languages: createEldLanguageIdentifier(),
    }),
    words,
    notifier: createSilentNotifier(),
    mac: createStaffMac(DATA_KEY),
    assets: loadAssets(join(root, 'dist/client')),
    metrics: createPrometheusMetrics(),
    clock,
    ids: createCryptoIds(),
    logger,
  };
  return { ...chosen, openChannel: openDirectLine(chosen, 'http://localhost') };
}

/** The whole product, listening. @returns its port. */
export async function startProduct(root: string, folder: string): Promise<number> {
  const config = loadConfig({ PORT: '0', DATA_DIR: folder, DATA_KEY: DATA_KEY.toString('base64') });
  const logger = createPinoLogger({ level: config.logLevel });
  const app = buildApp(config, await createAdapters(root, folder, createHastyClock(), logger));
  return app.listen(0, '127.0.0.1');
}
