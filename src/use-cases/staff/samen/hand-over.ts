import { mayRead } from '../../../domain/access.js';
import { dayOf } from '../../../domain/calendar.js';
import type { Dossier, OutboxEntry } from '../../../domain/dossier.js';
import type { IsoTime } from '../../../domain/ids.js';
import type { Medewerker } from '../../../domain/medewerker.js';
import { type ActDeps, type ActResult, actOnDossier, type DossierAct } from '../act-on-dossier.js';
import { candidates, withReader } from './colleagues-of-dossier.js';

export interface HandOver extends DossierAct {
  /** Id of the medewerker; anybody who could not read it is refused. */
  readonly aan: string;
}

/**
 * Hands a dossier over to a colleague, who is told that something waits and follows it up from now on.
 * @returns undefined when the dossier is not there for this person; `geweigerd` when it is closed, or when the
 * colleague may never read it.
 */
export const handOver = (deps: ActDeps) => passOn(deps, 'overgedragen');

/**
 * Asks a colleague to read along; who follows it up stays the same.
 * @returns as {@link handOver}.
 */
export const addColleague = (deps: ActDeps) => passOn(deps, 'collega-erbij');

const passOn =
  (deps: ActDeps, wat: 'overgedragen' | 'collega-erbij') =>
  async (act: HandOver): Promise<ActResult | undefined> => {
    const everybody = (await deps.medewerkers.list(act.session.school.id)).value;
    const today = dayOf(deps.clock.now());
    const to = everybody.find(({ id }) => id === act.aan);
    return actOnDossier(deps)(act, {
      wat,
      adds: wat === 'collega-erbij',
      isDone: (dossier) =>
        to !== undefined &&
        (wat === 'overgedragen'
          ? dossier.toestand.status === 'overgedragen' && dossier.toestand.aan === to.id
          : mayRead(dossier, to, everybody, today)),
      apply: (dossier, { id }, op) => {
        if (dossier.toestand.status === 'gesloten') return 'kan-niet-meer';
        if (
          to === undefined ||
          !candidates(dossier, { everybody, pakket: act.session.school, today }).includes(to)
        )
          return 'geen-collega';
        const known = mayRead(dossier, to, everybody, today) ? dossier : withReader(dossier, to);
        const told = { ...known, outbox: [...known.outbox, notice(deps, to, op)] };
        return wat === 'overgedragen'
          ? { ...told, toestand: { status: 'overgedragen', van: id, aan: to.id, op } }
          : told;
      },
    });
  };

const notice = ({ ids }: ActDeps, to: Medewerker, op: IsoTime): OutboxEntry => ({
  id: ids.random(),
  soort: 'voor-jou',
  aan: to.id,
  toestand: { kind: 'wacht', pogingen: 0, volgende: op },
});

/**
 * Somebody who was asked by name reads no more of it; who follows it up cannot be taken off.
 * @returns as {@link handOver}.
 */
export const removeColleague =
  (deps: ActDeps) =>
  (act: HandOver): Promise<ActResult | undefined> =>
    actOnDossier(deps)(act, {
      wat: 'collega-eraf',
      adds: true,
      isDone: ({ toegevoegd = [] }) => !toegevoegd.some((id) => id === act.aan),
      apply: (dossier) => {
        if (isResponsible(dossier, act.aan)) return 'kan-niet-meer';
        return { ...dossier, toegevoegd: (dossier.toegevoegd ?? []).filter((id) => id !== act.aan) };
      },
    });

const isResponsible = ({ toestand }: Dossier, id: string): boolean =>
  (toestand.status === 'opgepakt' && toestand.door === id) ||
  (toestand.status === 'overgedragen' && toestand.aan === id);
