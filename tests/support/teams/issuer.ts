import { randomUUID } from 'node:crypto';
import { type CryptoKey, exportJWK, type GenerateKeyPairResult, generateKeyPair, SignJWT } from 'jose';
import { type LoginRequest, loginAnswer } from './bot-login.js';
import { type Answer, type Received, startLoopback } from './loopback.js';

export const appId = '3f6a0c1e-5b7d-4a52-9c0e-6f2d8b417a90';
export const tenantId = 'c2b7e5d4-08a1-4f3b-9d6c-71e0a5f4b823';

const botFramework = 'https://api.botframework.com';

export interface TokenOptions {
  readonly issuer?: string;
  readonly audience?: string;
  /** The claim must equal the activity's serviceUrl; without it there is no such claim, and a bot refuses. */
  readonly serviceUrl?: string;
  /** Seconds from now; a bot allows five minutes of difference between clocks. Defaults to an hour. */
  readonly expiresIn?: number;
  readonly tenant?: string;
  /**
   * `stranger` has the same id as Microsoft's key but is another one; `unendorsed` is Microsoft's, but for another
   * channel; `unknown` is in no list.
   */
  readonly key?: 'stranger' | 'unendorsed' | 'unknown';
}

export interface IssuerOptions {
  readonly appId?: string;
  readonly password?: string;
}

interface SigningKey {
  readonly kid: string;
  readonly privateKey: CryptoKey;
  readonly listed: Readonly<Record<string, unknown>> | undefined;
}

/**
 * Microsoft's part in the trust between Teams and a bot: it signs what Teams sends (with the metadata by which a bot
 * verifies it), and gives the bot its own token.
 */
export async function startIssuer(options: IssuerOptions = {}) {
  const app = { id: options.appId ?? appId, password: options.password ?? 'een-wachtwoord-van-de-test' };
  const keys = await newKeys();
  const logins: LoginRequest[] = [];
  let metadataReads = 0;
  let reachable = true;

  // BotBuilder remembers keys by their address as long as the process lives, and ports come back.
  const folder = `/${randomUUID()}`;
  const server = await startLoopback((received) => answer(received));
  const base = `${server.origin}${folder}`;

  async function answer({ method, url, text }: Received): Promise<Answer> {
    if (!reachable) return { status: 503 };
    const path = url.pathname.replace(folder, '');
    if (path === '/v1/.well-known/openidconfiguration') {
      metadataReads += 1;
      return { status: 200, body: metadata(base) };
    }
    if (path === '/v1/.well-known/keys') {
      return { status: 200, body: { keys: Object.values(keys).flatMap(({ listed }) => listed ?? []) } };
    }
    const tenant = /^\/([^/]+)\/oauth2\/v2\.0\/token$/.exec(path)?.[1];
    if (method !== 'POST' || tenant === undefined) return { status: 404 };
    const asked = { tenant, form: new URLSearchParams(text) };
    logins.push(asked);
    return loginAnswer(asked, app, (claims) => sign(claims, keys.microsoft, 3599));
  }

  /** What Microsoft's connector puts in the Authorization header of an activity, after "Bearer". */
  async function token(wanted: TokenOptions = {}): Promise<string> {
    const claims = {
      iss: wanted.issuer ?? botFramework,
      aud: wanted.audience ?? app.id,
      ...(wanted.serviceUrl !== undefined && { serviceurl: wanted.serviceUrl }),
      ...(wanted.tenant !== undefined && { tid: wanted.tenant }),
    };
    return sign(claims, keys[wanted.key ?? 'microsoft'], wanted.expiresIn ?? 3600);
  }

  return {
    appId: app.id,
    password: app.password,
    url: base,
    openIdMetadataUrl: `${base}/v1/.well-known/openidconfiguration`,
    /** Where a bot of this tenant asks for its own token. */
    loginUrl: (tenant: string) => `${base}/${tenant}`,
    token,
    /** Half an hour too old, so beyond what clocks may differ. */
    expiredToken: (wanted: TokenOptions = {}) => token({ ...wanted, expiresIn: -1800 }),
    /** For another bot. */
    wrongAudienceToken: (wanted: TokenOptions = {}) => token({ ...wanted, audience: randomUUID() }),
    /** Signed by Microsoft, and not on behalf of the Bot Framework. */
    wrongIssuerToken: (wanted: TokenOptions = {}) =>
      token({ ...wanted, issuer: `https://sts.windows.net/${tenantId}/` }),
    /** Rightly signed, and then made to say that it is valid for longer. */
    tamperedToken: async (wanted: TokenOptions = {}) => tamper(await token(wanted)),
    /** Each time that a bot asked for its own token, oldest first. */
    logins: logins as readonly LoginRequest[],
    /** How often the metadata were read. */
    metadataReads: () => metadataReads,
    /** From now on everything here answers 503; `false` takes it back. */
    fail: (failing = true) => {
      reachable = !failing;
    },
    close: server.close,
  };
}

export type Issuer = Awaited<ReturnType<typeof startIssuer>>;

/** Making a pair takes a tenth of a second, so all issuers of a process share them; the ids are new each time. */
let pairs: Promise<readonly GenerateKeyPairResult[]> | undefined;

async function newKeys() {
  pairs ??= Promise.all([1, 2, 3].map(() => generateKeyPair('RS256', { extractable: true })));
  const [microsoft, unendorsed, other] = (await pairs) as [
    GenerateKeyPairResult,
    GenerateKeyPairResult,
    GenerateKeyPairResult,
  ];
  const kid = randomUUID();
  return {
    microsoft: await toKey(microsoft, kid, ['msteams']),
    unendorsed: await toKey(unendorsed, randomUUID(), ['webchat']),
    stranger: await toKey(other, kid),
    unknown: await toKey(other, randomUUID()),
  };
}

async function toKey(
  { publicKey, privateKey }: GenerateKeyPairResult,
  kid: string,
  endorsements?: readonly string[],
): Promise<SigningKey> {
  if (endorsements === undefined) return { kid, privateKey, listed: undefined };
  const listed = { ...(await exportJWK(publicKey)), kty: 'RSA', use: 'sig', kid, x5t: kid, endorsements };
  return { kid, privateKey, listed };
}

function sign(
  claims: Readonly<Record<string, unknown>>,
  key: SigningKey,
  expiresIn: number,
): Promise<string> {
  const now = Math.floor(Date.now() / 1000);
  const header = { alg: 'RS256', typ: 'JWT', kid: key.kid, x5t: key.kid };
  const times = { nbf: Math.min(now, now + expiresIn) - 300, exp: now + expiresIn };
  return new SignJWT({ ...claims, ...times }).setProtectedHeader(header).sign(key.privateKey);
}

function tamper(token: string): string {
  const [header, payload = '', signature] = token.split('.');
  const claims = JSON.parse(Buffer.from(payload, 'base64url').toString('utf8'));
  const changed = Buffer.from(JSON.stringify({ ...claims, exp: claims.exp + 3600 })).toString('base64url');
  return [header, changed, signature].join('.');
}

function metadata(base: string) {
  return {
    issuer: botFramework,
    authorization_endpoint: 'https://invalid.botframework.com',
    jwks_uri: `${base}/v1/.well-known/keys`,
    id_token_signing_alg_values_supported: ['RS256'],
    token_endpoint_auth_methods_supported: ['private_key_jwt'],
  };
}
