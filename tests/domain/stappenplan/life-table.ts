import { describe, expect, it } from 'vitest';
import { readSchools } from '../../../src/adapters/schools-yaml/index.js';
import type { SchoolCalendar } from '../../../src/domain/calendar.js';
import { type RolId, toIsoDate, toIsoTime, toRolId } from '../../../src/domain/ids.js';
import type { Recht, Schoolpakket } from '../../../src/domain/schoolpakket.js';
import type { Feiten, Gebeurtenis } from '../../../src/domain/stappenplan/gebeurtenis.js';
import type { Plan } from '../../../src/domain/stappenplan/plan.js';
import { planOf } from '../../../src/domain/stappenplan/plan-of.js';
import type { Uiterlijk } from '../../../src/domain/stappenplan/uiterlijk.js';
import { calendarOf, gemeld } from './plan-world.js';

/**
 * The life of a melding as a table: day | what happens | open, for whom, by when | last resort that is offered.
 * A line without a day goes on with what is open and offered. "=" is on that day, "<=" by that day, a range is from
 * and by, "~" is about. Of a plan that does not run, the third column holds where it stands, in brackets.
 */
export type Life = string;

export interface LivingSchool {
  readonly pakket: Schoolpakket;
  readonly calendar: SchoolCalendar;
}

/** A school of the product, with the calendar that its own region gives it. */
export async function livingSchool(id: string): Promise<LivingSchool> {
  const { schools, problems } = await readSchools([`deployment/scholen/${id}.yaml`]);
  const pakket = schools[0]?.schoolpakket;
  if (pakket === undefined) throw new Error(`${id} is not valid: ${JSON.stringify(problems)}`);
  return { pakket, calendar: calendarOf(pakket.regio) };
}

const facts: Readonly<Record<string, Partial<Feiten>>> = {
  'van-ouder': { ouderMeldde: true },
  online: { vormen: ['digitaal'] },
  seksueel: { vormen: ['seksueel'] },
  thuis: { gevaar: ['thuis'] },
  'over-personeel': { overPersoneel: true },
  ernstig: { ernstig: true },
  'niet-ernstig': { ernstig: false },
  strafbaar: { strafbaar: true },
  'niet-strafbaar': { strafbaar: false },
  'meer-leerlingen': { meerLeerlingen: true },
  'een-leerling': { meerLeerlingen: false },
};
const factsIn = (words: readonly string[]): Partial<Feiten> =>
  Object.assign({}, ...words.map((word) => facts[word] ?? expect.fail(`"${word}" is no fact`)));

const cellsOf = (line: string): readonly string[] => line.split('|').map((cell) => cell.trim());
const linesOf = (life: Life): readonly string[] =>
  life
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

/** The table without its layout, so that only what it says is compared. */
export const neat = (life: Life): readonly string[] => linesOf(life).map((line) => cellsOf(line).join(' | '));

/** Lives the first two columns of a table. @returns the whole table as the plan tells it, and the plan at the end. */
export function lived(
  { pakket, calendar }: LivingSchool,
  life: Life,
): { told: readonly string[]; plan: Plan } {
  const row: Gebeurtenis[] = [];
  let plan = planOf(pakket, row, calendar);
  const told = linesOf(life).flatMap((line) => {
    const [day = '', what = ''] = cellsOf(line);
    if (day === '') return [];
    row.push(happening(pakket, plan, momentOf(day), what));
    plan = planOf(pakket, row, calendar);
    expect(plan.genegeerd, line).toEqual([]);
    const open = openIn(plan);
    const offered = lastResortsIn(plan);
    return Array.from({ length: Math.max(open.length, offered.length, 1) }, (_, at) =>
      [at > 0 ? '' : dayNamed(day), at > 0 ? '' : what, open[at] ?? '', offered[at]]
        .filter((cell) => cell !== undefined)
        .join(' | '),
    );
  });
  return { told, plan };
}

/** Promises that each of these lives goes as its table says, and that together they hold every branch of the plan. */
export function describeLives(school: LivingSchool, lives: Readonly<Record<string, Life>>): void {
  describe(`a melding at ${school.pakket.naam}, day by day`, () => {
    it.each(Object.entries(lives))('%s', (_title, life) => {
      expect(lived(school, life).told).toEqual(neat(life));
    });

    it('what is about somebody of school is let go on by somebody outside it only', () => {
      const told = momentOf('ma 2026-11-09');
      const releasing = school.pakket.rollen.filter(({ id }) => {
        const row = ['melding over-personeel', `vrijgegeven door ${id}`];
        const plan = planOf(school.pakket, [], school.calendar);
        const events = row.map((what) => happening(school.pakket, plan, told, what));
        return planOf(school.pakket, events, school.calendar).gronden.length === 0;
      });
      expect(releasing).not.toEqual([]);
      expect(releasing.filter(({ extern }) => !extern)).toEqual([]);
    });

    it('every step, every answer, every outcome and every stop of the plan is in one of these', () => {
      expect(unlived(school, Object.values(lives))).toEqual([]);
    });
  });
}

