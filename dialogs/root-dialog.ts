import type { TurnContext } from 'botbuilder-core';
import { Dialog, DialogContext, DialogSet, type DialogTurnResult } from 'botbuilder-dialogs';
import { CONFIDENT, type Intent } from '../src/domain/understanding.js';
import type { Command } from '../src/ports/ears.js';
import type { Metrics } from '../src/ports/metrics.js';
import { answerOnTheSpot } from './answers.js';
import { BedoelDialog } from './bedoel-dialog.js';
import { partOf, proposeHuman } from './care.js';
import { CHOOSING, chooses, replaceOrBegin, WITH_SCHOOL } from './choosing.js';
import { type ContactDeps, ContactDialog } from './contact-dialog.js';
import { type DetailsDeps, DetailsDialog } from './details-dialog.js';
import { GevaarDialog } from './gevaar-dialog.js';
import { HelpDialog } from './help-dialog.js';
import { type MeldingDeps, MeldingDialog, meldingFrom } from './melding-dialog.js';
import { MenuDialog } from './menu-dialog.js';
import {
  addsToStory,
  isQuestion,
  isSafeWord,
  isStory,
  type SafeWord,
  SUMMARY,
  wantsSecrecy,
} from './message-kind.js';
import { askedOf, refersToNothing, vraagOf } from './protocol-answers.js';
import { ProtocolDialog } from './protocol-dialog.js';
import { type StatusDeps, StatusDialog } from './status-dialog.js';
import { StopDialog } from './stop-dialog.js';
import { TalkDialog } from './talk-dialog.js';
import type { Turn } from './turn.js';
import { UitlegDialog } from './uitleg-dialog.js';
import { type WoordenDeps, WoordenDialog } from './woorden-dialog.js';

/** Where the SDK keeps the configuration of its state manager in a turn. */
const CONFIGURATION = 'DialogStateManagerConfiguration';
/** What is done at once even while help in danger is on the screen; "stop" and "laat maar" are answered with care there. */
const ALWAYS_OBEYED: ReadonlySet<Command | undefined> = new Set([
  'wis',
  'privacy',
  'ben-je-echt',
  'klopt-niet',
  'snap-niet',
  'taal-nl',
  'taal-en',
] as const);
/** Questions whether it is safe today: the one word that must be understood. */
const ABOUT_SAFE: ReadonlySet<string | undefined> = new Set(['gevaar.veilig', 'melding.veiligVandaag']);
export interface RootDeps extends ContactDeps, MeldingDeps, DetailsDeps, StatusDeps, WoordenDeps {
  readonly metrics: Pick<Metrics, 'nietGoed'>;
}

/**
 * Hears every message first, in a fixed order: danger; a command; an answer to the open question; own words at an
 * open text question; what else it asks for; and otherwise two buttons.
 */
export class RootDialog {
  readonly #dialogs = new DialogSet();
  readonly #gevaar = new GevaarDialog();
  readonly #metrics: RootDeps['metrics'];
  #configuration: object | undefined;

