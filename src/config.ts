import { ConfigError } from './errors.js';

/** Everything that can be set, checked and frozen. See `deployment/docs/operate.md` for each setting. */
export interface Config {
  readonly production: boolean;
  readonly http: {
    readonly port: number;
    readonly host: string;
    readonly publicUrl: string;
  };
  readonly dataDir: string;
  readonly scholenDir: string;
  readonly dataKey:
    | { readonly kind: 'given'; readonly key: Buffer }
    /** Outside production: read from this file, which is made when it is missing. */
    | { readonly kind: 'file'; readonly file: string; readonly make: boolean };
  readonly previousDataKey?: Buffer;
  readonly mail?: { readonly smtpUrl: string; readonly from: string };
  /** The sign-in of the bestuur over OpenID Connect. */
  readonly oidc?: { readonly issuer: string; readonly clientId: string; readonly clientSecret: string };
  /** Teams, over the Bot Framework. */
  readonly teams?:
    | {
        readonly kind: 'entra';
        readonly appId: string;
        readonly tenantId: string;
        readonly password?: string;
      }
    /** `BOT_AUTH=off`: whoever reaches `/api/messages` is believed. On loopback only. */
    | { readonly kind: 'off' };
  readonly metricsToken?: string;
  readonly logLevel: LogLevel;
  /** Languages that no professional approved and that are used all the same: outside production all of them. */
  readonly conceptTalen: readonly string[];
  /** Moment at which the clock starts, outside production; it runs on from there. */
  readonly startAt?: Date;
}
export type LogLevel = 'debug' | 'info' | 'warn' | 'error' | 'silent';
const LOG_LEVELS: readonly LogLevel[] = ['debug', 'info', 'warn', 'error', 'silent'];

/** The languages besides Dutch; which of them are concepts stands in `locales/talen.json`. */
export const ANDERE_TALEN: readonly string[] = ['en', 'tr', 'ar', 'pl', 'uk'];

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Reads the environment.
 * @throws {ConfigError} With all problems at once, each naming the variable and its cure.
 */
export function loadConfig(env: Environment): Config {
  const problems: string[] = [];
  const read = (name: string): string | undefined => env[name]?.trim() || undefined;
  const production = read('NODE_ENV') === 'production';

  const port = Number(read('PORT') ?? '3978');
  if (!Number.isInteger(port) || port < 0 || port > 65535) {
    problems.push(`PORT: expected a whole number from 0 to 65535, got "${read('PORT')}".`);
  }
  const host = read('HOST') ?? '127.0.0.1';
  const publicUrl = readPublicUrl(read('PUBLIC_URL'), production, `http://localhost:${port}`, problems);
  const dataDir = read('DATA_DIR') ?? './data';
  const scholenDir = read('SCHOLEN_DIR') ?? 'deployment/scholen';

  const given = read('DATA_KEY');
  const file = read('DATA_KEY_FILE');
  if (given !== undefined && file !== undefined) {
    problems.push('DATA_KEY and DATA_KEY_FILE are both set. Keep one of them.');
  }
  if (production && given === undefined && file === undefined) {
    problems.push(
      'DATA_KEY is missing. In production set DATA_KEY or DATA_KEY_FILE to 32 random bytes in base64, for example from: openssl rand -base64 32.',
    );
  }
  const key = given === undefined ? undefined : readKey('DATA_KEY', given, problems);
  const previousDataKey =
    read('DATA_KEY_PREVIOUS') === undefined
      ? undefined
      : readKey('DATA_KEY_PREVIOUS', read('DATA_KEY_PREVIOUS') ?? '', problems);

  const smtpUrl = read('SMTP_URL');
  if (smtpUrl !== undefined && !/^smtps?:\/\/.+/.test(smtpUrl)) {
    problems.push('SMTP_URL: expected smtp://host:port or smtps://user:password@host:port.');
  }
  const from = read('MAIL_FROM');
  if (smtpUrl !== undefined && from === undefined) {
    problems.push(
      'MAIL_FROM is missing. Set it to the address that mail comes from, for example meldmaatje@school.nl.',
    );
  }

  const oidc = readOidc(read, problems);
  const teams = readTeams(read, { production, host }, problems);
  const logLevel = (read('LOG_LEVEL') ?? 'info') as LogLevel;
  if (!LOG_LEVELS.includes(logLevel)) {
    problems.push(`LOG_LEVEL: expected one of ${LOG_LEVELS.join(', ')}, got "${logLevel}".`);
  }
  const startAt = readNow(read('NOW'), production, problems);
  const metricsToken = read('METRICS_TOKEN');
  const conceptTalen = readTalen(read('CONCEPT_TALEN'), production, problems);

  if (problems.length > 0) throw new ConfigError(problems);
  const dataKey: Config['dataKey'] =
    key === undefined
      ? { kind: 'file', file: file ?? `${dataDir}.sleutel`, make: !production }
      : { kind: 'given', key };
  return Object.freeze({
    production,
    http: Object.freeze({ port, host, publicUrl }),
    dataDir,
    scholenDir,
    dataKey,
    ...(previousDataKey && { previousDataKey }),
    ...(smtpUrl !== undefined && from !== undefined && { mail: { smtpUrl, from } }),
    ...(oidc && { oidc }),
    ...(teams && { teams }),
    ...(metricsToken !== undefined && { metricsToken }),
    logLevel,
    conceptTalen,
    ...(startAt && { startAt }),
  });
}

