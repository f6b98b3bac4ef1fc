import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Gevaar } from '../../../src/domain/melding.js';
import { HULPLIJNEN, type HulplijnId } from '../../../src/domain/verwijzing/hulplijn.js';
import type { Situatie } from '../../../src/domain/verwijzing/regels.js';
import {
  canBeWrittenTo,
  isClosed,
  isThere,
  type Verwijzing,
  verwijs,
} from '../../../src/domain/verwijzing/verwijzing.js';
import { productHulplijnen } from '../../support/hulplijnen.js';
import { ANYBODY, GEVAAR, hulplijnen, isFeestdag } from './world.js';

const vormen = [
  ...(['verbaal', 'fysiek', 'uitsluiting', 'digitaal', 'intimidatie'] as const),
  ...(['spullen', 'seksueel', 'discriminatie', 'radicalisering'] as const),
];

const anySituatie: fc.Arbitrary<Situatie> = fc
  .record({
    wie: fc.constantFrom('leerling', 'ouder', 'medewerker'),
    schooltype: fc.constantFrom('po', 'vo', 'so', 'vso'),
    // Most stories hold no danger, or one.
    gevaar: fc.oneof(fc.constant([]), fc.subarray([...GEVAAR], { maxLength: 1 }), fc.subarray([...GEVAAR])),
    vormen: fc.subarray(vormen),
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
  max: new Date('2027-12-31T22:59:59Z'),
  noInvalidDate: true,
});
/** Infinity: as many as there are. */
const anyLimit = fc.constantFrom(1, 2, 3, 4, 5, 6, Number.POSITIVE_INFINITY);

const idsOf = (found: readonly Verwijzing[]) => found.map(({ hulplijn }) => hulplijn.id);
const toTalk = (found: readonly Verwijzing[]) => found.filter(({ hulplijn }) => hulplijn.id !== '112');
const tooYoung = ({ wie, leeftijd }: Situatie) => wie === 'leerling' && (leeftijd?.totEnMet ?? 18) < 8;

/** The line for one kind of danger. Of violence there is none: that is 112. */
function lineFor(kind: Gevaar, situatie: Situatie): HulplijnId {
  const lines = {
    suicide: '113',
    zelfbeschadiging: situatie.wie === 'leerling' && !tooYoung(situatie) ? 'kindertelefoon' : '113',
    misbruik: 'centrum-seksueel-geweld',
    geweld: '112',
    thuis: 'veilig-thuis',
  } as const;
  return lines[kind];
}

