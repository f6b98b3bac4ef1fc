import type { Activity } from './activity.js';
import { isGone, randomId, statusOf } from './requests.js';

export interface OutboxOptions {
  /** Posts one activity. @throws With a status, as `call` does. */
  post(activity: Activity): Promise<unknown>;
  /** Whether there is a conversation to post to. */
  isReady(): boolean;
  /** How long to wait before the next try. */
  pauseMs(): number;
  onFailed(status: number): void;
  onDelivered(): void;
  /** The conversation is over. */
  onGone(status: number): void;
  /** The server will never take this one. */
  onRefused(clientId: string): void;
  /** The server has it, but it did not come back over the line. */
  onNoEcho(): void;
}

/** What waits to be sent: one after the other, each again under the same id until it is known to have arrived. */
export interface Outbox {
  /** @returns the `clientActivityID` with which it comes back. */
  add(activity: Activity): string;
  /** Every id that comes back is told here. */
  arrived(clientId: string | undefined): void;
  /** Tries again now. */
  pump(): void;
  /** Forgets what waits, for good. */
  close(): void;
}

interface Waiting {
  readonly clientId: string;
  readonly activity: Activity;
  arrived: boolean;
}

const ECHO_MS = 6_000;

export function createOutbox(options: OutboxOptions): Outbox {
  const waiting: Waiting[] = [];
  /** Also those that the server has, until they come back. */
  const unseen = new Map<string, Waiting>();
  let pumping = false;
  let closed = false;
  let wake: () => void = () => undefined;
  const pause = (): Promise<void> =>
    new Promise((resolve) => {
      setTimeout(resolve, options.pauseMs());
      wake = resolve;
    });

  /** @returns whether the server has it, or will never take it. */
  async function deliver(next: Waiting): Promise<boolean> {
    try {
      await options.post(next.activity);
      options.onDelivered();
      setTimeout(() => next.arrived || closed || options.onNoEcho(), ECHO_MS);
      return true;
    } catch (error) {
      const status = statusOf(error);
      if (isGone(status)) options.onGone(status);
      else if (status >= 400 && status < 500 && status !== 408 && status !== 429) {
        options.onRefused(next.clientId);
        return true;
      } else options.onFailed(status);
      return false;
    }
  }

  async function run(): Promise<void> {
    if (pumping || !options.isReady()) return;
    pumping = true;
    for (let next = waiting[0]; next !== undefined && !closed; next = waiting[0]) {
      if (next.arrived || (await deliver(next))) waiting.shift();
      else await pause();
    }
    pumping = false;
  }

  return {
    add(activity) {
      const clientId = randomId();
      const channelData = { ...activity.channelData, clientActivityID: clientId };
      const one: Waiting = { clientId, arrived: false, activity: { ...activity, channelData } };
      waiting.push(one);
      unseen.set(clientId, one);
      void run();
      return clientId;
    },
    arrived(clientId) {
      const one = unseen.get(clientId ?? '');
      if (one === undefined) return;
      one.arrived = true;
      unseen.delete(one.clientId);
    },
    pump() {
      wake();
      void run();
    },
    close() {
      closed = true;
      waiting.length = 0;
      wake();
    },
  };
}
