import { createMemoryStores } from '../../src/adapters/storage-memory/index.js';
import { administratieStoreContract } from '../contracts/administratie-store.contract.js';
import { auditTrailContract } from '../contracts/audit-trail.contract.js';
import { conversationStoreContract } from '../contracts/conversation-store.contract.js';
import { dossierStoreContract } from '../contracts/dossier-store.contract.js';
import type { OpenStores } from '../contracts/examples.js';
import { medewerkerStoreContract } from '../contracts/medewerker-store.contract.js';
import { shortTermStoreContract } from '../contracts/short-term-store.contract.js';
import { openLowdb } from '../support/open-lowdb.js';

const engines: Readonly<Record<string, OpenStores>> = {
  lowdb: openLowdb,
  memory: async (options) => createMemoryStores(options),
};

for (const [name, open] of Object.entries(engines)) {
  dossierStoreContract(name, open);
  auditTrailContract(name, open);
  medewerkerStoreContract(name, open);
  administratieStoreContract(name, open);
  conversationStoreContract(name, open);
  shortTermStoreContract(name, open);
}
