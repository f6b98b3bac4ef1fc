import { isIP } from 'node:net';
import { dirname } from 'node:path';
import { parseArgs } from 'node:util';
import { ConfigError } from '../../errors.js';

export interface TeamsSettings {
  readonly appId: string;
  /** The https address of the server, without a slash at its end. */
  readonly publicUrl: string;
  readonly version: string;
  readonly manifestVersion: string;
  readonly file: string;
}

/** What the checks need to know of the world. */
export interface TeamsDefaults {
  readonly version: string;
  /** Versions of the manifest that there is a schema for, the newest first. */
  readonly manifestVersions: readonly string[];
  isFolder(path: string): boolean;
}

type Environment = Readonly<Record<string, string | undefined>>;

const EXAMPLE = '00000000-0000-0000-0000-000000000000';
const GUID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i;
const VERSION = /^(?:0|[1-9]\d{0,8})(?:\.(?:0|[1-9]\d{0,8})){2}$/;

/**
 * Reads the options and the environment. The secret of the bot is not looked at: the package holds none.
 * @throws {ConfigError} With all problems at once, each naming the setting and its cure.
 */
export function readTeamsSettings(
  args: readonly string[],
  env: Environment,
  { version, manifestVersions, isFolder }: TeamsDefaults,
): TeamsSettings {
  const problems: string[] = [];
  const read = (name: string): string | undefined => env[name]?.trim() || undefined;
  const [newest = ''] = manifestVersions;
  const options = readOptions(args, problems);
  const settings = {
    appId: readAppId(read('MicrosoftAppId'), problems),
    publicUrl: readAddress(read('PUBLIC_URL'), problems),
    version: options.versie ?? version,
    manifestVersion: options.manifest ?? newest,
    file: options.naar ?? './meldmaatje-teams.zip',
  };
  const tenant = read('MicrosoftAppTenantId');
  if (tenant !== undefined && !GUID.test(tenant)) {
    problems.push(
      `MicrosoftAppTenantId: expected an id such as ${EXAMPLE}. Copy "Directory (tenant) ID" from Microsoft Entra. The package does not hold it; the server needs it.`,
    );
  }
  if (!VERSION.test(settings.version)) {
    problems.push(`--versie: expected three numbers such as 1.0.1, got "${settings.version}".`);
  }
  if (!manifestVersions.includes(settings.manifestVersion)) {
    problems.push(
      `--manifest: expected one of ${manifestVersions.join(', ')}, got "${settings.manifestVersion}".`,
    );
  }
  if (!settings.file.endsWith('.zip')) {
    problems.push(`--naar: expected a file name that ends with .zip, got "${settings.file}".`);
  } else if (!isFolder(dirname(settings.file))) {
    problems.push(`--naar: there is no folder ${dirname(settings.file)}. Make it, or choose another one.`);
  } else if (isFolder(settings.file)) {
    problems.push(`--naar: ${settings.file} is a folder. Name a file.`);
  }
  if (problems.length > 0) throw new ConfigError(problems);
  return settings;
}

function readOptions(args: readonly string[], problems: string[]) {
  const options = {
    naar: { type: 'string' },
    versie: { type: 'string' },
    manifest: { type: 'string' },
  } as const;
  try {
    return parseArgs({ args: [...args], options }).values;
  } catch (error) {
    problems.push(
      `${error instanceof Error ? error.message : String(error)} Use: npm run teams:pakket -- [--naar FILE.zip] [--versie 1.0.1] [--manifest VERSION]`,
    );
    return {};
  }
}

function readAppId(text: string | undefined, problems: string[]): string {
  if (text === undefined) {
    problems.push(
      'MicrosoftAppId is missing. Copy it from the bot registration in Azure ("Microsoft App ID"); deployment/docs/teams.md says how to make one.',
    );
  } else if (!GUID.test(text)) {
    // Not shown: it may be the secret, taken for the id.
    problems.push(
      `MicrosoftAppId: expected an id such as ${EXAMPLE}. Copy it from the bot registration in Azure ("Microsoft App ID").`,
    );
  }
  return (text ?? '').toLowerCase();
}

/** An address that Microsoft can reach, and that holds nothing that should stay here. */
function readAddress(text: string | undefined, problems: string[]): string {
  const example = 'https://meldmaatje.school.nl';
  if (text === undefined) {
    problems.push(`PUBLIC_URL is missing. Set it to the https address of this server, such as ${example}.`);
    return '';
  }
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url !== undefined && (url.username !== '' || url.password !== '')) {
    problems.push('PUBLIC_URL holds a name or password. Leave it out: everybody can read the package.');
  } else if (url?.protocol !== 'https:') {
    problems.push(`PUBLIC_URL: Teams needs an https address such as ${example}, got "${text}".`);
  } else if (isIP(url.hostname.replace(/[[\]]/g, '')) !== 0 || !/[^.]\.[^.]/.test(url.hostname)) {
    problems.push(
      `PUBLIC_URL: Teams needs a name that Microsoft can find, such as ${example}, got "${url.hostname}".`,
    );
  } else if (url.search !== '' || url.hash !== '') {
    problems.push(`PUBLIC_URL: leave out everything from the "?" or "#" in "${text}".`);
  }
  return text.replace(/\/+$/, '');
}
