import type { Actor, Dossier, Handeling } from '../../domain/dossier.js';
import { type DossierId, type IsoTime, toIsoTime } from '../../domain/ids.js';
import type { Genegeerd } from '../../domain/stappenplan/plan.js';
import type { Clock } from '../../ports/clock.js';
import type { DossierStore } from '../../ports/dossier-store.js';
import type { Ids } from '../../ports/ids.js';
import type { MedewerkerStore } from '../../ports/medewerker-store.js';
import { retryWhenChanged } from '../retry-when-changed.js';
import { colleaguesOf } from './colleagues.js';
import type { StaffSession } from './sessions.js';

export interface ActDeps {
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

/** Why an act was refused: by its own rules, or by the plan of the school. */
export type ActRefusal =
  | 'leeg'
  | 'te-lang'
  | 'geen-reden'
  | 'geen-weg-terug'
  | 'kan-niet-meer'
  | 'plan-elders'
  | 'geen-collega'
  | 'geen-toestemming'
  | 'niet-gevonden'
  | 'gezag-eerst'
  | 'weer-naam'
  | 'tweede-persoon'
  | Genegeerd;

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
  /** It only adds, and stands in nobody's way: what others did meanwhile does not matter. @default false */
  readonly adds?: boolean;
  apply(dossier: Dossier, door: Actor & { kind: 'medewerker' }, op: IsoTime): Dossier | ActRefusal;
}

/**
 * What a medewerker decides on: the state, who took it, how much was written and what was done. The delivery of mail and the looks
 * of others save the dossier too, and get in nobody's way.
 */
export function standOf({ toestand, berichten, gebeurtenissen = [], aanpak }: Dossier): string {
  const wie = 'door' in toestand ? toestand.door : 'aan' in toestand ? toestand.aan : '';
  return [toestand.status, wie, berichten.length, gebeurtenissen.length, aanpak?.keer ?? 0].join('.');
}

/**
 * Does one act on a dossier, with its line in the audit trail, in one saving. Saved between the look and the saving:
 * it looks again, and decides on what is there then.
 * @returns undefined when the dossier is not there for this person.
 */
export const actOnDossier =
  (deps: ActDeps) =>
  (act: DossierAct, change: Change): Promise<ActResult | undefined> =>
    retryWhenChanged(() => attempt(deps, act, change));

async function attempt(
  deps: ActDeps,
  { session, id, stand }: DossierAct,
  change: Change,
): Promise<ActResult | undefined> {
  const school = session.school.id;
  const colleagues = await colleaguesOf(deps, session.school);
  const stored = await deps.dossiers.find(school, id);
  const reader = stored && colleagues.readerOf(stored.value, session.medewerker.id);
  if (stored === undefined || reader === undefined) return undefined;
  if (change.isDone(stored.value)) return { kind: 'gedaan' };
  if (change.adds !== true && standOf(stored.value) !== stand) return { kind: 'veranderd' };

  const wie = { kind: 'medewerker', id: session.medewerker.id, rol: reader.rol } as const;
  const op = toIsoTime(deps.clock.now());
  const changed = change.apply(stored.value, wie, op);
  if (typeof changed === 'string') return { kind: 'geweigerd', reden: changed };
  const laatsteHandeling = { id: deps.ids.random(), dossier: id, wie, wat: change.wat, op };
  await deps.dossiers.save(school, { ...changed, laatsteHandeling }, stored.version);
  return { kind: 'gedaan' };
}