  constructor(deps: RootDeps) {
    this.#metrics = deps.metrics;
    for (const dialog of [
      new MenuDialog(),
      this.#gevaar,
      new MeldingDialog(deps),
      new WoordenDialog(deps),
      new DetailsDialog(deps),
      new UitlegDialog(),
      new ProtocolDialog(),
      new StatusDialog(deps),
      new ContactDialog(deps),
      new HelpDialog(),
      new StopDialog(),
      new BedoelDialog((dc, turn, intent) => this.#instead(dc, turn, intent)),
    ]) {
      this.#dialogs.add(dialog);
    }
  }

  /** Greets somebody who came in. */
  async welcome(context: TurnContext, turn: Turn): Promise<void> {
    const dc = this.#resume(context, turn);
    await dc.cancelAllDialogs();
    await dc.beginDialog(MenuDialog.id, { welkom: true });
    keepStack(dc, turn);
  }

  /** Handles one message. */
  async handle(context: TurnContext, turn: Turn): Promise<void> {
    const dc = this.#resume(context, turn);
    await this.#hear(dc, turn);
    // Whatever ended, somebody who types again is answered by the menu.
    if (dc.activeDialog === undefined) dc.stack.push({ id: MenuDialog.id, state: {} });
    keepStack(dc, turn);
  }

  /** Puts the open question again, for example in another language. */
  async askAgain(context: TurnContext, turn: Turn): Promise<void> {
    await this.#top(this.#resume(context, turn)).askAgain(turn);
  }

  async #hear(dc: DialogContext, turn: Turn): Promise<unknown> {
    const { heard } = turn;
    const top = this.#top(dc);
    const { danger, dangerMaybe } = heard.understanding;
    if (isSafeWord(heard.command)) return this.#helpNow(dc, turn, top);
    if (danger.length > 0) {
      await top.keep(turn);
      if (top === this.#gevaar) return this.#gevaar.help(turn, danger);
      return dc.beginDialog(GevaarDialog.id, { niveau: 'zeker', soorten: danger });
    }
    // What is only perhaps gevaar beside help that is shown brings no other help.
    if (dangerMaybe.length > 0 && (top !== this.#gevaar || this.#gevaar.wonders(turn))) {
      await top.keep(turn);
      if (top === this.#gevaar) return this.#gevaar.helpAnyhow(turn, dangerMaybe);
      return dc.beginDialog(GevaarDialog.id, { niveau: 'misschien', soorten: dangerMaybe });
    }
    if (heard.hasFile) turn.say('bestand');
    if (top === this.#gevaar && heard.choice === undefined && !ALWAYS_OBEYED.has(heard.command)) {
      return heard.command === 'help' ? this.#gevaar.help(turn, []) : this.#stayCaring(turn);
    }
    if (heard.command !== undefined) return this.#obey(dc, turn, heard.command, top);
    if (heard.stale || (heard.text === '' && heard.choice === undefined)) return top.askAgain(turn);
    if (top !== this.#gevaar && !WITH_SCHOOL.has(top.id)) proposeHuman(turn);
    const hears = top.hears(turn);
    if (hears === 'answer') return dc.continueDialog();
    if (hears === 'text') {
      if (isQuestion(turn)) answerOnTheSpot(turn, heard.understanding.intent);
      return dc.continueDialog();
    }
    if (heard.isTerugkomcode) return dc.beginDialog(StatusDialog.id, { code: true });
    if (heard.swears) {
      turn.say('schelden');
      return top.askAgain(turn);
    }
    return this.#serve(dc, turn, top);
  }

  async #helpNow(dc: DialogContext, turn: Turn, top: TalkDialog): Promise<unknown> {
    if (top === this.#gevaar) return this.#gevaar.help(turn, []);
    return dc.beginDialog(GevaarDialog.id, { niveau: 'knop', soorten: [] });
  }

  /** After danger "ok", "laat maar" or anything else is no reason to go back to the menu. */
  async #stayCaring(turn: Turn): Promise<void> {
    await this.#gevaar.keep(turn);
    if (isQuestion(turn) || wantsSecrecy(turn)) answerOnTheSpot(turn, turn.heard.understanding.intent);
    await this.#gevaar.askAgain(turn);
  }

  async #obey(
    dc: DialogContext,
    turn: Turn,
    command: Exclude<Command, SafeWord>,
    top: TalkDialog,
  ): Promise<unknown> {
    switch (command) {
      case 'stop':
      case 'opnieuw':
        if (await top.holdsOn(dc, turn)) return undefined;
        return top.id === StopDialog.id ? top.askAgain(turn) : dc.beginDialog(StopDialog.id);
      case 'terug':
        if (await top.back(turn)) return undefined;
        return dc.stack.length > 1 && top.id !== MeldingDialog.id ? dc.endDialog() : top.askAgain(turn);
      case 'help':
        return top.id === HelpDialog.id ? top.askAgain(turn) : dc.beginDialog(HelpDialog.id);
      case 'wis':
        turn.say(turn.about.webpagina === undefined ? 'wis.klaar' : 'wis.klaarTeams');
        return turn.erase();
      case 'privacy':
        turn.say('privacy.kort');
        return top.askAgain(turn);
      case 'ben-je-echt':
        turn.say('welkom.computer');
        return top.askAgain(turn);
      case 'klopt-niet':
        this.#metrics.nietGoed(partOf(turn.gesprek));
        turn.say('kloptNiet');
        return top.askAgain(turn);
      case 'snap-niet':
        turn.say(ABOUT_SAFE.has(turn.gesprek.open?.question) ? 'veiligUitleg' : 'snapNiet');
        return top.askAgain(turn);
      case 'taal-nl':
      case 'taal-en':
        turn.chooseLanguage(command.slice('taal-'.length));
        return top.askAgain(turn);
    }
  }

  /** No answer to the open question: what it asks for, or two buttons when that is not sure. */
  async #serve(dc: DialogContext, turn: Turn, top: TalkDialog): Promise<unknown> {
    const { intent, confidence, categories } = turn.heard.understanding;
    const telling = top.id === MeldingDialog.id || top.id === DetailsDialog.id;
    // A dialog that only helps to choose makes room for what was chosen.
    const begin = (id: string, options: object = {}): Promise<DialogTurnResult> =>
      replaceOrBegin(dc, top, id, options);
    const asked = await this.#ask(dc, turn, top);
    if (asked !== undefined) return asked;
    if (confidence < CONFIDENT || intent === 'overig' || (telling && intent === 'melden')) {
      if (top.id === MenuDialog.id || top.id === ProtocolDialog.id) return begin(BedoelDialog.id);
      if (!telling) return this.#notUnderstood(turn, top);
      return this.#addToStory(dc, turn, top);
    }
    if (intent === 'stoppen') return this.#obey(dc, turn, 'stop', top);
    if (intent === 'status') return begin(StatusDialog.id);
    if (intent === 'plagen_of_pesten' && !telling) return begin(UitlegDialog.id);
    if (intent === 'melden') {
      if (isStory(turn)) await top.keep(turn);
      return begin(MeldingDialog.id, meldingFrom(turn));
    }
    const vraag = vraagOf(turn, intent);
    const { wie = 'leerling' } = turn.gesprek;
    // A child that tells what is done to it and what school did seldom wants to complain.
    const mayTell = vraag === 'kort' || (vraag === 'klacht' && wie === 'leerling' && categories.length > 0);
    // Something that happened, and no question that is known by its words: what is meant is asked.
    if (mayTell && chooses(top) && isStory(turn) && !turn.heard.text.includes('?')) {
      return begin(BedoelDialog.id);
    }
    // A sentence of the story that sounds like a question is a sentence of the story too.
    if ((telling || isStory(turn)) && !turn.heard.asks) await top.keep(turn);
    if (vraag !== undefined && chooses(top)) return begin(ProtocolDialog.id, { vraag });
    answerOnTheSpot(turn, intent);
    return CHOOSING.has(top.id) ? dc.endDialog() : top.askAgain(turn);
  }

  /** A question about the protocol, known by its words. @returns undefined when there is none. */
  async #ask(dc: DialogContext, turn: Turn, top: TalkDialog): Promise<DialogTurnResult | undefined> {
    const { vraag, understanding, asks } = turn.heard;
    const { intent, confidence, categories } = understanding;
    if (vraag === undefined || refersToNothing(turn, vraag.vraag)) return undefined;
    const tells = !vraag.heel && categories.length > 0;
    // What happened is told with the question: it is not lost, and a melding begins with it.
    if (tells || (!chooses(top) && !vraag.heel && !asks)) await top.keep(turn);
    if (chooses(top)) {
      if (vraag.vraag === 'verschil') return replaceOrBegin(dc, top, UitlegDialog.id);
      if (tells && intent === 'melden' && confidence >= CONFIDENT) {
        answerOnTheSpot(turn, intent);
        return replaceOrBegin(dc, top, MeldingDialog.id, meldingFrom(turn));
      }
      return replaceOrBegin(dc, top, ProtocolDialog.id, { vraag: askedOf(turn) });
    }
    if (!answerOnTheSpot(turn, intent)) return undefined;
    await top.askAgain(turn);
    return Dialog.EndOfTurn;
  }

