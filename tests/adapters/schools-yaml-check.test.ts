import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readSchools, schoolJsonSchema, toText } from '../../src/adapters/schools-yaml/index.js';
import { toIsoDate } from '../../src/domain/ids.js';

let folder: string;
let text: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'scholen-'));
  text = await readFile('deployment/scholen/marimba.yaml', 'utf8');
});
afterAll(() => rm(folder, { recursive: true }));

type Change = readonly [from: string | RegExp, to: string];
/** Writes De Marimba with some words replaced, and reads it. */
async function changed(...changes: readonly Change[]) {
  const file = join(folder, 'marimba.yaml');
  const whole = changes.reduce((before, [from, to]) => {
    const after = before.replace(from, to);
    expect(after).not.toBe(before);
    return after;
  }, text);
  await writeFile(file, whole);
  const { schools, problems } = await readSchools([file]);
  const lines = whole.split('\n');
  const warnings = schools[0]?.warnings(toIsoDate('2026-11-20')) ?? [];
  return { problems, warnings, lineOf: (part: string) => lines.findIndex((line) => line.includes(part)) + 1 };
}
const told = (found: readonly { path: string; wrong: string; mend: string; line: number; file: string }[]) =>
  found.map((each) => `${each.path}: ${toText(each)}`);

describe('a plan that leads nowhere is a fault', () => {
  it.each<[string, Change, string, string]>([
    [
      'a step that is not there',
      ['ja: [opa-2]', 'ja: [opa-9]'],
      'stappenplan.stappen[1].vraag.ja[0]',
      'there is no "opa-9"',
    ],
    [
      'a start that is not there',
      ['[opa-1, stap-2]', '[opa-9]'],
      'stappenplan.herhaling[0]',
      'there is no "opa-9"',
    ],
    [
      'a clock that is not there',
      ['vanaf: stap-3\n', 'vanaf: ooit\n'],
      'stappenplan.stappen[7].vanaf',
      'opening, melding, intake',
    ],
    [
      'a rol that is not there',
      ['overlegt: [bestuur]', 'overlegt: [burgemeester]'],
      'stappenplan.stappen[9].overlegt[0]',
      'no rol "burgemeester"',
    ],
    [
      'somebody to tell who is not there',
      ['informeert: [politie]', 'informeert: [pliesie]'],
      'stappenplan.stappen[8].informeert[0]',
      'no rol "pliesie"',
    ],
    [
      'two steps with one id',
      ['- id: opa-2', '- id: opa-1'],
      'stappenplan.stappen[2].id',
      'stands in stappenplan.stappen twice',
    ],
    [
      'a "nee" that leads nowhere',
      ['nee: [opa-1]', 'nee: []'],
      'stappenplan.stappen[4].vraag.nee',
      'leads nowhere',
    ],
    [
      'a step after a question',
      ['vanaf: stap-1\n', 'vanaf: stap-1\n      daarna: [opa-1]\n'],
      'stappenplan.stappen[5].daarna',
      'beside vraag',
    ],
    [
      'moments without a question',
      ['daarna: [opa-3]', 'daarna: [opa-3]\n      momenten: [na 2 dagen]'],
      'stappenplan.stappen[2].momenten',
      'ask nothing',
    ],
    [
      'a term that nobody can read',
      ['termijn: binnen 4 weken', 'termijn: heel snel'],
      'stappenplan.stappen[5].termijn',
      'binnen 1 week',
    ],
    [
      'a line that is not there',
      ['id: stap-1\n', 'id: stap-1\n      lijn: x\n'],
      'stappenplan.stappen[0].lijn',
      'there is no "x"',
    ],
    [
      'handing over without a line',
      ['id: stap-1\n', 'id: stap-1\n      draagtOverAan: x\n'],
      'stappenplan.stappen[0].lijn',
      'is missing',
    ],
    ['a number that nobody is told of', ['nummer: nazorg', 'nummer: "9"\n      soms: true'], '', ''],
    ['nothing to begin with', [/start:\n.*\n.*\n/, 'start: {}\n'], 'stappenplan.start', 'starts nothing'],
    [
      'nobody who releases outside school',
      [/(functies: \[bestuur\]\n {4}rechten: )\[.*\]/, '$1[sluiten]'],
      'rollen',
      'nobody outside the school',
    ],
    [
      'a kenmerk that the definition does not have',
      ['soort: gevolg', 'soort: verweer'],
      'kenmerken[5].soort',
      'neither plagen nor pesten',
    ],
  ])('%s', async (_fault, change, path, message) => {
    const { problems } = await changed(change);
    if (path === '') expect(problems).toEqual([]);
    else
      expect(told(problems)).toContainEqual(
        expect.stringMatching(new RegExp(`^${literally(path)}: .*${literally(message)}`)),
      );
  });

  it('a ring of steps that can all be not needed', async () => {
    const { problems } = await changed([
      'alleenAls: [strafbaar]',
      'alleenAls: [strafbaar]\n      daarna: [politie]',
    ]);
    expect(told(problems)).toContainEqual(expect.stringContaining('go round by themselves'));
  });

  it('words for a leerling only, or for nobody', async () => {
    const only = await changed([
      /(gesprek: apart\n {6}tekst:\n {8}leerling: Iemand.*\n) {8}ouder: .*\n/,
      '$1',
    ]);
    expect(told(only.problems)).toContainEqual(expect.stringContaining('tekst.ouder'));
    const nobody = await changed(
      ['nummer: "5"', 'nummer: "5"'.replace('5', '6')],
      [/nummer: "3"\n( {6}titel: De politie)/, 'nummer: "8"\n$1'],
    );
    expect(told(nobody.problems)).toContainEqual(
      expect.stringContaining('nothing tells a leerling of step 8'),
    );
  });
});

