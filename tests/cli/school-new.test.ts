import { spawn } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { beforeAll, describe, expect, it } from 'vitest';
import { createYamlSchools, readSchools } from '../../src/adapters/schools-yaml/index.js';
import { toIsoDate, toIsoTime, toMedewerkerId, toRolId, toSchoolId } from '../../src/domain/ids.js';
import { planOf } from '../../src/domain/stappenplan/plan-of.js';
import { play, silentLogger } from '../support/play.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
let program: string;
beforeAll(async () => {
  program = join(mkdtempSync(join(tmpdir(), 'school-new-')), 'school-new.mjs');
  await build({
    absWorkingDir: root,
    entryPoints: ['src/cli/school-new.ts'],
    outfile: program,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    banner: {
      js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);",
    },
  });
});
const emptyFolder = (): string => mkdtempSync(join(tmpdir(), 'scholen-'));

/** Answers the questions one by one, as somebody in a terminal would. */
async function answer(folder: string, answers: readonly string[]) {
  const child = spawn(process.execPath, [program], { env: { ...process.env, SCHOLEN_DIR: folder } });
  const text = { out: '', err: '' };
  child.stdout.setEncoding('utf8').on('data', (part: string) => {
    text.out += part;
  });
  child.stderr.setEncoding('utf8').on('data', (part: string) => {
    text.err += part;
  });
  child.stdin.end(`${answers.join('\n')}\n`);
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  return { code, ...text };
}

const deEsdoorn = [
  'De Esdoorn',
  '', // de-esdoorn
  'basisschool', // not one of the list, asked again
  '1',
  '2', // midden
  'Stichting Bomen',
  '', // the title as proposed
  'volgend jaar', // no day, asked again
  '2030-08-01',
  'Hoofdstuk 4',
  '', // no plagen in this protocol
  'Pesten is steeds weer naar doen tegen iemand.',
  'Pesten is herhaald en gericht tegen één kind.',
  'pestcoach',
  'pestcoach@esdoorn.example.nl',
  '', // nobody else coordinates
  '', // leerkracht
  '', // directie
  '',
  'directie', // works at the school, asked again
  '', // bestuur
  '',
  '2', // begins when it is established
  '2', // two steps
  'Gesprek met de gepeste leerling',
  '2',
  'zelfde dag',
  'Praat rustig met de leerling alleen.',
  'Je juf of meester praat eerst met jou.',
  'De leerkracht praat eerst met het gepeste kind.',
  '',
  'Kijken hoe het gaat',
  'pestcoach',
  'gauw', // no term, asked again
  'na 2 weken',
  'Vraag na of het gestopt is.',
  'Na 2 weken kijkt school of het is gestopt.',
  'Na 2 weken kijkt de school of het pesten voorbij is.',
  'Is het gestopt?',
];

describe('npm run -s school:new', () => {
  it('makes a schoolpakket that is valid, and names what nobody said nowhere', async () => {
    const folder = emptyFolder();
    const { code, err, out } = await answer(folder, deEsdoorn);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toContain('de-esdoorn.yaml');
    const { schools, problems } = await readSchools([join(folder, 'de-esdoorn.yaml')]);
    expect(problems).toEqual([]);
    expect(schools[0]?.warnings(toIsoDate('2026-11-20'))).toEqual([]);
    expect(schools[0]?.schoolpakket).toMatchObject({
      naam: 'De Esdoorn',
      status: 'proef',
      regio: 'midden',
      begrippen: { pesten: { uitleg: { leerling: ['Pesten is steeds weer naar doen tegen iemand.'] } } },
      antwoorden: {},
    });
    expect(schools[0]?.schoolpakket.begrippen.plagen).toBeUndefined();
  });

  it('its chat and its plan work, and no code was touched', async () => {
    const folder = emptyFolder();
    await answer(folder, deEsdoorn);
    const holidays = join(root, 'deployment/schoolvakanties.yaml');
    const schools = await createYamlSchools({ folder, holidays, logger: silentLogger });
    const school = schools.get(toSchoolId('de-esdoorn'));
    const plan = planOf(
      school,
      [
        {
          soort: 'gemeld',
          op: toIsoTime(new Date('2026-11-20T09:00Z')),
          feiten: { vormen: ['verbaal'], gevaar: [], overPersoneel: false, ouderMeldde: false },
        },
        {
          soort: 'intake',
          op: toIsoTime(new Date('2026-11-20T10:00Z')),
          door: { rol: toRolId('pestcoach') },
          uitkomst: 'vastgesteld',
          waarom: 'gezien op het plein',
        },
      ],
      schools.calendar(school.id),
    );
    expect(plan.open.map(({ stap, uiterlijk, voor }) => [stap.id, uiterlijk, voor])).toEqual([
      ['stap-1', { soort: 'dag', dag: '2026-11-20', ongeveer: false }, ['leerkracht']],
    ]);
    const pestcoach = {
      id: toMedewerkerId('pia'),
      naam: 'Pia Proef',
      email: 'pia@example.org',
      rollen: [toRolId('pestcoach')],
      werkdagen: [1, 2, 3, 4, 5] as const,
    };
    await play(
      [
        ['wat is pesten', 'uitleg.nietInProtocol'],
        ['wat doet school tegen pesten', 'aanpak.begin'],
      ],
      { wie: 'leerling', school: school.id, schools, medewerkers: () => [pestcoach] },
    );
  });

  it('writes nothing when somebody stops halfway', async () => {
    const folder = emptyFolder();
    const { code, err } = await answer(folder, deEsdoorn.slice(0, 9));
    expect({ code, err }).toMatchObject({ code: 1, err: expect.stringContaining('niets geschreven') });
    expect(await readdir(folder)).toEqual([]);
  });

  it('never writes over a school that is there', async () => {
    const folder = emptyFolder();
    await answer(folder, deEsdoorn);
    const before = await readFile(join(folder, 'de-esdoorn.yaml'), 'utf8');
    const { code, out } = await answer(folder, ['De Esdoorn', '']);
    expect({ code, out }).toMatchObject({ code: 1, out: expect.stringContaining('Die naam bestaat al.') });
    expect(await readFile(join(folder, 'de-esdoorn.yaml'), 'utf8')).toBe(before);
  });
});
