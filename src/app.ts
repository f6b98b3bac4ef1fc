import { createHmac } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import restify, { type Server } from 'restify';
import { type BotWiring, createBot } from '../dialogs/bot.js';
import { revealWoorden } from '../dialogs/woorden-dialog.js';
import type { Config } from './config.js';
import { createTerugkomcodeParser } from './domain/terugkomcode.js';
import { createEraser } from './jobs/erase-expired.js';
import { createExpiry } from './jobs/expire-conversations.js';
import { createOutbox } from './jobs/outbox.js';
import { createReminders } from './jobs/reminders.js';
import type { Rounds } from './jobs/rounds.js';
import { createStaffCards } from './jobs/staff-cards.js';
import { createTellMelders } from './jobs/tell-melders.js';
import type { CalendarFile } from './ports/calendar-file.js';
import type { Charts } from './ports/charts.js';
import type { Clock } from './ports/clock.js';
import type { Json } from './ports/conversation-store.js';
import type { Csv } from './ports/csv.js';
import type { Desk, DeskActs } from './ports/desk.js';
import type { Ears } from './ports/ears.js';
import type { Hulplijnen } from './ports/hulplijnen.js';
import type { Ids } from './ports/ids.js';
import type { Logger } from './ports/logger.js';
import type { Messenger } from './ports/messenger.js';
import type { Metrics } from './ports/metrics.js';
import type { Notifier } from './ports/notifier.js';
import type { SchoolStore } from './ports/school-store.js';
import type { SignInProvider } from './ports/sign-in-provider.js';
import type { Stores } from './ports/stores.js';
import type { Texts } from './ports/texts.js';
import { melderActs } from './use-cases/melder/acts.js';
import { createWayBack } from './use-cases/melder/way-back.js';
import type { Mac } from './use-cases/staff/sign-in-link.js';
import { actFromCard } from './use-cases/staff/teams/act-from-card.js';
import { linkPlace } from './use-cases/staff/teams/places.js';
import type { WebChannel } from './web/channel.js';
import { addChatPages } from './web/chat-page.js';
import { addHealthPages } from './web/health.js';
import { addInfoPages } from './web/info-pages.js';
import { answerRefusals } from './web/refusals.js';
import { registerStaffRoutes } from './web/staff/routes.js';
import { type Assets, serveAssets } from './web/static.js';

/** Everything that main.ts chose. */
export interface Adapters {
  readonly stores: Stores;
  readonly schools: SchoolStore;
  readonly hulplijnen: Hulplijnen;
  readonly texts: Texts;
  readonly calendarFile: CalendarFile;
  readonly charts: Charts;
  readonly csv: Csv;
  readonly ears: Ears;
  readonly words: readonly string[];
  readonly notifier: Notifier;
  readonly openChannel: (wiring: BotWiring) => WebChannel;
  /** Absent: there is no `/api/messages`. */
  readonly openTeams?: (wiring: TeamsWiring) => TeamsChannel;
  /** Absent: people sign in with a link by mail only. */
  readonly signInProvider?: SignInProvider;
  readonly mac: Mac;
  readonly assets: Assets;
  readonly metrics: Metrics;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly logger: Logger;
}

/** What Teams gets of the bot. */
export interface TeamsWiring extends BotWiring {
  /** Whatever is known of a chat goes. */
  readonly onGone: (where: Json) => Promise<void>;
  readonly acts: DeskActs;
}

/** The way of Teams to the bot. */
export interface TeamsChannel {
  readonly messenger: Messenger;
  readonly desk: Desk;
  register(server: Server): void;
  close(): Promise<void>;
}

export interface App {
  readonly server: Server;
  /** Starts the jobs and listens. @returns the port. */
  listen(port: number, host: string): Promise<number>;
  /** Answers what is running, keeps what must be kept, and stops. */
  close(): Promise<void>;
}

