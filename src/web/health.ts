import { timingSafeEqual } from 'node:crypto';
import type { Request, Response, Server } from 'restify';
import { dayOf } from '../domain/calendar.js';
import { teOud } from '../domain/verwijzing/hulplijn.js';
import type { Clock } from '../ports/clock.js';
import type { Hulplijnen } from '../ports/hulplijnen.js';
import type { Metrics } from '../ports/metrics.js';
import type { Notifier } from '../ports/notifier.js';
import type { SchoolStore } from '../ports/school-store.js';
import type { Stores } from '../ports/stores.js';

export interface HealthDeps {
  readonly stores: Stores;
  readonly schools: SchoolStore;
  readonly notifier: Notifier;
  readonly hulplijnen: Hulplijnen;
  readonly clock: Clock;
  readonly metrics: Metrics;
  /** In production languages are spoken that no professional approved. */
  readonly speaksConcepts: boolean;
  /** Lets a Prometheus that is not on this machine read `/metrics`. */
  readonly token?: string;
}

const LOOPBACK = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1']);
const LOOPBACK_HOSTS = new Set(['localhost', '127.0.0.1', '[::1]']);

/** `/healthz`: it runs. `/readyz`: it can do its work; what somebody should look at stands in `warnings`. `/metrics`. */
export function addHealthPages(
  server: Server,
  { stores, schools, notifier, hulplijnen, clock, metrics, speaksConcepts, token }: HealthDeps,
): void {
  metrics.observe('gesprekken_open', 'Conversations that are open now.', () => stores.conversations.count());

  server.get('/healthz', async (_request: Request, response: Response) => {
    sendJson(response, 200, { ok: true });
  });
  server.get('/readyz', async (_request: Request, response: Response) => {
    const { ok, warnings } = stores.health();
    const all = [
      ...warnings,
      ...(notifier.available ? [] : ['mail-off']),
      ...(teOud(hulplijnen.all(), dayOf(clock.now())).length > 0 ? ['hulplijnen-nakijken'] : []),
      ...(schools.all().some(({ status }) => status === 'proef') ? ['school-proef'] : []),
      ...(speaksConcepts ? ['concept-talen'] : []),
    ];
    sendJson(response, ok ? 200 : 503, { ok, warnings: all });
  });
  server.get('/metrics', async (request: Request, response: Response) => {
    if (!mayRead(request, token)) {
      sendJson(response, 403, { error: 'Only from this machine, or with METRICS_TOKEN as a bearer token.' });
      return;
    }
    response.writeHead(200, { 'Content-Type': metrics.contentType, 'Cache-Control': 'no-store' });
    response.end(await metrics.text());
  });
}

/**
 * From this machine itself, and not passed on by a proxy on it, or asked for under another name, as a tunnel or a page
 * that points its own name at this machine does; or with the token.
 */
function mayRead(request: Request, token: string | undefined): boolean {
  if (token !== undefined) {
    const given = Buffer.from(request.headers.authorization ?? '');
    const wanted = Buffer.from(`Bearer ${token}`);
    if (given.length === wanted.length && timingSafeEqual(given, wanted)) return true;
  }
  const passedOn =
    request.headers['x-forwarded-for'] !== undefined || request.headers.forwarded !== undefined;
  const asked = (request.headers.host ?? '').replace(/:\d+$/, '');
  return !passedOn && LOOPBACK_HOSTS.has(asked) && LOOPBACK.has(request.socket.remoteAddress ?? '');
}

function sendJson(response: Response, status: number, body: object): void {
  response.writeHead(status, { 'Content-Type': 'application/json', 'Cache-Control': 'no-store' });
  response.end(JSON.stringify(body));
}
