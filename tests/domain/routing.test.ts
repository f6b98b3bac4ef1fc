import { describe, expect, it } from 'vitest';
import { toMedewerkerId, toRolId } from '../../src/domain/ids.js';
import type { Medewerker } from '../../src/domain/medewerker.js';
import { mentionedMedewerkers, type RoutingInput, routeMelding } from '../../src/domain/routing.js';
import { away, person, testSchool, weekdaysOnly } from './people.js';

const ada = person('ada', ['aanspreekpunt']);
const bram = person('bram', ['mentor']);
const els = person('els', ['directie']);
const frits = person('frits', ['bestuur']);
const everybody = [ada, bram, els, frits];
const friday = new Date('2026-11-20T09:00:00Z');

const route = (medewerkers: readonly Medewerker[], more: Partial<RoutingInput> = {}) =>
  routeMelding({
    pakket: testSchool,
    medewerkers,
    overPersoneel: false,
    dringend: false,
    nietDoor: [],
    calendar: weekdaysOnly,
    now: friday,
    ...more,
  });
const struck = (...ids: string[]): Partial<RoutingInput> => ({ nietDoor: ids.map(toMedewerkerId) });
const awayAda = (vervanger?: string): Medewerker => ({
  ...ada,
  ...away('2026-11-16', '2026-11-27', vervanger),
});

it('a melding of a vorm for which the school has somebody is read by that person too', () => {
  const perVorm = { seksueel: [toRolId('mentor')] };
  const pakket = { ...testSchool, routes: { ...testSchool.routes, perVorm } };
  const readersOf = (more: Partial<RoutingInput>) =>
    route(everybody, { pakket, ...more }).lezers.map(({ medewerker }) => medewerker.id);
  expect(readersOf({ vormen: ['seksueel'] })).toEqual(['ada', 'bram']);
  expect(readersOf({ vormen: ['verbaal'] })).toEqual(['ada']);
  expect(readersOf({ vormen: ['seksueel'], overPersoneel: true })).toEqual(['frits']);
  expect(readersOf({ vormen: ['seksueel'], ...struck('bram') })).toEqual(['ada']);
});

describe('a melding goes to', () => {
  it.each<[string, readonly Medewerker[], Partial<RoutingInput>, string, string[]]>([
    ['the standard readers', everybody, {}, 'school', ['ada aanspreekpunt']],
    [
      'all of them',
      [ada, person('cor', ['aanspreekpunt'])],
      {},
      'school',
      ['ada aanspreekpunt', 'cor aanspreekpunt'],
    ],
    [
      'the others of them when one is struck out',
      [ada, person('cor', ['aanspreekpunt'])],
      struck('ada'),
      'school',
      ['cor aanspreekpunt'],
    ],
    ['the next in line when all are struck out', everybody, struck('ada'), 'school', ['bram mentor']],
    ['the one after that', everybody, struck('ada', 'bram'), 'school', ['els directie']],
    ['nobody when all are struck out', everybody, struck('ada', 'bram', 'els'), 'geen-lezer', []],
    ['the next in line when a rol is not held', [bram, els], {}, 'school', ['bram mentor']],
    ['nobody when no rol is held', [], {}, 'geen-lezer', []],
    ['those for danger too', everybody, { dringend: true }, 'school', ['ada aanspreekpunt', 'els directie']],
    [
      'those for danger alone when there is nobody else',
      [els],
      { dringend: true },
      'school',
      ['els directie'],
    ],
    [
      'nobody struck out, also in danger',
      everybody,
      { dringend: true, ...struck('els') },
      'school',
      ['ada aanspreekpunt'],
    ],
    [
      'a vervanger beside who is away',
      [awayAda('bram'), bram, els],
      {},
      'school',
      ['ada aanspreekpunt', 'bram aanspreekpunt'],
    ],
    [
      'the next in line too when who is away has no vervanger',
      [awayAda(), bram, els],
      {},
      'school',
      ['ada aanspreekpunt', 'bram mentor'],
    ],
    ['who is away when there is nobody else', [awayAda()], {}, 'school', ['ada aanspreekpunt']],
    [
      'no vervanger of who is struck out',
      [awayAda('bram'), els, { ...bram, rollen: [] }],
      struck('ada'),
      'school',
      ['els directie'],
    ],
    [
      'nobody whose mailbox somebody struck out reads',
      [{ ...ada, gedeeldMet: [bram.id] }, bram, els],
      struck('bram'),
      'school',
      ['els directie'],
    ],
    [
      'people outside the school when it is about staff',
      everybody,
      { overPersoneel: true },
      'buiten-school',
      ['frits bestuur'],
    ],
    [
      'only those, also in danger',
      everybody,
      { overPersoneel: true, dringend: true },
      'buiten-school',
      ['frits bestuur'],
    ],
    [
      'nobody when it is about staff and nobody outside is known',
      [ada, bram, els],
      { overPersoneel: true },
      'geen-lezer',
      [],
    ],
    [
      'nobody outside who also works inside',
      [ada, { ...frits, rollen: [...frits.rollen, ...els.rollen] }],
      { overPersoneel: true },
      'geen-lezer',
      [],
    ],
    [
      'nobody outside with a rol that the school does not know',
      [{ ...frits, rollen: [...frits.rollen, toRolId('onbekend')] }],
      { overPersoneel: true },
      'geen-lezer',
      [],
    ],
    [
      'nobody inside who stands in for somebody outside',
      [els, { ...frits, ...away('2026-11-01', '2026-11-30', 'els') }],
      { overPersoneel: true },
      'buiten-school',
      ['frits bestuur'],
    ],
  ])('%s', (_promise, medewerkers, more, kind, expected) => {
    const routing = route(medewerkers, more);
    expect(routing.kind).toBe(kind);
    expect(routing.lezers.map(({ medewerker, rol }) => `${medewerker.id} ${rol}`)).toEqual(expected);
  });

  it('rollen that somebody holds, so that nobody who was not shown can read it later', () => {
    expect(route(everybody, struck('ada')).rollen).toEqual(['mentor']);
    expect(route([bram]).rollen).toEqual(['mentor']);
  });

  it('keeps out who was struck out, and about staff everybody who works inside', () => {
    expect(route(everybody, struck('ada')).uitgesloten).toEqual(['ada']);
    expect(route(everybody, { overPersoneel: true, ...struck('frits') }).uitgesloten).toEqual([
      'frits',
      'ada',
      'bram',
      'els',
    ]);
  });

  it('tells of each reader on which day', () => {
    const parttime: Medewerker = { ...els, werkdagen: [2] };
    const { lezers } = route([awayAda('bram'), bram, parttime], { dringend: true });
    expect(Object.fromEntries(lezers.map(({ medewerker, leesdag }) => [medewerker.id, leesdag]))).toEqual({
      ada: '2026-11-30',
      bram: '2026-11-20',
      els: '2026-11-24',
    });
  });

  it('promises no day after the last on which somebody stands in', () => {
    const late: Medewerker = { ...bram, werkdagen: [1] };
    const people = [{ ...ada, ...away('2026-11-16', '2026-11-20', 'bram') }, late];
    expect(route(people).lezers.map(({ leesdag }) => leesdag)).toEqual(['2026-11-23', undefined]);
  });
});

