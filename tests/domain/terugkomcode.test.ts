import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import words from '../../locales/nl/geheime-woorden.json' with { type: 'json' };
import {
  canonicalTerugkomcode,
  createTerugkomcodeParser,
  isOneSlip,
  makeTerugkomcode,
} from '../../src/domain/terugkomcode.js';

const parser = createTerugkomcodeParser(words);
const small = createTerugkomcodeParser(['appel', 'fiets', 'zwembad', 'konijn', 'tuin', 'boek', 'vlinder']);
const code = ['appel', 'fiets', 'zwembad', 'konijn', 'tuin'];

const codes = fc
  .array(fc.nat({ max: 0x7fffffff }), { minLength: 5, maxLength: 5 })
  .map((chances) => makeTerugkomcode(words, (max) => (chances.pop() ?? 0) % max));

const letters = 'abcdefghijklmnopqrstuvwxyz';
const slip = fc.record({
  kind: fc.constantFrom('drop', 'add', 'change', 'swap'),
  at: fc.nat({ max: 7 }),
  letter: fc.constantFrom(...letters),
});

function slipped(word: string, { kind, at, letter }: { kind: string; at: number; letter: string }): string {
  const place = at % word.length;
  const [before, here, after] = [word.slice(0, place), word.slice(place, place + 1), word.slice(place + 1)];
  if (kind === 'drop') return before + after;
  if (kind === 'add') return before + letter + here + after;
  if (kind === 'change') return before + letter + after;
  return before + after.slice(0, 1) + here + after.slice(1);
}

describe('makeTerugkomcode', () => {
  it('picks five different words of the list', () => {
    fc.assert(
      fc.property(codes, (made) => {
        expect(new Set(made).size).toBe(5);
        expect(made.filter((word) => !words.includes(word))).toEqual([]);
      }),
    );
  });

  it('can give every word, and asks for a chance among the words that are left', () => {
    const asked: number[] = [];
    const made = makeTerugkomcode(['a', 'b', 'c', 'd', 'e', 'f'], (max) => {
      asked.push(max);
      return max - 1;
    });
    expect(made).toEqual(['f', 'e', 'd', 'c', 'b']);
    expect(asked).toEqual([6, 5, 4, 3, 2]);
  });

  it('has at least 54.9 bits of chance', () => {
    const bits = [0, 1, 2, 3, 4].reduce((sum, taken) => sum + Math.log2(words.length - taken), 0);
    expect(bits).toBeGreaterThan(54.9);
  });

  it('refuses a list that is too short', () => {
    expect(() => makeTerugkomcode(['a', 'b', 'c', 'd'], () => 0)).toThrow(RangeError);
  });
});

