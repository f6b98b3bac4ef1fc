import { describe, expect, it } from 'vitest';
import { readSchools } from '../../../src/adapters/schools-yaml/index.js';
import { toIsoDate } from '../../../src/domain/ids.js';
import { isVerouderd, rollenMet, voorLezer } from '../../../src/domain/schoolpakket.js';
import { feitenOf } from '../../../src/domain/stappenplan/feiten.js';
import {
  toldAfter,
  toldFirst,
  toldSteps,
  type VerteldeStap,
} from '../../../src/domain/stappenplan/vertellen.js';

const { schools } = await readSchools(['deployment/scholen/marimba.yaml']);
const marimba = schools[0]?.schoolpakket;
if (marimba === undefined) throw new Error('De Marimba is not valid.');
const { stappenplan } = marimba;
const numbers = (told: readonly VerteldeStap[]) => told.map(({ nummer }) => nummer);

describe('the plan as it is told', () => {
  it('holds every number of the protocol once, in its order', () => {
    expect(numbers(toldSteps(stappenplan, 'leerling'))).toEqual([
      '1',
      'OPA 1',
      'OPA 2',
      'OPA 3',
      'OPA 4',
      '2',
      '3',
      '4',
      '5',
      'nazorg',
      'online 1',
      'online 2',
      'online 3',
      'online 4',
      'online 5',
    ]);
    expect(numbers(toldSteps(stappenplan, 'ouder'))).toEqual(numbers(toldSteps(stappenplan, 'leerling')));
  });

  it('begins with what a school does first, whatever the melding is about', () => {
    expect(numbers(toldFirst(stappenplan, 'leerling'))).toEqual(['1', 'OPA 1']);
  });

  it('goes on with what comes next, over what only staff do', () => {
    expect(numbers(toldAfter(stappenplan, 'stap-1', 'ja', 'leerling'))).toEqual(['2']);
    expect(numbers(toldAfter(stappenplan, 'stap-2', 'ja', 'leerling'))).toEqual(['nazorg']);
    expect(numbers(toldAfter(stappenplan, 'stap-2', 'nee', 'leerling'))).toEqual(['3']);
    expect(numbers(toldAfter(stappenplan, 'stap-3', 'nee', 'ouder'))).toEqual(['4']);
    expect(toldAfter(stappenplan, 'nergens', 'ja', 'ouder')).toEqual([]);
  });

  it('carries the term that the protocol gives, and none that it does not', () => {
    const termOf = (id: string) =>
      toldSteps(stappenplan, 'ouder').find(({ stap }) => stap.id === id)?.termijn;
    expect(termOf('stap-2')).toMatchObject({ soort: 'binnen', aantal: 4, eenheid: 'week' });
    expect(termOf('stap-1')).toEqual({ soort: 'geen' });
  });
});

it('a medewerker reads the words of the ouder when there are none for staff', () => {
  expect(voorLezer({ leerling: 'jij', ouder: 'u' }, 'medewerker')).toBe('u');
  expect(voorLezer({ leerling: 'jij', ouder: 'u', medewerker: 'wij' }, 'medewerker')).toBe('wij');
});

it('a rol is found by what it is, whatever the school calls it', () => {
  expect(rollenMet(marimba, 'aanspreekpunt').map(({ id }) => id)).toEqual(['anti-pestcoordinator']);
});

it.each([
  [{ herzienVoor: '2026-11-20' }, true],
  [{ herzienVoor: '2026-11-21' }, false],
  [{ geldtTot: '2026-11-19' }, true],
  [{ geldtTot: '2026-11-20' }, false],
  [{}, false],
])('a protocol with %o is old on 20 November 2026: %s', (dates, old) => {
  const days = Object.fromEntries(Object.entries(dates).map(([name, day]) => [name, toIsoDate(day)]));
  expect(isVerouderd({ titel: 'Protocol', ...days }, toIsoDate('2026-11-20'))).toBe(old);
});

it('a melding tells what it is about; what is serious somebody at school judges', () => {
  const melding = {
    versie: 1,
    wie: 'ouder',
    perspectief: 'ouder',
    taal: 'nl',
    antwoorden: { vormen: { kind: 'gegeven', value: ['digitaal'] } },
    gevaar: ['thuis'],
    ookGetypt: [],
  } as const;
  expect(feitenOf(melding, false)).toEqual({
    vormen: ['digitaal'],
    gevaar: ['thuis'],
    overPersoneel: false,
    ouderMeldde: true,
  });
});
