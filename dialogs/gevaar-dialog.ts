import { Dialog, type DialogContext, type DialogTurnResult } from 'botbuilder-dialogs';
import type { Gevaar, JaNee } from '../src/domain/melding.js';
import { answer, toAntwoord } from '../src/use-cases/melding/draft.js';
import { choicesOf } from '../src/use-cases/melding/fields.js';
import { WITH_SCHOOL } from './choosing.js';
import { overWie, sayHelp } from './gevaar-texts.js';
import { TalkDialog, turnOf } from './talk-dialog.js';
import type { Turn } from './turn.js';

/** `zeker` shows help at once; `misschien` asks one careful question first; `knop` is the safe word or "hulp nu". */
export interface GevaarOptions {
  readonly niveau: 'zeker' | 'misschien' | 'knop';
  readonly soorten: readonly Gevaar[];
}

const MISSCHIEN = 'gevaar.misschien';
const VEILIG = 'gevaar.veilig';
const VERDER = 'gevaar.verder';

/** Danger goes before everything: fixed texts, a human now, and back to where the conversation was. */
export class GevaarDialog extends TalkDialog {
  static readonly id = 'gevaar';

  constructor() {
    super(GevaarDialog.id);
  }

  override async beginDialog(dc: DialogContext, options: GevaarOptions): Promise<DialogTurnResult> {
    const turn = turnOf(dc);
    if (options.niveau === 'misschien') {
      turn.keepDraft(this.id, [...options.soorten]);
      turn.urgently(() => ask(turn, MISSCHIEN));
    } else {
      this.help(turn, options.soorten);
    }
    return Dialog.EndOfTurn;
  }

  /** Help for what was heard, in fixed words, and the question whether it is safe today. */
  help(turn: Turn, soorten: readonly Gevaar[]): void {
    remember(turn, soorten);
    const over = overWie(turn);
    turn.urgently(() => {
      turn.say('gevaar.begin');
      sayHelp(turn, soorten, over);
      ask(turn, VEILIG, over === 'ander');
    });
  }

  /** Whether the careful question is open. */
  wonders({ gesprek }: Turn): boolean {
    return gesprek.open?.question === MISSCHIEN;
  }

  /** Who was asked, and says something like it again, gets help: for what was suspected twice, or else for all of it. */
  helpAnyhow(turn: Turn, soorten: readonly Gevaar[]): void {
    const before = suspected(turn);
    this.help(
      turn,
      soorten.filter((soort) => before.includes(soort)),
    );
  }

  override async continueDialog(dc: DialogContext): Promise<DialogTurnResult> {
    const turn = turnOf(dc);
    const { choice } = turn.heard;
    switch (turn.gesprek.open?.question) {
      case MISSCHIEN:
        if (choice === 'hulp') {
          // What it is, is not known: help for all of it.
          remember(turn, suspected(turn));
          this.help(turn, []);
        } else return this.#end(dc, turn, 'gevaar.geloofd');
        return Dialog.EndOfTurn;
      case VEILIG:
        if (choice === 'niet-bedoeld') {
          forget(turn);
          return this.#end(dc, turn, 'gevaar.geloofd');
        }
        setVeilig(turn, choice);
        turn.urgently(() => {
          if (choice === 'nee') turn.say('gevaar.nietVeilig');
          else turn.say(choice === 'ja' ? 'gevaar.welVeilig' : 'gevaar.weetNietVeilig');
          if (mayTellSchool(turn)) turn.say('gevaar.nietVerstuurd');
          ask(turn, VERDER);
        });
        return Dialog.EndOfTurn;
      default:
        if (choice === 'stoppen') return dc.replaceDialog('stop');
        if (choice === 'school-vertellen') return dc.replaceDialog('melding');
        return this.#end(dc, turn, 'gevaar.verderGaan');
    }
  }

  override async askAgain(turn: Turn): Promise<void> {
    const question = turn.gesprek.open?.question;
    turn.urgently(() => {
      turn.say('gevaar.ikBenErNog');
      ask(turn, question === MISSCHIEN || question === VERDER ? question : VEILIG);
    });
  }

  async #end(
    dc: DialogContext,
    turn: Turn,
    key: 'gevaar.geloofd' | 'gevaar.verderGaan',
  ): Promise<DialogTurnResult> {
    turn.dropDraft(this.id);
    turn.say(key);
    return dc.endDialog();
  }
}

/** Nothing goes to school behind anybody's back: whoever told nothing to school yet is asked. */
const mayTellSchool = ({ gesprek }: Turn): boolean =>
  gesprek.wie !== 'medewerker' && !gesprek.stack.some(({ id }) => WITH_SCHOOL.has(id));

function ask(
  turn: Turn,
  question: typeof MISSCHIEN | typeof VEILIG | typeof VERDER,
  aboutOther = false,
): void {
  if (question === MISSCHIEN) {
    turn.ask(question, { say: [{ key: 'gevaar.misschien' }], choices: choicesOf('hulp', 'niet-bedoeld') });
  } else if (question === VEILIG) {
    turn.ask(question, {
      say: [{ key: aboutOther ? 'gevaar.veiligAnder' : 'gevaar.veilig' }],
      choices: choicesOf('ja', 'nee', 'weet-niet', 'niet-bedoeld'),
    });
  } else {
    turn.ask(question, {
      say: [{ key: 'gevaar.verder' }],
      choices: mayTellSchool(turn)
        ? choicesOf('school-vertellen', 'verder', 'stoppen')
        : choicesOf('verder', 'stoppen'),
    });
  }
}

const suspected = (turn: Turn): readonly Gevaar[] => {
  const kept: unknown = turn.gesprek.drafts[GevaarDialog.id];
  return Array.isArray(kept) ? (kept as Gevaar[]) : [];
};

function remember(turn: Turn, soorten: readonly Gevaar[]): void {
  const gevaar = [...new Set([...turn.gesprek.gevaar, ...soorten])];
  const { melding } = turn.gesprek;
  turn.update({ gevaar, ...(melding && { melding: { ...melding, gevaar } }) });
}

/** "Dat bedoelde ik niet" is believed. */
function forget(turn: Turn): void {
  const { melding } = turn.gesprek;
  turn.update({ gevaar: [], ...(melding && { melding: { ...melding, gevaar: [] } }) });
}

/** What is answered here is not asked again in the melding. */
function setVeilig(turn: Turn, choice: string | undefined): void {
  const veiligVandaag: JaNee | 'weet-niet' = choice === 'ja' || choice === 'nee' ? choice : 'weet-niet';
  const { melding } = turn.gesprek;
  turn.update({
    veiligVandaag,
    ...(melding && {
      melding: {
        ...melding,
        antwoorden: answer(melding.antwoorden, 'veiligVandaag', toAntwoord(veiligVandaag)),
      },
    }),
  });
}
