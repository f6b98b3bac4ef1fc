import { Dialog, type DialogContext, type DialogTurnResult } from 'botbuilder-dialogs';
import type { DraftId } from '../src/domain/ids.js';
import { StoreUnavailable } from '../src/errors.js';
import type { Ids } from '../src/ports/ids.js';
import { type AskContact, type ContactRoute, contactRoute } from '../src/use-cases/melder/ask-contact.js';
import { choicesOf } from '../src/use-cases/melding/fields.js';
import { readerLabel } from '../src/use-cases/melding/readers.js';
import { type Hears, TalkDialog, turnOf } from './talk-dialog.js';
import type { Turn } from './turn.js';

export interface ContactDeps {
  readonly askContact: AskContact;
  readonly ids: Ids;
}

const NAAM = 'contact.naam';
const BEREIKBAAR = 'contact.bereikbaar';
const VERSTUUR = 'contact.verstuur';
const LONGEST = 200;

/** What was said until now. Plain JSON. */
interface Asked {
  readonly draft: DraftId;
  readonly naam?: string;
  readonly bereikbaar?: string;
}

/** "Ik wil dat iemand contact opneemt", about a klacht: a name, how to be reached, and a yes once it is said who reads it. */
export class ContactDialog extends TalkDialog {
  static readonly id = 'contact';
  readonly #deps: ContactDeps;

  constructor(deps: ContactDeps) {
    super(ContactDialog.id);
    this.#deps = deps;
  }

  override async beginDialog(dc: DialogContext): Promise<DialogTurnResult> {
    const turn = turnOf(dc);
    if (routeOf(turn).lezers.length === 0) {
      turn.say('contact.niemand');
      return dc.endDialog();
    }
    this.#keep(turn, { draft: this.#deps.ids.draft() });
    turn.say('contact.begin');
    await this.askAgain(turn);
    return Dialog.EndOfTurn;
  }

  override hears({ heard, gesprek }: Turn): Hears {
    if (heard.choice !== undefined) return 'answer';
    const free = gesprek.open?.question === NAAM || gesprek.open?.question === BEREIKBAAR;
    return free && heard.text !== '' ? 'text' : 'no';
  }

  override async continueDialog(dc: DialogContext): Promise<DialogTurnResult> {
    const turn = turnOf(dc);
    const asked = askedOf(turn);
    const { choice, text } = turn.heard;
    if (asked === undefined || choice === 'terug' || choice === 'nee')
      return this.#end(dc, turn, 'contact.nietGevraagd');
    if (choice === 'ja' && asked.naam !== undefined && asked.bereikbaar !== undefined) {
      return this.#send(dc, turn, { ...asked, naam: asked.naam, bereikbaar: asked.bereikbaar });
    }
    const said = text.slice(0, LONGEST);
    if (said !== '' && asked.naam === undefined) this.#keep(turn, { ...asked, naam: said });
    else if (said !== '' && asked.bereikbaar === undefined) this.#keep(turn, { ...asked, bereikbaar: said });
    await this.askAgain(turn);
    return Dialog.EndOfTurn;
  }

  override async askAgain(turn: Turn): Promise<void> {
    const asked = askedOf(turn);
    if (asked?.naam === undefined || asked.bereikbaar === undefined) {
      const question = asked?.naam === undefined ? NAAM : BEREIKBAAR;
      turn.ask(question, { say: [{ key: question }], choices: choicesOf('terug'), free: true });
      return;
    }
    const route = routeOf(turn);
    const lezers = route.lezers.map((lezer) => `• ${readerLabel(lezer, turn.about)}`).join('\n');
    turn.sayAll([{ key: 'contact.lezers' }, { literal: lezers }]);
    if (route.horenAlleen.length > 0) turn.say('contact.hoortAlleen');
    turn.ask(VERSTUUR, { say: [{ key: VERSTUUR }], choices: choicesOf('ja', 'nee') });
  }

  async #send(
    dc: DialogContext,
    turn: Turn,
    { draft, naam, bereikbaar }: Required<Asked>,
  ): Promise<DialogTurnResult> {
    const { school } = turn.session;
    const { wie = 'leerling', taal } = turn.gesprek;
    try {
      const wens = turn.label({ key: 'contact.wens' });
      await this.#deps.askContact({ school, draft, wie, taal, naam, bereikbaar, wens, route: routeOf(turn) });
    } catch (error) {
      if (!(error instanceof StoreUnavailable)) throw error;
      turn.say('melding.nietGelukt');
      await this.askAgain(turn);
      return Dialog.EndOfTurn;
    }
    return this.#end(dc, turn, 'contact.gevraagd');
  }

  #keep(turn: Turn, asked: Asked): void {
    turn.update({ drafts: { ...turn.gesprek.drafts, [ContactDialog.id]: { ...asked } } });
  }

  async #end(
    dc: DialogContext,
    turn: Turn,
    key: 'contact.gevraagd' | 'contact.nietGevraagd',
  ): Promise<DialogTurnResult> {
    const { [ContactDialog.id]: _done, ...drafts } = turn.gesprek.drafts;
    turn.update({ drafts });
    turn.say(key);
    return dc.endDialog();
  }
}

/** Whoever the klacht was about never reads it. */
const routeOf = ({ about, gesprek }: Turn): ContactRoute =>
  contactRoute(about, gesprek.protocol?.rollen ?? []);

const askedOf = ({ gesprek }: Turn): Asked | undefined =>
  gesprek.drafts[ContactDialog.id] as Asked | undefined;