  /** More of the story goes with it, and what was shown of it is shown anew; a word that answers nothing does not. */
  async #addToStory(dc: DialogContext, turn: Turn, top: TalkDialog): Promise<unknown> {
    if (!addsToStory(turn)) {
      turn.say(turn.gesprek.open?.question === SUMMARY ? 'fout.versturen' : 'fout.kies');
      return top.askAgain(turn);
    }
    await top.keep(turn);
    turn.say('melding.erbij');
    return top.resumeDialog(dc);
  }

  async #notUnderstood(turn: Turn, top: TalkDialog): Promise<void> {
    await top.keep(turn);
    turn.say('fout.kies');
    await top.askAgain(turn);
  }

  /** Serves an intent in the place of the dialog that asked which one was meant. */
  async #instead(dc: DialogContext, turn: Turn, intent: Intent): Promise<DialogTurnResult> {
    if (intent === 'melden') return dc.replaceDialog(MeldingDialog.id);
    if (intent === 'plagen_of_pesten') return dc.replaceDialog(UitlegDialog.id);
    if (intent === 'status') return dc.replaceDialog(StatusDialog.id);
    if (intent === 'stoppen') return dc.replaceDialog(StopDialog.id);
    const vraag = vraagOf(turn, intent);
    if (vraag !== undefined) return dc.replaceDialog(ProtocolDialog.id, { vraag });
    answerOnTheSpot(turn, intent);
    return dc.endDialog();
  }

  /** The dialogs as they were after the last turn; one that a deploy took away is passed over. */
  #resume(context: TurnContext, turn: Turn): DialogContext {
    const known = turn.gesprek.stack.filter(({ id }) => this.#dialogs.find(id) !== undefined);
    const dialogStack = known.map(({ id, state }) => ({ id, state: { ...state } }));
    if (dialogStack.length === 0) dialogStack.push({ id: MenuDialog.id, state: {} });
    // The SDK builds this configuration anew for every context that has none, which costs a tenth of a turn.
    if (this.#configuration !== undefined) context.turnState.set(CONFIGURATION, this.#configuration);
    const dc = new DialogContext(this.#dialogs, context, { dialogStack });
    this.#configuration ??= context.turnState.get<object>(CONFIGURATION);
    return dc;
  }

  #top(dc: DialogContext): TalkDialog {
    const dialog: Dialog | undefined = this.#dialogs.find(dc.activeDialog?.id ?? MenuDialog.id);
    if (!(dialog instanceof TalkDialog)) throw new TypeError('Every dialog of the buddy is a TalkDialog.');
    return dialog;
  }
}

function keepStack(dc: DialogContext, turn: Turn): void {
  turn.update({ stack: dc.stack.map(({ id }) => ({ id, state: {} })) });
}