describe('a code as a child types it', () => {
  it.each([
    ['plain', 'appel fiets zwembad konijn tuin'],
    ['numbered, with capitals and signs', '1. Appel, fiets  ZWEMBAD konijn-tuin!'],
    ['a line each', '1) appel\n2) fiets\n3) zwembad\n4) konijn\n5) tuin\n'],
    ['with emoji', '🍎appel 🚲 fiets🏊zwembad 🐰 konijn, tuin 🌷'],
    ['with "en" between', 'appel en fiets en zwembad en konijn en tuin'],
    [
      'in a sentence',
      'hoi mijn geheime woorden zijn appel fiets zwembad konijn tuin, heb je al wat gehoord?',
    ],
    ['twice', 'appel fiets zwembad konijn tuin, dus appel fiets zwembad konijn tuin'],
    ['stuck together', 'appelfietszwembadkonijntuin'],
    ['partly stuck together', 'appelfiets zwembadkonijn tuin'],
    ['a word split in two', 'appel fiets zwem bad konijn tuin'],
    ['spelt by ear', 'apel viets swembat konein tuin'],
    ['one letter off in each word', 'appl fietss zwemdad konjin tuun'],
    ['stuck together with a slip', 'appelfietzzwembadkonijntuin'],
    ['with the letter ij and accents', 'áppel fiets zwembad konĳn tuin'],
  ])('is read when it is %s', (_, text) => {
    const parsed = small.parse(text);
    expect(parsed.ok && parsed.value[0]).toEqual(code);
  });

  it('gives what was typed before anything mended', () => {
    const parsed = small.parse('appel fiets zwembad konijn tuin boekk');
    expect(parsed.ok && parsed.value[0]).toEqual(code);
    expect(parsed.ok && parsed.value.length).toBeGreaterThan(1);
  });

  it.each([
    ['', { ok: false, reason: 'te-weinig', found: 0 }],
    ['weet ik niet meer', { ok: false, reason: 'te-weinig', found: 0 }],
    ['appel fiets', { ok: false, reason: 'te-weinig', found: 2 }],
    ['appel appel appel appel appel', { ok: false, reason: 'te-weinig', found: 5 }],
    ['appel fiets gordijn konijn tuin', { ok: false, reason: 'onbekend-woord', positions: [3] }],
    ['het is appel fiets gordijn konijn lamp', { ok: false, reason: 'onbekend-woord', positions: [3, 5] }],
  ])('that cannot be read gives the reason and none of the words: "%s"', (text, expected) => {
    expect(small.parse(text)).toEqual(expected);
  });

  it('is not read into a story', () => {
    const story =
      'vandaag pakten ze weer mijn tas en iedereen stond erbij maar niemand deed iets en de juf was weg';
    expect(parser.parse(story)).toMatchObject({ ok: false, reason: 'te-weinig' });
  });

  it('parses to itself in any case and spacing', () => {
    const between = fc.constantFrom(' ', '  ', ', ', '\n', '-', ' en ', ' 🌻 ', '. ', ';');
    fc.assert(
      fc.property(codes, between, fc.boolean(), (made, separator, loud) => {
        const text = made.map((word) => (loud ? word.toUpperCase() : word)).join(separator);
        expect(parser.parse(text)).toEqual({ ok: true, value: [made] });
      }),
    );
  });

  it('is among the candidates when it is written as one word', () => {
    fc.assert(
      fc.property(codes, (made) => {
        const parsed = parser.parse(made.join(''));
        expect(parsed.ok && parsed.value).toContainEqual(made);
      }),
    );
  });

  it('is among the candidates, never more than 16, after a slip in one word', () => {
    fc.assert(
      fc.property(codes, fc.nat({ max: 4 }), slip, (made, at, how) => {
        const typed = made.map((word, index) => (index === at ? slipped(word, how) : word));
        const parsed = parser.parse(typed.join(' '));
        expect(parsed.ok && parsed.value).toContainEqual(made);
        expect(parsed.ok && parsed.value.length).toBeLessThanOrEqual(16);
      }),
      { numRuns: 500 },
    );
  });

  it('is mended only to words that are one slip or one sound away', () => {
    const [first = '', ...rest] = words.slice(100, 105);
    const parsed = parser.parse([`${first}q`, ...rest].join(' '));
    const firsts = parsed.ok ? parsed.value.map(([word]) => word) : [];
    expect(firsts).toContain(first);
    expect(firsts.filter((word) => !isOneSlip(`${first}q`, word))).toEqual([]);
  });

  it('any text at all gives an answer', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 2000 }), (text) => {
        expect(typeof parser.parse(text).ok).toBe('boolean');
        expect(typeof parser.looksLike(text)).toBe('boolean');
      }),
    );
  });
});

describe('canonicalTerugkomcode', () => {
  it('is the five words in order with a space between', () => {
    expect(canonicalTerugkomcode(['appel', 'fiets', 'zwembad', 'konijn', 'tuin'])).toBe(
      'appel fiets zwembad konijn tuin',
    );
  });
});