/** Reads 32 bytes in base64. Anything else is a problem, told without the key. */
export function readKey(name: string, text: string, problems: string[]): Buffer {
  const key = Buffer.from(text.trim(), 'base64');
  if (key.length !== 32) {
    problems.push(
      `${name}: expected 32 bytes in base64 (44 characters), got ${key.length} bytes. Make one with: openssl rand -base64 32.`,
    );
  }
  return key;
}

/** All three or none; http only for a provider on this machine. */
function readOidc(read: (name: string) => string | undefined, problems: string[]): Config['oidc'] {
  const names = ['OIDC_ISSUER', 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET'] as const;
  const [issuer, clientId, clientSecret] = names.map(read);
  if (issuer === undefined && clientId === undefined && clientSecret === undefined) return undefined;
  const missing = names.filter((name) => read(name) === undefined);
  for (const name of missing) {
    problems.push(
      `${name} is missing. Copy it from the sign-in provider, or remove the other OIDC settings.`,
    );
  }
  if (issuer === undefined || clientId === undefined || clientSecret === undefined) return undefined;
  const url = URL.canParse(issuer) ? new URL(issuer) : undefined;
  const local = url !== undefined && ['127.0.0.1', 'localhost', '[::1]'].includes(url.hostname);
  if (url?.protocol !== 'https:' && !(url?.protocol === 'http:' && local)) {
    problems.push(
      'OIDC_ISSUER: expected the https address of the provider, such as https://login.school.nl.',
    );
  }
  return { issuer, clientId, clientSecret };
}

const GUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The Bot Framework's own names. A bot of one tenant, or a managed identity: Microsoft makes no others any more. */
function readTeams(
  read: (name: string) => string | undefined,
  { production, host }: { readonly production: boolean; readonly host: string },
  problems: string[],
): Config['teams'] {
  const appId = read('MicrosoftAppId');
  const auth = read('BOT_AUTH');
  if (auth !== undefined && auth !== 'off') problems.push('BOT_AUTH: expected "off", or nothing at all.');
  if (auth === 'off') {
    if (production)
      problems.push('BOT_AUTH=off lets anybody in and is not allowed in production. Remove it.');
    if (!['127.0.0.1', 'localhost', '::1'].includes(host)) {
      problems.push('BOT_AUTH=off lets anybody in. Set HOST to 127.0.0.1, or remove BOT_AUTH.');
    }
    if (appId !== undefined) problems.push('BOT_AUTH=off and MicrosoftAppId are both set. Keep one of them.');
    return { kind: 'off' };
  }
  const tenantId = read('MicrosoftAppTenantId');
  const password = read('MicrosoftAppPassword');
  const type = read('MicrosoftAppType') ?? 'SingleTenant';
  if (appId === undefined) {
    if (tenantId !== undefined || password !== undefined) {
      problems.push(
        'MicrosoftAppId is missing. Copy it from the bot registration, or remove the other Microsoft settings.',
      );
    }
    return undefined;
  }
  if (!GUID.test(appId)) {
    problems.push(
      'MicrosoftAppId: expected the application id, such as 12345678-90ab-cdef-1234-567890abcdef.',
    );
  }
  if (tenantId === undefined || !GUID.test(tenantId)) {
    problems.push(
      'MicrosoftAppTenantId: expected the id of your own tenant. Nobody of another tenant is heard.',
    );
  }
  if (type !== 'SingleTenant' && type !== 'UserAssignedMSI') {
    problems.push(
      `MicrosoftAppType: expected SingleTenant or UserAssignedMSI, got "${type}". Microsoft makes no other bots any more.`,
    );
  }
  if (type === 'SingleTenant' && password === undefined) {
    problems.push(
      'MicrosoftAppPassword is missing. Copy it from the bot registration, or remove MicrosoftAppId to run without Teams.',
    );
  }
  if (tenantId === undefined) return undefined;
  return { kind: 'entra', appId, tenantId, ...(type === 'SingleTenant' && password && { password }) };
}

function readPublicUrl(
  text: string | undefined,
  production: boolean,
  fallback: string,
  problems: string[],
): string {
  if (text === undefined) {
    if (production) problems.push('PUBLIC_URL is missing. Set it to the https address of this server.');
    return fallback;
  }
  if (!URL.canParse(text) || !/^https?:$/.test(new URL(text).protocol)) {
    problems.push(`PUBLIC_URL: expected an address such as https://meldmaatje.school.nl, got "${text}".`);
    return fallback;
  }
  if (production && new URL(text).protocol !== 'https:') {
    problems.push('PUBLIC_URL must start with https:// in production.');
  }
  return text.replace(/\/+$/, '');
}

/** A list with commas. Outside production every language is on. */
function readTalen(text: string | undefined, production: boolean, problems: string[]): readonly string[] {
  const asked = (text ?? '').split(',').flatMap((code) => code.trim().toLowerCase() || []);
  const unknown = asked.filter((code) => !ANDERE_TALEN.includes(code));
  if (unknown.length > 0) {
    problems.push(
      `CONCEPT_TALEN: unknown ${unknown.map((code) => `"${code}"`).join(', ')}. Use codes out of ${ANDERE_TALEN.join(', ')}, with commas between them.`,
    );
  }
  return Object.freeze(production ? [...new Set(asked)] : [...ANDERE_TALEN]);
}

function readNow(text: string | undefined, production: boolean, problems: string[]): Date | undefined {
  if (text === undefined) return undefined;
  if (production) {
    problems.push('NOW sets the clock and is not allowed in production. Remove it.');
    return undefined;
  }
  const moment = new Date(text);
  if (Number.isNaN(moment.getTime())) {
    problems.push(`NOW: expected an ISO time such as 2026-11-20T10:30:00Z, got "${text}".`);
    return undefined;
  }
  return moment;
}
