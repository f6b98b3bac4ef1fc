import * as oidc from 'openid-client';
import type { Logger } from '../../ports/logger.js';
import type { SignInProvider } from '../../ports/sign-in-provider.js';

export interface OidcOptions {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Where the provider sends the browser back to, as it is registered there. */
  readonly callbackUrl: string;
  readonly logger: Logger;
}

/** Authorization code with PKCE, state and nonce (OpenID Connect Core 1.0, RFC 7636), by openid-client. */
export function createOidcSignIn({
  issuer,
  clientId,
  clientSecret,
  callbackUrl,
  logger,
}: OidcOptions): SignInProvider {
  const redirect_uri = callbackUrl;
  let found: Promise<oidc.Configuration> | undefined;

  /** Asked once; a provider that could not be reached is asked again the next time. */
  const discover = (): Promise<oidc.Configuration> => {
    // Only a provider on this machine may do without https: the configuration refuses any other.
    const execute = issuer.startsWith('http:') ? [oidc.allowInsecureRequests] : [];
    found ??= oidc
      .discovery(new URL(issuer), clientId, clientSecret, undefined, { execute })
      .catch((error: unknown) => {
        found = undefined;
        throw error;
      });
    return found;
  };

  return {
    async start() {
      const config = await discover();
      const codeVerifier = oidc.randomPKCECodeVerifier();
      const pending = { state: oidc.randomState(), nonce: oidc.randomNonce(), codeVerifier };
      const url = oidc.buildAuthorizationUrl(config, {
        redirect_uri,
        scope: 'openid email',
        state: pending.state,
        nonce: pending.nonce,
        code_challenge: await oidc.calculatePKCECodeChallenge(codeVerifier),
        code_challenge_method: 'S256',
      });
      return { url: url.href, pending };
    },
    async finish(callback, { state, nonce, codeVerifier }) {
      const config = await discover();
      try {
        const seen = new URL(`${redirect_uri}${callback.search}`);
        const tokens = await oidc.authorizationCodeGrant(config, seen, {
          expectedState: state,
          expectedNonce: nonce,
          pkceCodeVerifier: codeVerifier,
          idTokenExpected: true,
        });
        const claims = tokens.claims();
        if (claims === undefined) return undefined;
        // Some providers give the address only when they are asked for it.
        const told =
          claims.email === undefined
            ? await oidc.fetchUserInfo(config, tokens.access_token, claims.sub)
            : claims;
        return typeof told.email === 'string' && told.email_verified !== false ? told.email : undefined;
      } catch (error) {
        const code = error instanceof Error && 'code' in error ? String(error.code) : 'onbekend';
        logger.warn({ event: 'staf.oidc-geweigerd', code });
        return undefined;
      }
    },
  };
}
