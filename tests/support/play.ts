import { type Activity, BotAdapter, type ResourceResponse, TurnContext } from 'botbuilder-core';
import { expect } from 'vitest';
import { createBot } from '../../dialogs/bot.js';
import words from '../../locales/nl/geheime-woorden.json' with { type: 'json' };
import { createDutchEars } from '../../src/adapters/ears-dutch/index.js';
import { createCryptoIds } from '../../src/adapters/ids-crypto/index.js';
import { createEldLanguageIdentifier } from '../../src/adapters/language-eld/index.js';
import { createYamlSchools, readDemonstration } from '../../src/adapters/schools-yaml/index.js';
import { createMemoryStores } from '../../src/adapters/storage-memory/index.js';
import { createI18nextTexts } from '../../src/adapters/texts-i18next/index.js';
import type { Dossier } from '../../src/domain/dossier.js';
import { toConversationId, toSchoolId } from '../../src/domain/ids.js';
import type { Medewerker } from '../../src/domain/medewerker.js';
import { createTerugkomcodeParser } from '../../src/domain/terugkomcode.js';
import type { Json } from '../../src/ports/conversation-store.js';
import type { Logger } from '../../src/ports/logger.js';
import type { SchoolStore } from '../../src/ports/school-store.js';
import type { TextKey, Texts } from '../../src/ports/texts.js';
import { TURN_SESSION, type TurnSession } from '../../src/ports/turn-session.js';
import { type Gesprek, migrateGesprek } from '../../src/use-cases/gesprek.js';
import { melderActs } from '../../src/use-cases/melder/acts.js';
import { productHulplijnen } from './hulplijnen.js';

export const silentLogger: Logger = { debug() {}, info() {}, warn() {}, error() {} };
const terugkomcodes = createTerugkomcodeParser(words);
const productSchools = await createYamlSchools({
  folder: 'deployment/scholen',
  holidays: 'deployment/schoolvakanties.yaml',
  logger: silentLogger,
});
const demonstration = await readDemonstration('deployment/demonstratie.yaml');

export interface PlayOptions {
  /** @default the schools of the product */
  readonly schools?: SchoolStore;
  /** @default marimba */
  readonly school?: string;
  readonly wie?: 'leerling' | 'ouder';
  readonly taal?: string;
  readonly channel?: 'web' | 'teams';
  /** Concept languages that are switched on. @default all */
  readonly conceptsOn?: readonly string[];
  /** @default Friday 20 November 2026, 10:30 in Amsterdam */
  readonly now?: string;
  readonly medewerkers?: (people: readonly Medewerker[]) => readonly Medewerker[];
}

/** One line of a conversation: what is typed (or `[id]` for the button of that choice), and what the buddy does. */
export type Line = readonly [said: string, ...expected: readonly string[]];

