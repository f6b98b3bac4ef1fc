import type { Actor, Dossier, Handeling } from '../../domain/dossier.js';
import { type DossierId, type IsoTime, toIsoTime } from '../../domain/ids.js';
import { DossierChanged } from '../../errors.js';
import type { Clock } from '../../ports/clock.js';
import type { DossierStore } from '../../ports/dossier-store.js';
import type { Ids } from '../../ports/ids.js';
import type { MedewerkerStore } from '../../ports/medewerker-store.js';
import { colleaguesOf } from './colleagues.js';
import type { StaffSession } from './sessions.js';

export interface ChangeDossierDeps {
  readonly dossiers: DossierStore;
  readonly medewerkers: MedewerkerStore;
  readonly ids: Ids;
  readonly clock: Clock;
}

/** An act of a medewerker on a dossier as he or she saw it. */
export interface DossierAct {
  readonly session: StaffSession;
  readonly id: DossierId;
  /** {@link standOf} the dossier on the page on which the act was done. */
  readonly stand: string;
}

/** Why an act was refused. */
export type ActRefusal = 'leeg' | 'te-lang' | 'geen-reden' | 'geen-weg-terug' | 'kan-niet-meer';

/** `veranderd`: somebody else was first, and nothing was changed. */
export type ActResult =
  | { readonly kind: 'gedaan' }
  | { readonly kind: 'veranderd' }
  | { readonly kind: 'geweigerd'; readonly reden: ActRefusal };

/** What an act makes of a dossier. */
export interface Change {
  readonly wat: Handeling;
  /** True when the dossier already is as this act would make it: done twice is done once. */
  isDone(dossier: Dossier): boolean;
  apply(dossier: Dossier, door: Actor & { kind: 'medewerker' }, op: IsoTime): Dossier | ActRefusal;
}

/**
 * What a medewerker decides on: the state, who took it and how much was written. The delivery of mail and the looks
 * of others save the dossier too, and get in nobody's way.
 */
export function standOf({ toestand, berichten }: Dossier): string {
  const wie = 'door' in toestand ? toestand.door : 'aan' in toestand ? toestand.aan : '';
  return [toestand.status, wie, berichten.length].join('.');
}

/**
 * Does one act on a dossier, with its line in the audit trail, in one saving.
 * @returns undefined when the dossier is not there for this person.
 */
export const changeDossier =
  (deps: ChangeDossierDeps) =>
  async (act: DossierAct, change: Change): Promise<ActResult | undefined> => {
    const { session, id } = act;
    const school = session.school.id;
    const colleagues = await colleaguesOf(deps, session.school);
    const stored = await deps.dossiers.find(school, id);
    const reader = stored && colleagues.readerOf(stored.value, session.medewerker.id);
    if (stored === undefined || reader === undefined) return undefined;
    if (change.isDone(stored.value)) return { kind: 'gedaan' };
    if (standOf(stored.value) !== act.stand) return { kind: 'veranderd' };

    const wie = { kind: 'medewerker', id: session.medewerker.id, rol: reader.rol } as const;
    const op = toIsoTime(deps.clock.now());
    const changed = change.apply(stored.value, wie, op);
    if (typeof changed === 'string') return { kind: 'geweigerd', reden: changed };
    const laatsteHandeling = { id: deps.ids.random(), dossier: id, wie, wat: change.wat, op };
    try {
      await deps.dossiers.save(school, { ...changed, laatsteHandeling }, stored.version);
    } catch (error) {
      // Saved between our look and our saving: look again, and decide on what is there now.
      if (error instanceof DossierChanged) return changeDossier(deps)(act, change);
      throw error;
    }
    return { kind: 'gedaan' };
  };
