import type { RolId } from '../ids.js';
import { mag, type Schoolpakket, type Stap } from '../schoolpakket.js';
import { holds } from './feiten.js';
import type { Feiten, Stopgrond } from './gebeurtenis.js';
import type { Plan } from './plan.js';

/** What of a school the plan follows from. */
export type Planbron = Pick<Schoolpakket, 'stappenplan' | 'registraties' | 'rollen'>;

/** Who is asked to do a step: its rollen and whoever was asked to help; when there are none, who may do all steps. */
export function workers(
  { rollen }: Planbron,
  escalaties: Plan['escalaties'],
  { wie }: Stap,
): readonly RolId[] {
  const own = [...new Set([...wie, ...escalaties.map(({ naar }) => naar)])];
  return own.length > 0
    ? own
    : rollen.filter(({ rechten }) => rechten.includes('stappen')).map(({ id }) => id);
}

/** Whether somebody with this rol may tick a step off: one of its workers, or a rol that may do all steps. */
export const mayDo = (bron: Planbron, escalaties: Plan['escalaties'], stap: Stap, rol: RolId): boolean =>
  workers(bron, escalaties, stap).includes(rol) || mag(bron, rol, 'stappen');

/** What is about somebody who works at school is released outside the school only. */
export const mayRelease = (bron: Planbron, grond: Stopgrond, rol: RolId): boolean =>
  mag(bron, rol, 'vrijgeven') &&
  (grond !== 'over-personeel' || bron.rollen.some(({ id, extern }) => id === rol && extern));

/** May be passed over without a reason: the protocol leaves it open, or nobody knows whether it is needed. */
export const isFree = (stap: Stap, feiten: Feiten): boolean =>
  stap.soms || holds(stap.alleenAls, feiten) === undefined;