/** A school with its stores, and conversations with its buddy, without a channel. */
export async function createPlayground(options: PlayOptions = {}) {
  const schools = options.schools ?? productSchools;
  const school = toSchoolId(options.school ?? 'marimba');
  let now = new Date(options.now ?? '2026-11-20T09:30:00Z');
  const clock = { now: () => new Date(now) };
  const ids = createCryptoIds();
  const stores = createMemoryStores({ schools: [school], clock });
  const people = demonstration.get(school) ?? [];
  const list = await stores.medewerkers.list(school);
  await stores.medewerkers.save(school, options.medewerkers?.(people) ?? people, list.version);
  const said: TextKey[] = [];
  const nietGoed: string[] = [];
  const texts = recording(
    createI18nextTexts({
      strict: true,
      ...(options.conceptsOn && { conceptsOn: options.conceptsOn }),
    }),
    said,
  );
  const bot = createBot({
    texts,
    schools,
    ears: createDutchEars({ terugkomcodes, clock, languages: createEldLanguageIdentifier() }),
    hulplijnen: productHulplijnen,
    publicUrl: 'http://localhost:3978',
    metrics: { nietGoed: (over) => nietGoed.push(over) },
    clock,
    ids,
    words,
    medewerkers: stores.medewerkers,
    dossiers: stores.dossiers,
    ...melderActs({
      dossiers: stores.dossiers,
      codes: stores.codes,
      schools,
      clock,
      ids,
      logger: silentLogger,
      wake: () => undefined,
      parser: terugkomcodes,
      pause: async () => {},
    }),
  });

  function converse() {
    let state: Json | undefined;
    let replies: Partial<Activity>[] = [];
    const covered: string[] = [];
    let erased = false;

    const send = async (activity: Partial<Activity>): Promise<void> => {
      said.length = 0;
      const context = new TurnContext(new DeafAdapter(), { channelId: 'directline', ...activity });
      const session: TurnSession = {
        school,
        conversation: toConversationId('gesprek'),
        channel: options.channel ?? 'web',
        ...(options.channel === 'teams' && { webpagina: `https://example.org/s/${school}` }),
        state,
        cover: (text) => covered.push(text),
        forgetPast: () => undefined,
        erase: () => {
          erased = true;
        },
      };
      context.turnState.set(TURN_SESSION, session);
      await bot.turn(context);
      // Through JSON, as every channel keeps it.
      state = session.state === undefined ? undefined : JSON.parse(JSON.stringify(session.state));
      replies = (context.adapter as DeafAdapter).sent;
    };
    const gesprek = (): Gesprek => migrateGesprek(state) ?? expect.fail('no state was kept');
    const press = (choice: string): Promise<void> => {
      const open = gesprek().open ?? expect.fail(`no question is open to press ${choice}`);
      const label = open.choices.find(({ id }) => id === choice)?.label;
      if (label === undefined)
        expect.fail(`${open.question} has no ${choice}, but ${open.choices.map(({ id }) => id)}`);
      return send({ type: 'message', text: label, value: { v: open.question, k: choice } });
    };
    const say = (text: string): Promise<void> => {
      const choice = /^\[(.+)\]$/.exec(text)?.[1];
      return choice === undefined ? send({ type: 'message', text }) : press(choice);
    };
    return {
      send,
      say,
      gesprek,
      replies: () => replies.map(({ text }) => text ?? ''),
      activities: () => replies,
      keys: (): readonly string[] => [...said],
      covered,
      isErased: () => erased,
      setState: (change: (state: Json | undefined) => Json | undefined) => {
        state = change(state);
      },
      enter: () =>
        send({
          type: 'conversationUpdate',
          locale: options.taal ?? 'nl',
          ...(options.wie && { channelData: { wie: options.wie } }),
        }),
      /** Plays lines. Each expectation is a text that must be said (`-key` one that must not), or the open question. */
      async play(lines: readonly Line[]): Promise<void> {
        for (const [text, ...expected] of lines) {
          await say(text);
          const heard = [...said, `?${gesprek().open?.question}`];
          for (const expectation of expected) {
            const hint = `after “${text}” (heard: ${heard.join(', ')})`;
            if (expectation.startsWith('-')) expect(heard, hint).not.toContain(expectation.slice(1));
            else expect(heard, hint).toContain(expectation);
          }
        }
      },
    };
  }

  return {
    school,
    stores,
    clock,
    /** Parts of the conversation of which somebody said that they are not right. */
    nietGoed,
    converse,
    /** A conversation that has been greeted. */
    async enter() {
      const conversation = converse();
      await conversation.enter();
      return conversation;
    },
    setNow: (moment: string) => {
      now = new Date(moment);
    },
    async dossiers(): Promise<readonly Dossier[]> {
      const page = await stores.dossiers.list(school, { limit: 200 });
      const found = await Promise.all(page.items.map(({ id }) => stores.dossiers.find(school, id)));
      return found.flatMap((stored) => stored?.value ?? []);
    },
  };
}
export type Playground = Awaited<ReturnType<typeof createPlayground>>;

/** Plays one conversation with a child (or parent) that came in by the school's own page. */
export async function play(
  lines: readonly Line[],
  options: PlayOptions = { wie: 'leerling' },
): Promise<Playground> {
  const playground = await createPlayground(options);
  const conversation = await playground.enter();
  await conversation.play(lines);
  return playground;
}

/** Notes which texts are said; labels and parts of other texts do not count. */
function recording(texts: Texts, said: TextKey[]): Texts {
  return {
    languages: texts.languages,
    helpLanguages: texts.helpLanguages,
    concepts: texts.concepts,
    text: (...args) => texts.text(...args),
    bubbles: (lang, reader, key, params) => {
      said.push(key);
      return texts.bubbles(lang, reader, key, params);
    },
  };
}

/** Takes what the bot sends and gives it to nobody. */
class DeafAdapter extends BotAdapter {
  readonly sent: Partial<Activity>[] = [];

  override async sendActivities(
    _context: TurnContext,
    activities: Partial<Activity>[],
  ): Promise<ResourceResponse[]> {
    this.sent.push(...activities);
    return activities.map((_, at) => ({ id: String(at) }));
  }
  override async updateActivity(): Promise<void> {}
  override async deleteActivity(): Promise<void> {}
  override async continueConversation(): Promise<void> {}
}
