import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { reachable } from '../../src/domain/stappenplan/wegen.js';
import { productSchools } from '../support/product-schools.js';

type Said = readonly [where: string, text: string];

/** Every text under a value, with its path; the words that say where a fact stands, and names, are no texts. */
function textsIn(value: unknown, path: string): readonly Said[] {
  if (typeof value === 'string') return [[path, value]];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value)
    .filter(([key]) => !['bron', 'inProtocol'].includes(key))
    .flatMap(([key, inner]) => textsIn(inner, `${path}.${key}`));
}

/** What a school shows. Its two lists say what was decided about the document, so they name what is left out. */
const shownBy = ([id, { weggelaten, kanttekeningen, ...shown }]: (typeof productSchools)[number]) =>
  textsIn(shown, id);
const locales: readonly Said[] = ['nl', 'en'].flatMap((language) =>
  readdirSync(`locales/${language}`)
    .filter((name) => name.endsWith('.json'))
    .flatMap((name) =>
      textsIn(JSON.parse(readFileSync(`locales/${language}/${name}`, 'utf8')), `${language}/${name}`),
    ),
);
const everywhere = [...productSchools.flatMap(shownBy), ...locales];

interface Advice {
  /** How a text would give it. */
  readonly pattern: RegExp;
  /** A text that must be found, so that the pattern can fail. */
  readonly example: string;
  /** A text that is good, though it comes near. */
  readonly fine: string;
  readonly unless?: RegExp;
}

const never: Readonly<Record<string, Advice>> = {
  'crying provokes it': {
    pattern: /huil\w*|boos worden|cry(?:ing)?\b/i,
    unless: /mag (?:je )?(?:altijd )?huilen|niet erg|signa|verdriet/i,
    example: 'Ga niet huilen, want dat wil een pester zien.',
    fine: 'Je mag altijd huilen.',
  },
  'do not bring your child': {
    pattern:
      /\b(?:breng|bring|haal)\w*[^.]*(?:naar|to|van) (?:de )?school|overbescherm|te veel bescherm|uitzonderingspositie/i,
    example: 'Breng uw kind liever niet naar school.',
    fine: 'De school brengt verslag uit aan de ouders.',
  },
  'go to the other parents yourself': {
    pattern:
      /\b(?:ga|neem|zoek|bel|benader|spreek|vraag)\b(?! samen)[^.]*\b(?:ouders? van (?:de |het |een )?(?:pester|kind dat pest|ander)|andere ouders)|onderling contact/i,
    unless: /elke mentor|directeur|niet zelf|Moedig ouders niet aan/,
    example: 'Neem zelf contact op met de ouders van de pester.',
    fine: 'Luister serieus naar de ouders van het kind dat gepest wordt.',
  },
  'the child has to work on itself': {
    pattern:
      /aan (?:zichzelf|jezelf|uzelf)[^.]* werk|werk\w* aan (?:zichzelf|jezelf|uzelf)|zelfverzekerd|anders opstel|andere reactie|lok\w* (?:het|dit) uit|work on (?:itself|yourself)/i,
    example: 'Je kind moet aan zichzelf leren werken.',
    fine: 'Complimenten helpen het zelfrespect weer groeien.',
  },
  'a rhyme about who pests': {
    pattern: /\bnesten\b/i,
    example: 'Wie pest, zit in de nesten.',
    fine: 'Ook wie pest, krijgt hulp.',
  },
  'a duty to tell': {
    pattern:
      /recht en (?:de )?plicht|\b(?:je|jij|iedereen) (?:moet|bent verplicht)\w*[^.]*\b(?:vertellen|melden|doorvertellen|aangeven)\b|\bplicht\b[^.]*\b(?:vertel|meld)en\b/i,
    example: 'Je moet het altijd aan de juf vertellen.',
    fine: 'Je mag het vertellen. Dat hoeft niet.',
  },
  'doing nothing as a reproach': {
    pattern: /\bni(?:ks|ets) doen\b[^.?]*\b(?:optie|keuze|kan|mag|is|helpt)\b|doing nothing/i,
    example: 'Niks doen kan niet.',
    fine: 'School kan er iets aan doen.',
  },
  'everybody wipes before there is proof': {
    pattern: /\b(?:iedereen|klas|leerling\w*|je|materiaal)\b[^.]*\b(?:wis(?:t|sen)?|verwijder(?:t|en)?)\b/i,
    unless: /bewa(?:ar|ren)|bewijs|gesprek|geschiedenis|vertelde|van school/i,
    example: 'De hele klas pakt de telefoon en wist alles.',
    fine: 'Eerst is het bewijs bewaard. Daarna verwijdert iedereen nare berichten.',
  },
  'traits by which to know who pests or is bullied': {
    pattern:
      /heetgebakerd|charisma|stoere? (?:houding|voorkomen)|laag zelfbeeld|eigenwaarde|frustratiedrempel|autis|kwetsbaarste|snel huil|sterksten|gevoelig of passief|asociaal/i,
    example: 'Wie pest, is vaak heetgebakerd en heeft een stoer voorkomen.',
    fine: 'Uw kind staat vaak alleen in de pauze.',
  },
  'looking at a nude image': {
    pattern:
      /(?:kijk|bewaar|kopieer|zien|stuur|keep|look)\w*[^.]*(?:naakt|nude)|(?:naakt|nude)\w*[^.]*(?:zien|bekijk|bewa|kopi)/i,
    unless: /\b(?:nooit|niemand|geen|niet|never|nobody|no|not)\b/i,
    example: 'Vraag de leerling om de naaktfoto te laten zien.',
    fine: 'Bekijk en bewaar nooit naaktbeeld.',
  },
  'a helpline that is gone, or its old hours': {
    pattern: /pest-?web|robot-?buddy|chatbot@|14[.:]00[^.]{0,12}20[.:]00|(?:van )?(?:2|14) tot (?:8|20) uur/i,
    example: 'De robotbuddy van de Kindertelefoon is er van 14.00 tot 20.00 uur.',
    fine: 'Typ ‘hulp nu’ voor hulp van vandaag.',
  },
};

