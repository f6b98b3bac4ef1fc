import { spawn } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { beforeAll, describe, expect, it } from 'vitest';
import { createYamlSchools, readSchools } from '../../src/adapters/schools-yaml/index.js';
import { toIsoDate, toMedewerkerId, toRolId, toSchoolId } from '../../src/domain/ids.js';
import { lived, neat } from '../domain/stappenplan/life-table.js';
import { createPlayground, silentLogger } from '../support/play.js';

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
    const life = `
      vr 2026-12-11 09:00 | melding            | (wacht-op-intake)
      vr 2026-12-11 10:00 | intake vastgesteld | stap-1 leerkracht <=2026-12-11
      vr 2026-12-11 14:00 | stap-1 gedaan      | stap-2 pestcoach 2026-12-25..2027-01-04
      ma 2027-01-04       | stap-2 nee         | stap-2 pestcoach =2027-01-18
      di 2027-01-19       | stap-2 ja          | (af-te-ronden)
      di 2027-01-19 11:00 | gesloten           | (gesloten)`;
    const calendar = schools.calendar(school.id);
    expect(lived({ pakket: school, calendar }, life).told).toEqual(neat(life));

    const pestcoach = {
      id: toMedewerkerId('pia'),
      naam: 'Pia Proef',
      email: 'pia@example.org',
      rollen: [toRolId('pestcoach')],
      werkdagen: [1, 2, 3, 4, 5] as const,
    };
    const playground = await createPlayground({
      wie: 'leerling',
      school: school.id,
      schools,
      medewerkers: () => [pestcoach],
    });
    const conversation = await playground.enter();
    await conversation.say('wat is pesten');
    expect(conversation.replies()).toContain('Pesten is steeds weer naar doen tegen iemand.');
    await conversation.play([
      ['wat is plagen', 'uitleg.nietInProtocol'],
      ['wat doet school tegen pesten', 'aanpak.begin'],
    ]);
    await (await playground.enter()).play([
      ['[vertellen]', '?melding.wat'],
      ['ze schelden mij elke dag uit op het plein', '?melding.veiligVandaag'],
      ['ja', '?melding.groep'],
      ['groep 7', '?melding.overPersoneel'],
      ['nee', '?melding.metNaam'],
      ['[nee]', '?melding.herkenbaar'],
      ['[goed-zo]', '?melding.lezers'],
      ['[goed]', '?melding.samenvatting'],
      ['[verstuur]', 'melding.ontvangen'],
    ]);
    expect(await playground.dossiers()).toMatchObject([{ school: school.id, rollen: pestcoach.rollen }]);
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
