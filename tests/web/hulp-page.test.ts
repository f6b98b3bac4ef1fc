import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import restify from 'restify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addPages, buildAssets, schoolpakket, schoolStore } from '../support/scripted-bot.js';

let now = new Date(0);
let url: string;
let stop: () => void;

beforeAll(async () => {
  const server = restify.createServer({ name: 'test' });
  const schools = schoolStore(schoolpakket('marimba', 'De Marimba'));
  addPages(await buildAssets(), schools, undefined, { now: () => now })(server);
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  url = `http://127.0.0.1:${(server.server.address() as AddressInfo).port}`;
  stop = () => void server.server.close();
});
afterAll(() => stop?.());

const EVENING = '2026-11-20T20:30:00+01:00';
const NIGHT = '2026-11-20T23:30:00+01:00';
const SATURDAY = '2026-11-21T12:00:00+01:00';
const KERST = '2026-12-25T12:00:00+01:00';
const WORKDAY = '2026-11-20T10:00:00+01:00';

interface Line {
  readonly naam: string;
  readonly text: string;
  readonly markup: string;
  /** `open`, `dicht` or `onbekend`, of each row of hours. */
  readonly marks: readonly string[];
}

const textOf = (markup: string) =>
  markup
    .replace(/<[^>]+>/g, ' ')
    .replace(/&amp;/g, '&')
    .replace(/\s+/g, ' ')
    .trim();

/** The lists of helplines of a page at a moment. */
async function listsAt(moment: string, path = '/s/marimba/hulp'): Promise<readonly (readonly Line[])[]> {
  now = new Date(moment);
  const page = await (await fetch(url + path)).text();
  return [...page.matchAll(/<ul class="lijnen"[^>]*>([\s\S]*?)<\/ul>/g)].map(([, list = '']) =>
    [...list.matchAll(/<li>([\s\S]*?)<\/li>/g)].map(([, markup = '']) => ({
      naam: textOf(/<h[23]>(.*?)<\/h[23]>/.exec(markup)?.[1] ?? ''),
      text: textOf(markup),
      markup,
      marks: [...markup.matchAll(/<p class="nu (\w+)">/g)].map(([, mark = '']) => mark),
    })),
  );
}
const namesOf = (lines: readonly Line[] = []) => lines.map(({ naam }) => naam);
const lineOf = (lines: readonly Line[] = [], naam: string): Line => {
  const found = lines.find((line) => line.naam === naam);
  if (found === undefined) throw new Error(`${naam} is not in ${namesOf(lines).join(', ')}`);
  return found;
};