describe('a message that looks like a code', () => {
  it.each([
    'appel fiets zwembad konijn tuin',
    'Appel, fiets, zwembad, konijn en tuin',
    'appelfietszwembadkonijntuin',
    'appel fiets zwembad konijn',
    'apel fiets zwembad konijn tuin',
    'apel fiets zwembad konein tuin',
    'mijn geheime woorden zijn appel fiets zwembad konijn tuin',
    'ik heb een code: appel fiets zwembad konijn tuin',
  ])('is recognised: "%s"', (text) => expect(small.looksLike(text)).toBe(true));

  it('is every made code', () => {
    fc.assert(
      fc.property(codes, (made) => {
        expect(parser.looksLike(made.join(' '))).toBe(true);
      }),
    );
  });

  it.each([
    'hoi',
    'ik ben mijn geheime woorden kwijt',
    'hoeveel geheime woorden zijn er?',
    'wat is een code?',
    'ze hebben mijn fiets kapot gemaakt',
    'mijn fiets lag in de sloot',
    'ze gooien mijn appel altijd weg in de kantine',
    'ze pakken mijn broodtrommel en mijn rugzak af',
    'in de bus zit niemand naast mij',
    'bij gym en bij voetbal kiezen ze mij als laatste',
    'bij zwemmen duwen ze mij onder water in het zwembad',
    'na voetbal gooien ze mijn schoenen over het hek',
    'ze zeggen dat mijn jurk stom is',
    'hij heeft mijn potlood en mijn liniaal gebroken',
    'ze hebben mijn tekening verscheurd',
    'op maandag en dinsdag is het het ergst',
    'op vrijdag na gymles wachten ze mij op bij het hek',
    'elke woensdag op voetbal',
    'vorige week donderdag in de kantine',
    'elke ochtend in de bus en elke middag op de fiets',
    'maandag dinsdag en woensdag',
    'sinds september of oktober',
    'sinds januari, en in februari werd het erger',
    'het begon in november op mijn verjaardag',
    'ik mag nooit op een feestje komen',
    'ze hebben mij niet uitgenodigd voor het feestje van mijn vriendin',
    'iedereen mocht mee naar het pretpark behalve ik',
    'ze zitten steeds aan mijn jas en mijn sjaal',
    'ze hebben mijn jas in de wasbak gegooid',
    'ze spuiten water over mijn tekening',
    'met muziek en tekenen zit ik alleen',
    'ik speel gitaar en dat vinden ze stom',
    'ik zit op judo en op ballet',
    'ik hou van voetbal, turnen en tekenen',
    'ik vind rekenen, taal en muziek leuk',
    'mijn hobby is dansen en zwemmen',
    'we hebben thuis een konijn en een hamster',
    'mijn konijn en mijn cavia zijn lief',
    'ik heb twee paarden, een pony en een papegaai',
    'ze noemen mij een pinguin',
    'ze noemen mij tomaat omdat ik rood word',
    'ze roepen pompoen naar mij',
    'ze gooien met sneeuw en ijs',
    'in de winter gooien ze sneeuw in mijn capuchon',
    'in de zomer bij het strand deden ze het ook',
    'op het kamp moest ik in een andere tent',
    'bij de bushalte wachten ze mij op',
    'op het voetbalveld en in de sporthal',
    'in de klas, in de gang en op het plein',
    'bij de trap naast de kantine',
    'achter de garage bij het fietspad',
    'ze hebben mijn bureau en mijn stoel vol lijm gedaan',
    'ze hebben lijm op mijn computer gedaan',
    'hij duwt mij van de glijbaan',
    'ze laten mij niet meedoen met tikspel en voetbal',
    'ze lachen om mijn bloem in mijn haar',
    'ik durf niet meer naar de kantine',
    'ik fiets elke dag een andere route naar school',
    'mijn juf zegt dat ik het moet negeren',
    'ik wil dat het stopt, ik slaap slecht',
    'mag ik mijn naam weglaten?',
    'wat doet school als iemand gepest wordt?',
    'kan iemand mij bellen op zaterdag of zondag?',
    'moet ik geld geven voor snoep, een donut of chips',
    'ik moest mijn chips, mijn cake en mijn limonade afgeven',
    'ze pakten mijn agenda, mijn etui, mijn jas en mijn potlood',
    'oranje shirt, groene broek',
    'bedankt en een fijn weekend',
  ])('is not an ordinary sentence: "%s"', (text) => expect(parser.looksLike(text)).toBe(false));
});
