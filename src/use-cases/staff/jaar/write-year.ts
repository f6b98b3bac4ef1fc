import type { Administratie } from '../../../domain/administratie.js';
import { dayOf } from '../../../domain/calendar.js';
import { toIsoTime } from '../../../domain/ids.js';
import { type Jaartaak, jaarkalenderOf, periodeOf } from '../../../domain/jaarkalender.js';
import type { Schooljaar } from '../../../domain/telling.js';
import { AdministratieChanged } from '../../../errors.js';
import type { AdministratieStore } from '../../../ports/administratie-store.js';
import type { Clock } from '../../../ports/clock.js';
import type { Version } from '../../../ports/dossier-store.js';
import { retryWhenChanged } from '../../retry-when-changed.js';
import { hasRecht } from '../mensen/people.js';
import type { StaffSession } from '../sessions.js';

export interface YearDeps {
  readonly administratie: AdministratieStore;
  readonly clock: Clock;
}

/** Longest text under the figures, and longest note at a duty, in characters as JavaScript counts them. */
export const MAX_JAARTEKST = 6000;
export const MAX_TAAKNOTITIE = 500;

/** The duties of the school, and whether this person may tick them off. */
export const listYear =
  (deps: YearDeps) =>
  async (session: StaffSession): Promise<readonly (Jaartaak & { readonly mag: boolean })[]> => {
    const { value } = await deps.administratie.find(session.school.id);
    const today = dayOf(deps.clock.now());
    return jaarkalenderOf(session.school.preventie, value, today).map((taak) => ({
      ...taak,
      mag: mayTick(session, taak),
    }));
  };

/** Whoever the protocol asks to do it, and whoever leads. */
const mayTick = (session: StaffSession, { taak }: Jaartaak): boolean =>
  taak.wie.some((rol) => session.medewerker.rollen.includes(rol)) ||
  hasRecht(session, 'sluiten') ||
  hasRecht(session, 'mensen');

/**
 * Ticks a duty of the school off for its period, or takes the tick away.
 * @returns false for a duty that the school does not have, or that this person may not tick off.
 */
export const tickTask =
  (deps: YearDeps) =>
  ({
    session,
    taak: wat,
    gedaan,
    notitie,
  }: {
    readonly session: StaffSession;
    readonly taak: string;
    readonly gedaan: boolean;
    readonly notitie: string;
  }): Promise<boolean> =>
    retryWhenChanged(async () => {
      const { school, medewerker } = session;
      const { value, version } = await deps.administratie.find(school.id);
      const op = dayOf(deps.clock.now());
      const found = jaarkalenderOf(school.preventie, value, op).find(({ taak }) => taak.wat === wat);
      const periode = found && periodeOf(found.taak, op);
      if (found === undefined || periode === undefined || !mayTick(session, found)) return false;
      const others = value.taken.filter((vinkje) => vinkje.taak !== wat || vinkje.periode !== periode);
      const vinkje = {
        taak: wat,
        periode,
        op,
        door: medewerker.id,
        notitie: notitie.trim().slice(0, MAX_TAAKNOTITIE),
      };
      await deps.administratie.save(
        school.id,
        { ...value, taken: gedaan ? [...others, vinkje] : others },
        version,
      );
      return true;
    });

/**
 * Writes the conclusions and advice of a year.
 * @returns `veranderd` when somebody else wrote since the page was made; nothing is saved then.
 */
export const writeJaartekst =
  (deps: YearDeps) =>
  async ({
    session,
    jaar,
    conclusies,
    adviezen,
    version,
  }: {
    readonly session: StaffSession;
    readonly jaar: Schooljaar;
    readonly conclusies: string;
    readonly adviezen: string;
    readonly version: Version;
  }): Promise<'gedaan' | 'veranderd' | 'te-lang'> => {
    if ([conclusies, adviezen].some((text) => text.length > MAX_JAARTEKST)) return 'te-lang';
    const { value } = await deps.administratie.find(session.school.id);
    const clean = (text: string): string => text.replace(/\r\n?/g, '\n').trim();
    const tekst = { conclusies: clean(conclusies), adviezen: clean(adviezen) };
    const next: Administratie = { ...value, teksten: { ...value.teksten, [jaar]: tekst } };
    try {
      await deps.administratie.save(session.school.id, next, version);
      return 'gedaan';
    } catch (error) {
      if (error instanceof AdministratieChanged) return 'veranderd';
      throw error;
    }
  };

/** Somebody looked: the clock is right, and what is over may be erased. @returns false for who may not say so. */
export const confirmClock =
  (deps: YearDeps) =>
  (session: StaffSession): Promise<boolean> =>
    retryWhenChanged(async () => {
      if (!hasRecht(session, 'mensen')) return false;
      const { value, version } = await deps.administratie.find(session.school.id);
      const wisklok = { gezien: toIsoTime(deps.clock.now()) };
      await deps.administratie.save(session.school.id, { ...value, wisklok }, version);
      return true;
    });
