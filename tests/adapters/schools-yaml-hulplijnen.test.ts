import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createHulplijnen, hulplijnWarnings, readHulplijnen } from '../../src/adapters/schools-yaml/index.js';
import { toIsoDate } from '../../src/domain/ids.js';
import { HULPLIJNEN } from '../../src/domain/verwijzing/hulplijn.js';
import { HulplijnenInvalid } from '../../src/errors.js';
import { productHulplijnen } from '../support/hulplijnen.js';
import { temporaryFolder } from '../support/temporary-folder.js';

const FILE = 'deployment/hulplijnen.yaml';
const real = await readFile(FILE, 'utf8');

/** The file of the product with one thing changed. */
async function changed(from: string | RegExp, to: string): Promise<string> {
  const text = real.replace(from, to);
  expect(text, 'the change changes nothing').not.toBe(real);
  const file = join(temporaryFolder(), 'hulplijnen.yaml');
  await writeFile(file, text);
  return file;
}
const wayOf = (id: string, waar: string) =>
  productHulplijnen
    .all()
    .find((lijn) => lijn.id === id)
    ?.kanalen.find((kanaal) => kanaal.waar === waar);

describe('the helplines of the product', () => {
  it('are all that the rules can point to', () => {
    expect(
      productHulplijnen
        .all()
        .map(({ id }) => id)
        .sort(),
    ).toEqual([...HULPLIJNEN].sort());
  });

  it('show nothing that nobody checked', () => {
    expect(real).toMatch(/0800-0880[^\n]*status: A/);
    expect(wayOf('discriminatie', '0800-0880')).toBeUndefined();
    // Hours and costs that nobody checked, of a way that somebody did.
    expect(wayOf('politie', '0900-8844')).toMatchObject({ open: { kind: 'onbekend' } });
    expect(wayOf('112', '112')).not.toHaveProperty('gratis');
  });

  it('have the hours of the Kindertelefoon as they are today', () => {
    expect(wayOf('kindertelefoon', '0800-0432')?.open).toEqual({
      kind: 'tijden',
      dagen: [1, 2, 3, 4, 5, 6, 7],
      van: '11:00',
      tot: '21:00',
      dichtOpFeestdagen: false,
    });
  });

  it.each([
    ['2026-12-25', true],
    ['2027-04-27', true],
    ['2027-05-06', true],
    ['2026-11-20', false],
    ['2026-12-24', false],
  ])('know of %s whether it is a holiday: %s', (day, holiday) =>
    expect(productHulplijnen.isFeestdag(toIsoDate(day))).toBe(holiday),
  );
});

describe('a wrong file', () => {
  it.each([
    ['an unknown helpline', "id: '113'", 'id: pestweb', /hulplijnen\[1\]\.id.*allowed/],
    [
      'one twice',
      'id: laks',
      'id: lkc',
      /hulplijnen\[12\]\.id is there twice|hulplijnen\[12\]\.id: is there twice/,
    ],
    ['one that is missing', 'id: laks', 'id: lkc', /has no laks/],
    ['a time that does not exist', "van: '11:00'", "van: '25:00'", /Write a time of the day as 08:00/],
    [
      'closing before opening',
      "van: '11:00', tot: '21:00'",
      "van: '21:00', tot: '11:00'",
      /closes before it opens/,
    ],
    ['a day that does not exist', 'nagekeken: 2026-11-01', 'nagekeken: 2026-13-01', /nagekeken/],
    ['ages the wrong way round', 'van: 8, totEnMet: 18', 'van: 18, totEnMet: 8', /ends before it starts/],
    ['a way without a source', 'status: D, bron: stichtinghoormij.nl', 'status: D', /bron: is missing/],
    ['a field that is not known', 'naam: LAKS', 'name: LAKS', /name: is not a known field/],
    [
      'a helpline that nobody checked at all',
      "status: D, bron: 'onderwijsgeschillen.nl, vragen' }\n  - id: school",
      "status: A, bron: 'vragen' }\n  - id: school",
      /has no way that anybody checked/,
    ],
  ])('%s is named with its line and how to mend it', async (_what, from, to, problem) => {
    const file = await changed(from, to);
    const start = createHulplijnen({ file });
    await expect(start).rejects.toThrow(HulplijnenInvalid);
    await expect(start).rejects.toThrow(problem);
    await expect(start).rejects.toThrow(/hulplijnen\.yaml:\d+ /);
  });

  it('that is not there is named', async () => {
    await expect(createHulplijnen({ file: 'geen.yaml' })).rejects.toThrow(/geen\.yaml:1 cannot be read/);
  });
});

describe('what was looked up long ago', () => {
  it.each([
    ['2027-01-29', 0],
    ['2027-01-30', HULPLIJNEN.length],
  ])('on %s: %i warnings', async (today, count) => {
    const { hulplijnen } = await readHulplijnen(FILE);
    const warnings = hulplijnWarnings(FILE, hulplijnen, toIsoDate(today));
    expect(warnings).toHaveLength(count);
    for (const { mend } of warnings) expect(mend).toContain('nagekeken');
  });
});
