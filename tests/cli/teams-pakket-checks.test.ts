import { describe, expect, it } from 'vitest';
import english from '../../locales/en/teams-pakket.json' with { type: 'json' };
import dutch from '../../locales/nl/teams-pakket.json' with { type: 'json' };
import {
  buildLocalization,
  buildManifest,
  MANIFEST_VERSIONS,
  type PackageTexts,
  pagesOf,
} from '../../src/cli/teams-pakket/manifest.js';
import { readTeamsSettings } from '../../src/cli/teams-pakket/settings.js';
import { problemsOf } from '../../src/cli/teams-pakket/validate.js';

const ID = '1a2b3c4d-0000-4000-8000-00000000abcd';
const read = (env: Readonly<Record<string, string>>, ...args: readonly string[]) =>
  readTeamsSettings(args, env, {
    version: '1.0.0',
    manifestVersions: MANIFEST_VERSIONS,
    isFolder: (path) => path === '.' || path === 'map.zip',
  });
const GOOD = { MicrosoftAppId: ID, PUBLIC_URL: 'https://meldmaatje.example.nl' };
const pages = pagesOf(GOOD.PUBLIC_URL, ['marimba', 'auris']);

const dutchProblems = (texts: PackageTexts, ...args: readonly string[]) =>
  problemsOf({
    name: 'manifest.json',
    content: buildManifest(read(GOOD, ...args), texts, pages),
    texts: 'nl.json',
  });
const englishProblems = (texts: PackageTexts, ...args: readonly string[]) =>
  problemsOf({
    name: 'en.json',
    content: buildLocalization(read(GOOD, ...args), texts, pages),
    texts: 'en.json',
  });

describe('the settings of teams:pakket', () => {
  it.each([
    ['http://meldmaatje.school.nl', 'Teams needs an https address'],
    ['meldmaatje.school.nl', 'Teams needs an https address'],
    ['https://localhost:3978', 'a name that Microsoft can find'],
    ['https://192.168.1.10', 'a name that Microsoft can find'],
    ['https://[::1]', 'a name that Microsoft can find'],
    ['https://meldmaatje', 'a name that Microsoft can find'],
    ['https://piet:wachtwoord@school.nl', 'holds a name or password'],
    ['https://school.nl/?taal=nl', 'leave out everything from the "?"'],
  ])('refuse the address %s', (PUBLIC_URL, why) => {
    const attempt = () => read({ ...GOOD, PUBLIC_URL });
    expect(attempt).toThrow(why);
    expect(attempt).not.toThrow('wachtwoord@');
  });

  it.each([
    ['--naar', 'pakket.tar', 'ends with .zip'],
    ['--naar', 'nergens/a.zip', 'there is no folder nergens'],
    ['--naar', 'map.zip', 'is a folder'],
    ['--versie', '1.0', 'three numbers'],
    ['--versie', '1.02.0', 'three numbers'],
    ['--manifest', '1.2', 'expected one of 1.30,'],
  ])('refuse %s %s', (option, value, why) => {
    expect(() => read(GOOD, option, value)).toThrow(why);
  });

  it('take an address with spaces around it and slashes behind it', () => {
    expect(read({ ...GOOD, PUBLIC_URL: ' https://school.nl/meldmaatje// ' }).publicUrl).toBe(
      'https://school.nl/meldmaatje',
    );
  });
});

describe('the schemas of Microsoft', () => {
  it.each(MANIFEST_VERSIONS)('of version %s accept the package', async (version) => {
    expect(await dutchProblems(dutch, '--manifest', version)).toEqual([]);
    expect(await englishProblems(english, '--manifest', version)).toEqual([]);
  });

  it('refuse a text that is too long in either language, with the file to mend', async () => {
    const naam = { kort: 'x'.repeat(31), lang: 'x'.repeat(101) };
    const omschrijving = { kort: 'x'.repeat(81), lang: ['x'.repeat(4001)] };
    expect(await dutchProblems({ ...dutch, naam, omschrijving })).toEqual([
      'manifest.json: /name/short must NOT have more than 30 characters. Mend nl.json.',
      'manifest.json: /name/full must NOT have more than 100 characters. Mend nl.json.',
      'manifest.json: /description/short must NOT have more than 80 characters. Mend nl.json.',
      'manifest.json: /description/full must NOT have more than 4000 characters. Mend nl.json.',
    ]);
    expect(await englishProblems({ ...english, naam, omschrijving })).toEqual([
      'en.json: /name.short must NOT have more than 30 characters. Mend en.json.',
      'en.json: /name.full must NOT have more than 100 characters. Mend en.json.',
      'en.json: /description.short must NOT have more than 80 characters. Mend en.json.',
      'en.json: /description.full must NOT have more than 4000 characters. Mend en.json.',
    ]);
  });

  it('refuse a place that the manifest does not have', async () => {
    const content: Readonly<Record<string, string>> = {
      ...buildLocalization(read(GOOD), english, pages),
      'name.middle': 'x',
    };
    const [problem] = await problemsOf({ name: 'en.json', content, texts: 'en.json' });
    expect(problem).toContain('must NOT have additional properties');
  });
});
