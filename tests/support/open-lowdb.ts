import { onTestFinished } from 'vitest';
import type { LowdbOptions } from '../../src/adapters/storage-lowdb/index.js';
import { createLowdbStores } from '../../src/adapters/storage-lowdb/index.js';
import type { Logger, LogLine } from '../../src/ports/logger.js';
import type { Stores } from '../../src/ports/stores.js';
import { schools, setClock } from '../contracts/examples.js';
import { temporaryFolder } from './temporary-folder.js';

export const TEST_KEY = Buffer.alloc(32, 7);

/** Keeps what was logged. */
export function listeningLogger(): Logger & { readonly lines: LogLine[] } {
  const lines: LogLine[] = [];
  const note = (line: LogLine) => void lines.push(line);
  return { lines, debug: note, info: note, warn: note, error: note };
}

/** Stores in a folder of their own (or the given one), closed after the test. */
export async function openLowdb(options: Partial<LowdbOptions> = {}): Promise<Stores> {
  const stores = await createLowdbStores({
    folder: temporaryFolder(),
    dataKey: TEST_KEY,
    schools,
    clock: setClock(),
    logger: listeningLogger(),
    ...options,
  });
  let closed: Promise<void> | undefined;
  const close = () => {
    closed ??= stores.close();
    return closed;
  };
  onTestFinished(close);
  return { ...stores, close };
}
