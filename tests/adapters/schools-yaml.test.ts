import { execFile } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  createYamlSchools,
  readDemonstration,
  readSchools,
  toText,
} from '../../src/adapters/schools-yaml/index.js';
import { toIsoDate, toSchoolId } from '../../src/domain/ids.js';
import { routeMelding } from '../../src/domain/routing.js';
import { findRol } from '../../src/domain/schoolpakket.js';
import type { Logger } from '../../src/ports/logger.js';

const quiet: Logger = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };
const holidays = 'deployment/schoolvakanties.yaml';
const marimba = 'deployment/scholen/marimba.yaml';

let folder: string;
let text: string;
let lines: string[];
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'scholen-'));
  text = await readFile(marimba, 'utf8');
  lines = text.split('\n');
});
afterAll(() => rm(folder, { recursive: true }));

/** Writes De Marimba with some words replaced, and gives the problems that are found in it. */
async function problemsOf(...changes: readonly (readonly [from: string, to: string])[]) {
  const file = join(folder, 'marimba.yaml');
  const changed = changes.reduce((whole, [from, to]) => {
    expect(whole).toContain(from);
    return whole.replace(from, to);
  }, text);
  await writeFile(file, changed);
  const { problems } = await readSchools([file]);
  return problems;
}
const lineWith = (part: string): number => lines.findIndex((line) => line.includes(part)) + 1;

describe('the schools of the installation', () => {
  it('are found by their slug, and only by that', async () => {
    const schools = await createYamlSchools({ folder: 'deployment/scholen', holidays, logger: quiet });
    expect(schools.all().map(({ id }) => id)).toContain('marimba');
    expect(schools.find('marimba')?.naam).toBe('De Marimba');
    expect(schools.get(toSchoolId('marimba'))).toBe(schools.find('marimba'));
    for (const id of ['nergens', '', 'constructor', '__proto__']) expect(schools.find(id)).toBeUndefined();
    expect(() => schools.get(toSchoolId('nergens'))).toThrow(expect.objectContaining({ code: 'E202' }));
    expect(() => schools.calendar(toSchoolId('nergens'))).toThrow(expect.objectContaining({ code: 'E202' }));
    expect(schools.calendar(toSchoolId('marimba')).dayKind(toIsoDate('2026-11-23'))).toBe('school');
  });

  it('with a fault in any of them nothing starts, and every fault of every file is told', async () => {
    const schools = await mkdtemp(join(tmpdir(), 'scholen-'));
    await cp(marimba, join(schools, 'anders.yaml'));
    await writeFile(join(schools, 'leeg.yaml'), '');
    await writeFile(join(schools, 'stuk.yaml'), 'versie: 1\nnaam: "De Marimba\n');
    await writeFile(join(schools, 'lees-mij.txt'), 'no school');
    const start = createYamlSchools({ folder: schools, holidays: join(schools, 'geen.yaml'), logger: quiet });
    const told: unknown = await start.catch((error: unknown) => error);
    expect(told).toMatchObject({ code: 'E302' });
    for (const part of [
      'anders.yaml:6 id: ',
      'leeg.yaml:1 ',
      'stuk.yaml:',
      'geen.yaml:1 cannot be read (ENOENT)',
    ]) {
      expect(String(told)).toContain(part);
    }
    expect(String(told)).not.toContain('lees-mij');
    await rm(schools, { recursive: true });
  });

  it.each(['empty', 'missing'])('a folder that is %s is a fault with a cure', async (how) => {
    const schools = await mkdtemp(join(tmpdir(), 'scholen-'));
    if (how === 'missing') await rm(schools, { recursive: true });
    await expect(createYamlSchools({ folder: schools, holidays, logger: quiet })).rejects.toThrow(
      'SCHOLEN_DIR',
    );
    await rm(schools, { recursive: true, force: true });
  });
});