const literally = (literal: string): string => literal.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

describe('what is not wrong, but somebody should know', () => {
  it('is only the age of the protocol, at De Marimba', async () => {
    const { warnings, problems } = await changed([/^/, '#\n']);
    expect(problems).toEqual([]);
    expect(warnings.map(({ path }) => path)).toEqual(['protocol.geldtTot']);
  });

  it('a review date counts from the day itself', async () => {
    const on = async (day: string) =>
      (await changed(['geldtTot: 2023-07-31', `herzienVoor: ${day}`])).warnings.map(({ path }) => path);
    expect(await on('2026-11-20')).toEqual(['protocol.herzienVoor']);
    expect(await on('2026-11-21')).toEqual([]);
  });

  it.each<[string, Change, string, string]>([
    [
      'a step nobody does',
      ['wie: [ict-coordinator, anti-pestcoordinator]\n', 'wie: []\n'],
      '.wie',
      'nobody does this step',
    ],
    ['a step that nothing leads to', ['nee: [stap-5]', 'nee: [stap-4]'], '.id', 'no way leads'],
    [
      'no aanspreekpunt',
      ['[aanspreekpunt, coordinator]', '[coordinator]'],
      'rollen',
      'no rol is aanspreekpunt',
    ],
    [
      'no coordinator',
      ['[aanspreekpunt, coordinator]', '[aanspreekpunt]'],
      'rollen',
      'no rol is coordinator',
    ],
    [
      'who leads is who one confides in',
      ['[leiding]', '[leiding, vertrouwenspersoon-intern]'],
      '.functies',
      'way around',
    ],
    [
      'a suspension longer than a week',
      ['naam: Schorsing\n', 'naam: Schorsing\n    hoogstensDagen: 10\n'],
      '.hoogstensDagen',
      'longer than the law',
    ],
    [
      'a suspension without an end',
      [/ {4}kanttekening: Volgens de wet duurt.*\n/, ''],
      '.hoogstensDagen',
      'no end',
    ],
    [
      'one talk with who is bullied and who bullies',
      [
        'met: [gepeste, pester, groep, ouders-gepeste, ouders-pester]\n      gesprek: apart',
        'met: [gepeste, pester]\n      gesprek: samen',
      ],
      '.gesprek',
      '',
    ],
    [
      'a helpline of the past',
      ['- Help elkaar.', '- Kijk op pestweb.nl.'],
      'regels.lijst',
      'no helpline any more',
    ],
    [
      'old hours of the Kindertelefoon',
      ['- Help elkaar.', '- Bel tussen 14.00 en 20.00 uur.'],
      'regels.lijst',
      'old hours',
    ],
    ['a chat that is gone', ['- Help elkaar.', '- Zoek de robotbuddy.'], 'regels.lijst', 'that is gone'],
  ])('%s', async (_what, change, path, message) => {
    const changes: Change[] = [change];
    // Its kanttekening is what makes the talk allowed.
    if (path === '.functies')
      changes.push(['overPersoneel: [bestuur, externe-vertrouwenspersoon]', 'overPersoneel: []']);
    if (path === '.gesprek') changes.push([/ {6}kanttekening: Hoe lang de afspraak.*\n/, '']);
    const { problems, warnings } = await changed(...changes);
    expect(problems).toEqual([]);
    expect(told(warnings)).toContainEqual(
      expect.stringMatching(new RegExp(`${literally(path)}.*${literally(message)}`)),
    );
  });

  it('not what is told to have been left out', () => {
    expect(text).toContain('pestweb.nl');
  });
});

