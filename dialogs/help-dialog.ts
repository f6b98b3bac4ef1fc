import { Dialog, type DialogContext, type DialogTurnResult } from 'botbuilder-dialogs';
import { choicesOf } from '../src/use-cases/melding/fields.js';
import { TalkDialog, turnOf } from './talk-dialog.js';
import type { Turn } from './turn.js';

const ANGSTEN = ['klikken', 'erger', 'geloven'] as const;

/** What the buddy can do, and the three fears: is this klikken, does it get worse, do they believe me. */
export class HelpDialog extends TalkDialog {
  static readonly id = 'hulp';

  constructor() {
    super(HelpDialog.id);
  }

  override async beginDialog(
    dc: DialogContext,
    options: { angsten?: boolean } = {},
  ): Promise<DialogTurnResult> {
    const turn = turnOf(dc);
    turn.say(options.angsten ? 'angst.begin' : 'help.begin');
    await this.askAgain(turn);
    return Dialog.EndOfTurn;
  }

  override async continueDialog(dc: DialogContext): Promise<DialogTurnResult> {
    const turn = turnOf(dc);
    const { choice } = turn.heard;
    const angst = ANGSTEN.find((one) => one === choice);
    if (angst !== undefined) turn.say(`angst.${angst}`);
    else if (choice === 'wie-leest') turn.say('privacy.kort');
    else if (choice === 'wat-kan') turn.say('help.kan');
    else return dc.endDialog();
    await this.askAgain(turn);
    return Dialog.EndOfTurn;
  }

  override async askAgain(turn: Turn): Promise<void> {
    turn.ask('hulp.waarover', {
      say: [{ key: 'help.waarover' }],
      choices: choicesOf('klikken', 'erger', 'geloven', 'wie-leest', 'wat-kan', 'verder'),
    });
  }
}
