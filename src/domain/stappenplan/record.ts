import type { SchoolCalendar } from '../calendar.js';
import type { Dossier } from '../dossier.js';
import { agendaOf } from './agenda.js';
import type { Gebeurtenis } from './gebeurtenis.js';
import { gebeurtenissenOf } from './gebeurtenissen.js';
import type { Genegeerd, Plan } from './plan.js';
import { planOf } from './plan-of.js';
import type { Planbron } from './rechten.js';
import { isTooLate } from './uiterlijk.js';

/** The plan of a dossier as it is now. */
export const planOfDossier = (dossier: Dossier, bron: Planbron, calendar: SchoolCalendar): Plan =>
  planOf(bron, gebeurtenissenOf(dossier), calendar);

/**
 * Adds what happened to a dossier, with what follows from it: the days of the plan, and whether a step was in time.
 * @returns the changed dossier, or why it changes nothing.
 */
export function recordIn(
  dossier: Dossier,
  event: Gebeurtenis,
  bron: Planbron,
  calendar: SchoolCalendar,
): Dossier | Genegeerd {
  const before = planOfDossier(dossier, bron, calendar);
  const changed: Dossier = { ...dossier, gebeurtenissen: [...(dossier.gebeurtenissen ?? []), event] };
  const after = planOfDossier(changed, bron, calendar);
  const place = gebeurtenissenOf(changed).length - 1;
  const refused = after.genegeerd.find(({ index }) => index === place);
  if (refused !== undefined) return refused.reden;
  return { ...changed, agenda: agendaOf(after), ...inTime(dossier, before, event) };
}

/** The days of a plan are counted anew, for example when the table of holidays has grown. */
export const withAgenda = (dossier: Dossier, bron: Planbron, calendar: SchoolCalendar): Dossier => ({
  ...dossier,
  agenda: agendaOf(planOfDossier(dossier, bron, calendar)),
});

function inTime(
  { termijnen = { opTijd: 0, teLaat: 0 } }: Dossier,
  before: Plan,
  event: Gebeurtenis,
): Pick<Dossier, 'termijnen'> {
  if (event.soort !== 'stap-gedaan') return {};
  const uiterlijk = before.open.find(({ stap }) => stap.id === event.stap)?.uiterlijk;
  if (uiterlijk === undefined || (uiterlijk.soort !== 'dag' && uiterlijk.soort !== 'moment')) return {};
  const late = isTooLate(uiterlijk, new Date(event.op));
  return {
    termijnen: late
      ? { ...termijnen, teLaat: termijnen.teLaat + 1 }
      : { ...termijnen, opTijd: termijnen.opTijd + 1 },
  };
}
