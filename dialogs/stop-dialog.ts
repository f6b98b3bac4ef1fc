import { Dialog, type DialogContext, type DialogTurnResult } from 'botbuilder-dialogs';
import { newGesprek } from '../src/use-cases/gesprek.js';
import { choicesOf } from '../src/use-cases/melding/fields.js';
import { TalkDialog, turnOf } from './talk-dialog.js';
import type { Turn } from './turn.js';

/** Stopping is always possible; when there is something to lose it is asked once. */
export class StopDialog extends TalkDialog {
  static readonly id = 'stop';

  constructor() {
    super(StopDialog.id);
  }

  override async beginDialog(dc: DialogContext): Promise<DialogTurnResult> {
    const turn = turnOf(dc);
    if (turn.gesprek.melding === undefined) return stop(dc, turn);
    await this.askAgain(turn);
    return Dialog.EndOfTurn;
  }

  override async continueDialog(dc: DialogContext): Promise<DialogTurnResult> {
    const turn = turnOf(dc);
    if (turn.heard.choice === 'ja') return stop(dc, turn);
    turn.say('stop.verder');
    return dc.endDialog();
  }

  override async askAgain(turn: Turn): Promise<void> {
    turn.ask('stop.zeker', { say: [{ key: 'stop.zeker' }], choices: choicesOf('ja', 'nee') });
  }
}

/** Everything that was told and not sent is gone; who and which language stay. */
async function stop(dc: DialogContext, turn: Turn): Promise<DialogTurnResult> {
  const { taal, wie, beurt } = turn.gesprek;
  turn.gesprek = { ...newGesprek(taal, wie), beurt };
  turn.session.forgetPast();
  turn.say('stop.klaar');
  return dc.cancelAllDialogs();
}
