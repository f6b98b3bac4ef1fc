import type { Dossier } from '../../../domain/dossier.js';
import type { Gebeurtenis } from '../../../domain/stappenplan/gebeurtenis.js';
import { recordIn } from '../../../domain/stappenplan/record.js';
import type { SchoolStore } from '../../../ports/school-store.js';
import { type ActDeps, type ActResult, actOnDossier, type DossierAct, standOf } from '../act-on-dossier.js';

export interface PlanDeps extends ActDeps {
  readonly schools: Pick<SchoolStore, 'calendar'>;
}

type Without<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never;
/** What a medewerker can say of the follow-up; who and when come from the session and the clock. */
export type Planact = Without<Exclude<Gebeurtenis, { soort: 'gemeld' | 'gesloten' }>, 'op' | 'door'>;

export interface RecordEvent extends DossierAct {
  readonly wat: Planact;
}

/** Longest text in a plan, in characters as JavaScript counts them. */
export const MAX_PLANTEKST = 1000;

/**
 * Writes down what was done by the school's own plan: an outcome of the intake, a step, an afspraak, a registratie.
 * Whoever holds several rollen does it in the first of them that may. Who is asked to act too may read it from then on.
 * @returns undefined when the dossier is not there for this person; `geweigerd` with why the plan does not take it.
 */
export const recordEvent =
  (deps: PlanDeps) =>
  (act: RecordEvent): Promise<ActResult | undefined> => {
    const { school, medewerker } = act.session;
    const calendar = deps.schools.calendar(school.id);
    return actOnDossier(deps)(act, {
      wat: 'plan',
      // The same "ja" may be said at every moment of a step: done twice is a page that had not seen the first.
      isDone: (dossier) => standOf(dossier) !== act.stand && isLast(dossier, act),
      apply: (dossier, { id, rol }, op) => {
        if (dossier.situatie !== undefined) return 'plan-elders';
        if (dossier.toestand.status === 'gesloten') return 'gesloten';
        if (textsOf(act.wat).some((text) => text.length > MAX_PLANTEKST)) return 'te-lang';
        for (const own of new Set([rol, ...medewerker.rollen])) {
          const door = { rol: own, medewerker: id };
          const outcome = recordIn(dossier, { ...act.wat, op, door }, school, calendar);
          if (typeof outcome !== 'string') return withHelper(outcome, act.wat);
          if (outcome !== 'geen-recht') return outcome;
        }
        return 'geen-recht';
      },
    });
  };

const textsOf = (wat: Planact): readonly string[] =>
  Object.values(wat).filter((value): value is string => typeof value === 'string');

function isLast({ gebeurtenissen }: Dossier, { wat, session }: RecordEvent): boolean {
  const last = gebeurtenissen?.at(-1);
  if (last === undefined || last.soort === 'gemeld') return false;
  const { op: _op, door, ...said } = last;
  return door.medewerker === session.medewerker.id && JSON.stringify(said) === JSON.stringify(wat);
}

/** What is about somebody who works at school stays outside the school, whoever is asked. */
const withHelper = (dossier: Dossier, wat: Planact): Dossier =>
  wat.soort === 'geescaleerd' && !dossier.overPersoneel
    ? { ...dossier, rollen: [...new Set([...dossier.rollen, wat.naar])] }
    : dossier;
