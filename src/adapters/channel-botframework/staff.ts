import { toIsoTime } from '../../domain/ids.js';
import type { Clock } from '../../ports/clock.js';
import type { CardAnswer, DeskActs } from '../../ports/desk.js';
import type { ShortTermStore } from '../../ports/short-term-store.js';
import type { TextKey, Texts } from '../../ports/texts.js';
import {
  isPersonal,
  referenceOf,
  spokenText,
  type TeamsActivity,
  teamOf,
  toReference,
} from './activities.js';
import type { TeamsAdapter, TurnContext } from './adapter.js';
import { CARD_TYPE } from './card-parts.js';
import { cardOf } from './cards.js';
import type { Chats } from './chats.js';
import type { Delivery } from './delivery.js';
import { languageOf } from './desk.js';
import { TEAM_SCHOOLS } from './reception.js';

export interface StaffOptions {
  readonly adapter: TeamsAdapter;
  readonly acts: DeskActs;
  readonly chats: Chats;
  readonly delivery: Delivery;
  readonly shortTerm: ShortTermStore;
  readonly clock: Clock;
  readonly texts: Texts;
}

const TEAM_KEPT = 400 * 24 * 60 * 60_000;
const MESSAGE_TYPE = 'application/vnd.microsoft.activity.message';

/** What staff do in Teams: link the place in which cards come, and press their buttons. */
export class Staff {
  readonly #options: StaffOptions;

  constructor(options: StaffOptions) {
    this.#options = options;
  }

  /** @returns false when nothing was linked here, so that somebody else hears it. */
  async link(full: TeamsActivity): Promise<boolean> {
    const { acts, chats, delivery, texts } = this.#options;
    const waar = referenceOf(full);
    const samen = !isPersonal(full);
    const linked = await acts.link({ text: spokenText(full), waar, gebruiker: chats.person(full), samen });
    if (linked === undefined) return false;
    if (linked !== 'onbekend' && samen) await this.#rememberTeam(full, linked.school);
    const key: TextKey = linked === 'onbekend' ? 'kaart.koppel.onbekend' : 'kaart.koppel.gelukt';
    const text = texts.text(languageOf(waar, texts), 'medewerker', key);
    const reference = { ...toReference(waar), conversation: full.conversation };
    await delivery.at(reference, async (speaker) => {
      await speaker.send({ type: 'message', text, textFormat: 'plain' });
    });
    return true;
  }

  /** Whoever speaks in this team later belongs to its school. */
  async #rememberTeam(full: TeamsActivity, school: string): Promise<void> {
    const { shortTerm, clock } = this.#options;
    const team = teamOf(full);
    const until = toIsoTime(new Date(clock.now().getTime() + TEAM_KEPT));
    if (team !== undefined) await shortTerm.put(TEAM_SCHOOLS, team, school, until);
  }

  /** A press on a card; its answer is the card as it is now. */
  async press(full: TeamsActivity, context: TurnContext): Promise<void> {
    const { adapter, acts, chats, texts } = this.#options;
    const { verb, data } = actionIn(full);
    const answer = await acts.act({
      gebruiker: chats.person(full),
      verb,
      data,
      samen: !isPersonal(full),
    });
    const lang = languageOf(referenceOf(full), texts);
    await adapter.answer(context, { statusCode: 200, ...this.#body(answer, lang) });
  }

  #body(answer: CardAnswer, lang: string): { readonly type: string; readonly value: unknown } {
    const { texts } = this.#options;
    if (answer.kind === 'niet-voor-jou') {
      return { type: MESSAGE_TYPE, value: texts.text(lang, 'medewerker', 'kaart.nietVoorJou') };
    }
    const melding: Readonly<Record<typeof answer.kind, TextKey | undefined>> = {
      gedaan: undefined,
      veranderd: 'kaart.veranderd',
      'kan-niet': 'kaart.kanNiet',
    };
    return { type: CARD_TYPE, value: cardOf(answer.kaart, texts, lang, melding[answer.kind]) };
  }
}

/** The button that was pressed; what is missing fits nothing. */
function actionIn({ value }: TeamsActivity): { readonly verb: string; readonly data: unknown } {
  const action = (value as { action?: { verb?: unknown; data?: unknown } } | undefined)?.action;
  return { verb: typeof action?.verb === 'string' ? action.verb : '', data: action?.data };
}
