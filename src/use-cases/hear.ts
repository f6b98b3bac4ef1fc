import type { Speaker, Understanding } from '../domain/understanding.js';
import type { GehoordeVraag } from '../domain/vraag.js';
import type { Command, Ears, YesNo } from '../ports/ears.js';
import type { OpenQuestion } from './gesprek.js';
import { askedIn } from './protocol/asked.js';

/** What arrives from a channel, of any shape: nothing in it is trusted. */
export interface Incoming {
  readonly type?: string;
  readonly name?: string;
  readonly text?: string;
  readonly value?: unknown;
  readonly attachments?: readonly unknown[];
  readonly channelData?: unknown;
}

/** A message as it was heard, the only form in which dialogs get it. */
export interface Heard {
  /** As it was typed, without the spaces around it. */
  readonly text: string;
  /** The choice of the open question that was pressed, typed, numbered, or meant by a ja or nee. */
  readonly choice: string | undefined;
  /** A button of an earlier question: it answers nothing any more. */
  readonly stale: boolean;
  readonly yesNo: YesNo | undefined;
  /** The whole message is a command. Never when it answers the open question. */
  readonly command: Command | undefined;
  readonly understanding: Understanding;
  /** The message is plainly in this language, and the conversation is in another. */
  readonly otherLanguage: string | undefined;
  /** It has a question mark, or begins as only a question does. */
  readonly asks: boolean;
  /** A question about the protocol of the school. */
  readonly vraag: GehoordeVraag | undefined;
  /** Five words that look like a terugkomcode. */
  readonly isTerugkomcode: boolean;
  /** Swear words and nothing else. */
  readonly swears: boolean;
  /** The writer says to be going to harm somebody. */
  readonly threatens: boolean;
  /** A file came along; it was not taken in. */
  readonly hasFile: boolean;
}

const NOTHING: Understanding = {
  intent: 'overig',
  confidence: 0,
  categories: [],
  perspective: 'onbekend',
  danger: [],
  dangerMaybe: [],
  lang: 'nl',
};
const ORDINALS: Readonly<Record<string, number>> = {
  eerste: 1,
  tweede: 2,
  derde: 3,
  vierde: 4,
  vijfde: 5,
  zesde: 6,
  first: 1,
  second: 2,
  third: 3,
  een: 1,
  twee: 2,
  drie: 3,
  vier: 4,
  vijf: 5,
  zes: 6,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
};

const FILLERS = new Set(
  'ik ben een de het dat wil graag doe maar liever dan i am a an the want please'.split(' '),
);

/**
 * Hears one message. The only place that reads what a channel delivers.
 * @param open The question that is open, with its choices as they were shown.
 */
export function hear(
  ears: Ears,
  incoming: Incoming,
  open: OpenQuestion | undefined,
  about: { readonly lang: string; readonly speaker: Speaker | undefined },
): Heard {
  const text = (incoming.text ?? '').trim();
  const plain = ears.plain(text);
  const pressed = toPressed(incoming.value);
  const byLabel = open?.choices.find((choice) => plain !== '' && ears.plain(choice.label) === plain)?.id;
  const isPress = pressed !== undefined && pressed.question === open?.question && byLabel === pressed.choice;
  const yesNo = isPress ? undefined : ears.yesNo(text);
  // At an open text question more than a few words are told, also when a "weet niet" stands in them.
  const tells = open?.free === true && plain.split(' ').length > FEW_WORDS;
  const meant = tells ? undefined : toMeant(open, yesNo);
  const choice = byLabel ?? meant ?? toPointedAt(ears, open, plain);
  const command = choice === undefined ? ears.command(text) : undefined;
  // An answer or a command, and a button too, says nothing of the language of whoever gives it.
  const says = choice === undefined && command === undefined && pressed === undefined;
  const language = says ? ears.language(text) : undefined;
  const understanding =
    byLabel === undefined ? understand(ears, text, { ...about, lang: language ?? about.lang }) : NOTHING;
  return {
    text,
    choice,
    stale: pressed !== undefined && pressed.question !== open?.question,
    yesNo,
    command,
    understanding,
    otherLanguage: language === about.lang ? undefined : language,
    asks: byLabel === undefined && ears.asks(text),
    vraag: byLabel === undefined ? askedIn(ears.vragen(text), understanding, text) : undefined,
    // Looked for only when something asks: it goes through the whole list of words.
    get isTerugkomcode() {
      return byLabel === undefined && ears.isTerugkomcode(text);
    },
    get swears() {
      return byLabel === undefined && ears.swears(text);
    },
    get threatens() {
      return byLabel === undefined && ears.threatens(text);
    },
    hasFile: (incoming.attachments?.length ?? 0) > 0 || isMarked(incoming.channelData),
  };
}