describe('a fault in a schoolpakket is told with its line, its path and a cure', () => {
  it.each<[string, [string, string], string, string, string]>([
    ['a field is missing', ['naam: De Marimba\n', ''], '', 'naam', 'is missing. Add a text.'],
    [
      'a field is not known',
      ['status: proef', 'status: proef\nkleur: rood'],
      'status: proef',
      'kleur',
      'is not a known field.',
    ],
    [
      'a value is not allowed',
      ['status: proef', 'status: test'],
      'status: proef',
      'status',
      'Use proef or live.',
    ],
    ['a text is empty', ['naam: De Marimba', 'naam: ""'], 'naam: De Marimba', 'naam', 'is empty.'],
    ['a list is a text', ['talen: [nl, en]', 'talen: nl'], 'talen: ', 'talen', 'Write a list'],
    ['nl is not spoken', ['talen: [nl, en]', 'talen: [en]'], 'talen: ', 'talen', 'Add nl'],
    [
      'a route names no rol',
      ['standaard: [anti', 'standaard: [ante'],
      'standaard: ',
      'routes.standaard[0]',
      'there is no rol "ante-pestcoordinator"',
    ],
    [
      'nobody reads',
      ['standaard: [anti-pestcoordinator]', 'standaard: []'],
      'standaard: ',
      'routes.standaard',
      'is empty.',
    ],
    [
      'somebody reads twice',
      ['daarna: [contactpersoon, ', 'daarna: [directie, '],
      'daarna: ',
      'routes.daarna[1]',
      'a second time',
    ],
    [
      'the next in line is the first',
      ['daarna: [contactpersoon', 'daarna: [anti-pestcoordinator'],
      'daarna: ',
      'routes.daarna[0]',
      'in standaard already',
    ],
    [
      'the school reads about itself',
      ['overPersoneel: [bestuur', 'overPersoneel: [directie'],
      'overPersoneel: ',
      'routes.overPersoneel[0]',
      'extern: true',
    ],
    [
      'two rollen have one id',
      ['id: directie', 'id: leerkracht'],
      'id: directie',
      'rollen[6].id',
      'stands in rollen twice',
    ],
    [
      'lines are not written as lines',
      ['regels: r.16-17', 'regels: 16-17'],
      'regels: r.16-17',
      'begrippen.plagen.bron.regels',
      'r.16-25',
    ],
    [
      'a day does not exist',
      ['talen:', 'kalender: { vrijeDagen: [2027-02-29] }\ntalen:'],
      'talen: ',
      'kalender.vrijeDagen[0]',
      'Write a day that exists',
    ],
    [
      'a vakantie ends before it starts',
      ['talen:', 'kalender: { vakanties: [{ naam: x, van: 2027-02-03, totEnMet: 2027-02-01 }] }\ntalen:'],
      'talen: ',
      'kalender.vakanties[0].totEnMet',
      'lies before van',
    ],
    [
      'the id is not the name of the file',
      ['id: marimba', 'id: marimbo'],
      'id: marimba',
      'id',
      'the file is called marimba.yaml',
    ],
  ])('%s', async (_fault, change, line, path, message) => {
    const problems = await problemsOf(change);
    expect(problems.some((problem) => problem.path === path && toText(problem).includes(message))).toBe(true);
    const [first] = problems.filter((problem) => problem.path === path);
    const shift = change[1].startsWith('status: proef\n') ? 1 : 0;
    if (line !== '') expect(first?.line).toBe(lineWith(line) + shift);
  });

  it('all faults of a file at once', async () => {
    const problems = await problemsOf(
      ['status: proef', 'status: test'],
      ['naam: De Marimba\n', ''],
      ['extern: true', 'extern: ja'],
    );
    expect(problems.map(({ path }) => path).sort()).toEqual(['naam', 'rollen[7].extern', 'status']);
  });

  it('a key that stands in a file twice', async () => {
    const [problem] = await problemsOf(['status: proef', 'status: proef\nstatus: live']);
    expect(problem).toMatchObject({ line: lineWith('status: proef') + 1 });
  });

  it('a school that stands in two files', async () => {
    await writeFile(join(folder, 'marimba.yaml'), text);
    const { problems } = await readSchools([marimba, join(folder, 'marimba.yaml')]);
    expect(problems).toMatchObject([{ path: 'id', file: join(folder, 'marimba.yaml') }]);
  });
});

describe('De Marimba', () => {
  it('lets no parent read a melding, and nobody of the school what is about staff', async () => {
    const { schools } = await readSchools([marimba]);
    const pakket = schools[0]?.schoolpakket;
    if (pakket === undefined) throw new Error('De Marimba is not valid');
    const { standaard, daarna, dringend, overPersoneel } = pakket.routes;
    expect([standaard, daarna, dringend, overPersoneel].flat()).not.toContain('contactpersoon-ouder');
    expect(overPersoneel.every((rol) => findRol(pakket, rol)?.extern)).toBe(true);
  });

  it('can be tried at once: every route of it has a demonstration person, with an address that nobody has', async () => {
    const store = await createYamlSchools({ folder: 'deployment/scholen', holidays, logger: quiet });
    const pakket = store.get(toSchoolId('marimba'));
    const medewerkers = (await readDemonstration('deployment/demonstratie.yaml')).get(pakket.id) ?? [];
    const calendar = store.calendar(pakket.id);
    const base = { pakket, medewerkers, calendar, nietDoor: [], now: new Date('2026-11-20T09:00:00Z') };
    expect(routeMelding({ ...base, overPersoneel: false, dringend: true })).toMatchObject({
      kind: 'school',
      rollen: ['anti-pestcoordinator', 'directie'],
      lezers: [{ leesdag: '2026-11-23' }, { leesdag: '2026-11-20' }],
    });
    expect(routeMelding({ ...base, overPersoneel: true, dringend: false })).toMatchObject({
      kind: 'buiten-school',
      rollen: ['bestuur', 'externe-vertrouwenspersoon'],
    });
    expect(
      medewerkers.flatMap(({ rollen }) => rollen).every((rol) => findRol(pakket, rol) !== undefined),
    ).toBe(true);
    expect(new Set(medewerkers.map(({ id }) => id)).size).toBe(medewerkers.length);
  });

  it('a demonstration person with a real address is refused', async () => {
    const file = join(folder, 'demonstratie.yaml');
    const people = await readFile('deployment/demonstratie.yaml', 'utf8');
    await writeFile(file, people.replace('ada.voorbeeldsma@example.org', 'ada@school.nl'));
    await expect(readDemonstration(file)).rejects.toThrow('scholen.marimba[0].email');
  });
});

describe('npm run -s school:check', () => {
  const check = (...files: string[]) =>
    promisify(execFile)(process.execPath, ['deployment/build/run.mjs', 'school-check', ...files]).then(
      ({ stdout, stderr }) => ({ code: 0, stdout, stderr }),
      (error: { code: number; stdout: string; stderr: string }) => error,
    );

  it('ends well when all schoolpakketten are valid', { timeout: 60_000 }, async () => {
    expect(await check()).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/schoolpakket(ten)?.* valid/),
    });
  });

  it('ends with 1 and says where a fault is', { timeout: 60_000 }, async () => {
    await problemsOf(['status: proef', 'status: test']);
    const file = join(folder, 'marimba.yaml');
    expect(await check(marimba, file)).toMatchObject({
      code: 1,
      stderr: expect.stringContaining(
        `${file}:${lineWith('status: proef')} status: has a value that is not allowed.`,
      ),
    });
  });
});
