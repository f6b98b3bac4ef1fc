import { Dialog, type DialogContext, type DialogTurnResult } from 'botbuilder-dialogs';
import type { Dossier } from '../src/domain/dossier.js';
import type { DossierId } from '../src/domain/ids.js';
import { type AskSomeoneElse, someoneElse } from '../src/use-cases/melder/ask-someone-else.js';
import type { CloseCode } from '../src/use-cases/melder/close-code.js';
import { namedReader } from '../src/use-cases/melder/named-reader.js';
import type { OpenWithCode } from '../src/use-cases/melder/open-with-code.js';
import type { ReadAnswers } from '../src/use-cases/melder/read-answers.js';
import { statusOf } from '../src/use-cases/melder/status.js';
import type { WayBack } from '../src/use-cases/melder/way-back.js';
import { isUnread, type Withdraw } from '../src/use-cases/melder/withdraw.js';
import type { WriteToSchool } from '../src/use-cases/melder/write-to-school.js';
import { LONGEST_STORY } from '../src/use-cases/melding/draft.js';
import { choicesOf } from '../src/use-cases/melding/fields.js';
import { readerLabel } from '../src/use-cases/melding/readers.js';
import { type Hears, TalkDialog, turnOf } from './talk-dialog.js';
import { canBeTold, keepWayBack } from './teams.js';
import type { Turn } from './turn.js';

export interface StatusDeps {
  readonly openWithCode: OpenWithCode;
  readonly readAnswers: ReadAnswers;
  readonly writeToSchool: WriteToSchool;
  readonly withdraw: Withdraw;
  readonly closeCode: CloseCode;
  readonly askSomeoneElse: AskSomeoneElse;
  readonly wayBack?: WayBack;
}

/** The questions, each under the key of its text. */
const WOORDEN = 'status.woorden';
const ACTIE = 'status.actie';
const SCHRIJF = 'status.schrijf';
const INTREKKEN = 'status.intrekken';
const SLUITEN = 'status.sluiten';
const ANDERS = 'status.anders';

/**
 * Coming back with the geheime woorden: what became of it, what school wrote, and an answer to that.
 * Never shows the story or a name: whoever finds the words may be the one it is about.
 */
export class StatusDialog extends TalkDialog {
  static readonly id = 'status';
  readonly #deps: StatusDeps;

  constructor(deps: StatusDeps) {
    super(StatusDialog.id);
    this.#deps = deps;
  }

  override async beginDialog(dc: DialogContext, options: { code?: boolean } = {}): Promise<DialogTurnResult> {
    const turn = turnOf(dc);
    if (options.code) return this.#tryWords(turn);
    this.#ask(turn, WOORDEN);
    return Dialog.EndOfTurn;
  }

  override hears({ heard, gesprek }: Turn): Hears {
    if (heard.choice !== undefined) return 'answer';
    const question = gesprek.open?.question;
    if (question === SCHRIJF && heard.text !== '') return 'text';
    return question === WOORDEN && (heard.isTerugkomcode || heard.text !== '') ? 'text' : 'no';
  }

  override async continueDialog(dc: DialogContext): Promise<DialogTurnResult> {
    const turn = turnOf(dc);
    const { choice } = turn.heard;
    const { school } = turn.session;
    const { dossier } = turn.gesprek;
    const question = turn.gesprek.open?.question;
    if (question === WOORDEN) {
      if (choice === 'kwijt') {
        turn.say('status.kwijt');
        return this.#end(dc, turn);
      }
      return choice === 'terug' ? this.#end(dc, turn) : this.#tryWords(turn);
    }
    if (dossier === undefined) return this.#end(dc, turn);
    if (question === SCHRIJF && choice !== 'terug') {
      if (turn.heard.text.length > LONGEST_STORY) turn.say('fout.teLang');
      else await this.#write(turn, dossier, turn.heard.text);
    } else if (question === INTREKKEN && choice === 'ja') {
      const outcome = await this.#deps.withdraw(school, dossier);
      turn.say(outcome === 'gewist' ? 'status.ingetrokkenGewist' : 'status.ingetrokkenGemeld');
    } else if (question === SLUITEN && choice === 'ja') {
      await this.#deps.closeCode(school, dossier);
      await this.#deps.wayBack?.forget(school, dossier);
      turn.say('status.codeGesloten');
      return this.#end(dc, turn);
    } else if (question === ANDERS && choice === 'ja') {
      const done = await this.#deps.askSomeoneElse(school, dossier, turn.about);
      turn.say(done ? 'status.andersGedaan' : 'status.andersNiemand');
    } else if (question === ACTIE) {
      if (choice === 'schrijven') this.#ask(turn, SCHRIJF);
      else if (choice === 'meer') return dc.replaceDialog('details', { returned: true });
      else if (choice === 'sluiten') this.#ask(turn, SLUITEN);
      else if (choice === 'wel-berichtje' || choice === 'geen-berichtje')
        await this.#tellOrNot(turn, dossier);
      else if (choice === 'iemand-anders') await this.#offerSomeoneElse(turn, dossier);
      else if (choice === 'intrekken') {
        const opened = await this.#deps.readAnswers(school, dossier);
        turn.say(
          opened !== undefined && isUnread(opened) ? 'status.intrekkenOngelezen' : 'status.intrekkenGelezen',
        );
        this.#ask(turn, INTREKKEN);
      } else return this.#end(dc, turn);
      return Dialog.EndOfTurn;
    }
    this.#ask(turn, ACTIE);
    return Dialog.EndOfTurn;
  }

