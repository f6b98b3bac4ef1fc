import { withoutMessage } from '../../errors.js';
import { addFirstPerson, schoolWithoutPeople } from '../../use-cases/staff/mensen/first-person.js';
import { requestSignIn } from '../../use-cases/staff/request-sign-in.js';
import { signOut } from '../../use-cases/staff/sessions.js';
import { LINK_MINUTES } from '../../use-cases/staff/sign-in-link.js';
import { useSignInLink } from '../../use-cases/staff/use-sign-in-link.js';
import { cookieLine, readCookie } from '../cookies.js';
import type { StaffDeps } from './deps.js';
import type { Answer } from './exchange.js';
import type { Frame } from './layout.js';
import { firstPersonPage, linkRefusedPage, linkSentPage, signInPage, useLinkPage } from './sign-in-pages.js';

/** Asks who somebody is. @param typed What was posted without a session, to hand back. */
export const askSignIn = (deps: StaffDeps, frame: Frame, status: number, typed?: string): Answer => ({
  status,
  page: signInPage(frame, {
    schools: deps.schools.all(),
    mailAan: deps.notifier.available,
    provider: deps.signInProvider !== undefined,
    typed,
  }),
});

/**
 * Answers at once and the same for every address; the looking up and the mailing come after. The browser gets a
 * cookie that the link will ask for, the same one for every link that it asks within the quarter.
 */
export function requestLink(
  deps: StaffDeps,
  frame: Frame,
  cookies: string | undefined,
  fields: URLSearchParams,
): { readonly answer: Answer; readonly afterwards: () => Promise<void> } {
  const browserCookie = readCookie(cookies, 'staf-aanvraag', deps) ?? deps.ids.random();
  const school = deps.schools.find(fields.get('school') ?? '');
  const email = fields.get('email') ?? '';
  return {
    answer: {
      status: 200,
      page: linkSentPage(frame),
      cookies: [cookieLine('staf-aanvraag', browserCookie, deps, LINK_MINUTES * 60)],
    },
    afterwards: async () => {
      if (school === undefined) return;
      await requestSignIn(deps)({ school: school.id, email, browserCookie }).catch((error: unknown) =>
        deps.logger.error({ event: 'staf.fout', route: '/staf/inloggen', ...withoutMessage(error) }),
      );
    },
  };
}

export const showLink = (frame: Frame, token: string): Answer => ({
  status: 200,
  page: useLinkPage(frame, token),
});

export async function useLink(
  deps: StaffDeps,
  frame: Frame,
  cookies: string | undefined,
  fields: URLSearchParams,
): Promise<Answer> {
  const token = fields.get('link') ?? '';
  const empty = await schoolWithoutPeople(deps)(token);
  if (empty !== undefined) return { status: 200, page: firstPersonPage(frame, empty, token) };
  const signedIn = await useSignInLink(deps)({
    token,
    browserCookie: readCookie(cookies, 'staf-aanvraag', deps),
    previousSession: readCookie(cookies, 'staf', deps),
  });
  if (!signedIn.ok) return { status: 403, page: linkRefusedPage(frame, signedIn.reason) };
  return {
    to: '/staf',
    cookies: [
      cookieLine('staf', signedIn.session, deps, undefined),
      cookieLine('staf-aanvraag', '', deps, 0),
    ],
  };
}

/** The first person of a school says who he or she is. */
export async function beFirst(deps: StaffDeps, frame: Frame, fields: URLSearchParams): Promise<Answer> {
  const token = fields.get('link') ?? '';
  const field = (name: string): string => fields.get(name) ?? '';
  const secret = await addFirstPerson(deps)({
    token,
    naam: field('naam'),
    email: field('email'),
    rol: field('rol'),
  });
  if (secret !== undefined)
    return { to: '/staf/mensen', cookies: [cookieLine('staf', secret, deps, undefined)] };
  const school = await schoolWithoutPeople(deps)(token);
  return school === undefined
    ? { status: 403, page: linkRefusedPage(frame, 'ongeldig') }
    : { status: 422, page: firstPersonPage(frame, school, token, true) };
}

/**
 * Clear-Site-Data takes what this origin keeps. Not "cookies": that one reaches all of the domain, and would sign
 * somebody out of everything else the school has there; our own cookie is removed by name.
 */
export async function leave(deps: StaffDeps, cookies: string | undefined): Promise<Answer> {
  const secret = readCookie(cookies, 'staf', deps);
  if (secret !== undefined) await signOut(deps)(secret);
  return {
    to: '/staf',
    cookies: [cookieLine('staf', '', deps, 0)],
    headers: { 'Clear-Site-Data': '"cache", "storage"' },
  };
}
