import { Dialog, type DialogContext, type DialogTurnResult } from 'botbuilder-dialogs';
import type { Wie } from '../src/domain/melding.js';
import { readerOf } from '../src/use-cases/gesprek.js';
import { type ChoiceText, choicesOf } from '../src/use-cases/melding/fields.js';
import { answerOnTheSpot, QUESTIONS } from './answers.js';
import type { MeldingOptions } from './melding-dialog.js';
import { vraagOf } from './protocol-answers.js';
import { type ProtocolOptions, WAT_NU } from './protocol-dialog.js';
import { TalkDialog, turnOf } from './talk-dialog.js';
import { sayWhereStaffRead, sayWhoSees } from './teams.js';
import type { Turn } from './turn.js';

const WIE = 'menu.wie';
const WAT = 'menu.wat';

const CHOICES: Readonly<Record<Wie, readonly ChoiceText[]>> = {
  leerling: ['vertellen', 'plagen-of-pesten', 'praten', 'durf-niet', 'al-verteld', 'vragen'],
  ouder: ['vertellen', 'aanpak', 'zorgen', 'al-verteld', 'vragen'],
  medewerker: ['aanpak', 'wie-is-wie', 'staf'],
};
const VRAGEN = ['plagen-of-pesten', 'aanpak', 'wie-is-wie', 'tips', 'privacy', 'hulplijnen'] as const;

/** The beginning, and the place to come back to: who are you, and what do you want? */
export class MenuDialog extends TalkDialog {
  static readonly id = 'menu';

  constructor() {
    super(MenuDialog.id);
  }

  override async beginDialog(
    dc: DialogContext,
    options: { welkom?: boolean } = {},
  ): Promise<DialogTurnResult> {
    const turn = turnOf(dc);
    if (options.welkom) {
      turn.say('welkom.hallo', { school: turn.about.pakket.naam });
      sayWhoSees(turn);
    }
    this.#ask(turn, turn.gesprek.wie === undefined ? WIE : WAT);
    return Dialog.EndOfTurn;
  }

  override async continueDialog(dc: DialogContext): Promise<DialogTurnResult> {
    const turn = turnOf(dc);
    const { choice } = turn.heard;
    if (turn.gesprek.open?.question === WIE) {
      const wie = (['leerling', 'ouder', 'medewerker'] as const).find((one) => one === choice);
      if (wie !== undefined) this.#meet(turn, wie);
      this.#ask(turn, wie === undefined ? WIE : WAT);
      return Dialog.EndOfTurn;
    }
    const intent = QUESTIONS.find((one) => one.choice === choice)?.intent;
    const vraag = choice === WAT_NU.id ? 'naMelding' : intent && vraagOf(turn, intent);
    if (vraag !== undefined) return dc.beginDialog('protocol', { vraag } satisfies ProtocolOptions);
    if (intent !== undefined) {
      answerOnTheSpot(turn, intent);
      this.#ask(turn, WAT);
      return Dialog.EndOfTurn;
    }
    switch (choice) {
      case 'vertellen':
        return dc.beginDialog('melding');
      case 'praten':
        return dc.beginDialog('melding', { wens: 'keuze.wens.praten' } satisfies MeldingOptions);
      case 'plagen-of-pesten':
        return dc.beginDialog('uitleg');
      case 'durf-niet':
        return dc.beginDialog('hulp', { angsten: true });
      case 'al-verteld':
        return dc.beginDialog('status');
      case 'vragen':
        turn.ask(WAT, { say: [{ key: 'menu.vragen' }], choices: [...choicesOf(...VRAGEN), WAT_NU] });
        return Dialog.EndOfTurn;
      case 'zorgen':
        turn.say('signalen.uitleg');
        break;
      case 'staf':
        sayWhereStaffRead(turn);
        break;
    }
    this.#ask(turn, WAT);
    return Dialog.EndOfTurn;
  }

  override async askAgain(turn: Turn): Promise<void> {
    this.#ask(turn, turn.gesprek.wie === undefined ? WIE : WAT);
  }

  /** From now on the words are those for this reader. */
  #meet(turn: Turn, wie: Wie): void {
    turn.update({ wie });
    turn.speakTo(readerOf(wie, turn.about.pakket));
    turn.say('welkom.fijn');
  }

  #ask(turn: Turn, question: typeof WIE | typeof WAT): void {
    if (question === WIE) {
      turn.ask(WIE, { say: [{ key: 'welkom.wie' }], choices: choicesOf('leerling', 'ouder', 'medewerker') });
      return;
    }
    if (turn.gesprek.verteld.length > 0) {
      turn.ask(WAT, {
        say: [{ key: 'menu.vertellen' }],
        choices: choicesOf('vertellen', 'praten', 'vragen'),
      });
      return;
    }
    turn.ask(WAT, {
      say: [{ key: 'menu.wat' }],
      choices: choicesOf(...CHOICES[turn.gesprek.wie ?? 'leerling']),
    });
  }
}
