import {
  ConfigurationBotFrameworkAuthentication,
  ConfigurationServiceClientCredentialFactory,
} from 'botbuilder';
import { boundedHttp } from './bounded-http.js';

type ServiceClientCredentialsFactory = NonNullable<
  ConstructorParameters<typeof ConfigurationBotFrameworkAuthentication>[1]
>;

/** How Teams and this program know each other. */
export type TeamsCredentials =
  | {
      readonly kind: 'entra';
      readonly appId: string;
      /** The bestuur's own tenant; nobody else is heard. */
      readonly tenantId: string;
      /** Absent: a managed identity of the machine. */
      readonly password?: string;
    }
  /** For Microsoft's Playground on this machine: everybody who reaches the address is believed. */
  | { readonly kind: 'off' };

/** Where tokens come from, when that is not Microsoft's public cloud: for tests against an issuer of their own. */
export interface TokenCloud {
  readonly settings: Readonly<Record<string, string>>;
  readonly credentials: ServiceClientCredentialsFactory;
  readonly timeoutMs?: number;
}

/** The Bot Framework's own check of who calls, and its own way to prove who we are. */
export function authenticationFor(
  credentials: TeamsCredentials,
  cloud: TokenCloud | undefined,
): ConfigurationBotFrameworkAuthentication {
  const settings =
    credentials.kind === 'off'
      ? {}
      : {
          MicrosoftAppId: credentials.appId,
          MicrosoftAppTenantId: credentials.tenantId,
          MicrosoftAppPassword: credentials.password ?? '',
          MicrosoftAppType: credentials.password === undefined ? 'UserAssignedMsi' : 'SingleTenant',
        };
  return new ConfigurationBotFrameworkAuthentication(
    { ...settings, ...cloud?.settings },
    cloud?.credentials ?? new ConfigurationServiceClientCredentialFactory(settings),
    undefined,
    undefined,
    { httpClient: boundedHttp(cloud?.timeoutMs) },
  );
}
