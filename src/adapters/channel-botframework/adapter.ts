import {
  type Activity,
  CloudAdapter,
  type ConversationReference,
  type InvokeResponse,
  type ResourceResponse,
  type TurnContext,
} from 'botbuilder';

export type Logic = (context: TurnContext) => Promise<void>;

const COLLECTED = Symbol('collected');

/**
 * The Bot Framework's adapter, with one difference: what the bot says in a turn is collected, and sent once the turn is
 * kept. So a connector that is slow or away never loses what was said, and never makes a turn happen twice.
 */
export class TeamsAdapter extends CloudAdapter {
  /**
   * Verifies the caller and runs a turn.
   * @throws {AuthenticationError} When the token is not one of Microsoft's for this bot.
   */
  async receive(
    authorization: string,
    activity: Activity,
    logic: Logic,
  ): Promise<InvokeResponse | undefined> {
    return this.processActivity(authorization, activity, logic);
  }

  /** Runs `logic`, and gives what it sent instead of sending it. */
  async collect(context: TurnContext, logic: Logic): Promise<readonly Partial<Activity>[]> {
    const collected: Partial<Activity>[] = [];
    context.turnState.set(COLLECTED, collected);
    try {
      await logic(context);
    } finally {
      context.turnState.delete(COLLECTED);
    }
    return collected;
  }

  /** Speaks where the reference points to, without being asked. */
  async reach(appId: string, reference: Partial<ConversationReference>, logic: Logic): Promise<void> {
    await this.continueConversationAsync(appId, reference, logic);
  }

  override async sendActivities(
    context: TurnContext,
    activities: Partial<Activity>[],
  ): Promise<ResourceResponse[]> {
    const collected = context.turnState.get<Partial<Activity>[] | undefined>(COLLECTED);
    if (collected === undefined) return super.sendActivities(context, activities);
    collected.push(...activities);
    return activities.map(() => ({ id: '' }));
  }
}