/** The lines of each document that hold such advice. */
const harmful: readonly (readonly [school: string, lines: readonly number[]])[] = [
  ['auris', [125, 136, 220, 225, 226, 257, 284]],
  ['mozaiek', [126, 150, 176, 260, 271, 290]],
  ['aeres', [183, 243, 343]],
  ['marimba', [81, 113]],
];
const holds = (regels: string | undefined, line: number): boolean =>
  [...(regels ?? '').matchAll(/(\d+)(?:-(\d+))?/g)].some(
    ([, from, to]) => Number(from) <= line && line <= Number(to ?? from),
  );

describe('never shown as advice', () => {
  it.each(harmful)('what %s says of it is named as left out, by its line', (school, lines) => {
    const pakket = productSchools.find(([id]) => id === school)?.[1];
    const named = [...(pakket?.weggelaten ?? []), ...(pakket?.kanttekeningen ?? [])];
    expect(lines.filter((line) => !named.some(({ bron }) => holds(bron.regels, line)))).toEqual([]);
  });

  it.each(Object.entries(never))('%s, in no school and no language', (_name, advice) => {
    const gives = (text: string) => advice.pattern.test(text) && !(advice.unless?.test(text) ?? false);
    expect([gives(advice.example), gives(advice.fine)]).toEqual([true, false]);
    expect(everywhere.filter(([, text]) => gives(text))).toEqual([]);
  });
});

/** "The pester" in the words of these schools. */
const who = '(?:de pester|wie (?:jou |het )?pest|(?:het|de) (?:kind|leerling) (?:dat|die) pest)';
const alone = new RegExp(
  String.raw`\b(?:ga|stap|loop|praat|zeg|vraag|vertel)\b(?! niet)[^.]*\b(?:naar|tegen|met|aan) ${who}`,
  'i',
);
const solveIt = /\bzelf\b[^.]*\bop(?:te |ge)?los|\blos\w*\b[^.]*\bop\b/i;

describe.each(productSchools)(
  'at %s no child goes to the one who pests alone',
  (_id, { stappenplan, advies }) => {
    const { stappen, start, herhaling } = stappenplan;
    const forPesten = reachable(stappenplan, [...start.vermoeden, ...start.vastgesteld, ...herhaling]);

    it('every talk of both is led by somebody of school, and its note says that the child chooses', () => {
      const both = stappen.filter(
        ({ met, gesprek }) => met.includes('gepeste') && met.includes('pester') && gesprek !== 'apart',
      );
      for (const { id, wie, kanttekening } of both) {
        expect(wie, id).not.toEqual([]);
        expect(kanttekening, id).toMatch(/gepeste (?:kind|leerling)/);
      }
    });

    it('solving it yourselves is for a conflict only, never after a vermoeden or pesten', () => {
      const self = stappen.filter(({ titel, tekst }) => solveIt.test(`${titel}. ${tekst.leerling ?? ''}`));
      expect(self.filter(({ id }) => forPesten.has(id)).map(({ id }) => id)).toEqual([]);
    });

    it('no tip to a leerling says so', () => {
      expect(alone.test('Ga zelf naar het kind dat pest.')).toBe(true);
      const tips = Object.values(advies.leerling).flatMap(({ tips }) => tips);
      expect(tips.filter((tip) => alone.test(tip))).toEqual([]);
    });
  },
);
