import { expect } from 'vitest';
import { createSchoolCalendar } from '../../../src/adapters/schools-yaml/calendar.js';
import { createFeestdagen } from '../../../src/adapters/schools-yaml/feestdagen.js';
import { readSchoolvakanties } from '../../../src/adapters/schools-yaml/schoolvakanties.js';
import { termijn } from '../../../src/adapters/schools-yaml/termijn.js';
import type { SchoolCalendar } from '../../../src/domain/calendar.js';
import { toIsoTime, toRolId } from '../../../src/domain/ids.js';
import type { Regio, Stap, Stappenplan } from '../../../src/domain/schoolpakket.js';
import type { Feiten, Functionaris, Gebeurtenis } from '../../../src/domain/stappenplan/gebeurtenis.js';
import type { Plan } from '../../../src/domain/stappenplan/plan.js';
import { planOf } from '../../../src/domain/stappenplan/plan-of.js';
import type { Planbron } from '../../../src/domain/stappenplan/rechten.js';
import { geenTermijn, type Termijn } from '../../../src/domain/stappenplan/termijn.js';
import type { Uiterlijk } from '../../../src/domain/stappenplan/uiterlijk.js';
import { aRol } from '../../support/school.js';

const { vakanties } = await readSchoolvakanties('deployment/schoolvakanties.yaml');
const feestdag = await createFeestdagen();
/** The real table of holidays, for one region or for a school that gives none. */
export const calendarOf = (regio?: Regio): SchoolCalendar =>
  createSchoolCalendar({ ...(regio && { regio }), kalender: {}, vakanties, feestdag });

/** A term as a schoolpakket writes it. */
export const term = (words: string): Termijn => termijn.parse(words);

export const aStap = (id: string, more: Partial<Stap> = {}): Stap => ({
  id,
  nummer: id,
  titel: id,
  wie: [toRolId('leerkracht')],
  overlegt: [],
  met: [],
  informeert: [],
  tekst: { leerling: id, ouder: id, medewerker: id },
  termijn: geenTermijn,
  momenten: [],
  vanaf: 'opening',
  daarna: [],
  alleenAls: [],
  soms: false,
  uiterste: false,
  altijdMogelijk: false,
  bron: { plek: 'hier' },
  ...more,
});

/** A small school: a leerkracht who may do an intake, a coordinator who may do all, a directie and a bestuur. */
export const aPlan = (
  stappen: readonly Stap[],
  start: Partial<Stappenplan['start']>,
  more: Partial<Stappenplan> = {},
): Planbron => ({
  rollen: [
    aRol('leerkracht', 'leerkracht', { rechten: ['intake'] }),
    aRol('coordinator', 'coördinator', { rechten: ['intake', 'stappen', 'vrijgeven', 'sluiten'] }),
    aRol('teamleider'),
    aRol('directie'),
    aRol('bestuur', 'bestuur', { rechten: ['vrijgeven', 'sluiten'], extern: true }),
  ],
  registraties: [],
  stappenplan: {
    start: { conflict: [], vermoeden: [], vastgesteld: [], ...start },
    herhaling: [],
    lijnen: [],
    stappen,
    bron: { plek: 'hier' },
    ...more,
  },
});

export const nothing: Feiten = { vormen: [], gevaar: [], overPersoneel: false, ouderMeldde: false };
export const by = (rol: string): Functionaris => ({ rol: toRolId(rol) });
type Without<T> = T extends unknown ? Omit<T, 'op' | 'door'> & { readonly door?: Functionaris } : never;
/** What happened, without the moment; the leerkracht did it unless told otherwise. */
export type Happening = Without<Gebeurtenis>;

export const gemeld = (feiten: Partial<Feiten> = {}): Happening => ({
  soort: 'gemeld',
  feiten: { ...nothing, ...feiten },
});
export const intake = (
  uitkomst: 'conflict' | 'vermoeden' | 'vastgesteld' | 'anders',
  feiten: Partial<Feiten> = {},
): Happening => ({ soort: 'intake', uitkomst, waarom: 'besproken', feiten });
export const gedaan = (stap: string, antwoord?: 'ja' | 'nee', door = 'coordinator'): Happening => ({
  soort: 'stap-gedaan',
  stap,
  ...(antwoord !== undefined && { antwoord }),
  door: by(door),
});
export const overgeslagen = (stap: string, waarom?: string): Happening => ({
  soort: 'stap-overgeslagen',
  stap,
  ...(waarom !== undefined && { waarom }),
  door: by('coordinator'),
});
export const begonnen = (stap: string, door = 'coordinator'): Happening => ({
  soort: 'stap-begonnen',
  stap,
  waarom: 'het gaat door',
  door: by(door),
});
export const gesloten: Happening = { soort: 'gesloten', waarom: 'opgelost', door: by('coordinator') };
export const vrijgegeven = (door: string): Happening => ({
  soort: 'vrijgegeven',
  waarom: 'met het bestuur besproken',
  door: by(door),
});

export const at = (moment: string, happening: Happening): Gebeurtenis =>
  ({ door: by('leerkracht'), ...happening, op: toIsoTime(new Date(moment)) }) as Gebeurtenis;

/** A due date in one word: the day, "+" for about, the moment, or what kind of none. */
export function short(uiterlijk: Uiterlijk): string {
  if (uiterlijk.soort === 'moment') return uiterlijk.moment;
  if (uiterlijk.soort !== 'dag') return uiterlijk.soort;
  const from = uiterlijk.nietVoor === undefined ? '' : `${uiterlijk.nietVoor}..`;
  return `${uiterlijk.ongeveer ? '±' : ''}${from}${uiterlijk.dag}`;
}

/** What is open, each with when it is due; offered steps have a question mark. */
export const openOf = (plan: Plan): readonly string[] => [
  ...plan.open.map(({ stap, uiterlijk }) => `${stap.id} ${short(uiterlijk)}`),
  ...plan.mogelijk.map(({ stap }) => `${stap.id}?`),
];

/** On a day something happens; then the plan stands like this, with these steps open. */
export type Day = readonly [
  moment: string,
  what: Happening,
  toestand: Plan['toestand'],
  open: readonly string[],
];

/** Lives a melding day by day, and looks at the plan after every day. @returns the plan at the end. */
export function live(bron: Planbron, calendar: SchoolCalendar, days: readonly Day[]): Plan {
  const row: Gebeurtenis[] = [];
  let plan = planOf(bron, row, calendar);
  for (const [moment, what, toestand, open] of days) {
    row.push(at(moment, what));
    plan = planOf(bron, row, calendar);
    const when = `${moment} ${what.soort}`;
    expect(plan.genegeerd, when).toEqual([]);
    expect([plan.toestand, ...openOf(plan)], when).toEqual([toestand, ...open]);
  }
  return plan;
}

/** The calendar of most tests. */
export const calendar = calendarOf('midden');
/** Monday 23 November 2026, every happening a minute after the one before. */
export const after = (bron: Planbron, ...happenings: readonly Happening[]): Plan =>
  planOf(
    bron,
    happenings.map((what, minute) => at(`2026-11-23T09:${String(minute).padStart(2, '0')}+01:00`, what)),
    calendar,
  );
export const can = (plan: Plan): readonly string[] => plan.kan.map(({ soort }) => soort);
/** Two steps, one after the other. */
export const simple = aPlan([aStap('een', { daarna: ['twee'] }), aStap('twee')], { vastgesteld: ['een'] });
