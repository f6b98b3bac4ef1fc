import fc from 'fast-check';
import { toRolId } from '../../../src/domain/ids.js';
import type { Stap } from '../../../src/domain/schoolpakket.js';
import type { Planbron } from '../../../src/domain/stappenplan/rechten.js';
import { aPlan, aStap, calendarOf, term } from './plan-world.js';

export const calendars = [calendarOf('noord'), calendarOf('midden'), calendarOf('zuid'), calendarOf()];
export const terms = [
  'geen',
  'ter plekke',
  'zelfde dag',
  'zo snel mogelijk',
  'af te spreken',
  'binnen 24 uur',
  'na 2 dagen',
  'binnen 3 schooldagen',
  'binnen 1 week',
  'na ongeveer 1 week',
  'na 2 weken',
  'binnen 2 schoolweken',
  'na 4 weken',
  'na 1 maand',
].map(term);
const ids = ['a', 'b', 'c', 'd', 'e', 'f'];
const lines = ['een', 'twee'];

const some = (max = 2) => fc.subarray(ids, { minLength: 0, maxLength: max });
const anyTerm = fc.constantFrom(...terms);
/** Any step, also a senseless one: rings, dead ends, nobody to do it. */
const anyStap = (id: string): fc.Arbitrary<Stap> =>
  fc
    .record({
      wie: fc.subarray(['leerkracht', 'teamleider', 'directie'].map(toRolId)),
      termijn: anyTerm,
      momenten: fc.array(anyTerm, { maxLength: 3 }),
      vanaf: fc.constantFrom('opening', 'melding', 'intake', ...ids),
      asks: fc.boolean(),
      ja: some(),
      nee: some(),
      lijn: fc.constantFrom(undefined, ...lines),
      draagtOverAan: fc.constantFrom(undefined, undefined, undefined, ...lines),
      alleenAls: fc.subarray(['ernstig', 'ouder-meldde', 'digitaal', 'strafbaar'] as const, { maxLength: 2 }),
      soms: fc.boolean(),
      uiterste: fc.boolean(),
      altijdMogelijk: fc.boolean(),
    })
    .map(({ asks, ja, nee, lijn, draagtOverAan, momenten, ...rest }) =>
      aStap(id, {
        ...rest,
        momenten: asks ? momenten : [],
        ...(asks ? { vraag: { tekst: 'Gaat het goed?', ja, nee } } : { daarna: ja }),
        ...(lijn !== undefined && { lijn }),
        ...(draagtOverAan !== undefined && { draagtOverAan }),
      }),
    );
export const anySchool: fc.Arbitrary<Planbron> = fc
  .record({
    stappen: fc.tuple(...ids.map(anyStap)),
    conflict: some(),
    vermoeden: some(),
    vastgesteld: fc.subarray(ids, { minLength: 1, maxLength: 3 }),
    herhaling: some(),
    begin: fc.tuple(some(), some()),
  })
  .map(({ stappen, herhaling, begin, ...start }) =>
    aPlan(stappen, start, {
      herhaling,
      lijnen: lines.map((id, at) => ({ id, naam: id, rol: toRolId('leerkracht'), begin: begin[at] ?? [] })),
    }),
  );