describe('the page with help', () => {
  it('has danger first, and where somebody is there now before the others', async () => {
    const [leerling] = await listsAt(SATURDAY);
    expect(namesOf(leerling)).toEqual([
      '112',
      '113 Zelfmoordpreventie',
      'De Kindertelefoon',
      'Veilig Thuis',
      'Centrum Seksueel Geweld',
      'Helpwanted',
      'Discriminatie.nl',
      'De vertrouwensinspecteur',
      'Jouw Veilige School',
    ]);
    const [night] = await listsAt(NIGHT);
    expect(namesOf(night).indexOf('De Kindertelefoon')).toBe(4);
    expect(namesOf(night)[0]).toBe('112');
  });

  it.each([
    [EVENING, 'De Kindertelefoon', 'Nu open, tot 21 uur. Elke dag van 11 tot 21 uur. Het is gratis.'],
    [NIGHT, 'De Kindertelefoon', 'Nu dicht. Weer open morgen vanaf 11 uur. Elke dag van 11 tot 21 uur.'],
    [KERST, 'De Kindertelefoon', 'Nu open, tot 21 uur.'],
    [WORKDAY, 'De vertrouwensinspecteur', 'Nu open, tot 17 uur. Werkdagen van 8 tot 17 uur, niet op'],
    [EVENING, 'De vertrouwensinspecteur', 'Nu dicht. Weer open op maandag vanaf 8 uur.'],
    [SATURDAY, 'De vertrouwensinspecteur', 'Nu dicht. Weer open op maandag vanaf 8 uur.'],
    // Tweede Kerstdag is a Saturday.
    [KERST, 'De vertrouwensinspecteur', 'Nu dicht. Weer open op maandag vanaf 8 uur.'],
    [
      WORKDAY,
      'Veilig Thuis',
      'Chatten: Nu open, tot 17 uur. Werkdagen van 9 tot 17 uur, niet op feestdagen.',
    ],
    [SATURDAY, 'Veilig Thuis', 'Chatten: Nu dicht. Weer open op maandag vanaf 9 uur.'],
    [SATURDAY, 'Veilig Thuis', 'Bellen: Nu open. Dag en nacht. Het is gratis.'],
    [NIGHT, '113 Zelfmoordpreventie', 'Nu open. Dag en nacht. Het is gratis.'],
  ])('at %s it says of %s: %s', async (moment, naam, words) => {
    const [leerling] = await listsAt(moment);
    expect(lineOf(leerling, naam).text).toContain(words);
  });

  it('says nothing of hours and costs that nobody checked', async () => {
    const [leerling] = await listsAt(SATURDAY);
    const { text } = lineOf(leerling, 'Helpwanted');
    expect(text).toContain('Chatten: Ik weet niet of er nu iemand is. Het is gratis.');
    expect(text).toMatch(/Bellen: Ik weet niet of er nu iemand is\.$/);
    expect(lineOf(leerling, '112').text).not.toContain('gratis');
    expect(lineOf(leerling, 'De vertrouwensinspecteur').text).not.toContain('gratis');
  });

  it('has a button for each way, and an app as words', async () => {
    const [leerling] = await listsAt(SATURDAY);
    expect(lineOf(leerling, '112').text).toContain('App: 112NL');
    for (const href of [
      'tel:112',
      'tel:113',
      'tel:08000113',
      'tel:08000432',
      'tel:09001113111',
      'tel:0202615275',
    ])
      expect(leerling?.map(({ markup }) => markup).join()).toContain(`href="${href}"`);
    expect(lineOf(leerling, 'De Kindertelefoon').markup).toContain('href="https://kindertelefoon.nl"');
  });

  it('has a part for parents, in their words and without 112 again', async () => {
    const [, ouder] = await listsAt(WORKDAY);
    expect(namesOf(ouder)).toEqual([
      '113 Zelfmoordpreventie',
      'Veilig Thuis',
      'Centrum Seksueel Geweld',
      'De vertrouwensinspecteur',
      'Ouders & Onderwijs',
      'De Landelijke Klachtencommissie Onderwijs',
    ]);
    expect(lineOf(ouder, 'De Landelijke Klachtencommissie Onderwijs').text).toContain('Komt u er met school');
  });

  it('has the part for parents first when a parent asks', async () => {
    const [ouder, leerling] = await listsAt(WORKDAY, '/s/marimba/hulp?wie=ouder');
    expect(namesOf(ouder)[0]).toBe('112');
    expect(namesOf(ouder)).toContain('Ouders & Onderwijs');
    expect(namesOf(leerling)).toContain('De Kindertelefoon');
    expect(namesOf(leerling)).not.toContain('112');
    const page = await (await fetch(`${url}/s/marimba/hulp?wie=ouder`)).text();
    expect(page).toContain('Is uw kind nu in gevaar?');
    expect(page.match(/id="lijnen"/g)).toHaveLength(1);
  });

  it('says in another language the hours of that language, and that they speak Dutch there', async () => {
    const [pupil] = await listsAt(EVENING, '/s/marimba/hulp?taal=en');
    const { text } = lineOf(pupil, 'De Kindertelefoon');
    expect(text).toContain('Open now, until 21:00. Every day from 11:00 to 21:00. It is free.');
    expect(text).toContain('They speak Dutch there.');
    expect(lineOf(pupil, 'Helpwanted').text).not.toContain('They speak Dutch');
  });

  it('stands in the conversation too, for who reads it', async () => {
    const [leerling, ...others] = await listsAt(NIGHT, '/s/marimba');
    expect(others).toEqual([]);
    expect(lineOf(leerling, 'De Kindertelefoon').marks).toEqual(['dicht']);
    const [ouder] = await listsAt(NIGHT, '/s/marimba?wie=ouder');
    expect(namesOf(ouder)).toContain('Ouders & Onderwijs');
  });

  it('never leaves somebody with closed helplines only, at any half hour of a week with Kerst in it', async () => {
    for (const wie of ['leerling', 'ouder']) {
      for (let half = 0; half < 7 * 48; half += 1) {
        const moment = new Date(Date.parse('2026-12-21T00:00:00+01:00') + half * 30 * 60_000);
        for (const list of await listsAt(moment.toISOString(), `/s/marimba/hulp?wie=${wie}`)) {
          const toTalk = list.filter(({ naam }) => naam !== '112');
          const there = toTalk.filter(({ marks }) => marks.includes('open'));
          expect(there.some(({ markup }) => markup.includes('tel:'))).toBe(true);
          expect(there.some(({ text }) => text.includes('Chat op'))).toBe(true);
          const firstClosed = list.findIndex(
            ({ marks }) => marks.length > 0 && marks.every((mark) => mark === 'dicht'),
          );
          const lastOpen = list.map(({ marks }) => marks.includes('open')).lastIndexOf(true);
          if (firstClosed >= 0) expect(firstClosed).toBeGreaterThan(lastOpen);
        }
      }
    }
  });

  it.each(['nl', 'en'])('has no number, site or hour of a helpline in its own texts (%s)', (lang) => {
    const { hulp } = (
      JSON.parse(readFileSync(`locales/${lang}/pagina.json`, 'utf8')) as { pagina: { hulp: object } }
    ).pagina;
    expect(JSON.stringify(hulp)).not.toMatch(/\d|\.nl\b/);
  });
});
