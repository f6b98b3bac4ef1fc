import { chmod, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { CodeHash } from '../../domain/dossier.js';
import type { SchoolId } from '../../domain/ids.js';
import { UnknownSchool } from '../../errors.js';
import type { Clock } from '../../ports/clock.js';
import type { AuditTrail, CodeHasher, DossierStore } from '../../ports/dossier-store.js';
import type { Logger } from '../../ports/logger.js';
import type { Stores } from '../../ports/stores.js';
import { createLowdbAdministratieStore } from './administratie-store.js';
import { LowdbConversationStore } from './conversation-store.js';
import type { Disk } from './disk.js';
import { errorCode, nodeDisk, privateFolder, trackHandles } from './disk.js';
import { lockFolder } from './folder-lock.js';
import type { Keyrings } from './keyring.js';
import { openKeyrings } from './keyring.js';
import { createLowdbMedewerkerStore } from './medewerker-store.js';
import { SchoolDossiers } from './school-dossiers.js';
import { derive, hmac } from './sealing.js';
import { SetAside } from './set-aside.js';
import { createLowdbShortTermStore } from './short-term-store.js';
import { createHealthBook } from './store-health.js';

export { lockFolder } from './folder-lock.js';

export interface LowdbOptions {
  /** Made when it is not there, readable by its owner only. One process at a time uses it. */
  readonly folder: string;
  /** 32 bytes; wraps the keyrings. */
  readonly dataKey: Buffer;
  /** What wrapped the keyrings before: those are wrapped anew at the start. */
  readonly previousDataKey?: Buffer;
  readonly schools: readonly SchoolId[];
  readonly clock: Clock;
  readonly logger: Logger;
  /** @default 5000 */
  readonly maxConversations?: number;
  /** @default node:fs/promises */
  readonly disk?: Disk;
}

/**
 * Everything in one folder, encrypted, with no other server.
 * @throws {DataFolderInUse} @throws {WrongDataKey} @throws {KeyringDamaged} @throws {StoredVersionUnknown}
 * @throws {StoreUnavailable}
 */
export async function createLowdbStores(options: LowdbOptions): Promise<Stores> {
  const { folder, logger } = options;
  await privateFolder(folder);
  await chmod(folder, 0o700).catch((error: unknown) => {
    logger.warn({ event: 'store.folder-not-private', code: errorCode(error) ?? 'unknown' });
  });
  const lock = await lockFolder(folder);
  const { disk, started, closeAll } = trackHandles(options.disk ?? nodeDisk);
  try {
    const stores = await openStores(options, disk);
    started();
    return {
      ...stores,
      async close() {
        await stores.close().finally(() => lock.release());
      },
    };
  } catch (error) {
    await closeAll();
    await lock.release();
    throw error;
  }
}

async function openStores(options: LowdbOptions, disk: Disk): Promise<Stores> {
  const { folder, schools, clock, logger } = options;
  const health = createHealthBook(logger);
  const withDossiers = new Set<SchoolId>();
  for (const school of schools) {
    if (!/^[a-z0-9-]+$/.test(school)) throw new UnknownSchool({ school });
    const names = await readdir(join(folder, 'dossiers', school)).catch(() => []);
    if (names.length > 0) withDossiers.add(school);
  }
  const keyrings = await openKeyrings({
    disk,
    folder,
    dataKey: options.dataKey,
    previousDataKey: options.previousDataKey,
    schools,
    hasDossiers: (school) => withDossiers.has(school),
  });
  await privateFolder(join(folder, 'index'));
  await privateFolder(join(folder, 'audit'));
  const aside = new SetAside({ disk, folder, clock, logger, health });
  await aside.open();

  const dossiers = new Map<SchoolId, SchoolDossiers>();
  for (const [school, keyring] of keyrings.schools) {
    dossiers.set(school, await SchoolDossiers.open({ disk, folder, school, keyring, aside, health }));
  }
  const { appKey } = keyrings;
  const shared = { disk, folder, appKey, clock, aside, health };
  const conversations = await LowdbConversationStore.create({
    ...shared,
    maxConversations: options.maxConversations,
  });
  return {
    dossiers: toDossierStore(dossiers),
    audit: toAuditTrail(dossiers),
    codes: toCodeHasher(keyrings),
    medewerkers: await createLowdbMedewerkerStore({ ...shared, keyrings: keyrings.schools }),
    administratie: await createLowdbAdministratieStore({ ...shared, keyrings: keyrings.schools }),
    conversations,
    shortTerm: await createLowdbShortTermStore(shared),
    secret: (name) => derive(appKey, `secret/${name}`),
    health: () => health.report(),
    async close() {
      await conversations.close();
      for (const school of dossiers.values()) await school.close();
    },
  };
}

function toDossierStore(schools: ReadonlyMap<SchoolId, SchoolDossiers>): DossierStore {
  const get = (school: SchoolId): SchoolDossiers => {
    const found = schools.get(school);
    if (found === undefined) throw new UnknownSchool({ school });
    return found;
  };
  return {
    createOnce: async (school, draft, make) => get(school).createOnce(draft, make),
    find: async (school, id) => schools.get(school)?.find(id),
    findByCode: async (school, code) => schools.get(school)?.findByCode(code),
    list: async (school, query) => schools.get(school)?.list(query) ?? { items: [] },
    save: async (school, dossier, expected) => get(school).save(dossier, expected),
    revision: async (school) => schools.get(school)?.revision ?? 0,
    remove: async (school, id) => get(school).remove(id),
    damaged: async (school) => schools.get(school)?.damaged() ?? [],
  };
}

function toAuditTrail(schools: ReadonlyMap<SchoolId, SchoolDossiers>): AuditTrail {
  return {
    async append(school, entry) {
      const found = schools.get(school);
      if (found === undefined) throw new UnknownSchool({ school });
      await found.trail.append(entry);
    },
    list: async (school, dossier) => schools.get(school)?.trail.list(dossier) ?? [],
  };
}

const toCodeHasher = ({ schools }: Keyrings): CodeHasher => ({
  hash(school, canonicalCode) {
    const keyring = schools.get(school);
    if (keyring === undefined) throw new UnknownSchool({ school });
    return hmac(keyring.lookupKey, `code/${canonicalCode}`).toString('base64url') as CodeHash;
  },
});
