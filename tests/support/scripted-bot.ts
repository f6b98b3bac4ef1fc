import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Activity, ActivityTypes, type TurnContext } from 'botbuilder';
import { build } from 'esbuild';
import type { Server } from 'restify';
import { createI18nextTexts } from '../../src/adapters/texts-i18next/index.js';
import { toRolId } from '../../src/domain/ids.js';
import type { Schoolpakket } from '../../src/domain/schoolpakket.js';
import type { Clock } from '../../src/ports/clock.js';
import type { SchoolStore } from '../../src/ports/school-store.js';
import { type RevealSecret, TURN_SESSION, type TurnSession } from '../../src/ports/turn-session.js';
import { addChatPages } from '../../src/web/chat-page.js';
import { addInfoPages } from '../../src/web/info-pages.js';
import { type Assets, loadAssets, serveAssets } from '../../src/web/static.js';
import { productHulplijnen } from './hulplijnen.js';
import { aRol, aSchool } from './school.js';

const CLIENT = fileURLToPath(new URL('../../src/web/client', import.meta.url));

/** Builds the browser's files as the build does, into a folder of their own. */
export async function buildAssets(): Promise<Assets> {
  const folder = mkdtempSync(join(tmpdir(), 'client-'));
  const { metafile } = await build({
    entryPoints: [join(CLIENT, 'chat.ts'), join(CLIENT, 'chat.css')],
    outdir: folder,
    entryNames: '[name]-[hash]',
    bundle: true,
    minify: true,
    format: 'iife',
    target: 'es2018',
    charset: 'utf8',
    metafile: true,
  });
  const manifest = Object.entries(metafile.outputs).map(([path, { entryPoint = '' }]) => [
    basename(entryPoint).replace(/\.ts$/, '.js'),
    basename(path),
  ]);
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify(Object.fromEntries(manifest)));
  return loadAssets(folder);
}

/** A school that only a page needs. */
export const schoolpakket = (
  id: string,
  naam: string,
  status: Schoolpakket['status'] = 'proef',
): Schoolpakket =>
  aSchool(id, naam, {
    status,
    rollen: [
      aRol('anti-pestcoordinator', 'anti-pestcoördinator'),
      aRol('bestuur', 'bestuur', { extern: true }),
    ],
    routes: {
      standaard: [toRolId('anti-pestcoordinator')],
      daarna: [],
      dringend: [],
      overPersoneel: [toRolId('bestuur')],
      perVorm: {},
    },
    talen: ['nl', 'en'],
  });

export const schoolStore = (...pakketten: readonly Schoolpakket[]): SchoolStore => ({
  all: () => pakketten,
  find: (id) => pakketten.find((pakket) => pakket.id === id),
  get() {
    throw new Error('not needed by a page');
  },
  calendar() {
    throw new Error('not needed by a page');
  },
});

/** Adds the pages a visitor sees, as the application does. */
export const addPages =
  (
    assets: Assets,
    schools: SchoolStore,
    neutralPage?: string,
    clock: Clock = { now: () => new Date() },
    conceptsOn?: readonly string[],
  ) =>
  (server: Server): void => {
    const texts = createI18nextTexts({ strict: true, ...(conceptsOn && { conceptsOn }) });
    const pages = {
      schools,
      hulplijnen: productHulplijnen,
      clock,
      assets,
      texts,
      ...(neutralPage !== undefined && { neutralPage }),
    };
    addChatPages(server, pages);
    addInfoPages(server, pages);
    serveAssets(server, assets);
  };

const WORDS = 'appel fiets maan tafel zomer';
export const revealWords: RevealSecret = (state) => (state === 'bewaard' ? undefined : WORDS);

const choice = (title: string, text: string, value?: unknown) => ({
  type: 'messageBack',
  title,
  text,
  displayText: title,
  value: value ?? { antwoord: text },
});

/** Answers a few words in fixed ways, and everything else with what it heard. */
export async function scriptedBot(context: TurnContext): Promise<void> {
  const { activity } = context;
  const session = context.turnState.get<TurnSession>(TURN_SESSION);
  const say = (text: string, more: Partial<Activity> = {}) =>
    context.sendActivity({ type: ActivityTypes.Message, text, ...more });
  if (activity.type === 'conversationUpdate') {
    const english = activity.locale === 'en';
    await say(english ? 'Hi! I am a computer.' : 'Hoi! Ik ben een computer. Geen mens.');
    await say(
      english ? 'Nothing goes to school without your yes.' : 'Er gaat niets naar school zonder jouw ja.',
    );
    return void (await say(english ? 'Who are you?' : 'Wie ben jij?', {
      suggestedActions: {
        to: [],
        actions: [
          choice(english ? '🎒 I am a pupil' : '🎒 Ik ben leerling', 'leerling'),
          choice(english ? '🏠 I am a parent' : '🏠 Ik ben ouder', 'ouder'),
          choice(english ? '🏫 I work at school' : '🏫 Ik werk op school', 'school'),
          choice(english ? '🤷 Something else' : '🤷 Weet ik niet', 'weet niet'),
        ],
      },
    }));
  }
  if (activity.type === 'event' && activity.name === 'wis') {
    session.erase();
    return void (await context.sendActivity({ type: ActivityTypes.Event, name: 'gewist' }));
  }
  if (activity.type === 'event') return void (await say(`taal ${JSON.stringify(activity.value)}`));
  switch (activity.text) {
    case 'gevaar':
      await say('Dit is heel serieus. Fijn dat je het zegt.', { channelData: { spoed: true } });
      await say('Ben je nu in gevaar? Bel 112.', { channelData: { spoed: true } });
      return void (await say('Bel 113 of 0800-0113. Chatten kan op 113.nl.', {
        channelData: { spoed: true },
      }));
    case 'geheim':
      await say('Dit zijn jouw geheime woorden.');
      await say('De woorden zijn bewaard.', { channelData: { geheim: 'terugkomcode' } });
      return void (await say('Heb je ze bewaard?', {
        suggestedActions: { to: [], actions: [choice('✅ Ik heb ze bewaard', 'bewaard')] },
      }));
    case 'bewaard':
      session.state = 'bewaard';
      return void (await say('Goed zo.'));
    default:
      await say(`Ik hoorde: ${activity.text}`);
      return void (await say('Wil je er meer over vertellen?', {
        suggestedActions: { to: [], actions: [choice('👍 Ja', 'ja'), choice('✋ Nee, liever niet', 'nee')] },
      }));
  }
}
