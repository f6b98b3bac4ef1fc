import { describe, expect, it } from 'vitest';
import { conceptLanguages, toConcepts } from '../../src/adapters/texts-i18next/concepts.js';
import { createI18nextTexts } from '../../src/adapters/texts-i18next/index.js';
import type { Logger, LogLine } from '../../src/ports/logger.js';
import type { Reader, TextKey } from '../../src/ports/texts.js';

const files = {
  algemeen: {
    groet: 'Hoi.',
    alleenNl: 'Alleen hier.',
    dagen_one: '{{count}} dag',
    dagen_other: '{{count}} dagen',
  },
  leerling: {
    groet: 'Hoi jij.',
    melding: { wat: ['Wat gebeurt er?', 'Vertel maar, {{naam}}.'] },
    vak: 'meester',
    alleenLeerling: 'Voor jou.',
  },
  'leerling-vo': { vak: 'docent' },
  ouder: { groet: 'Goedendag.' },
  medewerker: { groet: 'Welkom.' },
  opvolging: {},
  mail: { onderwerp: 'Bericht van school' },
  pagina: { titel: 'Meldmaatje' },
};
const resources = {
  nl: files,
  en: { ...files, algemeen: { groet: 'Hi.', dagen_one: '{{count}} day', dagen_other: '{{count}} days' } },
};
const key = (name: string): TextKey => name as TextKey;

function recorder(): { logger: Logger; lines: LogLine[] } {
  const lines: LogLine[] = [];
  const keep = (line: LogLine) => void lines.push(line);
  return { lines, logger: { debug: keep, info: keep, warn: keep, error: keep } };
}

describe('texts', () => {
  const texts = createI18nextTexts({ resources, strict: true });

  it.each<[Reader, string, string]>([
    ['leerling', 'groet', 'Hoi jij.'],
    ['leerling-vo', 'groet', 'Hoi jij.'],
    ['ouder', 'groet', 'Goedendag.'],
    ['medewerker', 'groet', 'Welkom.'],
    ['leerling', 'vak', 'meester'],
    ['leerling-vo', 'vak', 'docent'],
    ['ouder', 'alleenNl', 'Alleen hier.'],
    ['leerling', 'titel', 'Meldmaatje'],
    ['ouder', 'onderwerp', 'Bericht van school'],
    ['medewerker', 'titel', 'Meldmaatje'],
  ])('a %s reads %s in the own words first: %s', (reader, name, said) => {
    expect(texts.text('nl', reader, key(name))).toBe(said);
  });

  it('a text of several bubbles is given one by one, or as one line', () => {
    const params = { naam: 'Noor' };
    expect(texts.bubbles('nl', 'leerling', key('melding.wat'), params)).toEqual([
      'Wat gebeurt er?',
      'Vertel maar, Noor.',
    ]);
    expect(texts.text('nl', 'leerling', key('melding.wat'), params)).toBe(
      'Wat gebeurt er? Vertel maar, Noor.',
    );
    expect(texts.bubbles('nl', 'leerling', key('groet'))).toEqual(['Hoi jij.']);
  });

  it.each([
    ['nl', 1, '1 dag'],
    ['nl', 3, '3 dagen'],
    ['nl', 0, '0 dagen'],
    ['en', 1, '1 day'],
    ['en', 2, '2 days'],
  ])('counts in %s: %i', (lang, count, said) => {
    expect(texts.text(lang, 'leerling', key('dagen'), { count })).toBe(said);
  });

  it.each(["d'Arc & <b>", '{{naam}}', '$t(groet)', '$1 $&', '{{- count}}'])(
    'what somebody typed stands in a text as it was typed: %s',
    (naam) => {
      expect(texts.bubbles('nl', 'leerling', key('melding.wat'), { naam, count: 2 })[1]).toBe(
        `Vertel maar, ${naam}.`,
      );
    },
  );

  it.each(['nl', 'nl-BE', 'pl', '', 'constructor'])(
    'a language without texts is answered in Dutch: "%s"',
    (lang) => {
      expect(texts.text(lang, 'ouder', key('groet'))).toBe('Goedendag.');
    },
  );

  it('knows its languages, Dutch first', () => {
    expect(createI18nextTexts().languages).toEqual(['nl', 'en']);
  });

  it.each<[string, () => unknown]>([
    ['that no file has', () => texts.text('nl', 'leerling', key('bestaatNiet'))],
    ['that only another reader has', () => texts.text('nl', 'ouder', key('alleenLeerling'))],
    ['that another language lacks', () => texts.text('en', 'leerling', key('alleenNl'))],
    ['of which a hole is not filled', () => texts.text('nl', 'leerling', key('melding.wat'), {})],
    ['that is a group of texts', () => texts.text('nl', 'leerling', key('melding'))],
  ])('strict: a text %s is an error', (_what, say) => {
    expect(say).toThrow(expect.objectContaining({ code: 'E303' }));
  });
});