describe.each([
  ['with the helplines of the domain notes', { hulplijnen, isFeestdag }],
  [
    'with the helplines of the product',
    { hulplijnen: productHulplijnen.all(), isFeestdag: productHulplijnen.isFeestdag },
  ],
])('%s, whoever asks what, whenever', (_name, installation) => {
  /** Checks a promise about whatever anybody is ever pointed to. */
  const always = (holds: (found: readonly Verwijzing[], situatie: Situatie, limit: number) => void) =>
    fc.assert(
      fc.property(anySituatie, anyMoment, anyLimit, (situatie, now, limit) => {
        holds(verwijs(situatie, { ...installation, now }, limit), situatie, limit);
      }),
      { numRuns: 1000 },
    );

  it('is never left with nothing', () => always((found) => expect(found).not.toEqual([])));

  it('is never sent to a closed line without somebody who is there beside it', () =>
    always((found) => {
      if (toTalk(found).some(isClosed)) expect(toTalk(found).some(isThere)).toBe(true);
    }));

  it('in danger hears of somebody to talk with who is there now, besides 112', () =>
    always((found, situatie) => {
      if (situatie.gevaar.length > 0) expect(toTalk(found).some(isThere)).toBe(true);
    }));

  it('is never given a phone number without a way in writing beside it that is not closed', () =>
    always((found) => {
      const phones = toTalk(found).some(({ wegen }) => wegen.some(({ soort }) => soort === 'bellen'));
      const written = toTalk(found).flatMap(({ wegen }) =>
        wegen.filter(({ soort, nu }) => soort !== 'bellen' && nu.kind !== 'dicht'),
      );
      if (phones) expect(written).not.toEqual([]);
    }));

  it('in danger can write to a person, not only read', () =>
    always((found, situatie) => {
      if (situatie.gevaar.length > 0) expect(toTalk(found).some(canBeWrittenTo)).toBe(true);
    }));

  it('hears of who is there before who is closed', () =>
    always((found) => {
      const closed = found.map(isClosed);
      expect(closed).toEqual([...closed].sort((a, b) => Number(a) - Number(b)));
    }));

  it('hears of no helpline twice', () =>
    always((found) => expect(idsOf(found)).toEqual([...new Set(idsOf(found))])));

  it('hears of no more than asked for, and of two beside those at most', () =>
    always((found, _situatie, limit) => expect(found.length).toBeLessThanOrEqual(limit + 2)));

  it('in danger hears 112 first, and otherwise not of 112', () =>
    always((found, { gevaar: heard }) => {
      expect(idsOf(found).indexOf('112')).toBe(heard.length > 0 ? 0 : -1);
    }));

  it('in danger hears of the line of that danger straight behind 112 and the way outside the school', () =>
    always((found, situatie, limit) => {
      const lines = situatie.gevaar.map((kind) => lineFor(kind, situatie)).filter((line) => line !== '112');
      if (lines.length === 0 || limit < 2) return;
      // While the Kindertelefoon is closed.
      if (lines.includes('kindertelefoon')) lines.push('113');
      const behind = idsOf(found.filter(({ reden }) => reden !== 'personeel'));
      expect(lines).toContain(behind[1]);
    }));

  it('in several dangers hears of the line of each, when there is room for them', () =>
    always((found, situatie, limit) => {
      const lines = new Set<HulplijnId>(['112', ...situatie.gevaar.map((kind) => lineFor(kind, situatie))]);
      if (situatie.gevaar.length === 0 || limit < lines.size) return;
      expect(idsOf(found)).toEqual(expect.arrayContaining([...lines]));
    }));

  it('too young for the Kindertelefoon hears of 113 before the way outside the school', () => {
    const gevaar = ['zelfbeschadiging', 'misbruik', 'thuis'] as const;
    const situatie = { ...ANYBODY, gevaar, overPersoneel: true, leeftijd: { van: 4, totEnMet: 6 } };
    const found = verwijs(situatie, { ...installation, now: new Date('2026-11-10T08:00:00Z') }, 4);
    expect(idsOf(found)).toEqual(['112', 'veilig-thuis', 'centrum-seksueel-geweld', '113']);
  });

  it('younger than eight is not sent to the Kindertelefoon, and an adult never', () =>
    always((found, situatie) => {
      if (situatie.wie !== 'leerling' || tooYoung(situatie)) {
        expect(idsOf(found)).not.toContain('kindertelefoon');
      }
    }));

  it('is only ever sent to a helpline: never to a person of the school, so never to the accused', () =>
    always((found) => {
      for (const { hulplijn } of found) {
        expect(HULPLIJNEN).toContain(hulplijn.id);
        expect(installation.hulplijnen).toContain(hulplijn);
      }
    }));

  it('hears the same when asking the same, and asking changes nothing', () => {
    const kept = JSON.stringify(installation.hulplijnen);
    fc.assert(
      fc.property(anySituatie, anyMoment, anyLimit, (situatie, now, limit) => {
        const before = JSON.stringify(situatie);
        const found = verwijs(situatie, { ...installation, now }, limit);
        expect(verwijs({ ...situatie }, { ...installation, now: new Date(now) }, limit)).toEqual(found);
        expect(JSON.stringify(situatie)).toBe(before);
      }),
    );
    expect(JSON.stringify(installation.hulplijnen)).toBe(kept);
  });
});
