import { mayRead } from '../../../domain/access.js';
import { dayOf } from '../../../domain/calendar.js';
import type { Dossier } from '../../../domain/dossier.js';
import { toIsoTime, toMedewerkerId } from '../../../domain/ids.js';
import type { Medewerker } from '../../../domain/medewerker.js';
import { findRol, mag } from '../../../domain/schoolpakket.js';
import { MedewerkersChanged } from '../../../errors.js';
import type { Version } from '../../../ports/dossier-store.js';
import type { Ids } from '../../../ports/ids.js';
import { retryWhenChanged } from '../../retry-when-changed.js';
import { everySummary } from '../every-summary.js';
import { candidates, withReader } from '../samen/colleagues-of-dossier.js';
import type { StaffSession } from '../sessions.js';
import { hasRecht, mayApprove, type PeopleDeps } from './people.js';
import { checkPerson, givesMore, type PersonFields, type PersonRefusal, toPerson } from './person-fields.js';

export interface ChangeDeps extends PeopleDeps {
  readonly ids: Ids;
}

/** An act on the list as it was on the page. */
interface ListAct {
  readonly session: StaffSession;
  readonly version: Version;
}

export type PeopleResult =
  | { readonly kind: 'gedaan' }
  /** Saved; it counts when somebody else has approved it. */
  | { readonly kind: 'voorgesteld' }
  | { readonly kind: 'veranderd' }
  | { readonly kind: 'geweigerd'; readonly reden: PersonRefusal };

const refuse = (reden: PersonRefusal): PeopleResult => ({ kind: 'geweigerd', reden });

/**
 * Adds a person, or changes one. What lets somebody read more, or sends the sign-in link to another address, waits
 * until a second person has approved it: nobody gets at a dossier by writing himself into the list.
 * @returns `geweigerd` with why; `veranderd` when somebody saved the list since the page was made.
 */
export const savePerson =
  (deps: ChangeDeps) =>
  async (
    act: ListAct & { readonly id: string | undefined; readonly fields: PersonFields },
  ): Promise<PeopleResult> => {
    const { session, id, fields } = act;
    const { school } = session;
    if (!hasRecht(session, 'mensen')) return refuse('geen-recht');
    const { value } = await deps.medewerkers.list(school.id);
    const found = value.find((person) => person.id === id);
    if (id !== undefined && found === undefined) return refuse('niet-gevonden');
    const before = found ?? nobody(deps);
    const { voorstel: _old, ...kept } = before;
    const after = toPerson(fields, kept);
    const others = value.filter((person) => person.id !== before.id);
    const reden = checkPerson(after, fields, {
      pakket: school,
      others,
      today: dayOf(deps.clock.now()),
      fromOutside: isOutside(session),
      had: before.rollen,
    });
    if (reden !== undefined) return refuse(reden);
    const proposed = givesMore(before, after);
    const { id: _id, ...wordt } = after;
    const next: Medewerker = proposed ? { ...kept, voorstel: { door: session.medewerker.id, wordt } } : after;
    const saved = await save(
      deps,
      act,
      found ? value.map((one) => (one === found ? next : one)) : [...value, next],
    );
    return saved.kind === 'gedaan' && proposed ? { kind: 'voorgesteld' } : saved;
  };

const nobody = ({ ids }: ChangeDeps): Medewerker => ({
  id: ids.medewerker(),
  naam: '',
  email: '',
  rollen: [],
  werkdagen: [],
});

/** Holds the right in a rol outside the school. */
const isOutside = ({ school, medewerker }: StaffSession): boolean =>
  medewerker.rollen.some((rol) => findRol(school, rol)?.extern === true && mag(school, rol, 'mensen'));

