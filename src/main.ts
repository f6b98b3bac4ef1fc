import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readDemonstration } from './adapters/schools-yaml/index.js';
import { buildApp } from './app.js';
import { loadConfig } from './config.js';
import { CatalogueError } from './errors.js';
import { seedDemonstration, tellAddresses } from './start.js';
import { createAdapters } from './wiring.js';

async function main(): Promise<void> {
  process.umask(0o077);
  const config = loadConfig(process.env);
  const adapters = await createAdapters(config, join(dirname(fileURLToPath(import.meta.url)), 'client'));
  const app = buildApp(config, adapters);
  if (!config.production) {
    const people = await readDemonstration('deployment/demonstratie.yaml');
    await seedDemonstration(people, adapters.stores.medewerkers, adapters.schools);
  }
  const port = await app.listen(config.http.port, config.http.host);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void app.close().then(() => process.exit(0)));
  }
  await tellAddresses({ config, port, ...adapters });
}

main().catch((error: unknown) => {
  // What the catalogue and the system say is meant for the person at the terminal; anything else is a fault of ours.
  const isKnown = error instanceof CatalogueError || (error instanceof Error && 'code' in error);
  process.stderr.write(`${isKnown ? error.message : error instanceof Error ? error.stack : error}\n`);
  process.exit(1);
});
