import { dayOf } from '../../domain/calendar.js';
import { toIsoTime } from '../../domain/ids.js';
import { isWerkzaam } from '../../domain/medewerker.js';
import { openSession, type SessionDeps } from './sessions.js';
import { isFor, isForBrowser, readSignInLink } from './sign-in-link.js';

export interface UseSignInLink {
  readonly token: string;
  /** Cookie that this browser was given when it asked for a link. */
  readonly browserCookie: string | undefined;
  /** Cookie of an older session in this browser; it ends. */
  readonly previousSession: string | undefined;
}

/** Why a link does not sign in: not ours (or not this person's any more), too old, used, or asked for elsewhere. */
export type LinkRefusal = 'ongeldig' | 'verlopen' | 'gebruikt' | 'andere-browser';

export type SignedIn =
  | { readonly ok: true; readonly session: string }
  | { readonly ok: false; readonly reason: LinkRefusal };

/**
 * Signs in with a link, once. Of two uses at the same time one wins; the other is told that the link was used.
 * @returns the secret for the session cookie, or why not.
 */
export const useSignInLink =
  (deps: SessionDeps) =>
  async ({ token, browserCookie, previousSession }: UseSignInLink): Promise<SignedIn> => {
    const refuse = (reason: LinkRefusal): SignedIn => ({ ok: false, reason });
    const link = readSignInLink(deps.mac, token);
    if (link === undefined) return refuse('ongeldig');
    if (deps.clock.now() >= link.until) return refuse('verlopen');
    if (deps.shortTerm.find('inloglink', link.nonce) !== undefined) return refuse('gebruikt');
    if (!isForBrowser(deps.mac, link, browserCookie)) return refuse('andere-browser');
    const { value } = await deps.medewerkers.list(link.school);
    const today = dayOf(deps.clock.now());
    const medewerker = value.find(
      (person) => isWerkzaam(person, today) && isFor(deps.mac, link, person.email),
    );
    if (medewerker === undefined || deps.schools.find(link.school) === undefined) return refuse('ongeldig');
    const first = await deps.shortTerm.putOnce('inloglink', link.nonce, true, toIsoTime(link.until));
    if (!first) return refuse('gebruikt');
    return { ok: true, session: await openSession(deps)(link.school, medewerker.id, previousSession) };
  };
