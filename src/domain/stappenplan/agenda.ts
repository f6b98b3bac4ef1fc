import { dayOf } from '../calendar.js';
import type { IsoDate, RolId } from '../ids.js';
import type { Plan } from './plan.js';
import type { Uiterlijk } from './uiterlijk.js';

/** Something of a plan that has a day. Holds no words of anybody. */
export interface AgendaPunt {
  readonly soort: 'stap' | 'registratie' | 'afspraak';
  /** Id of the step or the registratie; place of the afspraak among all of them, from 0. */
  readonly wat: string;
  /** The last day on which it is in time. */
  readonly dag: IsoDate;
  /** Whose it is; empty for an afspraak, which is everybody's. */
  readonly voor: readonly RolId[];
}

/** What of a plan has a day, the first day first. A plan that stands still asks nothing of anybody. */
export function agendaOf(plan: Plan): readonly AgendaPunt[] {
  if (plan.toestand === 'gesloten' || plan.toestand === 'gestopt') return [];
  const stappen = plan.open.map(({ stap, uiterlijk, voor }) => ({ wat: stap.id, uiterlijk, voor }));
  const registraties = plan.registraties.flatMap(({ registratie: { id, wie }, uiterlijk, gedaanOp }) =>
    gedaanOp === undefined ? [{ wat: id, uiterlijk, voor: wie }] : [],
  );
  const afspraken = plan.afspraken.flatMap(({ dag, nagekomen, stap }, place): AgendaPunt[] =>
    dag !== undefined && nagekomen === undefined && stap === undefined
      ? [{ soort: 'afspraak', wat: String(place), dag, voor: [] }]
      : [],
  );
  return [
    ...stappen.flatMap(onDay('stap')),
    ...registraties.flatMap(onDay('registratie')),
    ...afspraken,
  ].sort((one, other) => one.dag.localeCompare(other.dag));
}

const onDay =
  (soort: AgendaPunt['soort']) =>
  ({ wat, uiterlijk, voor }: { wat: string; uiterlijk: Uiterlijk; voor: readonly RolId[] }): AgendaPunt[] => {
    const dag = lastDay(uiterlijk);
    return dag === undefined ? [] : [{ soort, wat, dag, voor }];
  };

const lastDay = (uiterlijk: Uiterlijk): IsoDate | undefined => {
  if (uiterlijk.soort === 'dag') return uiterlijk.dag;
  return uiterlijk.soort === 'moment' ? dayOf(new Date(uiterlijk.moment)) : undefined;
};
