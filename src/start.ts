import type { Config } from './config.js';
import type { SchoolId } from './domain/ids.js';
import type { Medewerker } from './domain/medewerker.js';
import type { Clock } from './ports/clock.js';
import type { Ids } from './ports/ids.js';
import type { MedewerkerStore } from './ports/medewerker-store.js';
import type { Notifier } from './ports/notifier.js';
import type { SchoolStore } from './ports/school-store.js';
import type { Stores } from './ports/stores.js';
import type { Texts } from './ports/texts.js';
import { type Mac, signInUrl, signSignInLink } from './use-cases/staff/sign-in-link.js';

/** Puts people who do not exist in the schools that have nobody yet. Never in production. */
export async function seedDemonstration(
  people: ReadonlyMap<SchoolId, readonly Medewerker[]>,
  medewerkers: MedewerkerStore,
  schools: SchoolStore,
): Promise<void> {
  for (const [school, medewerkersOf] of people) {
    if (schools.find(school) === undefined) continue;
    const { value, version } = await medewerkers.list(school);
    if (value.length === 0) await medewerkers.save(school, medewerkersOf, version);
  }
}

export interface Started {
  readonly config: Config;
  readonly port: number;
  readonly schools: SchoolStore;
  readonly stores: Stores;
  readonly notifier: Notifier;
  readonly mac: Mac;
  readonly ids: Ids;
  readonly clock: Clock;
  readonly texts: Pick<Texts, 'concepts'>;
}

/** Tells the person at the terminal what to open. Goes to standard output, and is no log. */
export async function tellAddresses(started: Started): Promise<void> {
  const { config, port, schools, stores, notifier, mac, ids, clock } = started;
  const base = config.http.publicUrl.replace(/:0$/, `:${port}`);
  const lines = [
    '',
    'Meldmaatje',
    ...schools.all().map(({ naam, id }) => `  ${naam}: ${base}/s/${id}`),
    `  Staff: ${base}/staf`,
  ];
  if (!notifier.available) {
    lines.push('', 'Mail is off (SMTP_URL is not set): what waits to be sent is shown on the staff pages.');
  }
  const concepts = Object.entries(started.texts.concepts).filter(([, state]) => state === 'on');
  if (concepts.length > 0) {
    const codes = concepts.map(([lang]) => lang).join(', ');
    lines.push('', `Concept languages that are on, approved by no professional: ${codes}.`);
  }
  const demonstration =
    config.production || notifier.available ? undefined : await findDemonstration(schools, stores);
  if (demonstration !== undefined) {
    const token = signSignInLink(mac, { ...demonstration, nonce: ids.random(), now: clock.now() });
    lines.push(
      '',
      `Sign in as ${demonstration.email} (a demonstration; once, within 15 minutes):`,
      `  ${signInUrl(base, token)}`,
    );
  }
  process.stdout.write(`${lines.join('\n')}\n\n`);
}

/** Somebody of the demonstration who reads the meldingen of a school. */
async function findDemonstration(schools: SchoolStore, { medewerkers }: Stores) {
  for (const { id: school, routes } of schools.all()) {
    const { value } = await medewerkers.list(school);
    const reader = value.find(
      ({ email, rollen }) =>
        email.endsWith('@example.org') && rollen.some((rol) => routes.standaard.includes(rol)),
    );
    if (reader !== undefined) return { school, email: reader.email };
  }
  return undefined;
}
