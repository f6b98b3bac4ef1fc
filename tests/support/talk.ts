import { setTimeout as pause } from 'node:timers/promises';
import algemeen from '../../locales/nl/algemeen.json' with { type: 'json' };
import leerling from '../../locales/nl/leerling.json' with { type: 'json' };
import type { TextKey } from '../../src/ports/texts.js';
import { type Bubble, Chat, type OpenOptions, openChat } from './directline.js';
import type { TestClock } from './directline-server.js';

/** What is answered to a question: words, or the choice with this id. */
export type Reply = string | { readonly choice: string };
/** Answers by the name of the question, as the buttons carry it. */
export type Replies = Readonly<Record<string, Reply>>;

/** A short melding without a name. Questions that are added later are skipped, or not known. */
export const ANONIEM: Replies = {
  'menu.wie': { choice: 'leerling' },
  'menu.wat': { choice: 'vertellen' },
  'melding.wat': 'ze verstoppen elke dag mijn tas en lachen mij uit',
  'melding.perspectief': { choice: 'gepeste' },
  'melding.veiligVandaag': { choice: 'ja' },
  'melding.overPersoneel': { choice: 'nee' },
  'melding.metNaam': { choice: 'nee' },
  'melding.herkenbaar': { choice: 'goed-zo' },
  'melding.lezers': { choice: 'goed' },
  'melding.samenvatting': { choice: 'verstuur' },
  'gevaar.misschien': { choice: 'niet-bedoeld' },
  'gevaar.veilig': { choice: 'ja' },
  'gevaar.verder': { choice: 'verder' },
};
/** Until the geheime woorden are there, or until they were kept. */
export const WOORDEN = 'woorden.bewaard';
export const MEER = 'woorden.meer';

/** The question that is open, with the ids of its choices. */
export function openQuestion(bubbles: readonly Bubble[]): { question: string; choices: readonly string[] } {
  const actions = bubbles.findLast(({ suggestedActions }) => suggestedActions !== undefined)?.suggestedActions
    ?.actions;
  const values = (actions ?? []).map(({ value }) => value as { v: string; k: string });
  return { question: values[0]?.v ?? '', choices: values.map(({ k }) => k) };
}

/** The activity of a client that gives this reply to the open question. */
export function activityFor(bubbles: readonly Bubble[], reply: Reply): object {
  if (typeof reply === 'string') return { type: 'message', text: reply };
  const actions = bubbles.flatMap(({ suggestedActions }) => suggestedActions?.actions ?? []);
  const button = actions.findLast(({ value }) => (value as { k?: string }).k === reply.choice);
  if (button === undefined)
    throw new Error(`There was no choice "${reply.choice}" after: ${textsOf(bubbles.slice(-5))}`);
  const { displayText, text, value } = button;
  return { type: 'message', text, value, channelData: { messageBack: { displayText } } };
}

/** What is said to the open question: by default what {@link ANONIEM} says, and what nobody thought of is passed over. */
export function replyTo(bubbles: readonly Bubble[], replies: Replies): Reply {
  const { question, choices } = openQuestion(bubbles);
  const reply = replies[question] ?? ANONIEM[question];
  if (reply !== undefined) return reply;
  const neutral = ['overslaan', 'weet-niet', 'goed'].find((choice) => choices.includes(choice));
  if (neutral === undefined) throw new Error(`Nothing to say to "${question}": ${choices.join(', ')}.`);
  return { choice: neutral };
}

/** The geheime woorden as they were shown last; undefined when none are. */
export const woordenIn = (bubbles: readonly Bubble[]): string | undefined => {
  const text = bubbles.findLast(({ channelData }) => channelData?.['geheim'] !== undefined)?.text;
  return text !== undefined && /^[a-z]+(?: [a-z]+){4}$/.test(text) ? text : undefined;
};

export const textsOf = (bubbles: readonly Bubble[]): string => bubbles.map(({ text }) => text).join('\n');

/** Whether one of these bubbles says this text to a leerling, whatever is filled in. */
export function says(bubbles: readonly Bubble[], key: TextKey): boolean {
  const found = key.split('.').reduce<unknown>((texts, part) => (texts as Texts | undefined)?.[part], {
    ...algemeen,
    ...leerling,
  });
  const [first] = [found].flat();
  if (typeof first !== 'string') throw new Error(`There is no text "${key}".`);
  const parts = first.split(/\{\{\w+\}\}/);
  return bubbles.some(({ text = '' }) => parts.every((part) => text.includes(part)));
}
type Texts = Readonly<Record<string, unknown>>;

/** Somebody who talks, at the pace of somebody who reads. */
export class Talker {
  readonly chat: Chat;
  readonly #clock: TestClock | undefined;

  constructor(chat: Chat, clock?: TestClock) {
    this.chat = chat;
    this.#clock = clock;
  }

  /** What is to be seen, in order. */
  get seen(): readonly Bubble[] {
    return this.chat.seen;
  }

  /** Gives one reply, and waits for what the bot says to it. */
  async reply(reply: Reply): Promise<readonly Bubble[]> {
    this.#clock?.move(3);
    const id = await this.#post(activityFor(this.seen, reply));
    await this.chat.until(() =>
      this.seen.some((bubble) => bubble.replyToId === id && bubble.type === 'message'),
    );
    return this.chat.replies();
  }

  /** Too fast for the server: waits as long as it asks, as every client does. */
  async #post(activity: object): Promise<string> {
    const response = await this.chat.post(activity);
    if (response.status === 429) {
      await pause(Number(response.headers.get('retry-after')) * 1000);
      return this.#post(activity);
    }
    if (!response.ok) throw new Error(`The message was answered ${response.status}.`);
    return ((await response.json()) as { id: string }).id;
  }

  /** Answers question after question, until this one is open. @returns what was said last. */
  async until(question: string, replies: Replies = {}): Promise<readonly Bubble[]> {
    let said: readonly Bubble[] = [];
    for (let count = 0; openQuestion(this.seen).question !== question; count += 1) {
      if (count > 30)
        throw new Error(`"${question}" was never asked. Last seen: ${textsOf(this.seen.slice(-5))}`);
      said = await this.reply(replyTo(this.seen, replies));
    }
    return said;
  }

  /** Tells a whole melding. @returns the geheime woorden. */
  async tell(replies: Replies = {}): Promise<string> {
    const said = await this.until(WOORDEN, replies);
    const woorden = woordenIn(said);
    if (woorden === undefined) throw new Error(`There were no woorden in: ${textsOf(said)}`);
    return woorden;
  }

  /** Says the geheime woorden in this conversation. @returns what became of the melding. */
  async comeBack(woorden: string): Promise<readonly Bubble[]> {
    await this.until('menu.wat');
    await this.reply({ choice: 'al-verteld' });
    return this.reply(woorden);
  }
}

/** A new conversation with a school, of which the welcome was read. */
export async function talkTo(
  app: { readonly url: string; readonly clock?: TestClock },
  school = 'marimba',
  options: OpenOptions = {},
): Promise<Talker> {
  app.clock?.move(1);
  const chat = await openChat(app.url, school, options);
  await chat.replies(1);
  return new Talker(chat, app.clock);
}

/** The same conversation in another tab, or after a reload: everything that is kept of it is seen again. */
export async function anotherTab(
  app: { readonly url: string; readonly clock?: TestClock },
  { chat: { conversationId, token } }: Talker,
): Promise<Talker> {
  const chat = new Chat(app.url, { conversationId, token, streamUrl: '' });
  await chat.reconnect();
  await chat.replies(1);
  return new Talker(chat, app.clock);
}
