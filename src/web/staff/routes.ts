import type { Request, Response, Server } from 'restify';
import { dayOf } from '../../domain/calendar.js';
import { CatalogueError, Unexpected, withoutMessage } from '../../errors.js';
import { listInbox } from '../../use-cases/staff/list-inbox.js';
import { resolveSession, type StaffSession } from '../../use-cases/staff/sessions.js';
import { cookieLine, readCookie } from '../cookies.js';
import { isCsrfToken, isSameOrigin } from '../csrf.js';
import { registerCalendarFeed } from './calendar-feed.js';
import type { StaffDeps } from './deps.js';
import { type Answer, readForm, writeAnswer } from './exchange.js';
import { inboxPage } from './inbox-page.js';
import { type Frame, messagePage } from './layout.js';
import { fromProvider, OIDC_CALLBACK, pickSchool, toProvider } from './oidc-routes.js';
import { askSignIn, beFirst, leave, requestLink, showLink, useLink } from './sign-in-routes.js';
import { staffRoutes } from './staff-routes.js';
import { STAFF_LANGUAGES, type StaffLanguage, wordsIn } from './words.js';

/** Time that "not there" takes at least, whatever the reason, in milliseconds. */
const NOT_FOUND_MS = 60;
const YEAR = 365 * 24 * 60 * 60;

/** A request as the staff pages see it. */
interface Visit {
  readonly request: Request;
  readonly query: URLSearchParams;
  readonly cookies: string | undefined;
  readonly lang: StaffLanguage;
  readonly frame: Frame;
  readonly session: StaffSession | undefined;
}

type Handle = (visit: Visit) => Promise<Answer>;

/**
 * Puts the staff pages on a server: `/staf` and everything below it. Reads form bodies itself; the server must not
 * parse them first.
 */
export function registerStaffRoutes(server: Server, deps: StaffDeps): void {
  registerCalendarFeed(server, deps);
  const inboxOf = listInbox(deps);
  const route = (handle: Handle) => async (request: Request, response: Response) => {
    const answer = await settle(deps, request, handle);
    writeAnswer(response, answer);
  };

  server.get(
    '/staf',
    route(async ({ session, frame, query, lang }) => {
      const cookies = [...(query.has('taal') ? [cookieLine('staf-taal', lang, deps, YEAR)] : [])];
      if (session === undefined) return { ...askSignIn(deps, frame, 200), cookies };
      const gesloten = query.get('toon') === 'gesloten';
      const page = Math.min(10_000, Math.max(1, Math.trunc(Number(query.get('blad') ?? '1')) || 1));
      const inbox = await inboxOf({ session, gesloten, page });
      return { status: 200, page: inboxPage(frame, { inbox, gesloten, school: session.school }), cookies };
    }),
  );

  // Where a page goes by itself when nobody touched it for as long as a session lasts.
  server.get(
    '/staf/verlopen',
    route(async ({ frame: { session: _hidden, ...frame } }) => {
      const { say } = frame.words;
      return {
        status: 200,
        page: messagePage(frame, say('staf.verlopen.titel'), say('staf.verlopen.tekst')),
      };
    }),
  );
  // A wildcard: the router refuses parameters of more than 100 characters.
  server.get(
    '/staf/inloggen/*',
    route(async ({ request, frame }) => showLink(frame, String(request.params['*'] ?? ''))),
  );
  server.post('/staf/inloggen', async (request: Request, response: Response) => {
    let afterwards = async () => {};
    const answer = await settle(deps, request, async (visit) => {
      const fields = await postedFields(deps, visit);
      if (!(fields instanceof URLSearchParams)) return fields;
      const asked = requestLink(deps, visit.frame, visit.cookies, fields);
      afterwards = asked.afterwards;
      return asked.answer;
    });
    writeAnswer(response, answer);
    setImmediate(() => void afterwards());
  });
  server.post(
    '/staf/binnen',
    route(async (visit) => {
      const fields = await postedFields(deps, visit);
      return fields instanceof URLSearchParams ? useLink(deps, visit.frame, visit.cookies, fields) : fields;
    }),
  );
  server.get(
    '/staf/oidc',
    route(({ frame, cookies }) => toProvider(deps, frame, cookies)),
  );
  server.get(
    OIDC_CALLBACK,
    route(({ frame, cookies, request }) => fromProvider(deps, frame, cookies, request.url ?? '')),
  );
  server.post(
    '/staf/oidc/kies',
    route(async (visit) => {
      const fields = await postedFields(deps, visit);
      return fields instanceof URLSearchParams
        ? pickSchool(deps, visit.frame, visit.cookies, fields)
        : fields;
    }),
  );
  server.post(
    '/staf/eerste',
    route(async (visit) => {
      const fields = await postedFields(deps, visit);
      return fields instanceof URLSearchParams ? beFirst(deps, visit.frame, fields) : fields;
    }),
  );
  server.post(
    '/staf/uitloggen',
    route(async (visit) => {
      const fields = await signedFields(deps, visit);
      return fields instanceof URLSearchParams ? leave(deps, visit.cookies) : fields;
    }),
  );

  for (const { method, path, handle } of staffRoutes(deps)) {
    server[method](
      path,
      route(async (visit) => {
        const started = performance.now();
        const { request, session, frame, query } = visit;
        const fields = method === 'get' ? new URLSearchParams() : await signedFields(deps, visit);
        if (!(fields instanceof URLSearchParams)) return fields;
        if (session === undefined) return askSignIn(deps, frame, 401);
        const params = request.params as Readonly<Record<string, string | undefined>>;
        const answer = await handle(deps, { session, frame, query, params }, fields);
        return answer ?? notFound(frame, started);
      }),
    );
  }
  server.get(
    '/staf/*',
    route(async ({ session, frame }) =>
      session === undefined ? askSignIn(deps, frame, 401) : notFound(frame, performance.now()),
    ),
  );
}

