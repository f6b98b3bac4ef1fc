import { randomBytes } from 'node:crypto';
import { parseArgs } from 'node:util';
import { loadConfig } from '../config.js';
import { readDataKey } from '../data-key.js';
import { toSchoolId } from '../domain/ids.js';
import { ConfigError } from '../errors.js';
import { LINK_MINUTES, signInUrl, signSignInLink } from '../use-cases/staff/sign-in-link.js';
import { createStaffMac } from '../web/staff/mac.js';

const USAGE = 'Use: npm run -s staf:link -- --school SLUG --email ADDRESS';

/** Signs a sign-in link and prints it. Reads the key, never the store: it works beside a running server. */
function run(): void {
  const { school, email } = readArguments();
  const config = loadConfig(process.env);
  const { dataKey } = config;
  // A new key would open nothing: only the server makes one.
  const { key } = readDataKey(dataKey.kind === 'file' ? { ...dataKey, make: false } : dataKey);
  const token = signSignInLink(createStaffMac(key), {
    school: toSchoolId(school),
    email,
    nonce: randomBytes(16).toString('base64url'),
    now: config.startAt ?? new Date(),
  });
  console.log(signInUrl(config.http.publicUrl, token));
  console.error(`Works once, for ${LINK_MINUTES} minutes, if ${school} has a medewerker with this address.`);
}

function readArguments(): { school: string; email: string } {
  const { values } = parseArgs({
    options: { school: { type: 'string', default: '' }, email: { type: 'string', default: '' } },
  });
  const { school, email } = values;
  if (!/^[a-z0-9-]{1,64}$/.test(school))
    throw new ConfigError([`--school: expected a slug such as de-school. ${USAGE}`]);
  if (!/^[^\s@]+@[^\s@]+$/.test(email)) throw new ConfigError([`--email: expected a mail address. ${USAGE}`]);
  return { school, email };
}

try {
  run();
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
