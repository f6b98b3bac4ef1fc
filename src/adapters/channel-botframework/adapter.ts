import {
  type Activity,
  CloudAdapter,
  type ConversationReference,
  type InvokeResponse,
  TurnContext,
} from 'botbuilder';
import type { Reference, Said, TeamsActivity } from './activities.js';

export type { InvokeResponse, TurnContext } from 'botbuilder';

export type Logic = (context: TurnContext) => Promise<void>;

/** The id that Teams gave to what was sent. */
export interface Sent {
  readonly id: string;
}

/** What can be done where a reference points to. */
export interface Connection {
  send(said: Said): Promise<Sent>;
  update(id: string, said: Said): Promise<void>;
  /** What is gone already is no fault. */
  remove(id: string): Promise<void>;
}

const COLLECTED = Symbol('collected');

/**
 * The Bot Framework's adapter, with one difference: what the bot says in a turn is collected, and sent once the turn is
 * kept. So a connector that is slow or away never loses what was said, and never makes a turn happen twice.
 *
 * Only this file and what makes its authentication know the SDK; the types of what travels are in activities.ts.
 */
export class TeamsAdapter extends CloudAdapter {
  /**
   * Verifies the caller and runs a turn.
   * @throws {AuthenticationError} When the token is not one of Microsoft's for this bot.
   */
  async receive(
    authorization: string,
    activity: TeamsActivity,
    logic: Logic,
  ): Promise<InvokeResponse | undefined> {
    return this.processActivity(authorization, activity as unknown as Activity, logic);
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

  /** Answers an invoke: what it waits for goes back in the response. */
  async answer(context: TurnContext, body: object): Promise<void> {
    await context.sendActivity({ type: 'invokeResponse', value: { status: 200, body } });
  }

  /** Speaks where the reference points to, without being asked. */
  async reach<T>(appId: string, where: Reference, act: (connection: Connection) => Promise<T>): Promise<T> {
    const reference = where as unknown as Partial<ConversationReference>;
    const addressed = (said: Said): Partial<Activity> =>
      TurnContext.applyConversationReference({ ...said } as Partial<Activity>, reference);
    const done: T[] = [];
    await this.continueConversationAsync(appId, reference, async (context) => {
      const connection: Connection = {
        send: async (said) => {
          const [sent] = await this.sendActivities(context, [addressed(said)]);
          return sent ?? { id: '' };
        },
        update: async (id, said) => {
          await this.updateActivity(context, { ...addressed(said), id });
        },
        remove: async (id) => {
          await this.deleteActivity(context, { ...reference, activityId: id }).catch((error: unknown) => {
            if (failureOf(error).status !== 404) throw error;
          });
        },
      };
      done.push(await act(connection));
    });
    return done[0] as T;
  }

  override async sendActivities(context: TurnContext, activities: Partial<Activity>[]): Promise<Sent[]> {
    const collected = context.turnState.get<Partial<Activity>[] | undefined>(COLLECTED);
    if (collected === undefined) return super.sendActivities(context, activities);
    collected.push(...activities);
    return activities.map(() => ({ id: '' }));
  }
}

/** The words without the mention of whom they are for. */
export const withoutMention = (activity: TeamsActivity & { readonly text: string }): string =>
  TurnContext.removeMentionText({ ...activity } as unknown as Activity, activity.recipient.id);

/** The connector's answer in an error of the SDK's client. Status 0: there was none. */
export function failureOf(error: unknown): { readonly status: number; readonly retryAfter: number } {
  if (typeof error !== 'object' || error === null) return { status: 0, retryAfter: 0 };
  const { statusCode, response } = error as {
    statusCode?: unknown;
    response?: { headers?: { get?: (name: string) => string | undefined } };
  };
  const header = response?.headers?.get?.('retry-after');
  const seconds = Number(header ?? 0);
  return {
    status: typeof statusCode === 'number' ? statusCode : 0,
    retryAfter: Number.isFinite(seconds) ? seconds * 1000 : 0,
  };
}

/** What the SDK throws for a token that is not right; a bad signature comes bare from its JWT library. */
export const isRefusal = (error: unknown): boolean =>
  error instanceof Error &&
  (('statusCode' in error && error.statusCode === 401) ||
    ['JsonWebTokenError', 'NotBeforeError', 'TokenExpiredError'].includes(error.name));