  /** Typed while something else goes first: in an open talk it is a message to school, and must arrive there. */
  override async keep(turn: Turn): Promise<void> {
    const { dossier, open } = turn.gesprek;
    if (turn.heard.text === '' || turn.heard.isTerugkomcode) return;
    if (dossier !== undefined && open?.question === SCHRIJF) {
      await this.#write(turn, dossier, turn.heard.text.slice(0, LONGEST_STORY));
      turn.update({ open: { question: ACTIE, choices: [], free: false } });
      return;
    }
    turn.update({ verteld: [...turn.gesprek.verteld, turn.heard.text] });
  }

  override async askAgain(turn: Turn): Promise<void> {
    const name = turn.gesprek.open?.question;
    const open = ([WOORDEN, ACTIE, SCHRIJF, INTREKKEN, SLUITEN, ANDERS] as const).find((one) => one === name);
    this.#ask(turn, open ?? (turn.gesprek.dossier === undefined ? WOORDEN : ACTIE));
  }

  /** What names somebody who would read it is not sent: a new melding can keep that person out. */
  async #write(turn: Turn, id: DossierId, text: string): Promise<void> {
    const { school } = turn.session;
    const dossier = await this.#deps.readAnswers(school, id);
    const named = dossier && namedReader(text, dossier, turn.about);
    if (named !== undefined) turn.say('status.naamLeest', { naam: named.naam });
    else if (await this.#deps.writeToSchool(school, id, text, turn.heard.understanding.danger)) {
      turn.say('status.geschreven');
    }
  }

  /** Who would read it then is said before the yes. */
  async #offerSomeoneElse(turn: Turn, id: DossierId): Promise<void> {
    const dossier = await this.#deps.readAnswers(turn.session.school, id);
    const routing = dossier && someoneElse(dossier, turn.about);
    if (routing === undefined || routing.kind === 'geen-lezer') {
      turn.say('status.andersNiemand');
      this.#ask(turn, ACTIE);
      return;
    }
    turn.say('status.andersLezers');
    turn.sayAll([
      { literal: routing.lezers.map((lezer) => `• ${readerLabel(lezer, turn.about)}`).join('\n') },
    ]);
    this.#ask(turn, ANDERS);
  }

  async #tryWords(turn: Turn): Promise<DialogTurnResult> {
    turn.session.cover(turn.label({ key: 'status.getypt' }));
    const opened = await this.#deps.openWithCode(turn.session.school, turn.heard.text);
    if (!opened.ok) {
      turn.say(opened.reason === 'onbekend' ? 'status.onbekend' : 'status.geenWoorden');
      this.#ask(turn, WOORDEN);
      return Dialog.EndOfTurn;
    }
    const { id } = opened.dossier;
    turn.update({ dossier: id });
    if (turn.about.webpagina !== undefined) turn.say('status.teams');
    this.#tell(turn, (await this.#deps.readAnswers(turn.session.school, id)) ?? opened.dossier);
    this.#ask(turn, ACTIE);
    return Dialog.EndOfTurn;
  }

  #tell(turn: Turn, dossier: Dossier): void {
    turn.say('status.gevonden');
    turn.sayAll(statusOf(dossier, turn.about));
  }

  /** Being told of an answer, where that can be, is put on or off. */
  async #tellOrNot(turn: Turn, dossier: DossierId): Promise<void> {
    const { wayBack } = this.#deps;
    if (wayBack === undefined) return;
    const off = turn.heard.choice === 'geen-berichtje';
    if (off) await wayBack.forget(turn.session.school, dossier);
    else await keepWayBack(turn, wayBack);
    turn.say(off ? 'woorden.berichtjeNiet' : 'woorden.berichtjeGoed');
    this.#ask(turn, ACTIE);
  }

  #berichtje(turn: Turn): readonly ('wel-berichtje' | 'geen-berichtje')[] {
    const { wayBack } = this.#deps;
    const { dossier } = turn.gesprek;
    if (!canBeTold(turn, wayBack) || dossier === undefined) return [];
    return [wayBack.has(turn.session.school, dossier) ? 'geen-berichtje' : 'wel-berichtje'];
  }

  #ask(turn: Turn, question: keyof typeof CHOICES): void {
    const also = question === ACTIE ? this.#berichtje(turn) : [];
    turn.ask(question, {
      say: [{ key: question }],
      choices: choicesOf(...CHOICES[question], ...also),
      free: question === WOORDEN || question === SCHRIJF,
    });
  }

  async #end(dc: DialogContext, turn: Turn): Promise<DialogTurnResult> {
    turn.drop('dossier');
    return dc.endDialog();
  }
}

const CHOICES = {
  [WOORDEN]: ['kwijt', 'terug'],
  [ACTIE]: ['schrijven', 'meer', 'iemand-anders', 'intrekken', 'sluiten', 'klaar'],
  [SCHRIJF]: ['terug'],
  [INTREKKEN]: ['ja', 'nee'],
  [SLUITEN]: ['ja', 'nee'],
  [ANDERS]: ['ja', 'nee'],
} as const;
