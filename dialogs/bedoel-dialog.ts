import { Dialog, type DialogContext, type DialogTurnResult } from 'botbuilder-dialogs';
import type { Intent } from '../src/domain/understanding.js';
import { choicesOf } from '../src/use-cases/melding/fields.js';
import { QUESTIONS } from './answers.js';
import { keepWords, TalkDialog, turnOf } from './talk-dialog.js';
import type { Turn } from './turn.js';

/** Serves what an intent asks for in the place of this dialog. The root dialog does it, which knows all dialogs. */
export type Serve = (dc: DialogContext, turn: Turn, intent: Intent) => Promise<DialogTurnResult>;

/** "Bedoel je dit?": two buttons instead of a guess. */
export class BedoelDialog extends TalkDialog {
  static readonly id = 'bedoel';
  readonly #serve: Serve;

  constructor(serve: Serve) {
    super(BedoelDialog.id);
    this.#serve = serve;
  }

  override async beginDialog(dc: DialogContext): Promise<DialogTurnResult> {
    const turn = turnOf(dc);
    if (isTelling(turn)) keepWords(turn);
    put(turn, [...likely(turn), 'anders'], isElsewhere(turn) ? 'bedoelElders' : 'bedoel');
    return Dialog.EndOfTurn;
  }

  override async continueDialog(dc: DialogContext): Promise<DialogTurnResult> {
    const turn = turnOf(dc);
    const intent = MEANT.find(({ choice }) => choice === turn.heard.choice)?.intent;
    return intent === undefined ? dc.endDialog() : this.#serve(dc, turn, intent);
  }

  /** What was typed is told by now, or was danger: the menu asks what to do with it. */
  override async resumeDialog(dc: DialogContext): Promise<DialogTurnResult> {
    return dc.endDialog();
  }

  /** The same buttons: what was said in between has others. */
  override async askAgain(turn: Turn): Promise<void> {
    const shown = turn.gesprek.open?.choices ?? [];
    put(
      turn,
      CHOICES.filter((choice) => shown.some(({ id }) => id === choice)),
    );
  }
}

const BEDOEL = 'bedoel.wat';
/** From this confidence on no intent is worth a guess. */
const SURELY = 0.9;

/** What may be a story is kept for the melding that may follow; a question is not. */
const isTelling = ({ heard }: Turn): boolean => {
  const { intent, second, categories } = heard.understanding;
  return categories.length > 0 || ((intent === 'melden' || second === 'melden') && !heard.text.includes('?'));
};

/** Surely about something else than pesten: what looks like it a little is no guess to offer. */
const isElsewhere = ({ heard }: Turn): boolean =>
  heard.understanding.intent === 'overig' && heard.understanding.confidence >= SURELY;

const MEANT = [
  { intent: 'melden', choice: 'vertellen' },
  { intent: 'plagen_of_pesten', choice: 'plagen-of-pesten' },
  ...QUESTIONS,
  { intent: 'status', choice: 'al-verteld' },
  { intent: 'klacht', choice: 'klagen' },
  { intent: 'stoppen', choice: 'stoppen' },
] as const;
const CHOICES = [...MEANT.map(({ choice }) => choice), 'vragen', 'anders'] as const;
type Meant = (typeof CHOICES)[number];

function likely(turn: Turn): readonly Meant[] {
  const { intent, second } = turn.heard.understanding;
  const meant = isElsewhere(turn)
    ? []
    : MEANT.filter((one) => one.intent === intent || one.intent === second);
  return meant.length === 0 ? ['vertellen', 'vragen'] : meant.map(({ choice }) => choice);
}

const put = (turn: Turn, choices: readonly Meant[], key: 'bedoel' | 'bedoelElders' = 'bedoel'): void =>
  turn.ask(BEDOEL, { say: [{ key }], choices: choicesOf(...choices) });
