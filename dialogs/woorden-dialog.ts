import { Dialog, type DialogContext, type DialogTurnResult } from 'botbuilder-dialogs';
import type { Json } from '../src/ports/conversation-store.js';
import { migrateGesprek } from '../src/use-cases/gesprek.js';
import type { WayBack } from '../src/use-cases/melder/way-back.js';
import { choicesOf } from '../src/use-cases/melding/fields.js';
import { answerVraag } from './protocol-answers.js';
import { WAT_NU } from './protocol-dialog.js';
import { TalkDialog, turnOf } from './talk-dialog.js';
import { canBeTold, keepWayBack } from './teams.js';
import type { Turn } from './turn.js';

const BEWAARD = 'woorden.bewaard';
const BERICHTJE = 'woorden.berichtje';
const MEER = 'woorden.meer';

export interface WoordenDeps {
  /** Absent: nobody can be told that there is an answer. */
  readonly wayBack?: WayBack;
}

/** The name of the one secret bubble there is. */
const GEHEIME_WOORDEN = 'geheime-woorden';

/** What the secret bubble says, as long as the words are kept. */
export const revealWoorden = (state: Json | undefined, geheim: string): string | undefined =>
  geheim === GEHEIME_WOORDEN ? migrateGesprek(state)?.terugkomcode?.join(' ') : undefined;

/** Gives the geheime woorden, and forgets them once the melder has kept them. */
export class WoordenDialog extends TalkDialog {
  static readonly id = 'woorden';
  readonly #wayBack: WayBack | undefined;

  constructor({ wayBack }: WoordenDeps) {
    super(WoordenDialog.id);
    this.#wayBack = wayBack;
  }

  override async beginDialog(dc: DialogContext): Promise<DialogTurnResult> {
    await this.askAgain(turnOf(dc));
    return Dialog.EndOfTurn;
  }

  override async continueDialog(dc: DialogContext): Promise<DialogTurnResult> {
    const turn = turnOf(dc);
    if (turn.heard.choice === 'bewaard') {
      turn.drop('terugkomcode');
      turn.session.forgetPast();
      turn.say('woorden.goed');
      if (canBeTold(turn, this.#wayBack)) this.#askToTell(turn);
      else await this.askAgain(turn);
      return Dialog.EndOfTurn;
    }
    if (turn.gesprek.open?.question === BERICHTJE) {
      const wanted = turn.heard.choice === 'ja' ? this.#wayBack : undefined;
      if (wanted !== undefined) await keepWayBack(turn, wanted);
      turn.say(wanted === undefined ? 'woorden.berichtjeNiet' : 'woorden.berichtjeGoed');
      turn.update({ open: { question: MEER, choices: [], free: false } });
      await this.askAgain(turn);
      return Dialog.EndOfTurn;
    }
    if (turn.heard.choice === WAT_NU.id) {
      answerVraag(turn, 'naMelding');
      await this.askAgain(turn);
      return Dialog.EndOfTurn;
    }
    if (turn.heard.choice === 'nu') return dc.replaceDialog('details');
    turn.drop('dossier');
    turn.say('woorden.later');
    return dc.endDialog();
  }

  /** Words that were not kept yet would be lost for ever. */
  override async holdsOn(_dc: DialogContext, turn: Turn): Promise<boolean> {
    if (turn.gesprek.terugkomcode === undefined) return false;
    turn.say('woorden.eerst');
    await this.askAgain(turn);
    return true;
  }

  override async askAgain(turn: Turn): Promise<void> {
    if (turn.gesprek.open?.question === BERICHTJE) return this.#askToTell(turn);
    if (turn.gesprek.terugkomcode === undefined) {
      turn.ask(MEER, {
        say: [{ key: 'woorden.meerVertellen' }],
        choices: [...choicesOf('nu', 'later'), WAT_NU],
      });
      return;
    }
    turn.say('woorden.uitleg');
    if (turn.about.webpagina !== undefined) turn.say('woorden.teams');
    turn.saySecret(GEHEIME_WOORDEN, 'woorden.bedekt');
    turn.ask(BEWAARD, { say: [{ key: 'woorden.bewaar' }], choices: choicesOf('bewaard') });
  }

  #askToTell(turn: Turn): void {
    turn.ask(BERICHTJE, { say: [{ key: BERICHTJE }], choices: choicesOf('ja', 'nee') });
  }
}
