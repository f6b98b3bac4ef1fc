import type { Activity, ConversationReference, ResourceResponse } from 'botbuilder';
import { BotAdapter, TurnContext } from 'botbuilder';
import type { ConversationId } from '../../domain/ids.js';
import { toConversationId } from '../../domain/ids.js';
import type { LoggedActivity } from '../../ports/conversation-store.js';
import type { TurnSession } from '../../ports/turn-session.js';
import { TURN_SESSION } from '../../ports/turn-session.js';

export type Logic = (context: TurnContext) => Promise<void>;

/** One turn as it runs. Nothing of it is kept or shown, but for typing, until it is over. */
export interface Turn {
  readonly session: TurnSession;
  readonly said: LoggedActivity[];
  /** What was thrown in it, handled by `onTurnError` or not. */
  failure: { readonly error: unknown } | undefined;
  say(activity: Partial<Activity>): void;
}

const TURN = Symbol('turn');

/**
 * The bot's side of Direct Line: what the bot sends is handed to its turn. Direct Line cannot change or take back what
 * was said.
 */
export class DirectLineAdapter extends BotAdapter {
  readonly #proactive: (
    conversation: ConversationId,
    activity: Partial<Activity>,
    logic: Logic,
  ) => Promise<void>;

  /** @param proactive Runs a turn that no user began, after those already waiting in its conversation. */
  constructor(
    proactive: (conversation: ConversationId, activity: Partial<Activity>, logic: Logic) => Promise<void>,
  ) {
    super();
    this.#proactive = proactive;
    // The first middleware is the outermost, and sees what `onTurnError` would otherwise hide from the turn.
    this.use(async (context, next) => {
      try {
        await next();
      } catch (error) {
        turnOf(context).failure = { error };
        throw error;
      }
    });
  }

  /** Never throws: what is thrown in the turn is its `failure`. */
  async run(turn: Turn, activity: Partial<Activity>, logic: Logic): Promise<void> {
    const context = new TurnContext(this, activity);
    context.turnState.set(TURN, turn);
    context.turnState.set(TURN_SESSION, turn.session);
    try {
      await this.runMiddleware(context, logic);
    } catch (error) {
      turn.failure ??= { error };
    }
  }

  /** The ids are given when the turn is over, since a message of the user may come in between. */
  override async sendActivities(
    context: TurnContext,
    activities: Partial<Activity>[],
  ): Promise<ResourceResponse[]> {
    const turn = turnOf(context);
    for (const activity of activities) turn.say(activity);
    return activities.map(() => ({ id: '' }));
  }

  override async updateActivity(): Promise<void> {
    throw new Error('Direct Line cannot change an activity.');
  }

  override async deleteActivity(): Promise<void> {
    throw new Error('Direct Line cannot delete an activity.');
  }

  /**
   * Does nothing when the conversation is over. Rejects with what `logic` throws when there is no `onTurnError`.
   * Never await it in a turn of the same conversation: it waits for that turn.
   */
  override async continueConversation(
    reference: Partial<ConversationReference>,
    logic: Logic,
  ): Promise<void> {
    const activity = TurnContext.applyConversationReference(
      { type: 'event', name: 'ContinueConversation' },
      reference,
      true,
    );
    await this.#proactive(toConversationId(reference.conversation?.id ?? ''), activity, logic);
  }

  /** As {@link continueConversation}; app id, claims and audience mean nothing here. */
  override async continueConversationAsync(
    _bot: unknown,
    reference: Partial<ConversationReference>,
    logicOrAudience: string | Logic,
    logic?: Logic,
  ): Promise<void> {
    const found = typeof logicOrAudience === 'string' ? logic : logicOrAudience;
    if (found !== undefined) await this.continueConversation(reference, found);
  }
}

const turnOf = (context: TurnContext): Turn => context.turnState.get<Turn>(TURN);
