import type { AdministratieStore } from './administratie-store.js';
import type { ConversationStore } from './conversation-store.js';
import type { AuditTrail, CodeHasher, DossierStore } from './dossier-store.js';
import type { MedewerkerStore } from './medewerker-store.js';
import type { ShortTermStore } from './short-term-store.js';

/** How the store is doing. `ok` is false as long as the last writing failed. */
export interface StoreHealth {
  readonly ok: boolean;
  /** What somebody should look at, as stable codes such as `dossier-damaged`; no content. */
  readonly warnings: readonly string[];
}

/** Everything that is kept, whatever the engine. */
export interface Stores {
  readonly dossiers: DossierStore;
  readonly audit: AuditTrail;
  readonly codes: CodeHasher;
  readonly medewerkers: MedewerkerStore;
  readonly administratie: AdministratieStore;
  readonly conversations: ConversationStore;
  readonly shortTerm: ShortTermStore;
  /** 32 secret bytes for one purpose, always the same: also after a restart and after a change of `DATA_KEY`. */
  secret(name: string): Buffer;
  health(): StoreHealth;
  /** Writes what still waits and lets go of the data. Nothing may be called afterwards. */
  close(): Promise<void>;
}
