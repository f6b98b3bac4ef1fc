import { Dialog, type DialogContext, type DialogTurnResult } from 'botbuilder-dialogs';
import type { GehoordeVraag } from '../src/domain/vraag.js';
import type { Choice } from '../src/use-cases/script.js';
import { answerVraag } from './protocol-answers.js';
import { TalkDialog, turnOf } from './talk-dialog.js';
import type { Turn } from './turn.js';

export interface ProtocolOptions {
  readonly vraag: GehoordeVraag['vraag'];
}

/** The button of other dialogs for what happens after a melding. */
export const WAT_NU: Choice = { id: 'wat-nu', label: { key: 'protocol.knop.watNu' } };

const VERDER: Choice = { id: 'verder', label: { key: 'keuze.verder' } };
const STAPPEN: Choice = { id: 'stappen', label: { key: 'protocol.knop.stappen' } };
const DOORGAAN: Choice = { id: 'alsHetDoorgaat', label: { key: 'protocol.knop.alsHetDoorgaat' } };
const WAAR: Choice = { id: 'waarStaatDat', label: { key: 'protocol.knop.waarStaatDat' } };
const CONTACT: Choice = { id: 'contact', label: { key: 'contact.knop' } };
const ANDERS: Choice = { id: 'anders', label: { key: 'protocol.knop.anders' } };

/** Answers from the protocol of the school, and the questions behind them. */
export class ProtocolDialog extends TalkDialog {
  static readonly id = 'protocol';

  constructor() {
    super(ProtocolDialog.id);
  }

  override async beginDialog(dc: DialogContext, { vraag }: ProtocolOptions): Promise<DialogTurnResult> {
    const turn = turnOf(dc);
    if (!answerVraag(turn, vraag)) return dc.endDialog();
    await this.askAgain(turn);
    return Dialog.EndOfTurn;
  }

  override async continueDialog(dc: DialogContext): Promise<DialogTurnResult> {
    const turn = turnOf(dc);
    if (turn.heard.choice === CONTACT.id) return dc.replaceDialog('contact');
    const chosen = [VERDER, STAPPEN, DOORGAAN, WAAR].find(({ id }) => id === turn.heard.choice);
    if (chosen === undefined || !answerVraag(turn, chosen.id as ProtocolOptions['vraag']))
      return dc.endDialog();
    await this.askAgain(turn);
    return Dialog.EndOfTurn;
  }

  override async askAgain(turn: Turn): Promise<void> {
    const { protocol, wie } = turn.gesprek;
    turn.ask('protocol.verder', {
      say: [{ key: 'protocol.nogIets' }],
      choices: [
        ...(protocol?.volgende === undefined ? [] : [VERDER]),
        ...(protocol?.vraag === 'klacht' ? [CONTACT] : []),
        ...(protocol?.vraag === 'kort' ? [STAPPEN] : []),
        ...(protocol?.vraag === 'kort' || protocol?.vraag === 'stappen' ? [DOORGAAN] : []),
        ...(wie === 'ouder' || wie === 'medewerker' ? [] : [WAAR]),
        ANDERS,
      ],
    });
  }
}