describe('languages that no professional approved', () => {
  it('are those of which the danger sentences or the texts were not', () => {
    const approval = { door: 'A. Voorbeeld, jeugdpsycholoog', op: '2027-01-15' };
    const all = {
      a: { gevaarzinnen: null, teksten: null },
      b: { gevaarzinnen: approval, teksten: null },
      c: { gevaarzinnen: null, teksten: approval },
      d: { gevaarzinnen: approval, teksten: approval },
    };
    expect(toConcepts(all)).toEqual(['a', 'b', 'c']);
  });

  it('are today all but Dutch', () => {
    expect([...conceptLanguages].sort()).toEqual(['ar', 'en', 'pl', 'tr', 'uk']);
  });

  it.each<[string, readonly string[] | undefined, readonly string[]]>([
    ['all are on', undefined, ['nl', 'en']],
    ['none is on', [], ['nl']],
    ['English is on', ['en'], ['nl', 'en']],
    ['only one without texts is on', ['tr'], ['nl']],
  ])('are spoken when they are on: %s', (_title, conceptsOn, spoken) => {
    const texts = createI18nextTexts({ strict: true, ...(conceptsOn && { conceptsOn }) });
    expect(texts.languages).toEqual(spoken);
    expect([...texts.helpLanguages].sort()).toEqual(['ar', 'en', 'nl', 'pl', 'tr', 'uk']);
    expect(texts.concepts.en).toBe(conceptsOn?.includes('en') === false ? 'off' : 'on');
    expect(texts.text('tr', 'ouder', 'pagina.hulp.titel')).toBe('Şimdi yardım');
    expect(texts.text('en', 'ouder', 'pagina.hulp.titel')).toBe('Help now');
  });
});

describe('texts in production', () => {
  it('say a text that is missing in Dutch, and log its place once', () => {
    const { logger, lines } = recorder();
    const texts = createI18nextTexts({ resources, logger });
    for (let turn = 0; turn < 3; turn++) {
      expect(texts.text('en', 'leerling', key('alleenNl'))).toBe('Alleen hier.');
      expect(texts.text('en', 'leerling-vo', key('alleenNl'))).toBe('Alleen hier.');
    }
    expect(lines.map((line) => line.file)).toEqual([
      'locales/en/leerling.json#alleenNl',
      'locales/en/leerling-vo.json#alleenNl',
    ]);
  });

  it('borrow the words of another reader before they say nothing', () => {
    const { logger, lines } = recorder();
    const texts = createI18nextTexts({ resources, logger });
    expect(texts.text('nl', 'ouder', key('alleenLeerling'))).toBe('Voor jou.');
    expect(lines).toHaveLength(1);
  });

  it('leave a hole out that was not filled, and never log what filled another', () => {
    const { logger, lines } = recorder();
    const texts = createI18nextTexts({ resources, logger });
    expect(texts.text('nl', 'leerling', key('melding.wat'), { wie: 'geheim' })).toBe(
      'Wat gebeurt er? Vertel maar, .',
    );
    expect(JSON.stringify(lines)).not.toContain('geheim');
    expect(lines).toHaveLength(1);
  });
});

it('a bubble costs less than 5 microseconds at the median', () => {
  const texts = createI18nextTexts({ resources });
  const say = () => texts.bubbles('nl', 'leerling', key('melding.wat'), { naam: 'Noor' });
  const rounds = Array.from({ length: 41 }, () => {
    const start = performance.now();
    for (let turn = 0; turn < 1000; turn++) say();
    return performance.now() - start;
  }).sort((a, b) => a - b);
  expect(rounds[20]).toBeLessThan(5);
});
