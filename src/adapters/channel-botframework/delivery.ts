import type { Reference } from './activities.js';
import { type Connection, failureOf, type TeamsAdapter } from './adapter.js';

/** What became of it: it is there; Teams takes nothing of us there any more; or nobody answered, after all tries. */
export type Delivered<T> =
  | { readonly kind: 'gelukt'; readonly value: T }
  | { readonly kind: 'weg' }
  | { readonly kind: 'mislukt'; readonly code: string };

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
  #stopped = false;

  constructor(options: DeliveryOptions) {
    this.#options = options;
  }

  /** What is being tried now is tried no more; what was not said stays where it was kept. */
  stop(): void {
    this.#stopped = true;
  }

  /** Never throws. */
  async at<T>(reference: Reference, act: (connection: Connection) => Promise<T>): Promise<Delivered<T>> {
    const { adapter, appId, pauses = PAUSES, pause = sleep } = this.#options;
    for (let tries = 0; ; tries += 1) {
      try {
        return { kind: 'gelukt', value: await adapter.reach(appId, reference, act) };
      } catch (error) {
        const { status, retryAfter } = failureOf(error);
        if (status === 403 || status === 404) return { kind: 'weg' };
        const wait = pauses[tries];
        const final = status >= 400 && status < 500 && status !== 429 && status !== 412;
        const failed = { kind: 'mislukt' as const, code: status === 0 ? 'GEEN' : `${status}` };
        if (wait === undefined || final || this.#stopped) return failed;
        await pause(Math.min(LONGEST, Math.max(wait, retryAfter)));
        if (this.#stopped) return failed;
      }
    }
  }
}

const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms).unref());
