import { dayOf } from '../../domain/calendar.js';
import { toIsoTime, toSchoolId } from '../../domain/ids.js';
import { isWerkzaam, normaliseEmail } from '../../domain/medewerker.js';
import type { Schoolpakket } from '../../domain/schoolpakket.js';
import type { Json } from '../../ports/conversation-store.js';
import type { PendingSignIn, SignInProvider } from '../../ports/sign-in-provider.js';
import { openSession, type SessionDeps } from './sessions.js';

/** A sign-in at the provider takes at most this long. */
const MINUTES = 10;
const PENDING = 'oidc';
const VERIFIED = 'oidc-adres';

export interface ProviderDeps extends SessionDeps {
  readonly signInProvider?: SignInProvider;
}

/**
 * Sends a browser to the sign-in of the bestuur.
 * @param browser Cookie of the browser; what comes back counts in that browser only, and once.
 * @returns undefined when there is no such sign-in here.
 */
export const startProvider =
  (deps: ProviderDeps) =>
  async (browser: string): Promise<string | undefined> => {
    if (deps.signInProvider === undefined) return undefined;
    const { url, pending } = await deps.signInProvider.start();
    await deps.shortTerm.put(PENDING, deps.mac('browser', browser), { ...pending }, later(deps));
    return url;
  };

const later = ({ clock }: ProviderDeps) => toIsoTime(new Date(clock.now().getTime() + MINUTES * 60_000));

export type ProviderOutcome =
  | { readonly kind: 'binnen'; readonly session: string }
  /** Works at several schools: one is chosen. */
  | { readonly kind: 'kies'; readonly schools: readonly Schoolpakket[] }
  | { readonly kind: 'geweigerd' };

/** What the provider sent back, once. Somebody in no list of any school stays out. */
export const finishProvider =
  (deps: ProviderDeps) =>
  async (browser: string | undefined, callback: URL): Promise<ProviderOutcome> => {
    const key = browser && deps.mac('browser', browser);
    const pending = key && toPending(deps.shortTerm.find(PENDING, key));
    if (!key || !pending || deps.signInProvider === undefined) return { kind: 'geweigerd' };
    await deps.shortTerm.remove(PENDING, key);
    const email = await deps.signInProvider.finish(callback, pending);
    if (email === undefined) return { kind: 'geweigerd' };
    const found = await schoolsOf(deps, email);
    const [only, ...others] = found;
    if (only === undefined) return { kind: 'geweigerd' };
    if (others.length === 0) {
      return { kind: 'binnen', session: await openSession(deps)(only.school.id, only.id, undefined) };
    }
    await deps.shortTerm.put(VERIFIED, key, { email }, later(deps));
    return { kind: 'kies', schools: found.map(({ school }) => school) };
  };

/** The school that somebody chose who works at several. */
export const chooseSchool =
  (deps: ProviderDeps) =>
  async (browser: string | undefined, school: string): Promise<string | undefined> => {
    const key = browser && deps.mac('browser', browser);
    const stored = key ? deps.shortTerm.find(VERIFIED, key) : undefined;
    const email = stored && typeof stored === 'object' && 'email' in stored ? stored['email'] : undefined;
    if (!key || typeof email !== 'string') return undefined;
    await deps.shortTerm.remove(VERIFIED, key);
    const found = (await schoolsOf(deps, email)).find(({ school: { id } }) => id === school);
    return found && openSession(deps)(toSchoolId(school), found.id, undefined);
  };

async function schoolsOf(deps: ProviderDeps, email: string) {
  const wanted = normaliseEmail(email);
  const today = dayOf(deps.clock.now());
  const found = await Promise.all(
    deps.schools.all().map(async (school) => {
      const { value } = await deps.medewerkers.list(school.id);
      const person = value.find((one) => isWerkzaam(one, today) && normaliseEmail(one.email) === wanted);
      return person === undefined ? [] : [{ school, id: person.id }];
    }),
  );
  return found.flat();
}

function toPending(stored: Json | undefined): PendingSignIn | undefined {
  if (typeof stored !== 'object' || stored === null || Array.isArray(stored)) return undefined;
  const { state, nonce, codeVerifier } = stored as Partial<PendingSignIn>;
  return state && nonce && codeVerifier ? { state, nonce, codeVerifier } : undefined;
}
