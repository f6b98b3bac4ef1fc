import type { Activity, TurnContext } from 'botbuilder-core';
import { dayOf } from '../src/domain/calendar.js';
import type { Wie } from '../src/domain/melding.js';
import type { Clock } from '../src/ports/clock.js';
import type { Ears } from '../src/ports/ears.js';
import type { Hulplijnen } from '../src/ports/hulplijnen.js';
import type { MedewerkerStore } from '../src/ports/medewerker-store.js';
import type { SchoolStore } from '../src/ports/school-store.js';
import type { Texts } from '../src/ports/texts.js';
import { type RevealSecret, TURN_SESSION, type TurnSession } from '../src/ports/turn-session.js';
import { type Gesprek, migrateGesprek, newGesprek, readerOf, toStored } from '../src/use-cases/gesprek.js';
import { hear, type Incoming } from '../src/use-cases/hear.js';
import { type RootDeps, RootDialog } from './root-dialog.js';
import { type Facts, type OutBubble, TURN, Turn } from './turn.js';

export interface BotDeps extends RootDeps {
  readonly texts: Texts;
  readonly schools: SchoolStore;
  readonly medewerkers: MedewerkerStore;
  readonly ears: Ears;
  readonly hulplijnen: Hulplijnen;
  readonly clock: Clock;
}

/** What a channel gets of the bot. */
export interface BotWiring {
  readonly onTurn: (context: TurnContext) => Promise<void>;
  readonly onTurnError: (context: TurnContext, error: Error) => Promise<void>;
  readonly reveal: RevealSecret;
}

/** One bot for every channel. */
export interface Bot {
  /** A turn comes in with its session, bubbles go out, the state is left in the session. */
  readonly turn: (context: TurnContext) => Promise<void>;
  /** One bubble for somebody whose turn ended in an unexpected error. */
  readonly apologize: (context: TurnContext) => Promise<void>;
}

export function createBot(deps: BotDeps): Bot {
  const root = new RootDialog(deps);

  const turn = async (context: TurnContext): Promise<void> => {
    const session: TurnSession = context.turnState.get(TURN_SESSION);
    const incoming: Incoming = context.activity;
    const stored = migrateGesprek(session.state);
    const gesprek = stored ?? newGesprek(languageOf(context.activity, deps.texts), wieOf(incoming));
    const facts = await factsOf(deps, session, gesprek);
    const heard = hear(deps.ears, incoming, gesprek.open, { lang: gesprek.taal, speaker: gesprek.wie });
    const turn = new Turn(deps.texts, session, { ...gesprek, beurt: gesprek.beurt + 1 }, heard, facts);
    context.turnState.set(TURN, turn);

    if (incoming.type === 'conversationUpdate') {
      if (stored === undefined) await root.welcome(context, turn);
    } else if (incoming.type === 'event') {
      await handleEvent(root, context, turn, incoming, deps.texts);
    } else if (incoming.type === 'message') {
      if (stored === undefined) turn.say(session.state === undefined ? 'welkom.kort' : 'welkom.opnieuw');
      await root.handle(context, turn);
    }
    session.state = toStored(turn.gesprek);
    const bubbles = turn.out.map((bubble) => toActivity(bubble, turn.gesprek));
    const activities = turn.erased ? [...bubbles, { type: 'event', name: 'gewist' }] : bubbles;
    if (activities.length > 0) await context.sendActivities(activities);
  };

  const apologize = async (context: TurnContext): Promise<void> => {
    const session: TurnSession = context.turnState.get(TURN_SESSION);
    const { taal, wie } = migrateGesprek(session.state) ?? newGesprek('nl');
    const reader = readerOf(wie, deps.schools.get(session.school));
    await context.sendActivity({ type: 'message', text: deps.texts.text(taal, reader, 'fout.storing') });
  };
  return { turn, apologize };
}

/** What the page asks for without a bubble of the user: erase everything, or another language. */
async function handleEvent(
  root: RootDialog,
  context: TurnContext,
  turn: Turn,
  { name, value }: Incoming,
  texts: Texts,
): Promise<void> {
  if (name === 'wis') turn.erase();
  if (name === 'taal' && typeof value === 'object' && value !== null && 'taal' in value) {
    const taal = texts.languages.find((known) => known === value.taal);
    if (taal === undefined || taal === turn.gesprek.taal) return;
    turn.speakIn(taal);
    await root.askAgain(context, turn);
  }
}

async function factsOf(deps: BotDeps, { school, channel }: TurnSession, gesprek: Gesprek): Promise<Facts> {
  const pakket = deps.schools.get(school);
  const now = deps.clock.now();
  const reader = readerOf(gesprek.wie, pakket);
  return {
    pakket,
    medewerkers: (await deps.medewerkers.list(school)).value,
    calendar: deps.schools.calendar(school),
    now,
    today: dayOf(now),
    lang: gesprek.taal,
    reader,
    channel,
    ears: deps.ears,
    hulplijnen: deps.hulplijnen,
  };
}

function languageOf({ locale }: Activity, { languages }: Texts): string {
  const asked = locale?.slice(0, 2).toLowerCase();
  return languages.find((language) => language === asked) ?? 'nl';
}

function wieOf({ channelData }: Incoming): Wie | undefined {
  if (typeof channelData !== 'object' || channelData === null || !('wie' in channelData)) return undefined;
  return channelData.wie === 'leerling' || channelData.wie === 'ouder' ? channelData.wie : undefined;
}

function toActivity({ text, geheim, spoed, choices }: OutBubble, { taal, open }: Gesprek): Partial<Activity> {
  return {
    type: 'message',
    text,
    locale: taal,
    ...((geheim !== undefined || spoed) && {
      channelData: { ...(geheim !== undefined && { geheim }), ...(spoed && { spoed }) },
    }),
    ...(choices !== undefined && {
      suggestedActions: {
        to: [],
        actions: choices.map(({ id, label }) => ({
          type: 'messageBack',
          title: label,
          text: label,
          displayText: label,
          value: { v: open?.question ?? '', k: id },
        })),
      },
    }),
  };
}
