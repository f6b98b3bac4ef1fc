import { createHmac, randomBytes } from 'node:crypto';
import type { CodeHash } from '../../domain/dossier.js';
import type { SchoolId } from '../../domain/ids.js';
import type { Clock } from '../../ports/clock.js';
import type { Stores } from '../../ports/stores.js';
import { createMemoryAdministratieStore } from './administratie-store.js';
import { createMemoryConversationStore } from './conversation-store.js';
import { createMemoryDossiers } from './dossier-store.js';
import { createMemoryMedewerkerStore } from './medewerker-store.js';
import { createMemoryShortTermStore } from './short-term-store.js';

export interface MemoryOptions {
  readonly schools: readonly SchoolId[];
  readonly clock: Clock;
  /** @default 5000 */
  readonly maxConversations?: number;
}

/** The fake for tests: keeps everything in memory, cloned through JSON so that serialisation faults show. */
export function createMemoryStores(options: MemoryOptions): Stores {
  const { schools, clock, maxConversations = 5000 } = options;
  const root = randomBytes(32);
  const hmac = (text: string) => createHmac('sha256', root).update(text).digest();
  return {
    ...createMemoryDossiers(schools, hmac),
    codes: { hash: (school, code) => hmac(`code/${school}/${code}`).toString('base64url') as CodeHash },
    medewerkers: createMemoryMedewerkerStore(schools),
    administratie: createMemoryAdministratieStore(schools),
    conversations: createMemoryConversationStore(clock, maxConversations),
    shortTerm: createMemoryShortTermStore(clock),
    secret: (name) => hmac(`secret/${name}`),
    health: () => ({ ok: true, warnings: [] }),
    close: async () => undefined,
  };
}
