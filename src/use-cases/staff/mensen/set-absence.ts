import type { IsoDate, MedewerkerId } from '../../../domain/ids.js';
import type { Medewerker } from '../../../domain/medewerker.js';
import type { StaffSession } from '../sessions.js';
import type { PeopleDeps } from './people.js';

export interface SetAbsence {
  readonly session: StaffSession;
  /** Both absent: not away any more. */
  readonly van: IsoDate | undefined;
  readonly totEnMet: IsoDate | undefined;
  readonly vervanger: MedewerkerId | undefined;
}

/**
 * Somebody is away, and who stands in.
 * @returns false when the days are not a stretch, or the vervanger does not work here; nothing is saved then.
 * @throws {MedewerkersChanged} When somebody saved the list at the same moment.
 */
export const setAbsence =
  (deps: Pick<PeopleDeps, 'medewerkers'>) =>
  async ({ session, van, totEnMet, vervanger }: SetAbsence): Promise<boolean> => {
    const { school, medewerker } = session;
    const { value, version } = await deps.medewerkers.list(school.id);
    if ((van === undefined) !== (totEnMet === undefined)) return false;
    if (van !== undefined && totEnMet !== undefined && totEnMet < van) return false;
    const known = vervanger === undefined || value.some(({ id }) => id === vervanger && id !== medewerker.id);
    if (!known) return false;
    const change = ({ afwezig: _before, ...person }: Medewerker): Medewerker =>
      van === undefined || totEnMet === undefined
        ? person
        : { ...person, afwezig: { van, totEnMet, ...(vervanger && { vervanger }) } };
    const next = value.map((person) => (person.id === medewerker.id ? change(person) : person));
    await deps.medewerkers.save(school.id, next, version);
    return true;
  };
