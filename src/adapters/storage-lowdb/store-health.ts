import type { Logger } from '../../ports/logger.js';
import type { StoreHealth } from '../../ports/stores.js';
import { errorCode } from './disk.js';

/** What is wrong with the store now. */
export interface HealthBook {
  /** Something stays wrong until somebody mends it. */
  warn(warning: string): void;
  /** A writing failed. Logged once, until one succeeds. */
  failed(warning: string, error: unknown): void;
  succeeded(warning: string): void;
  report(): StoreHealth;
}

export function createHealthBook(logger: Logger): HealthBook {
  const lasting = new Set<string>();
  const failing = new Set<string>();
  return {
    warn: (warning) => void lasting.add(warning),
    failed(warning, error) {
      if (failing.has(warning)) return;
      failing.add(warning);
      logger.error({ event: `store.${warning}`, code: errorCode(error) ?? 'unknown' });
    },
    succeeded(warning) {
      if (failing.delete(warning)) logger.info({ event: `store.${warning}-over` });
    },
    report: () => ({ ok: failing.size === 0, warnings: [...lasting, ...failing].sort() }),
  };
}
