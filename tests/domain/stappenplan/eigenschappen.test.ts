import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findSchoolFiles, readSchools } from '../../../src/adapters/schools-yaml/index.js';
import { dayOf, type SchoolCalendar } from '../../../src/domain/calendar.js';
import { type RolId, toIsoTime, toRolId } from '../../../src/domain/ids.js';
import type { Recht } from '../../../src/domain/schoolpakket.js';
import type { Feiten, Gebeurtenis } from '../../../src/domain/stappenplan/gebeurtenis.js';
import type { Plan } from '../../../src/domain/stappenplan/plan.js';
import { planOf } from '../../../src/domain/stappenplan/plan-of.js';
import type { Planbron } from '../../../src/domain/stappenplan/rechten.js';
import { dueBy, type Uiterlijk } from '../../../src/domain/stappenplan/uiterlijk.js';
import { anySchool, calendars, terms } from './any-school.js';
import { at, by, calendarOf, gemeld, type Happening, intake, nothing } from './plan-world.js';

const found = await findSchoolFiles('deployment/scholen');
const { schools } = found.ok ? await readSchools(found.files) : { schools: [] };
const realSchools = schools.map(({ schoolpakket }) => schoolpakket);

const anyFeiten: fc.Arbitrary<Feiten> = fc
  .record({
    vormen: fc.subarray(['verbaal', 'digitaal', 'seksueel'] as const),
    gevaar: fc.subarray(['geweld', 'thuis'] as const, { maxLength: 1 }),
    overPersoneel: fc.boolean(),
    ouderMeldde: fc.boolean(),
    ernstig: fc.boolean(),
  })
  // Most meldingen do not stop the plan.
  .chain((feiten) => fc.constantFrom(nothing, { ...nothing, ouderMeldde: true, ernstig: true }, feiten));

/** What somebody does next: chosen from the plan as it stands, or out of the blue. */
interface Move {
  readonly what: number;
  readonly which: number;
  readonly minutes: number;
  readonly ja: boolean;
  readonly feiten: Feiten;
}
const moves: fc.Arbitrary<readonly Move[]> = fc.array(
  fc.record({
    what: fc.nat(20),
    which: fc.nat(5),
    minutes: fc.integer({ min: 0, max: 20_000 }),
    ja: fc.boolean(),
    feiten: anyFeiten,
  }),
  { maxLength: 25 },
);

const pick = <T>(list: readonly T[], which: number): T | undefined => list[which % Math.max(1, list.length)];

function toHappening({ what, which, ja, feiten }: Move, plan: Plan, bron: Planbron): Happening {
  const open = pick(plan.open, which);
  const answer = { antwoord: ja ? 'ja' : 'nee' } as const;
  const offered = pick(plan.mogelijk, which);
  const rol = (pick(bron.rollen, which)?.id ?? toRolId('leerkracht')) as RolId;
  if (plan.toestand === 'geen-melding' || (plan.toestand === 'gesloten' && ja)) return gemeld(feiten);
  if (plan.toestand === 'wacht-op-intake' && what < 18) {
    const uitkomst =
      pick(['vastgesteld', 'vermoeden', 'conflict', 'vastgesteld'] as const, which) ?? 'vastgesteld';
    const judge = bron.rollen.find(({ rechten }) => rechten.includes('intake'));
    return { ...intake(uitkomst), ...(judge && { door: by(judge.id) }) };
  }
  if (open !== undefined && what < 10) {
    return { soort: 'stap-gedaan', stap: open.stap.id, ...answer, door: by(open.voor[0] ?? rol) };
  }
  if (open !== undefined && what < 12) {
    return {
      soort: 'stap-overgeslagen',
      stap: open.stap.id,
      waarom: 'niet nodig',
      door: by(open.voor[0] ?? rol),
    };
  }
  if (offered !== undefined && what < 15) {
    const act = { stap: offered.stap.id, waarom: 'het gaat door', door: by(offered.voor[0] ?? rol) };
    return ja ? { soort: 'stap-begonnen', ...act } : { soort: 'stap-overgeslagen', ...act };
  }
  switch (what) {
    case 15:
      return { soort: 'vrijgegeven', waarom: 'mag', door: by('bestuur') };
    case 16:
      return { soort: 'overgedragen', van: 'een', naar: 'twee', waarom: 'zo' };
    case 17:
      return { soort: 'feiten', feiten };
    case 18:
      return gemeld(feiten);
    case 19:
      return { ...intake(ja ? 'vastgesteld' : 'anders'), door: by('coordinator') };
    case 20:
      return { soort: 'gesloten', waarom: 'klaar' };
    default:
      return {
        soort: 'stap-gedaan',
        stap: pick(bron.stappenplan.stappen, which)?.id ?? 'x',
        ...answer,
        door: by(rol),
      };
  }
}

type Look = (
  plan: Plan,
  before: Plan,
  row: readonly Gebeurtenis[],
  bron: Planbron,
  calendar: SchoolCalendar,
) => void;

/** Lives any melding at any of the schools, and looks at the plan after everything that happens. */
function forEvery(school: fc.Arbitrary<Planbron>, look: Look): void {
  const start = fc.date({ min: new Date('2026-08-20'), max: new Date('2028-10-01'), noInvalidDate: true });
  fc.assert(
    fc.property(school, start, moves, fc.nat(3), (bron, first, made, which) => {
      const calendar = calendars[which] ?? calendars[0];
      if (calendar === undefined) return;
      let moment = first.getTime();
      let plan = planOf(bron, [], calendar);
      const row: Gebeurtenis[] = [];
      for (const move of made) {
        moment += move.minutes * 60_000;
        row.push(at(new Date(moment).toISOString(), toHappening(move, plan, bron)));
        const next = planOf(bron, row, calendar);
        look(next, plan, row, bron, calendar);
        plan = next;
      }
    }),
    { numRuns: 250 },
  );
}