/** Runs a route. Whatever goes wrong becomes a page with a code, and a log line without anybody's words. */
async function settle(deps: StaffDeps, request: Request, handle: Handle): Promise<Answer> {
  const cookies = request.headers.cookie;
  const query = new URL(request.url ?? '/', 'http://localhost').searchParams;
  const lang = languageOf(query.get('taal')) ?? languageOf(readCookie(cookies, 'staf-taal', deps)) ?? 'nl';
  const words = wordsIn(deps.texts, lang, dayOf(deps.clock.now()));
  const plain: Frame = { words, stylesheetUrl: deps.stylesheetUrl, iconUrl: deps.iconUrl };
  try {
    const session = await resolveSession(deps)(readCookie(cookies, 'staf', deps));
    return await handle({ request, query, cookies, lang, session, frame: { ...plain, session } });
  } catch (error) {
    const path = request.getRoute()?.path?.toString() ?? '/staf';
    deps.logger.error({ event: 'staf.fout', route: path, ...withoutMessage(error) });
    const { code, status } = error instanceof CatalogueError ? error : Unexpected;
    const title = words.say('staf.fout.titel');
    return { status, page: messagePage(plain, title, words.say('staf.fout.tekst', { code })) };
  }
}

const languageOf = (raw: string | null | undefined): StaffLanguage | undefined =>
  STAFF_LANGUAGES.find((lang) => lang === raw);

/** The fields of a form from one of our own pages, or the answer when it is not that. */
async function postedFields(deps: StaffDeps, visit: Visit): Promise<URLSearchParams | Answer> {
  const { request, frame } = visit;
  const hosts = [request.headers.host ?? '', new URL(deps.publicUrl).host];
  if (!isSameOrigin(request.headers, hosts)) return forbidden(frame);
  const form = await readForm(request);
  if (form.ok) return form.fields;
  const { say } = frame.words;
  // The rest of a body that is too large is not waited for.
  const headers = form.status === 413 ? { Connection: 'close' } : {};
  return {
    status: form.status,
    page: messagePage(frame, say('staf.fout.titel'), say('staf.fout.formulier')),
    headers,
  };
}

/** As {@link postedFields}, of somebody who is signed in and whose form carries the token of the session. */
async function signedFields(deps: StaffDeps, visit: Visit): Promise<URLSearchParams | Answer> {
  const fields = await postedFields(deps, visit);
  if (!(fields instanceof URLSearchParams)) return fields;
  if (visit.session === undefined) {
    const typed = fields.get('tekst') || fields.get('toelichting') || undefined;
    return askSignIn(deps, visit.frame, 401, typed);
  }
  return isCsrfToken(fields.get('csrf'), visit.session.csrf) ? fields : forbidden(visit.frame);
}

const forbidden = (frame: Frame): Answer => {
  const { say } = frame.words;
  return { status: 403, page: messagePage(frame, say('staf.fout.titel'), say('staf.fout.geweigerd')) };
};

/** One page for "never was", "of another school" and "not for you", in the same time. */
async function notFound(frame: Frame, started: number): Promise<Answer> {
  const left = NOT_FOUND_MS - (performance.now() - started);
  if (left > 0) await new Promise((resolve) => setTimeout(resolve, left));
  const { say } = frame.words;
  return {
    status: 404,
    page: messagePage(frame, say('staf.nietGevonden.titel'), say('staf.nietGevonden.tekst')),
  };
}
