import { dayOf } from '../../../domain/calendar.js';
import { type SchoolId, toIsoTime } from '../../../domain/ids.js';
import type { Medewerker } from '../../../domain/medewerker.js';
import type { Schoolpakket } from '../../../domain/schoolpakket.js';
import { openSession, type SessionDeps } from '../sessions.js';
import { isFor, readSignInLink } from '../sign-in-link.js';

/**
 * A link that the operator made for a school where nobody works yet: whoever holds it becomes the first person.
 * @returns undefined for any other link.
 */
export const schoolWithoutPeople =
  (deps: SessionDeps) =>
  async (token: string): Promise<Schoolpakket | undefined> => {
    const link = readSignInLink(deps.mac, token);
    if (link === undefined || link.browser !== undefined || deps.clock.now() >= link.until) return undefined;
    return (await isEmpty(deps, link.school)) ? deps.schools.find(link.school) : undefined;
  };

const isEmpty = async ({ medewerkers }: SessionDeps, school: SchoolId): Promise<boolean> =>
  (await medewerkers.list(school)).value.length === 0;

export interface FirstPerson {
  readonly token: string;
  readonly naam: string;
  /** The address that the link was made for; any other is refused. */
  readonly email: string;
  /** A rol that may change the list. */
  readonly rol: string;
}

/**
 * Puts the first person in the list and signs in, once per link.
 * @returns the secret for the session cookie, or undefined when any of it does not fit; nothing is saved then.
 * @throws {MedewerkersChanged} When somebody was first at the same moment.
 */
export const addFirstPerson =
  (deps: SessionDeps) =>
  async ({ token, naam, email, rol: wanted }: FirstPerson): Promise<string | undefined> => {
    const school = await schoolWithoutPeople(deps)(token);
    const link = readSignInLink(deps.mac, token);
    const rol = school?.rollen.find(({ id, rechten }) => id === wanted && rechten.includes('mensen'));
    if (school === undefined || link === undefined || rol === undefined) return undefined;
    if (naam.trim() === '' || naam.length > 100 || !isFor(deps.mac, link, email)) return undefined;
    if (!(await deps.shortTerm.putOnce('inloglink', link.nonce, true, toIsoTime(link.until))))
      return undefined;
    const { version } = await deps.medewerkers.list(school.id);
    const first: Medewerker = {
      id: deps.ids.medewerker(),
      naam: naam.trim(),
      email: email.trim(),
      rollen: [rol.id],
      werkdagen: [1, 2, 3, 4, 5],
      bevestigdOp: dayOf(deps.clock.now()),
    };
    await deps.medewerkers.save(school.id, [first], version);
    return openSession(deps)(school.id, first.id, undefined);
  };