/** Approves or turns down what somebody else proposed about somebody else. */
export const decideOnPerson =
  (deps: ChangeDeps) =>
  async (act: ListAct & { readonly id: string; readonly goed: boolean }): Promise<PeopleResult> => {
    const { session, id, goed } = act;
    if (!mayApprove(session)) return refuse('geen-recht');
    const { value } = await deps.medewerkers.list(session.school.id);
    const found = value.find((person) => person.id === id);
    if (found?.voorstel === undefined) return refuse('niet-gevonden');
    const { voorstel, ...person } = found;
    const me = session.medewerker.id;
    const isOwn = voorstel.door === me || found.id === me;
    if (goed && isOwn) return refuse('geen-recht');
    const kept = goed ? { ...voorstel.wordt, id: found.id } : person.rollen.length > 0 ? person : undefined;
    const next = value.flatMap((one) => (one === found ? (kept === undefined ? [] : [kept]) : [one]));
    return save(deps, act, next);
  };

/** Says that the list is right today, for this school year. */
export const confirmPeople =
  (deps: ChangeDeps) =>
  async (act: ListAct): Promise<PeopleResult> => {
    if (!hasRecht(act.session, 'mensen')) return refuse('geen-recht');
    const { value } = await deps.medewerkers.list(act.session.school.id);
    const bevestigdOp = dayOf(deps.clock.now());
    return save(
      deps,
      act,
      value.map((person) => ({ ...person, bevestigdOp })),
    );
  };

/**
 * Gives all that somebody who leaves still follows up to a colleague, without anybody reading it for that. What the
 * colleague may never read stays where it is.
 * @returns how many were handed over and how many were not.
 */
export const handOverAll =
  (deps: ChangeDeps) =>
  async ({
    session,
    van,
    aan,
  }: {
    readonly session: StaffSession;
    readonly van: string;
    readonly aan: string;
  }): Promise<{ readonly gedaan: number; readonly gebleven: number } | undefined> => {
    const { school, medewerker } = session;
    if (!hasRecht(session, 'mensen')) return undefined;
    const everybody = (await deps.medewerkers.list(school.id)).value;
    const to = everybody.find(({ id }) => id === aan);
    // Only of somebody who leaves: nobody moves the meldingen of a colleague who is there.
    const leaves = everybody.some(({ id, totEnMet }) => id === van && totEnMet !== undefined);
    if (to === undefined || !leaves) return undefined;
    const today = dayOf(deps.clock.now());
    const rol = medewerker.rollen.find((one) => mag(school, one, 'mensen')) ?? medewerker.rollen[0];
    const open = (await everySummary(deps.dossiers, school.id)).filter(
      ({ opgepaktDoor, status }) => opgepaktDoor === van && status !== 'gesloten',
    );
    let gedaan = 0;
    for (const { id } of open) {
      const done = await retryWhenChanged(async () => {
        const stored = await deps.dossiers.find(school.id, id);
        const allowed = stored && candidates(stored.value, { everybody, pakket: school, today }).includes(to);
        if (stored === undefined || !allowed || rol === undefined) return false;
        const op = toIsoTime(deps.clock.now());
        const known = mayRead(stored.value, to, everybody, today)
          ? stored.value
          : withReader(stored.value, to);
        const handed: Dossier = {
          ...known,
          toestand: { status: 'overgedragen', van: toMedewerkerId(van), aan: to.id, op },
          outbox: [
            ...known.outbox,
            {
              id: deps.ids.random(),
              soort: 'voor-jou',
              aan: to.id,
              toestand: { kind: 'wacht', pogingen: 0, volgende: op },
            },
          ],
          laatsteHandeling: {
            id: deps.ids.random(),
            dossier: id,
            wie: { kind: 'medewerker', id: medewerker.id, rol },
            wat: 'overgedragen',
            op,
          },
        };
        await deps.dossiers.save(school.id, handed, stored.version);
        return true;
      });
      if (done) gedaan += 1;
    }
    return { gedaan, gebleven: open.length - gedaan };
  };

async function save(
  deps: ChangeDeps,
  { session, version }: ListAct,
  people: readonly Medewerker[],
): Promise<PeopleResult> {
  try {
    await deps.medewerkers.save(session.school.id, people, version);
    return { kind: 'gedaan' };
  } catch (error) {
    if (error instanceof MedewerkersChanged) return { kind: 'veranderd' };
    throw error;
  }
}
