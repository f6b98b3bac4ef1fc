import { describe, expect, it } from 'vitest';
import { createI18nextTexts } from '../../src/adapters/texts-i18next/index.js';
import { dayOf } from '../../src/domain/calendar.js';
import type { HulplijnId } from '../../src/domain/verwijzing/hulplijn.js';
import type { Reden } from '../../src/domain/verwijzing/regels.js';
import { verwijs, verwijzingNaar } from '../../src/domain/verwijzing/verwijzing.js';
import type { Reader } from '../../src/ports/texts.js';
import type { About } from '../../src/use-cases/script.js';
import { tellVerwijzing, tellWegen } from '../../src/use-cases/verwijzing/tell.js';
import { TABLE } from '../domain/verwijzing/tabel.js';
import { ANYBODY, hulplijnen, wereldAt } from '../domain/verwijzing/world.js';

const texts = createI18nextTexts({ strict: true });

/** What a clock in Amsterdam says; the Friday is 20 November 2026. */
const MOMENTS = {
  'Friday 10:59': '2026-11-20T10:59:00+01:00',
  'Friday 14:00': '2026-11-20T14:00:00+01:00',
  'Friday 23:00': '2026-11-20T23:00:00+01:00',
  'Sunday 12:00': '2026-11-22T12:00:00+01:00',
  '24 December 18:00': '2026-12-24T18:00:00+01:00',
} as const;
type Moment = keyof typeof MOMENTS;

const every: Readonly<Record<Reden, true>> = {
  'nu-gevaar': true,
  'dood-denken': true,
  'jezelf-pijn': true,
  thuis: true,
  seks: true,
  beelden: true,
  online: true,
  personeel: true,
  ernstig: true,
  discriminatie: true,
  radicalisering: true,
  strafbaar: true,
  slachtoffer: true,
  praten: true,
  ouder: true,
  klacht: true,
  'klacht-leerling': true,
  medewerker: true,
  lezen: true,
  nacht: true,
  typen: true,
};
const redenen = Object.keys(every) as Reden[];
/** Whoever talks with the buddy; a medewerker reads what an ouder reads. */
const READERS: readonly Reader[] = ['leerling', 'leerling-vo', 'ouder'];

const spoken = (lang: string, reader: Reader, moment: string): Pick<About, 'today' | 'lang' | 'text'> => ({
  today: dayOf(new Date(moment)),
  lang,
  text: (key, params) => texts.text(lang, reader, key, params),
});
function tell(
  id: HulplijnId,
  reden: Reden,
  moment: string,
  lang = 'nl',
  reader: Reader = 'leerling',
): string {
  const verwijzing = verwijzingNaar(id, reden, wereldAt(moment));
  if (verwijzing === undefined) throw new Error(`These tests have no ${id}.`);
  return tellVerwijzing(verwijzing, spoken(lang, reader, moment));
}

