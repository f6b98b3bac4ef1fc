import type { ConfigurationBotFrameworkAuthentication } from 'botbuilder';

type Options = NonNullable<ConstructorParameters<typeof ConfigurationBotFrameworkAuthentication>[4]>;
type HttpClient = NonNullable<Options['httpClient']>;

const TIMEOUT_MS = 10_000;

/** The connector's client waits for ever on a server that says nothing; this one does not. */
export function boundedHttp(timeoutMs = TIMEOUT_MS): HttpClient {
  return {
    async sendRequest(request) {
      const response = await fetch(request.url, {
        method: request.method,
        headers: request.headers.rawHeaders(),
        ...(request.body !== undefined && { body: request.body as string }),
        signal: AbortSignal.timeout(timeoutMs),
      });
      const headers = request.headers.clone();
      for (const name of headers.headerNames()) headers.remove(name);
      response.headers.forEach((value, name) => {
        headers.set(name, value);
      });
      return { request, status: response.status, headers, bodyAsText: await response.text() };
    },
  };
}
