import { Dialog, type DialogContext, type DialogTurnResult } from 'botbuilder-dialogs';
import { nextQuestion, type Question } from '../src/use-cases/script.js';
import { type Hears, TalkDialog, turnOf } from './talk-dialog.js';
import type { Turn } from './turn.js';

/**
 * Runs a list of questions over a draft. It only translates: a message becomes a parsed answer, the draft with that
 * answer says which question is next. The open question is known by its name, so a list that a deploy changed in
 * mid-conversation goes on where the draft is.
 */
export abstract class ScriptDialog<D> extends TalkDialog {
  readonly #questions: readonly Question<D>[] | ((turn: Turn) => readonly Question<D>[]);

  constructor(id: string, questions: readonly Question<D>[] | ((turn: Turn) => readonly Question<D>[])) {
    super(id);
    this.#questions = questions;
  }

  /** The draft as it was kept; undefined when there is none any more. */
  protected abstract draftOf(turn: Turn): D | undefined;
  protected abstract keepDraft(turn: Turn, draft: D): void;
  /** All has been asked. */
  protected abstract finish(dc: DialogContext, turn: Turn, draft: D): Promise<DialogTurnResult>;
  /** What was typed besides the answers. */
  protected abstract keepText(turn: Turn, text: string): void;

  /** A choice that is no answer but does something else. @returns undefined when it is an answer after all. */
  protected async detour(_dc: DialogContext, _turn: Turn, _draft: D): Promise<DialogTurnResult | undefined> {
    return undefined;
  }

  /** Called after an answer was kept and before the next question. */
  protected async answered(_turn: Turn, _before: D, _after: D): Promise<void> {}

  override hears(turn: Turn): Hears {
    const open = this.#open(turn);
    const draft = this.draftOf(turn);
    if (open === undefined || draft === undefined) return 'no';
    if (turn.heard.choice !== undefined) return 'answer';
    // A ja or a nee belongs to the question, also when it does not fit it.
    if (turn.heard.yesNo !== undefined && !turn.gesprek.open?.free) return 'answer';
    if (!open.parse(turn.heard, draft, turn.about).ok) return 'no';
    return turn.gesprek.open?.free ? 'text' : 'answer';
  }

  override async continueDialog(dc: DialogContext): Promise<DialogTurnResult> {
    const turn = turnOf(dc);
    const draft = this.draftOf(turn);
    if (draft === undefined) return dc.endDialog();
    const detour = await this.detour(dc, turn, draft);
    if (detour !== undefined) return detour;
    const open = this.#open(turn);
    if (open === undefined) {
      // The question is not in the list any more: what was typed is kept, and the draft says what is next.
      if (turn.heard.text !== '') this.keepText(turn, turn.heard.text);
      return this.askNext(dc, turn);
    }
    const answer = open.parse(turn.heard, draft, turn.about);
    if (!answer.ok) {
      turn.say(answer.reason);
      await this.askAgain(turn);
      return Dialog.EndOfTurn;
    }
    this.keepDraft(turn, answer.value);
    await this.answered(turn, draft, answer.value);
    return this.askNext(dc, turn);
  }

  /** At an open text question what was typed is the answer; anywhere else it is kept beside the answers. */
  override async keep(turn: Turn): Promise<void> {
    const draft = this.draftOf(turn);
    if (draft === undefined || turn.heard.text === '') return;
    const answer = turn.gesprek.open?.free
      ? this.#open(turn)?.parse(turn.heard, draft, turn.about)
      : undefined;
    if (!answer?.ok) {
      this.keepText(turn, turn.heard.text);
      return;
    }
    this.keepDraft(turn, answer.value);
    await this.answered(turn, draft, answer.value);
  }

  /** After an interruption: the next question, which need not be the one that was open. */
  override async resumeDialog(dc: DialogContext): Promise<DialogTurnResult> {
    return this.askNext(dc, turnOf(dc));
  }

  override async askAgain(turn: Turn): Promise<void> {
    const draft = this.draftOf(turn);
    const open = this.#open(turn) ?? (draft && nextQuestion(this.#list(turn), draft, turn.about));
    if (draft !== undefined && open !== undefined) this.#put(turn, open, draft);
  }

  override async back(turn: Turn): Promise<boolean> {
    const draft = this.draftOf(turn);
    if (draft === undefined) return false;
    const list = this.#list(turn);
    const open = this.#open(turn);
    const before = list.slice(0, open === undefined ? list.length : list.indexOf(open)).toReversed();
    for (const question of before) {
      const cleared = question.clear?.(draft);
      // A question that is due once its answer is gone was answered before.
      if (cleared === undefined || question.due(draft, turn.about) || !question.due(cleared, turn.about))
        continue;
      this.keepDraft(turn, cleared);
      this.#put(turn, question, cleared);
      return true;
    }
    return false;
  }

  protected async askNext(dc: DialogContext, turn: Turn): Promise<DialogTurnResult> {
    const draft = this.draftOf(turn);
    if (draft === undefined) return dc.endDialog();
    const question = nextQuestion(this.#list(turn), draft, turn.about);
    if (question === undefined) return this.finish(dc, turn, draft);
    this.#put(turn, question, draft);
    return Dialog.EndOfTurn;
  }

  #put(turn: Turn, question: Question<D>, draft: D): void {
    turn.ask(`${this.id}.${question.id}`, question.ask(draft, turn.about));
  }

  #open(turn: Turn): Question<D> | undefined {
    const name = turn.gesprek.open?.question;
    return this.#list(turn).find(({ id }) => `${this.id}.${id}` === name);
  }

  #list(turn: Turn): readonly Question<D>[] {
    return typeof this.#questions === 'function' ? this.#questions(turn) : this.#questions;
  }
}
