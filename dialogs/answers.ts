import type { Intent } from '../src/domain/understanding.js';
import { alleHulplijnen, situatieOf } from '../src/use-cases/verwijzing/situatie.js';
import { answerVraag, askedOf, vraagOf } from './protocol-answers.js';
import type { Turn } from './turn.js';
import { explain } from './uitleg-dialog.js';

/** Questions that no protocol answers. */
const ANSWERS: Partial<Readonly<Record<Intent, (turn: Turn) => void>>> = {
  plagen_of_pesten: explain,
  hulplijn: (turn) => turn.sayAll(alleHulplijnen(situatieOf(turn.gesprek, turn.about), turn.about)),
  privacy: (turn) => turn.say('privacy.kort'),
  groet: (turn) => turn.say('groet'),
};

/** The questions that have a button, in the order in which the buttons stand. */
export const QUESTIONS = [
  { choice: 'aanpak', intent: 'aanpak_school' },
  { choice: 'wie-is-wie', intent: 'contact' },
  { choice: 'hulplijnen', intent: 'hulplijn' },
  { choice: 'tips', intent: 'tips' },
  { choice: 'privacy', intent: 'privacy' },
] as const;

/**
 * Answers the question that was heard, or what its intent asks for, in any dialog; afterwards the open question is put
 * again.
 * @returns false when it asks for a dialog of its own, or for nothing.
 */
export function answerOnTheSpot(turn: Turn, intent: Intent): boolean {
  const vraag = askedOf(turn) ?? vraagOf(turn, intent);
  if (vraag !== undefined && answerVraag(turn, vraag)) return true;
  const say = ANSWERS[intent];
  say?.(turn);
  return say !== undefined;
}