describe('names of people of school in a text', () => {
  const named = (id: string, naam: string) => ({ ...person(id, []), naam });
  const people = [
    named('rose', 'Roos van Dijk'),
    named('jose', 'José Bakker'),
    named('anne', 'Anne-Fleur de Groot'),
    named('bram', 'Bram Testema'),
    named('bo', 'Bo Li'),
    named('visser', 'J. Visser'),
    named('juf', 'Juf Ada'),
  ];
  const marieke = 'Marieke Storm';

  it.each<[string, string[]]>([
    ['Bram is gemeen', ['bram']],
    ['bram lacht me uit', ['bram']],
    ['BRAM LACHT ME UIT', ['bram']],
    ["dat was bram's idee", ['bram']],
    ['meester bram', ['bram']],
    ['het is testema', ['bram']],
    ['een bramenstruik', []],
    ['jose zegt niks', ['jose']],
    ['JOSÉ zegt niks', ['jose']],
    ['ik ging naar de bakker', []],
    ['het was mevrouw bakker', ['jose']],
    ['het was Bakker', ['jose']],
    ['Bakker doet gemeen', ['jose']],
    ['IK GING NAAR DE BAKKER', []],
    ['ze gaf me een roos', []],
    ['juf roos doet niks', ['rose']],
    ['juf. roos doet niks', ['rose']],
    ['volgens Roos mag het', ['rose']],
    ['roos van dijk', ['rose']],
    ['meneer van dijk keek weg', ['rose']],
    ['we liepen over de dijk', []],
    ['anne-fleur deed het', ['anne']],
    ['anne fleur deed het', ['anne']],
    ['hij is heel groot', []],
    ['meester de groot ziet het', ['anne']],
    ['bo duwde mij', []],
    ['toen kwam Bo', ['bo']],
    ['meneer visser', ['visser']],
    ['mijn vader is visser', []],
    ['juf ada', ['juf']],
    ['de juf zag het', []],
    ['Bram en juf Roos', ['rose', 'bram']],
    ['marieke weet het', [marieke]],
    ['er was storm', []],
    ['mevrouw Storm weet het', [marieke]],
    ['', []],
    ['van de der', []],
  ])('"%s"', (text, expected) => {
    expect(mentionedMedewerkers(text, testSchool, people).map(({ id, naam }) => id ?? naam)).toEqual(
      expected,
    );
  });

  it('somebody of the protocol who works here today is one person', () => {
    const today = [named('storm', 'marieke storm')];
    expect(mentionedMedewerkers('Marieke', testSchool, today)).toEqual([
      { naam: 'marieke storm', id: 'storm' },
    ]);
  });

  it('both people of one name are found', () => {
    const two = [named('a', 'Bram Testema'), named('b', 'Bram Proefstra')];
    expect(mentionedMedewerkers('bram', testSchool, two)).toHaveLength(2);
  });

  it('takes a long text in its stride', () => {
    const start = performance.now();
    mentionedMedewerkers('. ?! bram-'.repeat(2000), testSchool, people);
    expect(performance.now() - start).toBeLessThan(500);
  });
});
