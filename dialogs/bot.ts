import type { TurnContext } from 'botbuilder-core';
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
import { type Heard, hear, type Incoming } from '../src/use-cases/hear.js';
import { inTheirLanguage } from './other-language.js';
import { createReception } from './reception.js';
import { type RootDeps, RootDialog } from './root-dialog.js';
import { sayWhoSees } from './teams.js';
import { languageOf, toActivity } from './to-activity.js';
import { type Facts, TURN, Turn } from './turn.js';

export interface BotDeps extends RootDeps {
  readonly texts: Texts;
  readonly publicUrl: string;
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
  /** For somebody whose school the channel does not know. */
  readonly receive: ReturnType<typeof createReception>;
}

/** One bot for every channel. */
export interface Bot {
  /** A turn comes in with its session, bubbles go out, the state is left in the session. */
  readonly turn: (context: TurnContext) => Promise<void>;
  /** One bubble for somebody whose turn ended in an unexpected error. */
  readonly apologize: (context: TurnContext) => Promise<void>;
  readonly receive: BotWiring['receive'];
}

export function createBot(deps: BotDeps): Bot {
  const root = new RootDialog(deps);

  const turn = async (context: TurnContext): Promise<void> => {
    const session: TurnSession = context.turnState.get(TURN_SESSION);
    const incoming: Incoming = context.activity;
    const stored = inSpokenLanguage(migrateGesprek(session.state), deps.texts);
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
      await inTheirLanguage(deps, turn, async () => {
        if (stored === undefined) greet(turn, session.state === undefined);
        await root.handle(context, turn);
      });
    } else if (incoming.type === 'messageUpdate' && isDanger(heard)) {
      await root.handle(context, turn);
    } else if (incoming.type === 'messageUpdate' || incoming.type === 'messageDelete') {
      turn.say(incoming.type === 'messageUpdate' ? 'teams.bewerkt' : 'teams.weggehaald');
    }
    session.state = toStored(turn.gesprek);
    const { taal, open } = turn.gesprek;
    const bubbles = turn.out.map((bubble) => toActivity(bubble, { taal, question: open?.question }));
    const activities = turn.erased ? [...bubbles, { type: 'event', name: 'gewist' }] : bubbles;
    if (activities.length > 0) await context.sendActivities(activities);
  };

  const apologize = async (context: TurnContext): Promise<void> => {
    const session: TurnSession = context.turnState.get(TURN_SESSION);
    const { taal, wie } = migrateGesprek(session.state) ?? newGesprek('nl');
    const reader = readerOf(wie, deps.schools.get(session.school));
    await context.sendActivity({ type: 'message', text: deps.texts.text(taal, reader, 'fout.storing') });
  };
  return { turn, apologize, receive: createReception(deps) };
}

/** Somebody types before anything was said. */
function greet(turn: Turn, first: boolean): void {
  turn.say(first ? 'welkom.kort' : 'welkom.opnieuw');
  sayWhoSees(turn);
}

/** What was sent is heard already; only danger in the new words of it cannot wait. */
const isDanger = ({ understanding: { danger, dangerMaybe } }: Heard): boolean =>
  danger.length + dangerMaybe.length > 0;

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
    if (taal === undefined || taal === turn.gesprek.taal || !turn.speaks(taal)) return;
    turn.chooseLanguage(taal);
    await root.askAgain(context, turn);
  }
}

async function factsOf(
  deps: BotDeps,
  { school, channel, webpagina }: TurnSession,
  gesprek: Gesprek,
): Promise<Facts> {
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
    ...(webpagina !== undefined && { webpagina }),
    ears: deps.ears,
    hulplijnen: deps.hulplijnen,
  };
}

/** A language that was switched off while somebody talked in it goes on in Dutch. */
const inSpokenLanguage = (gesprek: Gesprek | undefined, { languages }: Texts): Gesprek | undefined =>
  gesprek === undefined || languages.includes(gesprek.taal) ? gesprek : { ...gesprek, taal: 'nl' };

function wieOf({ channelData }: Incoming): Wie | undefined {
  if (typeof channelData !== 'object' || channelData === null || !('wie' in channelData)) return undefined;
  return channelData.wie === 'leerling' || channelData.wie === 'ouder' ? channelData.wie : undefined;
}