describe('a school that is live', () => {
  const boxes: readonly Change[] = [
    ['status: proef', 'status: live'],
    [
      'functies: [aanspreekpunt, coordinator]',
      'functies: [aanspreekpunt, coordinator]\n    postbus: pesten@school.nl',
    ],
    ['functies: [leiding]', 'functies: [leiding]\n    postbus: directie@school.nl'],
    ['functies: [bestuur]', 'functies: [bestuur]\n    postbus: meldingen@bestuur.nl'],
    ['talen: [nl, en]', 'escalatie: [{ na: binnen 2 schooldagen, naar: directie }]\ntalen: [nl, en]'],
    [
      'talen: [nl, en]',
      'goedkeuringen:\n  - { namens: coordinator, door: APC, op: 2026-11-01 }\n  - { namens: fg, door: FG, op: 2026-11-02 }\n  - { namens: bestuur, door: voorzitter, op: 2026-11-03 }\ntalen: [nl, en]',
    ],
  ];

  it('needs mailboxes that work, an escalation and three approvals; proef needs none of them', async () => {
    expect((await changed(['status: proef', 'status: live'])).problems.map(({ path }) => path)).toEqual([
      'routes.standaard',
      'routes.dringend',
      'routes.overPersoneel',
      'escalatie',
      'goedkeuringen',
      'goedkeuringen',
      'goedkeuringen',
    ]);
    expect((await changed(...boxes)).problems).toEqual([]);
  });

  it.each<[string, Change, string]>([
    ['an address that no mail reaches', ['pesten@school.nl', 'pesten@example.org'], 'routes.standaard'],
    ['nobody of the bestuur', ['    postbus: meldingen@bestuur.nl\n', ''], 'routes.overPersoneel'],
    ['an escalation to the same rol', ['naar: directie', 'naar: anti-pestcoordinator'], 'escalatie[0].naar'],
    ['an escalation to the same mailbox', ['directie@school.nl', 'pesten@school.nl'], 'escalatie[0].naar'],
    [
      'an escalation to the same person',
      ['postbus: directie@school.nl', 'postbus: directie@school.nl\n    inProtocol: [Marieke Storm]'],
      'escalatie[0].naar',
    ],
    ['an escalation without a term', ['na: binnen 2 schooldagen', 'na: geen'], 'escalatie[0].na'],
    ['an approval that is missing', [/ {2}- \{ namens: fg.*\n/, ''], 'goedkeuringen'],
  ])('not with %s', async (_what, change, path) => {
    expect((await changed(...boxes, change)).problems.map((problem) => problem.path)).toEqual([path]);
  });
});

it('the schema for editors is the schema of the program', async () => {
  const kept: unknown = JSON.parse(await readFile('deployment/scholen/schema.json', 'utf8'));
  expect(kept).toEqual(JSON.parse(JSON.stringify(schoolJsonSchema())));
});
