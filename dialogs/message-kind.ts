import { CONFIDENT } from '../src/domain/understanding.js';
import type { Command } from '../src/ports/ears.js';
import type { Turn } from './turn.js';

export type SafeWord = 'hulp-nu' | 'niet-veilig';
export const isSafeWord = (command: Command | undefined): command is SafeWord =>
  command === 'hulp-nu' || command === 'niet-veilig';
/** The question whose yes sends. What answers it, or one of those around it, half is no part of the story. */
export const SUMMARY = 'melding.samenvatting';
const CONSENT: ReadonlySet<string> = new Set([
  'melding.lezers',
  'melding.magLezen',
  'melding.herkenbaar',
  'melding.metNaam',
]);

/** A question inside what is told: answered before going on. */
export const isQuestion = ({ heard }: Turn): boolean => {
  const { intent, confidence } = heard.understanding;
  if (!heard.asks) return false;
  return heard.vraag !== undefined || (confidence >= CONFIDENT && intent !== 'groet');
};

/** Who wants it kept secret seldom asks: "niemand mag dit weten". */
export const wantsSecrecy = ({ heard }: Turn): boolean =>
  heard.understanding.intent === 'privacy' && heard.understanding.confidence >= CONFIDENT;

const tellsIn =
  (words: number) =>
  ({ heard }: Turn): boolean =>
    heard.understanding.categories.length > 0 || heard.text.split(/\s+/).length >= words;

/** "Ik wil iets melden" is no story yet; "ze slaan mij" is. */
export const isStory = tellsIn(7);
const isSentence = tellsIn(5);
const isMoreThanTwoWords = tellsIn(3);

/** More of the story, at a question that it does not answer: neither a question nor half an answer. */
export function addsToStory(turn: Turn): boolean {
  const { heard, gesprek } = turn;
  if (heard.yesNo !== undefined || heard.text.includes('?')) return false;
  const question = gesprek.open?.question ?? '';
  if (question === SUMMARY) return isStory(turn);
  return CONSENT.has(question) ? isSentence(turn) : isMoreThanTwoWords(turn);
}