/** Wires everything; listens to nothing yet. */
export function buildApp(config: Config, adapters: Adapters): App {
  const { stores, schools, hulplijnen, texts, ears, words, notifier, assets, metrics, clock, ids, logger } =
    adapters;
  const { publicUrl } = config.http;
  const outbox = createOutbox({ ...adapters, ...stores, publicUrl });
  const eraser = createEraser({ ...adapters, ...stores });
  const expiry = createExpiry({ conversations: stores.conversations, clock, logger });

  let staffCards: Rounds | undefined;
  const wake = (): void => {
    outbox.wake();
    void staffCards?.tick();
  };
  const wayBackKey = stores.secret('terugweg');
  const wayBack = createWayBack({
    shortTerm: stores.shortTerm,
    hide: (text) => createHmac('sha256', wayBackKey).update(text).digest('base64url'),
    clock,
  });
  const bot = createBot({
    wayBack,
    texts,
    schools,
    ears,
    metrics,
    hulplijnen,
    clock,
    ids,
    words,
    publicUrl,
    medewerkers: stores.medewerkers,
    dossiers: stores.dossiers,
    ...melderActs({
      dossiers: stores.dossiers,
      codes: stores.codes,
      schools,
      clock,
      ids,
      logger,
      wake,
      parser: createTerugkomcodeParser(words),
      pause: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
    }),
  });
  const wiring: BotWiring = {
    onTurn: metrics.timed(bot.turn),
    // The channel has logged it.
    onTurnError: async (context) => {
      metrics.turnFailed();
      await bot.apologize(context);
    },
    reveal: revealWoorden,
    receive: bot.receive,
  };
  const channel = adapters.openChannel(wiring);
  const teams = adapters.openTeams?.({
    ...wiring,
    onGone: (where) => wayBack.forgetAt(where),
    acts: {
      link: linkPlace({ ...stores, clock, ids }),
      act: actFromCard({ ...stores, schools, clock, ids, publicUrl, wake }),
    },
  });
  const tellMelders = teams && createTellMelders({ ...stores, schools, wayBack, logger, ...teams });
  staffCards = teams && createStaffCards({ ...stores, ...teams, schools, clock, logger, publicUrl });
  const reminders = createReminders({
    ...adapters,
    ...stores,
    publicUrl,
    ...(teams && { desk: teams.desk }),
  });

  const server = restify.createServer({ name: '', ignoreTrailingSlash: true });
  answerRefusals(server);
  const pages = { schools, hulplijnen, clock, texts, assets };
  serveAssets(server, assets);
  addChatPages(server, pages);
  addInfoPages(server, pages);
  registerStaffRoutes(server, {
    ...adapters,
    ...stores,
    publicUrl,
    wake,
    teams: teams !== undefined,
    tellMelder: async (school, dossier) => {
      await wayBack.tell(school, dossier);
      void tellMelders?.tick();
    },
    secure: publicUrl.startsWith('https:'),
    stylesheetUrl: assets.url('staff.css'),
    iconUrl: assets.url('blad.svg'),
  });
  addHealthPages(server, {
    stores,
    notifier,
    hulplijnen,
    clock,
    schools,
    metrics,
    speaksConcepts: config.production && Object.values(texts.concepts).includes('on'),
    ...(config.metricsToken && { token: config.metricsToken }),
  });
  channel.register(server);
  teams?.register(server);
  server.server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    if (!channel.handleUpgrade(request, socket, head)) socket.destroy();
  });

  return {
    server,
    async listen(port, host) {
      await new Promise<void>((resolve, reject) => {
        server.server.once('error', reject);
        server.listen(port, host, () => resolve());
      });
      outbox.start();
      expiry.start();
      reminders.start();
      eraser.start();
      tellMelders?.start();
      staffCards?.start();
      const address = server.address();
      return typeof address === 'object' && address !== null ? address.port : port;
    },
    async close() {
      expiry.stop();
      await reminders.stop();
      await eraser.stop();
      await tellMelders?.stop();
      await staffCards?.stop();
      await teams?.close();
      await channel.close();
      await outbox.stop();
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.server.closeAllConnections();
      });
      await stores.close();
    },
  };
}
