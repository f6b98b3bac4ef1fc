import { phoneOf } from '../src/domain/verwijzing/hulplijn.js';
import type { TextParams, Texts } from '../src/ports/texts.js';
import type { OutBubble, Turn } from './turn.js';

export interface LanguageDeps {
  readonly texts: Texts;
  readonly publicUrl: string;
}

/** Text questions that ask for a story. At the others three names of children can look like a language. */
const STORIES: ReadonlySet<string | undefined> = new Set(['melding.wat', 'melding.gevoel']);

/**
 * Answers a message that is plainly in another language than the conversation. A language that the buddy speaks is
 * spoken from here on, so that the answer, and help above all, comes in the words of who asks; but a story at a text
 * question may be what somebody else said, so there it is only offered. For a language that it does not speak there is
 * the page with help. Said once, but in sure danger every time; what was typed is answered in any case, and danger before this.
 */
export async function inTheirLanguage(
  deps: LanguageDeps,
  turn: Turn,
  answer: () => Promise<void>,
): Promise<void> {
  const { understanding } = turn.heard;
  const inDanger = understanding.danger.length + understanding.dangerMaybe.length > 0;
  const bubble = meet(deps, turn, inDanger);
  if (bubble !== undefined && !inDanger) turn.out.push(bubble);
  await answer();
  if (bubble !== undefined && inDanger) putBeforeQuestion(turn, { ...bubble, spoed: true });
}

function meet(deps: LanguageDeps, turn: Turn, inDanger: boolean): OutBubble | undefined {
  const { heard, gesprek } = turn;
  const asked = /^taal-(.+)$/.exec(heard.command ?? '')?.[1];
  if (asked !== undefined) return turn.speaks(asked) ? undefined : pointer(deps, turn, asked);
  const lang = heard.otherLanguage;
  if (lang === undefined || heard.isTerugkomcode) return undefined;
  const isText = gesprek.open?.free === true && !inDanger;
  if (isText && !STORIES.has(gesprek.open?.question)) return undefined;
  const said = gesprek.taalGenoemd === true;
  if (!turn.speaks(lang)) {
    if (heard.understanding.danger.length > 0) return pointer(deps, turn, lang, true);
    turn.update({ taalGenoemd: true });
    return said ? undefined : pointer(deps, turn, lang);
  }
  if (gesprek.taalGekozen) return undefined;
  if (!isText) turn.speakIn(lang);
  turn.update({ taalGenoemd: true });
  return said ? undefined : toBubble(deps, turn, lang, isText ? 'taal.aanbod' : 'taal.verder', {});
}

/** Where help stands in that language. A concept that is off says no more than that. */
function pointer(deps: LanguageDeps, turn: Turn, lang: string, isSure = false): OutBubble | undefined {
  const { texts, publicUrl } = deps;
  if (!texts.helpLanguages.includes(lang)) return undefined;
  const wie = turn.gesprek.wie === 'ouder' ? '&wie=ouder' : '';
  const link = `${publicUrl}/s/${turn.session.school}/hulp?taal=${lang}${wie}`;
  if (texts.concepts[lang] === 'off') return toBubble(deps, turn, lang, 'taal.wijzer', { link });
  const nummer = phoneOf(turn.about.hulplijnen.all(), '112');
  if (isSure) return toBubble(deps, turn, lang, 'taal.gevaar', { link, nummer });
  return toBubble(deps, turn, lang, turn.speaks('en') ? 'taal.leesEngels' : 'taal.lees', { link });
}

function toBubble(
  { texts }: LanguageDeps,
  turn: Turn,
  taal: string,
  key: 'taal.verder' | 'taal.aanbod' | 'taal.wijzer' | 'taal.lees' | 'taal.leesEngels' | 'taal.gevaar',
  params: TextParams,
): OutBubble {
  return { text: texts.bubbles(taal, turn.about.reader, key, params).join(' '), taal };
}

/** The buttons stay below the question that they answer. */
function putBeforeQuestion(turn: Turn, bubble: OutBubble): void {
  const asks = turn.out.at(-1)?.choices !== undefined;
  turn.out.splice(asks ? -1 : turn.out.length, 0, bubble);
}
