import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { DossierId, SchoolId } from '../../domain/ids.js';
import { toDossierId } from '../../domain/ids.js';
import { DossierDamaged } from '../../errors.js';
import type { Clock } from '../../ports/clock.js';
import type { Logger } from '../../ports/logger.js';
import type { Disk } from './disk.js';
import { privateFolder, unavailable } from './disk.js';
import type { HealthBook } from './store-health.js';

export interface AsideOptions {
  readonly disk: Disk;
  /** The data folder. */
  readonly folder: string;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly health: HealthBook;
}

/** Where documents go that cannot be read. Nothing is ever deleted there. */
export class SetAside {
  readonly #options: AsideOptions;
  readonly #folder: string;

  constructor(options: AsideOptions) {
    this.#options = options;
    this.#folder = join(options.folder, 'beschadigd');
  }

  async open(): Promise<void> {
    await privateFolder(this.#folder);
  }

  /** Moves a dossier away and says so. @returns the error for whoever asked for it. @throws {StoreUnavailable} */
  async dossier(file: string, school: SchoolId, id: DossierId): Promise<Error> {
    const { logger, health } = this.#options;
    const aside = await this.#move(file, school, id);
    logger.error({
      event: 'dossier.beschadigd',
      school,
      dossier: id,
      code: DossierDamaged.code,
      file: aside,
    });
    health.warn('dossier-damaged');
    return new DossierDamaged({ id, file: aside });
  }

  /** Moves another document away, such as the list of medewerkers. @throws {StoreUnavailable} */
  async document(file: string, school: SchoolId | 'app', what: string): Promise<void> {
    const { logger, health } = this.#options;
    const aside = await this.#move(file, school, what);
    logger.error({ event: `${what}.beschadigd`, ...(school !== 'app' && { school }), file: aside });
    health.warn(`${what}-damaged`);
  }

  /** The dossiers of a school that lie here, each with its file. */
  list(school: SchoolId): ReadonlyMap<DossierId, string> {
    const found = new Map<DossierId, string>();
    for (const name of readdirSync(this.#folder)) {
      const id = name.startsWith(`${school}-`) && /^([0-9a-f]{32})-/.exec(name.slice(school.length + 1))?.[1];
      if (id) found.set(toDossierId(id), join('beschadigd', name));
    }
    return found;
  }

  async #move(file: string, school: string, what: string): Promise<string> {
    const moment = this.#options.clock.now().toISOString().replace(/[:.]/g, '-');
    const name = `${school}-${what}-${moment}.json`;
    try {
      await this.#options.disk.rename(file, join(this.#folder, name));
    } catch (error) {
      throw unavailable(error);
    }
    return join('beschadigd', name);
  }
}