const isBefore = (uiterlijk: Uiterlijk, sinds: string): boolean =>
  (uiterlijk.soort === 'dag' && uiterlijk.dag < dayOf(new Date(sinds))) ||
  (uiterlijk.soort === 'moment' && uiterlijk.moment < sinds);
const here = (plan: Plan): readonly string[] => [
  ...plan.open.map(({ stap }) => stap.id),
  ...plan.opgeschort.map(({ id }) => id),
  ...plan.mogelijk.filter(({ waarom }) => waarom === 'uiterste').map(({ stap }) => stap.id),
];
const ended = (plan: Plan) => plan.afgehandeld.filter(({ hoe }) => hoe !== 'niet-nodig');
const timesEnded = (plan: Plan, id: string) => ended(plan).filter(({ stap }) => stap.id === id).length;

/** What the plan itself says can be done now. */
function ways(
  plan: Plan,
  open: Plan['open'][number] | undefined,
  offered: Plan['mogelijk'][number] | undefined,
  bron: Planbron,
): Happening {
  const who = (recht: Recht) =>
    bron.rollen.find(({ rechten, extern }) => rechten.includes(recht) && (recht !== 'vrijgeven' || extern));
  const door = (rol: RolId | undefined) => by(rol ?? 'niemand');
  switch (plan.toestand) {
    case 'geen-melding':
    case 'gesloten':
      return gemeld();
    case 'gestopt':
      return { soort: 'vrijgegeven', waarom: 'besproken', door: door(who('vrijgeven')?.id) };
    case 'loopt':
      return open === undefined
        ? {
            soort: 'stap-begonnen',
            stap: offered?.stap.id ?? '',
            waarom: 'nodig',
            door: door(offered?.voor[0]),
          }
        : { soort: 'stap-gedaan', stap: open.stap.id, antwoord: 'nee', door: door(open.voor[0]) };
    default:
      return { ...intake('vastgesteld'), door: door(who('intake')?.id) };
  }
}

describe.each<[string, fc.Arbitrary<Planbron>]>([
  ['any school that can be thought of', anySchool],
  ['the schools of this installation', fc.constantFrom(...realSchools)],
])('at %s', (_name, school) => {
  it('nothing is due before it is there to be done', () => {
    forEvery(school, (plan) => {
      for (const { uiterlijk, momenten, sinds } of plan.open) {
        for (const due of [uiterlijk, ...momenten.map((moment) => moment.uiterlijk)]) {
          expect(isBefore(due, sinds)).toBe(false);
        }
      }
    });
  });

  it('no step gets lost: what was there is there, or came to an end that can be read', () => {
    forEvery(school, (plan, before) => {
      for (const id of here(before)) {
        const gone = !here(plan).includes(id);
        const grown = timesEnded(plan, id) > timesEnded(before, id);
        expect(!gone || grown).toBe(true);
      }
      expect(ended(plan).slice(0, ended(before).length)).toEqual(ended(before));
    });
  });

  it('no step is there twice at the same time', () => {
    forEvery(school, (plan) => {
      expect(new Set(here(plan)).size).toBe(here(plan).length);
    });
  });

  it('there is always a way on, and whoever takes it gets further', () => {
    forEvery(school, (plan, _before, row, bron, calendar) => {
      const [open] = plan.open;
      const offered = plan.mogelijk.find(({ waarom }) => waarom === 'uiterste');
      const way: Happening = ways(plan, open, offered, bron);
      const moment = row.at(-1)?.op ?? '';
      const on = planOf(bron, [...row, at(moment, way)], calendar);
      expect([way.soort, on.genegeerd.filter(({ index }) => index === row.length)]).toEqual([way.soort, []]);
      expect(plan.kan.map(({ soort }) => soort)).toContain(way.soort);
    });
  });

  it('a plan that stands still proposes nothing', () => {
    forEvery(school, (plan) => {
      if (plan.toestand !== 'gestopt') return;
      expect([...plan.open, ...plan.mogelijk, ...plan.registraties]).toEqual([]);
      expect(plan.plichten.length).toBeGreaterThan(0);
    });
  });

  it('the same row gives the same plan, and changes nothing that it was given', () => {
    const calendar = calendarOf('midden');
    fc.assert(
      fc.property(school, anyFeiten, (bron, feiten) => {
        const row = [at('2026-11-23T09:00Z', gemeld(feiten)), at('2026-11-23T10:00Z', intake('vastgesteld'))];
        const kept = JSON.stringify([bron, row]);
        expect(planOf(bron, row, calendar)).toEqual(planOf(bron, row, calendar));
        expect(JSON.stringify([bron, row])).toBe(kept);
      }),
    );
  });
});

it('a term never ends before it starts, and a dated one always on a school day', () => {
  const moment = fc.date({ min: new Date('2026-08-20'), max: new Date('2028-07-01'), noInvalidDate: true });
  fc.assert(
    fc.property(fc.constantFrom(...terms), moment, fc.nat(3), (termijn, start, which) => {
      const calendar = calendars[which] ?? calendars[0];
      if (calendar === undefined) return;
      const due = dueBy(termijn, toIsoTime(start), calendar);
      expect(isBefore(due, toIsoTime(start))).toBe(false);
      if (due.soort === 'dag') expect(calendar.dayKind(due.dag)).toBe('school');
    }),
  );
});