/** Helpline and reason, with what is then said. */
type Bubbles = Readonly<Partial<Record<`${HulplijnId} ${Reden}`, string>>>;
describe.each<[string, string, Reader, Readonly<Partial<Record<Moment, Bubbles>>>]>([
  [
    'a leerling reads',
    'nl',
    'leerling',
    {
      'Friday 10:59': {
        'kindertelefoon praten':
          'Wil je met iemand praten, buiten school? De Kindertelefoon. Chat op kindertelefoon.nl of bel 0800-0432. Nu dicht. Weer open vandaag vanaf 11 uur. Het is gratis.',
      },
      'Friday 14:00': {
        'kindertelefoon praten':
          'Wil je met iemand praten, buiten school? De Kindertelefoon. Chat op kindertelefoon.nl of bel 0800-0432. Nu open, tot 21 uur. Het is gratis.',
        'veilig-thuis thuis':
          'Is het thuis niet veilig? Veilig Thuis. Bel 0800-2000. Dat kan dag en nacht. Chat op veiligthuis.nl. Nu open, tot 17 uur. Het is gratis.',
        'helpwanted online':
          'Gebeurt het online? Helpwanted. Chat op helpwanted.nl of bel 020-261 52 75. Ik weet niet of er nu iemand is.',
        '112 nu-gevaar': 'Is er nu gevaar? Bel 112 of typ in de app 112NL. Dat kan dag en nacht.',
        'centrum-seksueel-geweld seks':
          'Gaat het over aanraken of seks die je niet wilt? Centrum Seksueel Geweld. Bel 0800-0188 of kijk op centrumseksueelgeweld.nl. Dat kan dag en nacht.',
        'vertrouwensinspecteur personeel':
          'Doet iemand van school dit? Een volwassene kan voor jou bellen. De vertrouwensinspecteur. Bel 0900 111 3 111. Nu open, tot 17 uur.',
        'slachtofferhulp slachtoffer':
          'Wil je hulp na iets ergs? Slachtofferhulp Nederland. Bel 0900-0101. Ik weet niet of er nu iemand is. Kijk op slachtofferhulp.nl.',
        'jouw-veilige-school lezen':
          'Wil je er meer over lezen? Jouw Veilige School. Kijk op jouwveiligeschool.nl.',
      },
      'Friday 23:00': {
        'kindertelefoon praten':
          'Wil je met iemand praten, buiten school? De Kindertelefoon. Chat op kindertelefoon.nl of bel 0800-0432. Nu dicht. Weer open morgen vanaf 11 uur. Het is gratis.',
        '113 dood-denken':
          'Denk je aan dood zijn? 113 Zelfmoordpreventie. Bel 113 of chat op 113.nl. Dat kan dag en nacht. Het is gratis.',
        '113 nacht':
          'Voel je je heel rot en kan het niet wachten? 113 Zelfmoordpreventie. Bel 113 of chat op 113.nl. Dat kan dag en nacht. Het is gratis.',
        'veilig-thuis thuis':
          'Is het thuis niet veilig? Veilig Thuis. Bel 0800-2000. Dat kan dag en nacht. Het is gratis.',
        'vertrouwensinspecteur personeel':
          'Doet iemand van school dit? Een volwassene kan voor jou bellen. De vertrouwensinspecteur. Bel 0900 111 3 111. Nu dicht. Weer open op maandag vanaf 8 uur.',
      },
      'Sunday 12:00': {
        'kindertelefoon jezelf-pijn':
          'Doe je jezelf pijn? De Kindertelefoon. Chat op kindertelefoon.nl of bel 0800-0432. Nu open, tot 21 uur. Het is gratis.',
        'vertrouwensinspecteur personeel':
          'Doet iemand van school dit? Een volwassene kan voor jou bellen. De vertrouwensinspecteur. Bel 0900 111 3 111. Nu dicht. Weer open morgen vanaf 8 uur.',
      },
      '24 December 18:00': {
        'vertrouwensinspecteur personeel':
          'Doet iemand van school dit? Een volwassene kan voor jou bellen. De vertrouwensinspecteur. Bel 0900 111 3 111. Nu dicht. Weer open op maandag vanaf 8 uur.',
      },
    },
  ],
  [
    'an ouder reads',
    'nl',
    'ouder',
    {
      'Friday 14:00': {
        'ouders-onderwijs ouder':
          'Wilt u advies als ouder? Ouders & Onderwijs. Bel 088-605 0101. Ik weet niet of er nu iemand is. Kijk op oudersenonderwijs.nl.',
        'lkc klacht':
          'Komt u er met school niet uit? De Landelijke Klachtencommissie Onderwijs. Kijk op onderwijsgeschillen.nl. Bel 030-280 9590. Ik weet niet of er nu iemand is.',
        '112 nu-gevaar': 'Is er nu gevaar? Bel 112 of typ in de app 112NL. Dat kan dag en nacht.',
      },
      'Friday 23:00': {
        '113 dood-denken':
          'Gaat het over zelfdoding? Bellen kan voor uzelf, en als u zich zorgen maakt. 113 Zelfmoordpreventie. Bel 113 of chat op 113.nl. Dat kan dag en nacht. Het is gratis.',
        'veilig-thuis thuis':
          'Is het thuis niet veilig? Veilig Thuis. Bel 0800-2000. Dat kan dag en nacht. Het is gratis.',
        'vertrouwensinspecteur ernstig':
          'Is het ernstig, of stopt het niet? De vertrouwensinspecteur. Bel 0900 111 3 111. Nu dicht. Weer open op maandag vanaf 8 uur.',
      },
    },
  ],
  [
    'a leerling reads in English',
    'en',
    'leerling',
    {
      'Friday 14:00': {
        'kindertelefoon praten':
          'Do you want to talk with somebody outside school? De Kindertelefoon. Chat at kindertelefoon.nl or call 0800-0432. Open now, until 21:00. It is free. They speak Dutch there.',
        '113 dood-denken':
          'Do you think about being dead? 113 Zelfmoordpreventie. Call 113 or chat at 113.nl. You can do that day and night. It is free. They speak Dutch there.',
        'veilig-thuis thuis':
          'Is it not safe at home? Veilig Thuis. Call 0800-2000. You can do that day and night. Chat at veiligthuis.nl. Open now, until 17:00. It is free. They speak Dutch there.',
        'helpwanted online':
          'Does it happen online? Helpwanted. Chat at helpwanted.nl or call 020-261 52 75. I do not know if somebody is there now.',
        '112 nu-gevaar':
          'Is there danger now? Call 112 or type in the app 112NL. You can do that day and night.',
      },
      'Friday 23:00': {
        'kindertelefoon praten':
          'Do you want to talk with somebody outside school? De Kindertelefoon. Chat at kindertelefoon.nl or call 0800-0432. Closed now. Open again tomorrow from 11:00. It is free. They speak Dutch there.',
        'vertrouwensinspecteur personeel':
          'Does somebody who works at school do this? An adult can call for you. De vertrouwensinspecteur. Call 0900 111 3 111. Closed now. Open again on Monday from 08:00. They speak Dutch there.',
      },
      '24 December 18:00': {
        'vertrouwensinspecteur personeel':
          'Does somebody who works at school do this? An adult can call for you. De vertrouwensinspecteur. Call 0900 111 3 111. Closed now. Open again on Monday from 08:00. They speak Dutch there.',
      },
    },
  ],
  [
    'an ouder reads in English',
    'en',
    'ouder',
    {
      'Friday 14:00': {
        '113 dood-denken':
          'Is it about suicide? You can call for yourself, and when you are worried. 113 Zelfmoordpreventie. Call 113 or chat at 113.nl. You can do that day and night. It is free. They speak Dutch there.',
        'ouders-onderwijs ouder':
          'Would you like advice as a parent? Ouders & Onderwijs. Call 088-605 0101. I do not know if somebody is there now. Look at oudersenonderwijs.nl. They speak Dutch there.',
      },
    },
  ],
])('%s', (_who, lang, reader, moments) => {
  const rows = Object.entries(moments).flatMap(([moment, bubbles]) =>
    Object.entries(bubbles).map(([what, bubble]) => [moment as Moment, what, bubble] as const),
  );
  it.each(rows)('on %s, of %s: %s', (moment, what, bubble) => {
    const [id, reden] = what.split(' ') as [HulplijnId, Reden];
    expect(tell(id, reden, MOMENTS[moment], lang, reader)).toBe(bubble);
  });
});

