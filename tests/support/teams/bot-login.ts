import type { ConfigurationBotFrameworkAuthentication } from 'botbuilder';
import type { Issuer } from './issuer.js';
import type { Answer } from './loopback.js';

export interface LoginRequest {
  readonly tenant: string;
  readonly form: URLSearchParams;
}

/** What Microsoft's login answers to a bot that asks for a token with its own password. */
export async function loginAnswer(
  { form }: LoginRequest,
  app: { readonly id: string; readonly password: string },
  sign: (claims: Readonly<Record<string, unknown>>) => Promise<string>,
): Promise<Answer> {
  if (form.get('grant_type') !== 'client_credentials')
    return refused('unsupported_grant_type', 'AADSTS70003', 400);
  if (form.get('client_id') !== app.id) return refused('unauthorized_client', 'AADSTS700016', 400);
  if (form.get('client_secret') !== app.password) return refused('invalid_client', 'AADSTS7000215', 401);
  const audience = (form.get('scope') ?? '').replace(/\/\.default$/, '');
  const access_token = await sign({ iss: 'https://login.microsoftonline.com', aud: audience, appid: app.id });
  return {
    status: 200,
    body: { token_type: 'Bearer', expires_in: 3599, ext_expires_in: 3599, access_token },
  };
}

function refused(error: string, code: string, status: number): Answer {
  const error_codes = [Number(code.replace('AADSTS', ''))];
  return { status, body: { error, error_description: `${code}: refused by the test.`, error_codes } };
}

/** What CloudAdapter is told, so that it trusts this issuer alone. One address more or less, and it trusts nothing. */
export function authenticationSettings(issuer: Issuer, tenant: string) {
  return {
    MicrosoftAppId: issuer.appId,
    MicrosoftAppTenantId: tenant,
    ValidateAuthority: false,
    ToChannelFromBotLoginUrl: issuer.loginUrl(tenant),
    ToChannelFromBotOAuthScope: 'https://api.botframework.com',
    ToBotFromChannelTokenIssuer: 'https://api.botframework.com',
    OAuthUrl: issuer.url,
    ToBotFromChannelOpenIdMetadataUrl: issuer.openIdMetadataUrl,
    ToBotFromEmulatorOpenIdMetadataUrl: issuer.openIdMetadataUrl,
    CallerId: 'urn:botframework:azure',
  };
}

type CredentialsFactory = NonNullable<
  ConstructorParameters<typeof ConfigurationBotFrameworkAuthentication>[1]
>;

/** The bot's credentials without MSAL, which refuses plain HTTP: a token from the issuer for every call. */
export function credentialsFactory(issuer: Issuer, tenant: string): CredentialsFactory {
  return {
    isValidAppId: async (id) => id === issuer.appId,
    isAuthenticationDisabled: async () => false,
    createCredentials: async (_id, audience) => ({
      signRequest: async (request) => {
        const token = await logIn(issuer, tenant, audience ?? 'https://api.botframework.com');
        request.headers.set('authorization', `Bearer ${token}`);
        return request;
      },
    }),
  };
}

async function logIn(issuer: Issuer, tenant: string, audience: string): Promise<string> {
  const response = await fetch(`${issuer.loginUrl(tenant)}/oauth2/v2.0/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: issuer.appId,
      client_secret: issuer.password,
      scope: `${audience}/.default`,
    }),
  });
  const body = (await response.json()) as {
    readonly access_token?: string;
    readonly error_description?: string;
  };
  if (body.access_token === undefined) throw new Error(body.error_description ?? 'No token was given.');
  return body.access_token;
}

/**
 * Lets MSAL itself log in here, which wants an https authority: give it as `system.networkClient` to a
 * ConfidentialClientApplication whose authority is https://login.microsoftonline.com/{tenant}.
 */
export function msalNetwork(issuer: Issuer) {
  const ask = async (url: string, init: RequestInit) => {
    const { pathname, search } = new URL(url);
    const response = await fetch(`${issuer.url}${pathname}${search}`, init);
    const headers: Record<string, string> = Object.fromEntries(response.headers);
    return { status: response.status, headers, body: JSON.parse((await response.text()) || '{}') };
  };
  interface Sent {
    readonly headers?: Record<string, string>;
    readonly body?: string;
  }
  return {
    sendGetRequestAsync: (url: string, sent?: Sent) => ask(url, { headers: sent?.headers ?? {} }),
    sendPostRequestAsync: (url: string, sent?: Sent) =>
      ask(url, { method: 'POST', headers: sent?.headers ?? {}, body: sent?.body ?? '' }),
  };
}