/** What of a school's plan happens in none of these lives. */
function unlived(school: LivingSchool, lives: readonly Life[]): readonly string[] {
  const seen = new Set<string>();
  for (const life of lives) {
    const { plan, told } = lived(school, life);
    for (const { stap, hoe, antwoord } of plan.afgehandeld) {
      if (hoe === 'gedaan') seen.add(`${stap.id} gedaan`).add(`${stap.id} ${antwoord}`);
    }
    for (const line of told)
      for (const mark of line.match(/intake \S+|\(gestopt: [^)]+\)/g) ?? []) seen.add(mark);
    if (plan.ronde > 1) seen.add('opnieuw na sluiten');
  }
  const all = [
    ...['conflict', 'vermoeden', 'vastgesteld', 'anders'].map((uitkomst) => `intake ${uitkomst}`),
    ...['seksueel', 'thuis', 'over-personeel'].map((grond) => `(gestopt: ${grond})`),
    ...school.pakket.stappenplan.stappen.flatMap(({ id, vraag }) =>
      vraag === undefined ? [`${id} gedaan`] : [`${id} ja`, `${id} nee`],
    ),
    'opnieuw na sluiten',
  ];
  return all.filter((mark) => !seen.has(mark));
}

function happening(pakket: Schoolpakket, plan: Plan, op: string, text: string): Gebeurtenis {
  const [what = '', named] = text.split(' door ');
  const [first = '', second = '', ...rest] = what.split(/:? /);
  const by = (rol: RolId | undefined) => ({
    op: toIsoTime(new Date(op)),
    door: { rol: named === undefined ? (rol ?? expect.fail(`nobody can do ${text}`)) : toRolId(named) },
  });
  const withRight = (recht: Recht) => by(pakket.rollen.find(({ rechten }) => rechten.includes(recht))?.id);
  const waarom = 'besproken';
  switch (first) {
    case 'melding':
      return {
        ...by(toRolId('melder')),
        ...gemeld(factsIn([second, ...rest].filter(Boolean))),
      } as Gebeurtenis;
    case 'blijkt':
      return { ...withRight('intake'), soort: 'feiten', feiten: factsIn([second, ...rest]) };
    case 'intake':
      return {
        ...withRight('intake'),
        soort: 'intake',
        uitkomst: second as 'vermoeden',
        waarom,
        feiten: factsIn(rest),
      };
    case 'plicht':
      return { ...withRight('vrijgeven'), soort: 'plicht-gedaan', plicht: second as 'meldcode' };
    case 'registratie':
      return { ...withRight('intake'), soort: 'geregistreerd', registratie: second };
    case 'vrijgegeven':
      return { ...by(undefined), soort: 'vrijgegeven', waarom };
    case 'gesloten':
      return { ...withRight('sluiten'), soort: 'gesloten', waarom };
    case 'overgedragen':
      return { ...withRight('stappen'), soort: 'overgedragen', van: second, naar: rest[0] ?? '', waarom };
  }
  const doers = [...plan.open, ...plan.mogelijk].find(({ stap }) => stap.id === first)?.voor;
  const doer = by(doers?.[0]);
  switch (second) {
    case 'gedaan':
      return { ...doer, soort: 'stap-gedaan', stap: first };
    case 'ja':
    case 'nee':
      return { ...doer, soort: 'stap-gedaan', stap: first, antwoord: second };
    case 'overgeslagen':
      return { ...doer, soort: 'stap-overgeslagen', stap: first };
    case 'besloten-niet':
      return { ...doer, soort: 'stap-overgeslagen', stap: first, waarom };
    case 'begonnen':
      return { ...doer, soort: 'stap-begonnen', stap: first, waarom };
    case 'afgesproken':
      return { ...doer, soort: 'afspraak', tekst: waarom, stap: first, dag: toIsoDate(rest[0] ?? '') };
    default:
      return expect.fail(`"${text}" does not happen in a school`);
  }
}

function openIn(plan: Plan): readonly string[] {
  if (plan.toestand === 'gestopt') return [`(gestopt: ${plan.gronden.join(', ')})`];
  if (plan.toestand !== 'loopt') return [`(${plan.toestand})`];
  return plan.open.map(({ stap, voor, uiterlijk }) => `${stap.id} ${voor.join('/')}${due(uiterlijk)}`);
}

const lastResortsIn = ({ mogelijk }: Plan): readonly string[] =>
  mogelijk
    .filter(({ waarom }) => waarom === 'uiterste')
    .map(({ stap, voor }) => `${stap.id} ${voor.join('/')}`);

function due(uiterlijk: Uiterlijk): string {
  if (uiterlijk.soort === 'geen') return '';
  if (uiterlijk.soort === 'moment') return ` <=${uiterlijk.moment}`;
  if (uiterlijk.soort !== 'dag') return ` ${uiterlijk.soort}`;
  const { dag, nietVoor, ongeveer } = uiterlijk;
  const from = nietVoor === undefined ? '<=' : nietVoor === dag ? '=' : `${nietVoor}..`;
  return ` ${ongeveer ? '~' : ''}${from}${dag}`;
}

/** Ten o'clock in Amsterdam, unless the table gives a time. */
function momentOf(cell: string): string {
  const [, day = '', time = '10:00'] = cell.split(' ');
  const moment = ['+01:00', '+02:00']
    .map((zone) => new Date(`${day}T${time}${zone}`))
    .find((each) => localOf(each) === time);
  return moment?.toISOString() ?? expect.fail(`"${cell}" is no moment`);
}
const localOf = (moment: Date): string =>
  moment.toLocaleTimeString('nl', { timeZone: 'Europe/Amsterdam', hour: '2-digit', minute: '2-digit' });

/** With the name that the day really has. */
function dayNamed(cell: string): string {
  const [, ...rest] = cell.split(' ');
  const name = new Date(`${rest[0]}T12:00Z`).toLocaleDateString('nl', { weekday: 'short', timeZone: 'UTC' });
  return [name, ...rest].join(' ');
}