describe.each(READERS.flatMap((reader) => ['nl', 'en'].map((lang) => [reader, lang] as const)))(
  'to %s in %s',
  (reader, lang) => {
    it('there is a text for every reason, and it is one question', () => {
      for (const reden of redenen) {
        expect(texts.bubbles(lang, reader, `verwijzing.reden.${reden}`)).toHaveLength(1);
        expect(texts.text(lang, reader, `verwijzing.reden.${reden}`).match(/\?/g)).toHaveLength(1);
      }
    });

    it('a bubble asks one question at most, and has no hole', () => {
      for (const { id } of hulplijnen) {
        for (const moment of Object.values(MOMENTS)) {
          for (const reden of redenen) {
            const bubble = tell(id, reden, moment, lang, reader);
            expect(bubble.match(/\?/g)).toHaveLength(1);
            expect(bubble).not.toMatch(/\{\{|undefined|NaN| {2}|\.\./);
          }
        }
      }
    });

    it('a helpline that is there now does not say that it is closed, and the other way round', () => {
      const [open, closed] =
        lang === 'nl' ? [/dag en nacht|Nu open/, /Nu dicht/] : [/day and night|Open now/, /Closed now/];
      for (const { id } of hulplijnen) {
        for (const moment of Object.values(MOMENTS)) {
          const bubble = tell(id, 'praten', moment, lang, reader);
          expect(open.test(bubble) && closed.test(bubble)).toBe(false);
        }
      }
    });
  },
);

it.each(['nl', 'en'])('everybody of the table of rules can be told in %s', (lang) => {
  for (const [, situatie] of TABLE) {
    for (const moment of Object.values(MOMENTS)) {
      const all = { ...ANYBODY, ...situatie };
      const reader = all.wie === 'leerling' ? 'leerling' : 'ouder';
      for (const one of verwijs(all, wereldAt(moment))) {
        expect(tellVerwijzing(one, spoken(lang, reader, moment))).not.toBe('');
      }
    }
  }
});

it('of two numbers the one is told where somebody is now', () => {
  const wereld = wereldAt(MOMENTS['Friday 23:00']);
  const [office, always] = ['vertrouwensinspecteur', '113'].map((id) =>
    hulplijnen.find((one) => one.id === id)?.kanalen.find(({ soort }) => soort === 'bellen'),
  );
  if (office === undefined || always === undefined) throw new Error('These tests have no numbers.');
  const two = wereld.hulplijnen.map((one) =>
    one.id === 'laks' ? { ...one, kanalen: [office, always] } : one,
  );
  const laks = verwijzingNaar('laks', 'klacht-leerling', { ...wereld, hulplijnen: two });
  if (laks === undefined) throw new Error('These tests have no LAKS.');
  expect(tellWegen(laks, spoken('nl', 'leerling', MOMENTS['Friday 23:00']))).toEqual([
    'Bel 113.',
    'Dat kan dag en nacht.',
    'Het is gratis.',
  ]);
});
