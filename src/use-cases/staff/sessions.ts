import { dayOf } from '../../domain/calendar.js';
import { type MedewerkerId, type SchoolId, toIsoTime, toMedewerkerId, toSchoolId } from '../../domain/ids.js';
import { isWerkzaam, type Medewerker } from '../../domain/medewerker.js';
import type { Schoolpakket } from '../../domain/schoolpakket.js';
import type { Clock } from '../../ports/clock.js';
import type { Json } from '../../ports/conversation-store.js';
import type { Ids } from '../../ports/ids.js';
import type { MedewerkerStore } from '../../ports/medewerker-store.js';
import type { SchoolStore } from '../../ports/school-store.js';
import type { ShortTermStore } from '../../ports/short-term-store.js';
import type { Mac } from './sign-in-link.js';

/** A session ends after 8 hours, or 30 minutes after the last request. */
const LONGEST = 8 * 60 * 60_000;
const IDLE = 30 * 60_000;
/** A look within this time of the last one is not written down again. */
const RENEW_AFTER = 60_000;
const KIND = 'sessie';

export interface SessionDeps {
  readonly schools: SchoolStore;
  readonly medewerkers: MedewerkerStore;
  readonly shortTerm: ShortTermStore;
  readonly mac: Mac;
  readonly ids: Ids;
  readonly clock: Clock;
}

/** A medewerker who is signed in. */
export interface StaffSession {
  readonly school: Schoolpakket;
  readonly medewerker: Medewerker;
  /** Stands in every form; a POST without it is refused. */
  readonly csrf: string;
  /** Hash of the secret in the cookie. */
  readonly sleutel: string;
}

/** A session of somebody, in some browser. */
export interface OpenSession {
  readonly sleutel: string;
  /** Milliseconds since 1970. */
  readonly begonnen: number;
  readonly gezien: number;
  /** The session that asks. */
  readonly deze: boolean;
}

interface StoredSession {
  readonly school: SchoolId;
  readonly medewerker: MedewerkerId;
  readonly csrf: string;
  /** Milliseconds since 1970. */
  readonly begonnen: number;
  readonly gezien: number;
}

/**
 * Signs a medewerker in under a new session id; an older session of this browser ends.
 * @returns the secret for the cookie. Only its hash is stored.
 */
export const openSession =
  (deps: SessionDeps) =>
  async (school: SchoolId, medewerker: MedewerkerId, previous: string | undefined): Promise<string> => {
    if (previous !== undefined) await signOut(deps)(previous);
    const secret = deps.ids.random() + deps.ids.random();
    const now = deps.clock.now().getTime();
    await save(deps, secret, { school, medewerker, csrf: deps.ids.random(), begonnen: now, gezien: now });
    return secret;
  };

/**
 * Who is signed in with this cookie. Looks in today's list of medewerkers, so that somebody who was taken off it
 * is out at the next request.
 * @returns undefined without a session, after 8 hours, and 30 minutes after the last request.
 */
export const resolveSession =
  (deps: SessionDeps) =>
  async (secret: string | undefined): Promise<StaffSession | undefined> => {
    const session = secret === undefined ? undefined : read(deps, secret);
    if (secret === undefined || session === undefined) return undefined;
    const now = deps.clock.now().getTime();
    const school = deps.schools.find(session.school);
    const medewerkers = (await deps.medewerkers.list(session.school)).value;
    const medewerker = medewerkers.find(
      (person) => person.id === session.medewerker && isWerkzaam(person, dayOf(deps.clock.now())),
    );
    const over = now >= session.begonnen + LONGEST || now >= session.gezien + IDLE;
    if (over || school === undefined || medewerker === undefined) {
      await signOut(deps)(secret);
      return undefined;
    }
    // Signed out while we were looking: writing it back would bring it to life again.
    if (read(deps, secret) === undefined) return undefined;
    if (now - session.gezien > RENEW_AFTER) await save(deps, secret, { ...session, gezien: now });
    return { school, medewerker, csrf: session.csrf, sleutel: deps.mac('sessie', secret) };
  };

/** Ends a session; the cookie is worth nothing afterwards, wherever a copy of it is. */
export const signOut =
  (deps: Pick<SessionDeps, 'shortTerm' | 'mac'>) =>
  (secret: string): Promise<void> =>
    deps.shortTerm.remove(KIND, deps.mac('sessie', secret));

/** The open sessions of who asks, the newest first. */
export const listSessions =
  (deps: Pick<SessionDeps, 'shortTerm'>) =>
  ({ school, medewerker, sleutel: own }: StaffSession): readonly OpenSession[] =>
    deps.shortTerm
      .keys(KIND)
      .flatMap((sleutel) => {
        const stored = parse(deps.shortTerm.find(KIND, sleutel));
        return stored?.school === school.id && stored.medewerker === medewerker.id
          ? [{ sleutel, begonnen: stored.begonnen, gezien: stored.gezien, deze: sleutel === own }]
          : [];
      })
      .sort((one, other) => other.begonnen - one.begonnen);

/** Ends one session of who asks, wherever it is open. Somebody else's is left alone. */
export const endSession =
  (deps: Pick<SessionDeps, 'shortTerm'>) =>
  async (session: StaffSession, sleutel: string): Promise<void> => {
    if (listSessions(deps)(session).some((open) => open.sleutel === sleutel))
      await deps.shortTerm.remove(KIND, sleutel);
  };

function save(deps: SessionDeps, secret: string, session: StoredSession): Promise<void> {
  const until = Math.min(session.begonnen + LONGEST, session.gezien + IDLE);
  return deps.shortTerm.put(KIND, deps.mac('sessie', secret), { ...session }, toIsoTime(new Date(until)));
}

function read(deps: SessionDeps, secret: string): StoredSession | undefined {
  return parse(deps.shortTerm.find(KIND, deps.mac('sessie', secret)));
}

function parse(stored: Json | undefined): StoredSession | undefined {
  if (!isRecord(stored)) return undefined;
  const { school, medewerker, csrf, begonnen, gezien } = stored;
  if (typeof school !== 'string' || typeof medewerker !== 'string' || typeof csrf !== 'string')
    return undefined;
  if (typeof begonnen !== 'number' || typeof gezien !== 'number') return undefined;
  return { school: toSchoolId(school), medewerker: toMedewerkerId(medewerker), csrf, begonnen, gezien };
}

const isRecord = (value: Json | undefined): value is { readonly [key: string]: Json } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
