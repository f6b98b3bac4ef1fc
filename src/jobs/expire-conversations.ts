import { toIsoTime } from '../domain/ids.js';
import type { Clock } from '../ports/clock.js';
import type { ConversationStore } from '../ports/conversation-store.js';
import type { Logger } from '../ports/logger.js';

export interface ExpiryDeps {
  readonly conversations: ConversationStore;
  readonly clock: Clock;
  readonly logger: Logger;
  /** @default 60 000 */
  readonly intervalMs?: number;
}

/** Every minute, conversations whose time is over are removed: log, state and draft. */
export function createExpiry({ conversations, clock, logger, intervalMs = 60_000 }: ExpiryDeps): {
  start(): void;
  stop(): void;
} {
  let timer: NodeJS.Timeout | undefined;
  return {
    start() {
      timer = setInterval(() => {
        const count = conversations.expire(toIsoTime(clock.now()));
        if (count > 0) logger.debug({ event: 'conversations.expired', count });
      }, intervalMs).unref();
    },
    stop: () => clearInterval(timer),
  };
}
