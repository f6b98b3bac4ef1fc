import type { SchoolCalendar } from '../calendar.js';
import { dayOf } from '../calendar.js';
import type { IsoTime, RolId } from '../ids.js';
import type { Recht, Stap } from '../schoolpakket.js';
import { holds, plichtenOf, stopgronden, unjudged } from './feiten.js';
import type { Gebeurtenis, Gebeurtenissoort } from './gebeurtenis.js';
import type { Genegeerd, MogelijkeStap, OpenStap, Plan, Plantoestand, Registratietaak } from './plan.js';
import { isFree, mayRelease, type Planbron, workers } from './rechten.js';
import type { Lopend } from './stapbord.js';
import { agreedOn, dueBy, type Uiterlijk } from './uiterlijk.js';
import { Verloop } from './verloop.js';
import { after } from './wegen.js';

/**
 * The plan of one dossier: which steps are open, for whom and by when, what comes next, what was done, and what can
 * be done now. Pure: the same school, row and calendar always give the same plan; "late" is asked with `isTooLate`.
 * What does not fit (a step that is not open, somebody without the right) changes nothing and is named in `genegeerd`.
 */
export function planOf(
  bron: Planbron,
  gebeurtenissen: readonly Gebeurtenis[],
  calendar: SchoolCalendar,
): Plan {
  const verloop = new Verloop(bron);
  const genegeerd = gebeurtenissen.flatMap((event, index): { index: number; reden: Genegeerd }[] => {
    const reden = verloop.play(event);
    return reden === undefined ? [] : [{ index, reden }];
  });
  const { gronden, ronde, intake, intakeBegun, bord } = verloop;
  const stopped = gronden.length > 0 && !verloop.closed;
  const toestand = stateOf(verloop);
  const mogelijk = stopped || verloop.closed ? [] : possible(bron, verloop);
  return {
    toestand,
    ronde,
    ...(intake !== undefined && { intake }),
    ...(intakeBegun !== undefined && { intakeBegonnenOp: intakeBegun }),
    gronden: stopped ? gronden : [],
    plichten: plichtenOf(stopgronden(verloop.feiten)).map((plicht) => {
      const gedaanOp = verloop.dutiesDone.get(plicht);
      return { plicht, ...(gedaanOp !== undefined && { gedaanOp }) };
    }),
    open: stopped ? [] : bord.open.map((found) => openStap(bron, verloop, found, calendar)),
    opgeschort: stopped ? [...bord.open.map(({ stap }) => stap), ...bord.offered] : [],
    mogelijk,
    afgehandeld: bord.done,
    registraties: stopped || verloop.closed ? [] : registrations(bron, verloop, calendar),
    afspraken: verloop.afspraken,
    escalaties: verloop.escalaties,
    kan: possibilities(bron, verloop, toestand, mogelijk),
    genegeerd,
  };
}

function stateOf(verloop: Verloop): Plantoestand {
  const { ronde, closed, gronden, intake, bord } = verloop;
  if (ronde === 0) return 'geen-melding';
  if (closed) return 'gesloten';
  if (gronden.length > 0) return 'gestopt';
  if (intake === undefined) return 'wacht-op-intake';
  if (bord.open.length > 0 || bord.offered.length > 0) return 'loopt';
  if (intake.uitkomst === 'anders') return 'anders';
  const worked = bord.done.some((step) => step.ronde === ronde && step.hoe !== 'niet-nodig');
  return worked ? 'af-te-ronden' : 'kan-niet-beginnen';
}

function openStap(
  bron: Planbron,
  { escalaties, afspraken, feiten }: Verloop,
  { stap, opened, basis, answered }: Lopend,
  calendar: SchoolCalendar,
): OpenStap {
  const momenten = stap.momenten.map((termijn, at) => {
    const beantwoordOp = answered[at];
    return {
      uiterlijk: dueBy(termijn, basis, calendar, opened),
      ...(beantwoordOp !== undefined && { beantwoordOp }),
    };
  });
  const agreed = afspraken.findLast((afspraak) => afspraak.stap === stap.id && afspraak.op >= opened)?.dag;
  return {
    stap,
    sinds: opened,
    voor: workers(bron, escalaties, stap),
    uiterlijk: momenten[answered.length]?.uiterlijk ?? dueOf(stap, basis, opened, agreed, calendar),
    momenten,
    magOvergeslagen: isFree(stap, feiten),
    teBeoordelen: unjudged(stap.alleenAls, feiten),
    hierna: { ja: after(stap, 'ja'), nee: after(stap, 'nee') },
  };
}

