import { type Activity, type ConversationReference, type ResourceResponse, TurnContext } from 'botbuilder';
import type { TeamsAdapter } from './adapter.js';

/** What became of it: it is there; Teams takes nothing of us there any more; or nobody answered, after all tries. */
export type Delivered<T> =
  | { readonly kind: 'gelukt'; readonly value: T }
  | { readonly kind: 'weg' }
  | { readonly kind: 'mislukt'; readonly code: string };

/** One thing to do at the connector, where the reference points to. */
export interface Speaker {
  send(activity: Partial<Activity>): Promise<ResourceResponse>;
  update(id: string, activity: Partial<Activity>): Promise<void>;
  remove(id: string): Promise<void>;
}

export interface DeliveryOptions {
  readonly adapter: TeamsAdapter;
  readonly appId: string;
  /** Milliseconds before each next try. @default 1, 2, 4, 8, 16 and 30 seconds */
  readonly pauses?: readonly number[];
  readonly pause?: (ms: number) => Promise<void>;
}

const PAUSES = [1000, 2000, 4000, 8000, 16_000, 30_000];
/** A connector that asks for more patience than this is asked again later. */
const LONGEST = 60_000;

/** Does things at Microsoft's connector; what it has no time for is tried again, as long as it asks. */
export class Delivery {
  readonly #options: DeliveryOptions;

  constructor(options: DeliveryOptions) {
    this.#options = options;
  }

  /** Never throws. */
  async at<T>(
    reference: Partial<ConversationReference>,
    act: (speaker: Speaker) => Promise<T>,
  ): Promise<Delivered<T>> {
    const { pauses = PAUSES, pause = sleep } = this.#options;
    for (let tries = 0; ; tries += 1) {
      try {
        return { kind: 'gelukt', value: await this.#once(reference, act) };
      } catch (error) {
        const { status, retryAfter } = failureOf(error);
        if (status === 403 || status === 404) return { kind: 'weg' };
        const wait = pauses[tries];
        const final = status >= 400 && status < 500 && status !== 429 && status !== 412;
        if (wait === undefined || final)
          return { kind: 'mislukt', code: status === 0 ? 'GEEN' : `${status}` };
        await pause(Math.min(LONGEST, Math.max(wait, retryAfter)));
      }
    }
  }

  async #once<T>(
    reference: Partial<ConversationReference>,
    act: (speaker: Speaker) => Promise<T>,
  ): Promise<T> {
    const { adapter, appId } = this.#options;
    const done: T[] = [];
    await adapter.reach(appId, reference, async (context) => {
      const addressed = (activity: Partial<Activity>) =>
        TurnContext.applyConversationReference({ ...activity }, reference);
      const value = await act({
        send: async (activity) => {
          const [sent] = await adapter.sendActivities(context, [addressed(activity)]);
          return sent ?? { id: '' };
        },
        update: async (id, activity) => {
          await adapter.updateActivity(context, { ...addressed(activity), id });
        },
        remove: (id) => adapter.deleteActivity(context, { ...reference, activityId: id }),
      });
      done.push(value);
    });
    return done[0] as T;
  }
}

/** The connector's answer in an error of its client. Status 0: there was none. */
function failureOf(error: unknown): { readonly status: number; readonly retryAfter: number } {
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

const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms).unref());
