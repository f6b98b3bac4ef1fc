import words from '../locales/nl/geheime-woorden.json' with { type: 'json' };
import { createIcsCalendar } from './adapters/calendar-ics/index.js';
import { createTeams, type Teams, type TeamsOptions } from './adapters/channel-botframework/index.js';
import { createDirectLine } from './adapters/channel-directline/index.js';
import { createEcharts } from './adapters/charts-echarts/index.js';
import { createSystemClock } from './adapters/clock-system/index.js';
import { createCsv } from './adapters/csv-stringify/index.js';
import { createDutchEars } from './adapters/ears-dutch/index.js';
import { createCryptoIds } from './adapters/ids-crypto/index.js';
import { createEldLanguageIdentifier } from './adapters/language-eld/index.js';
import { createPinoLogger } from './adapters/logger-pino/index.js';
import { createPrometheusMetrics } from './adapters/metrics-prometheus/index.js';
import { createMailNotifier, createSilentNotifier } from './adapters/notify-mail/index.js';
import { createHulplijnen, createYamlSchools } from './adapters/schools-yaml/index.js';
import { createOidcSignIn } from './adapters/sign-in-oidc/index.js';
import { createLowdbStores } from './adapters/storage-lowdb/index.js';
import { createI18nextTexts } from './adapters/texts-i18next/index.js';
import type { Adapters, TeamsWiring } from './app.js';
import type { Config } from './config.js';
import { readDataKey } from './data-key.js';
import { createTerugkomcodeParser } from './domain/terugkomcode.js';
import { createStaffMac } from './web/staff/mac.js';
import { loadAssets } from './web/static.js';

/** Chooses and opens everything that the program needs from outside, by its configuration. */
export async function createAdapters(config: Config, assetsFolder: string): Promise<Adapters> {
  const logger = createPinoLogger({ level: config.logLevel });
  const clock = createSystemClock(config.startAt === undefined ? {} : { startAt: config.startAt });
  const ids = createCryptoIds();
  const { key: dataKey, made } = readDataKey(config.dataKey);
  if (made !== undefined) logger.warn({ event: 'data-key.made', file: made });
  const holidays = 'deployment/schoolvakanties.yaml';
  const schools = await createYamlSchools({ folder: config.scholenDir, holidays, logger });
  const hulplijnen = await createHulplijnen({ file: 'deployment/hulplijnen.yaml' });
  const stores = await createLowdbStores({
    folder: config.dataDir,
    dataKey,
    ...(config.previousDataKey && { previousDataKey: config.previousDataKey }),
    schools: schools.all().map(({ id }) => id),
    clock,
    logger,
  });
  const texts = createI18nextTexts({ logger, conceptsOn: config.conceptTalen });
  const naamOf = (school: Parameters<typeof schools.get>[0]): string => schools.get(school).naam;
  const chosen = {
    stores,
    schools,
    hulplijnen,
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
    ...(config.oidc && {
      signInProvider: createOidcSignIn({
        ...config.oidc,
        callbackUrl: `${config.http.publicUrl}/staf/oidc/terug`,
        logger,
      }),
    }),
    mac: createStaffMac(dataKey),
    assets: loadAssets(assetsFolder),
    metrics: createPrometheusMetrics(),
    clock,
    ids,
    logger,
  };
  return {
    ...chosen,
    openChannel: openDirectLine(chosen, config.http.publicUrl),
    ...(config.teams && {
      openTeams: openTeams(chosen, { publicUrl: config.http.publicUrl, credentials: config.teams }),
    }),
  };
}

/** The web chat over Direct Line in this process. */
export const openDirectLine =
  (
    {
      stores,
      schools,
      clock,
      ids,
      logger,
    }: Pick<Adapters, 'stores' | 'schools' | 'clock' | 'ids' | 'logger'>,
    publicUrl: string,
  ): Adapters['openChannel'] =>
  ({ onTurnError, ...wiring }) => {
    const { conversations } = stores;
    const tokenKey = stores.secret('directline-token');
    const channel = createDirectLine({
      ...wiring,
      conversations,
      tokenKey,
      schools,
      clock,
      ids,
      logger,
      publicUrl,
    });
    channel.adapter.onTurnError = onTurnError;
    return channel;
  };

/** Teams over the Bot Framework. @param how The credentials, and where tests put Microsoft's cloud. */
export const openTeams =
  (
    adapters: Pick<Adapters, 'stores' | 'schools' | 'clock' | 'ids' | 'logger' | 'texts'>,
    how: Pick<TeamsOptions, 'publicUrl' | 'credentials' | 'cloud' | 'retry'>,
  ): ((wiring: TeamsWiring) => Teams) =>
  (wiring) => {
    const { stores } = adapters;
    return createTeams({
      ...wiring,
      ...adapters,
      ...how,
      conversations: stores.conversations,
      shortTerm: stores.shortTerm,
      personKey: stores.secret('teams-persoon'),
    });
  };