function understand(
  ears: Ears,
  text: string,
  { lang, speaker }: { readonly lang: string; readonly speaker: Speaker | undefined },
): Understanding {
  if (text === '') return NOTHING;
  const understood = ears.understand({ text, lang, ...(speaker !== undefined && { speaker }) });
  const alarms = understood.danger.length + understood.dangerMaybe.length > 0;
  // Geheime woorden are drawn by chance and mean nothing, also when some of them sound like danger together.
  if (alarms && text.split(/\s+/).length <= 6 && ears.isTerugkomcode(text)) return NOTHING;
  // "En daarna?" is a question out of words that are all known: nothing else can be meant by it.
  if (alarms && ears.vragen(text).some(({ heel }) => heel))
    return { ...understood, danger: [], dangerMaybe: [] };
  return understood;
}

const isMarked = (channelData: unknown): boolean =>
  typeof channelData === 'object' && channelData !== null && 'bijlage' in channelData;

function toPressed(value: unknown): { question: string; choice: string } | undefined {
  if (typeof value !== 'object' || value === null || !('v' in value) || !('k' in value)) return undefined;
  const { v, k } = value;
  return typeof v === 'string' && typeof k === 'string' ? { question: v, choice: k } : undefined;
}

/** "2", "de tweede", or words that stand in one button only. */
function toPointedAt(ears: Ears, open: OpenQuestion | undefined, plain: string): string | undefined {
  if (open === undefined) return undefined;
  // At an open text question a number or a single word is an answer of its own.
  if (open.free) return plain.includes(' ') ? toNamed(ears, open, plain) : undefined;
  return toNumbered(open, plain) ?? toNamed(ears, open, plain);
}

function toNumbered(open: OpenQuestion, plain: string): string | undefined {
  const match = /^(?:nummer |number |de |het |the )?(\d{1,2}|[a-z]+)$/.exec(plain);
  if (match?.[1] === undefined) return undefined;
  const number = ORDINALS[match[1]] ?? Number(match[1]);
  return open.choices[number - 1]?.id;
}

/** "moeder" names "Ik ben vader, moeder of verzorger"; a "niet" that the button does not have names nothing. */
function toNamed(ears: Ears, open: OpenQuestion, plain: string): string | undefined {
  const words = plain.split(' ').filter((word) => !FILLERS.has(word));
  if (words.length < (open.free ? 2 : 1) || words.length > 3) return undefined;
  const named = open.choices.filter(({ label }) => {
    const inLabel = new Set(ears.plain(label).split(' '));
    return words.every((word) => inLabel.has(word));
  });
  return named.length === 1 ? named[0]?.id : undefined;
}

/** Buttons that stand for a ja or a nee, in other words. Never one that sends: that takes the button itself or a plain ja. */
const MEANS: Readonly<Record<string, YesNo>> = {
  goed: 'ja',
  'goed-zo': 'nee',
  'anders-schrijven': 'ja',
  'niet-versturen': 'nee',
  bewaard: 'ja',
  nu: 'ja',
  later: 'nee',
  hulp: 'ja',
  'niet-bedoeld': 'nee',
  verder: 'ja',
  vertellen: 'ja',
  'niet-nu': 'nee',
};

const toMeant = (open: OpenQuestion | undefined, yesNo: YesNo | undefined): string | undefined =>
  yesNo === undefined
    ? undefined
    : (open?.choices.find(({ id }) => id === yesNo) ?? meaning(open, yesNo))?.id;

/** "Dat weet ik niet precies" is an answer; "ik snijd mij en niemand weet het" is a story. */
const FEW_WORDS = 5;
/** With more buttons than these a ja or a nee says too little. */
const FEW = 3;
const meaning = (
  open: OpenQuestion | undefined,
  yesNo: YesNo,
): OpenQuestion['choices'][number] | undefined =>
  (open?.choices.length ?? 0) > FEW ? undefined : open?.choices.find(({ id }) => MEANS[id] === yesNo);
