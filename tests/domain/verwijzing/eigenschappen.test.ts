import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HULPLIJNEN } from '../../../src/domain/verwijzing/hulplijn.js';
import type { Situatie } from '../../../src/domain/verwijzing/regels.js';
import {
  canBeWrittenTo,
  isClosed,
  isThere,
  type Verwijzing,
  verwijs,
} from '../../../src/domain/verwijzing/verwijzing.js';
import { productHulplijnen } from '../../support/hulplijnen.js';

const gevaar = ['suicide', 'zelfbeschadiging', 'misbruik', 'geweld', 'thuis'] as const;
const vormen = [
  'verbaal',
  'fysiek',
  'uitsluiting',
  'digitaal',
  'intimidatie',
  'spullen',
  'seksueel',
  'discriminatie',
  'radicalisering',
] as const;

const anySituatie: fc.Arbitrary<Situatie> = fc
  .record({
    wie: fc.constantFrom('leerling' as const, 'ouder' as const, 'medewerker' as const),
    schooltype: fc.constantFrom('po' as const, 'vo' as const, 'so' as const, 'vso' as const),
    gevaar: fc.subarray([...gevaar]),
    vormen: fc.subarray([...vormen]),
    overPersoneel: fc.boolean(),
    klacht: fc.boolean(),
    van: fc.option(fc.integer({ min: 4, max: 18 }), { nil: undefined }),
  })
  .map(({ van, ...rest }) => ({
    ...rest,
    ...(van !== undefined && { leeftijd: { van, totEnMet: van + 2 } }),
  }));
const anyMoment = fc.date({
  min: new Date('2026-01-01T00:00:00Z'),
  max: new Date('2027-12-31T23:59:59Z'),
  noInvalidDate: true,
});
const anyLimit = fc.option(fc.integer({ min: 1, max: 6 }), { nil: undefined });

/** Checks a promise about whatever anybody is ever pointed to. */
const always = (
  holds: (found: readonly Verwijzing[], situatie: Situatie, limit: number | undefined) => void,
) =>
  fc.assert(
    fc.property(anySituatie, anyMoment, anyLimit, (situatie, now, limit) => {
      const wereld = {
        hulplijnen: productHulplijnen.all(),
        isFeestdag: (day: Parameters<typeof productHulplijnen.isFeestdag>[0]) =>
          productHulplijnen.isFeestdag(day),
        now,
      };
      const found = verwijs(situatie, wereld, limit);
      expect(verwijs(situatie, wereld, limit)).toEqual(found);
      holds(found, situatie, limit);
    }),
    { numRuns: 1500 },
  );
const toTalk = (found: readonly Verwijzing[]) => found.filter(({ hulplijn }) => hulplijn.id !== '112');

describe('whoever asks what, whenever', () => {
  it('is never left with nothing', () => always((found) => expect(found).not.toEqual([])));

  it('is never sent to a closed line without somebody who is there beside it', () =>
    always((found) => {
      if (toTalk(found).some(isClosed)) expect(toTalk(found).some(isThere)).toBe(true);
    }));

  it('is never given a phone number without a way in writing beside it', () =>
    always((found) => {
      const phones = found.some(({ wegen }) => wegen.some(({ soort }) => soort === 'bellen'));
      if (phones) expect(found.some(canBeWrittenTo)).toBe(true);
    }));

  it('hears of no helpline twice, and of no more than asked for and what stands beside', () =>
    always((found, _situatie, limit) => {
      const ids = found.map(({ hulplijn }) => hulplijn.id);
      expect(new Set(ids).size).toBe(ids.length);
      if (limit !== undefined) expect(ids.length).toBeLessThanOrEqual(limit + 1);
    }));

  it('in danger hears 112 first, and of nothing else before the line of that danger', () =>
    always((found, situatie) => {
      if (situatie.gevaar.length > 0) expect(found[0]?.hulplijn.id).toBe('112');
      else expect(found.map(({ hulplijn }) => hulplijn.id)).not.toContain('112');
    }));

  it('is only ever sent to a helpline: never to a person of the school, so never to the accused', () =>
    always((found) => {
      for (const { hulplijn } of found) expect(HULPLIJNEN).toContain(hulplijn.id);
    }));
});
