import { Dialog, type DialogContext, type DialogTurnResult } from 'botbuilder-dialogs';
import { unseen } from '../src/use-cases/melding/consent.js';
import { TURN, type Turn } from './turn.js';

/**
 * What a dialog makes of a message before anything is done with it: `answer` to its open question, `text` when any
 * text is an answer there, or `no`.
 */
export type Hears = 'answer' | 'text' | 'no';

/** A dialog of the buddy: it can say whether it hears an answer, keep what was typed, and ask again. */
export abstract class TalkDialog extends Dialog {
  /** Pure: nothing is said or changed. Only a choice is an answer, unless a dialog says otherwise. */
  hears({ heard }: Turn): Hears {
    return heard.choice === undefined ? 'no' : 'answer';
  }

  /** Danger or something else goes first: keep what was typed, so that not one word of it is lost. */
  async keep(turn: Turn): Promise<void> {
    keepWords(turn);
  }

  /** Puts the open question again. */
  abstract askAgain(turn: Turn): Promise<void>;

  /** One question back. @returns false when there is nothing before it. */
  async back(_turn: Turn): Promise<boolean> {
    return false;
  }

  /** "Stop" was said. @returns true when this dialog has something that must be done first, and did or asked it. */
  async holdsOn(_dc: DialogContext, _turn: Turn): Promise<boolean> {
    return false;
  }

  override async resumeDialog(dc: DialogContext): Promise<DialogTurnResult> {
    await this.askAgain(turnOf(dc));
    return Dialog.EndOfTurn;
  }
}

/** Words typed while nothing asks for them: with the melding when there is one, else until there is one. */
export function keepWords(turn: Turn): void {
  const { melding, verteld } = turn.gesprek;
  const { text } = turn.heard;
  if (text === '') return;
  if (melding === undefined) turn.update({ verteld: [...verteld, text] });
  else turn.update({ melding: { ...unseen(melding), ookGetypt: [...melding.ookGetypt, text] } });
}

export function turnOf(dc: DialogContext): Turn {
  const turn: unknown = dc.context.turnState.get(TURN);
  return turn as Turn;
}