/** People may agree on a day where the protocol gives none. */
function dueOf(
  { termijn }: Stap,
  basis: IsoTime,
  opened: IsoTime,
  agreed: string | undefined,
  calendar: SchoolCalendar,
): Uiterlijk {
  const open = termijn.soort === 'geen' || termijn.soort === 'af-te-spreken';
  const today = dayOf(new Date(opened));
  if (open && agreed !== undefined) return agreedOn(agreed < today ? today : (agreed as typeof today));
  return dueBy(termijn, basis, calendar, opened);
}

function possible(bron: Planbron, { bord, escalaties }: Verloop): MogelijkeStap[] {
  const { open, offered, begun } = bord;
  const always = bron.stappenplan.stappen.filter(
    (stap) =>
      begun && stap.altijdMogelijk && !offered.includes(stap) && !open.some((found) => found.stap === stap),
  );
  const toPossible = (waarom: MogelijkeStap['waarom']) => (stap: Stap) => ({
    stap,
    waarom,
    voor: workers(bron, escalaties, stap),
  });
  return [...offered.map(toPossible('uiterste')), ...always.map(toPossible('altijd-mogelijk'))];
}

function registrations(bron: Planbron, verloop: Verloop, calendar: SchoolCalendar): Registratietaak[] {
  const { intake, gemeldOp, feiten, registered } = verloop;
  return bron.registraties.flatMap((registratie) => {
    const { vanaf, alleenAls, termijn, id } = registratie;
    const judged = intake === undefined || intake.uitkomst === 'anders' ? undefined : intake.op;
    const start = vanaf === 'melding' ? gemeldOp : judged;
    if (start === undefined || holds(alleenAls, feiten) === false) return [];
    const gedaanOp = registered.get(id);
    return [
      {
        registratie,
        uiterlijk: dueBy(termijn, start, calendar),
        teBeoordelen: unjudged(alleenAls, feiten),
        ...(gedaanOp !== undefined && { gedaanOp }),
      },
    ];
  });
}

function possibilities(
  bron: Planbron,
  { gronden, bord: { open }, escalaties, afspraken }: Verloop,
  toestand: Plantoestand,
  mogelijk: readonly MogelijkeStap[],
): Plan['kan'] {
  const everybody = bron.rollen.map(({ id }) => id);
  const withRight = (recht: Recht) =>
    bron.rollen.filter(({ rechten }) => rechten.includes(recht)).map(({ id }) => id);
  const some = (soort: Gebeurtenissoort, voor: readonly RolId[]) =>
    voor.length > 0 ? [{ soort, voor }] : [];
  if (toestand === 'geen-melding' || toestand === 'gesloten') return [{ soort: 'gemeld', voor: [] }];
  const always = [
    ...some('feiten', everybody),
    ...some('geescaleerd', everybody),
    ...some('afspraak', everybody),
    ...some('afspraak-bekeken', afspraken.length > 0 ? everybody : []),
    ...some('gesloten', withRight('sluiten')),
  ];
  if (toestand === 'gestopt') {
    const release = everybody.filter((rol) => gronden.some((grond) => mayRelease(bron, grond, rol)));
    return [...some('plicht-gedaan', everybody), ...some('vrijgegeven', release), ...always];
  }
  const all = open.length > 0 ? withRight('stappen') : [];
  const doers = [...new Set([...open.flatMap(({ stap }) => workers(bron, escalaties, stap)), ...all])];
  const deciders = (waarom?: MogelijkeStap['waarom']) => [
    ...new Set(mogelijk.flatMap((step) => (waarom === undefined || step.waarom === waarom ? step.voor : []))),
  ];
  const lines = bron.stappenplan.lijnen.length > 1 && open.some(({ stap }) => stap.lijn !== undefined);
  return [
    ...some('stap-gedaan', doers),
    ...some('stap-overgeslagen', [...new Set([...doers, ...deciders('uiterste')])]),
    ...some('stap-begonnen', deciders()),
    ...(lines ? some('overgedragen', doers) : []),
    ...some('intake-begonnen', toestand === 'wacht-op-intake' ? withRight('intake') : []),
    ...some('intake', withRight('intake')),
    ...some('geregistreerd', [
      ...new Set([...bron.registraties.flatMap(({ wie }) => wie), ...withRight('stappen')]),
    ]),
    ...always,
  ];
}
