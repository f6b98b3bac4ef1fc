import { withoutMessage } from '../../errors.js';
import { chooseSchool, finishProvider, startProvider } from '../../use-cases/staff/sign-in-provider.js';
import { cookieLine, readCookie } from '../cookies.js';
import type { StaffDeps } from './deps.js';
import type { Answer } from './exchange.js';
import { type Frame, messagePage } from './layout.js';
import { chooseSchoolPage } from './sign-in-pages.js';

/** Where the provider sends the browser back to. */
export const OIDC_CALLBACK = '/staf/oidc/terug';
const QUARTER = 15 * 60;

/** To the sign-in of the bestuur. */
export async function toProvider(
  deps: StaffDeps,
  frame: Frame,
  cookies: string | undefined,
): Promise<Answer> {
  const browser = readCookie(cookies, 'staf-aanvraag', deps) ?? deps.ids.random();
  const to = await startProvider(deps)(browser).catch((error: unknown) => {
    deps.logger.error({ event: 'staf.oidc-onbereikbaar', ...withoutMessage(error) });
    return undefined;
  });
  if (to === undefined) return refused(frame, 503);
  return { to, cookies: [cookieLine('staf-aanvraag', browser, deps, QUARTER)] };
}

/** Back from it. */
export async function fromProvider(
  deps: StaffDeps,
  frame: Frame,
  cookies: string | undefined,
  path: string,
): Promise<Answer> {
  const browser = readCookie(cookies, 'staf-aanvraag', deps);
  const outcome = await finishProvider(deps)(browser, new URL(path, deps.publicUrl));
  if (outcome.kind === 'geweigerd') return refused(frame, 403);
  if (outcome.kind === 'kies') return { status: 200, page: chooseSchoolPage(frame, outcome.schools) };
  return signedIn(deps, outcome.session);
}

export async function pickSchool(
  deps: StaffDeps,
  frame: Frame,
  cookies: string | undefined,
  fields: URLSearchParams,
): Promise<Answer> {
  const browser = readCookie(cookies, 'staf-aanvraag', deps);
  const session = await chooseSchool(deps)(browser, fields.get('school') ?? '');
  return session === undefined ? refused(frame, 403) : signedIn(deps, session);
}

const signedIn = (deps: StaffDeps, session: string): Answer => ({
  to: '/staf',
  cookies: [cookieLine('staf', session, deps, undefined), cookieLine('staf-aanvraag', '', deps, 0)],
});

const refused = ({ words, ...frame }: Frame, status: number): Answer => ({
  status,
  page: messagePage(
    { words, ...frame },
    words.say('staf.inloggen.titel'),
    words.say('staf.inloggen.nietGelukt'),
  ),
});
