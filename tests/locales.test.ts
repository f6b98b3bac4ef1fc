import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import approvals from '../locales/talen.json' with { type: 'json' };
import { matchCommand } from '../src/understanding/index.js';
import { root } from './support/imports.js';

type Json = string | readonly Json[] | { readonly [key: string]: Json };
/** A text file, flattened: key to one text, or to its bubbles. */
type Texts = ReadonlyMap<string, string | readonly string[]>;

const reference = 'nl';
const textFiles = [
  'algemeen',
  'leerling',
  'leerling-vo',
  'ouder',
  'medewerker',
  'opvolging',
  'mail',
  'pagina',
  'teams-pakket',
];
const languages = readdirSync(`${root}locales`, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name)
  .filter((language) => textFiles.some((file) => existsSync(pathOf(language, file))));

/** Languages in which there is help and no conversation: they have this file and no other. */
const helpFile = 'hulp';
const helpLanguages = readdirSync(`${root}locales`).filter((name) => existsSync(pathOf(name, helpFile)));

function pathOf(language: string, file: string): string {
  return `${root}locales/${language}/${file}.json`;
}

function load(language: string, file: string): Texts {
  const path = pathOf(language, file);
  return existsSync(path) ? flatten(JSON.parse(readFileSync(path, 'utf8')) as Json) : new Map();
}

function flatten(json: Json, prefix = ''): Texts {
  if (typeof json === 'string') return new Map([[prefix, json]]);
  if (Array.isArray(json)) return new Map([[prefix, json as readonly string[]]]);
  return new Map(
    Object.entries(json).flatMap(([key, value]) => [
      ...flatten(value, prefix === '' ? key : `${prefix}.${key}`),
    ]),
  );
}

const plural = /_(?:zero|one|two|few|many|other)$/;
const stem = (key: string) => key.replace(plural, '');
const bubblesOf = (text: string | readonly string[]) => (typeof text === 'string' ? [text] : text);

/** Per key, all its plural forms together: the holes that callers must fill, and whether it is one text or bubbles. */
function shapes(
  texts: Texts,
): ReadonlyMap<string, { readonly holes: readonly string[]; readonly kind: string }> {
  const keys = new Set([...texts.keys()].map(stem));
  return new Map(
    [...keys].map((key) => {
      const forms = [...texts].filter(([name]) => stem(name) === key).map(([, text]) => text);
      const holes = forms.flatMap(bubblesOf).flatMap((bubble) => bubble.match(/\{\{[^}]*\}\}/g) ?? []);
      const kind = forms.every((form) => typeof form === 'string') ? 'one text' : 'bubbles';
      return [key, { holes: [...new Set(holes)].sort(), kind }];
    }),
  );
}

/** What a translation has too little, too much, or otherwise than the Dutch file. */
function mismatches(dutch: Texts, other: Texts): string[] {
  const [wanted, given] = [shapes(dutch), shapes(other)];
  return [
    ...[...given.keys()].filter((key) => !wanted.has(key)).map((key) => `${key} is not in ${reference}`),
    ...[...wanted].flatMap(([key, ours]) => {
      const theirs = given.get(key);
      if (theirs === undefined) return [`${key} is missing`];
      if (theirs.kind !== ours.kind) return [`${key} is ${theirs.kind}, in ${reference} ${ours.kind}`];
      const same = theirs.holes.join() === ours.holes.join();
      return same
        ? []
        : [`${key} has the holes [${theirs.holes.join(' ')}], in ${reference} [${ours.holes.join(' ')}]`];
    }),
  ];
}

/** Plural forms that a language has and a text lacks: Polish has more of them than Dutch. */
function missingForms(language: string, texts: Texts): string[] {
  const { pluralCategories } = new Intl.PluralRules(language).resolvedOptions();
  const counted = [...texts.keys()].filter((key) => key.endsWith('_other')).map(stem);
  return counted.flatMap((key) =>
    pluralCategories.map((form) => `${key}_${form}`).filter((name) => !texts.has(name)),
  );
}

const emptyTexts = (texts: Texts) =>
  [...texts]
    .filter(
      ([, text]) => bubblesOf(text).length === 0 || bubblesOf(text).some((bubble) => bubble.trim() === ''),
    )
    .map(([key]) => key);

/** Keys and holes of a variant that the plain file does not have: nobody would ever ask for, or fill, them. */
function strayVariants(plain: Texts, variant: Texts): string[] {
  const known = shapes(plain);
  return [...shapes(variant)].flatMap(([key, { holes }]) => {
    const base = known.get(key);
    if (base === undefined) return [`${key} is not in the plain file`];
    return holes
      .filter((hole) => !base.holes.includes(hole))
      .map((hole) => `${key} has ${hole}, which the plain file has not`);
  });
}

const said = (texts: Texts) =>
  [...texts].flatMap(([key, text]) => bubblesOf(text).map((bubble) => ({ key, bubble })));

const doubleQuestions = (texts: Texts) =>
  said(texts)
    .filter(({ bubble }) => (bubble.match(/\?/g) ?? []).length > 1)
    .map(({ key, bubble }) => `${key}: ${bubble}`);

const sentencesOf = (bubble: string) =>
  bubble.replace(/\{\{[^}]*\}\}/g, 'x').split(/(?<=[.!?…])["”’')]*\s+|\n+/);
const wordsOf = (sentence: string) => sentence.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word));
const longSentences = (texts: Texts, most = 14) =>
  said(texts).flatMap(({ key, bubble }) =>
    sentencesOf(bubble)
      .filter((sentence) => wordsOf(sentence).length > most)
      .map((sentence) => `(${wordsOf(sentence).length}) ${key}: ${sentence}`),
  );

/** Runs a check over some files of every language; each finding starts with the file it is about. */
const over = (files: readonly string[], check: (texts: Texts, language: string) => readonly string[]) =>
  languages.flatMap((language) =>
    files.flatMap((file) =>
      check(load(language, file), language).map((finding) => `${language}/${file}.json ${finding}`),
    ),
  );
const texts = (json: Json) => flatten(json);

describe('the texts', () => {
  it('every language has the same keys and holes as the Dutch files', () => {
    const findings = textFiles.flatMap((file) =>
      over([file], (other) => mismatches(load(reference, file), other)),
    );
    expect(findings).toEqual([]);

    const dutch = texts({ a: 'x {{naam}}', b: ['x'], c_one: 'x', c_other: '{{count}} x', d: 'x' });
    const other = texts({ a: 'x', b: 'x', c_one: 'x', c_few: '{{count}} x', c_other: '{{count}} x', e: 'x' });
    expect(mismatches(dutch, other)).toEqual([
      'e is not in nl',
      'a has the holes [], in nl [{{naam}}]',
      'b is one text, in nl bubbles',
      'd is missing',
    ]);
  });

  it('a language without a conversation has all texts of the page with help, with the holes of Dutch, and no others', () => {
    expect([...helpLanguages].sort()).toEqual(['ar', 'pl', 'tr', 'uk']);
    const everybody = ['algemeen', 'pagina', 'ouder', 'leerling'].flatMap((file) => [
      ...load(reference, file),
    ]);
    const first = load(helpLanguages[0] ?? '', helpFile);
    const dutch = new Map([...first.keys()].flatMap((key) => everybody.filter(([name]) => name === key)));
    expect(first.size).toBeGreaterThan(40);
    const findings = helpLanguages.flatMap((language) => [
      ...mismatches(dutch, load(language, helpFile)).map((finding) => `${language} ${finding}`),
      ...emptyTexts(load(language, helpFile)).map((key) => `${language} ${key} is empty`),
    ]);
    expect(findings).toEqual([]);
  });

  it('every other language says who approved it, or that nobody did, and has sentences to understand it by', () => {
    const codes = readdirSync(`${root}locales`, { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && entry.name !== reference)
      .map(({ name }) => name);
    expect(Object.keys(approvals).sort()).toEqual(codes.sort());
    for (const code of codes) expect(existsSync(`${root}locales/${code}/understanding/stemmen`)).toBe(true);
    const given = Object.values(approvals).flatMap((both) => Object.values(both) as (object | null)[]);
    for (const approval of given.filter((one) => one !== null)) {
      expect(approval).toEqual({
        door: expect.stringMatching(/\S+.*,.*\S+/),
        op: expect.stringMatching(/^\d{4}-\d{2}-\d{2}$/),
      });
    }
  });

  it('every language has all its plural forms', () => {
    expect(over(textFiles, (other, language) => missingForms(language, other))).toEqual([]);
    expect(missingForms('pl', texts({ dagen_one: 'x', dagen_other: 'x' }))).toEqual([
      'dagen_few',
      'dagen_many',
    ]);
  });

  it('no text is empty', () => {
    expect(over(textFiles, emptyTexts)).toEqual([]);
    expect(emptyTexts(texts({ a: ' ', b: [], c: ['x', ''], d: 'x' }))).toEqual(['a', 'b', 'c']);
  });

  it('the variant for the voortgezet onderwijs only says otherwise what there already is', () => {
    expect(
      over(['leerling-vo'], (variant, language) => strayVariants(load(language, 'leerling'), variant)),
    ).toEqual([]);
    expect(strayVariants(texts({ a: 'x', b: 'x' }), texts({ a: '{{naam}}', c: 'x' }))).toHaveLength(2);
  });

  it('a leerling or ouder is asked one thing at a time', () => {
    expect(over(['leerling', 'leerling-vo', 'ouder'], doubleQuestions)).toEqual([]);
    expect(doubleQuestions(texts({ a: ['Wie? En wat?', 'Waar?'] }))).toHaveLength(1);
  });

  it('a leerling reads no sentence of more than fourteen words', () => {
    expect(over(['leerling', 'leerling-vo', 'teams-pakket'], (other) => longSentences(other))).toEqual([]);
    const fourteen = 'een twee drie vier vijf zes zeven acht {{n}} tien elf twaalf dertien veertien';
    expect(longSentences(texts({ a: [`${fourteen}. Nog een.`, `${fourteen} - 😀`] }))).toEqual([]);
    expect(longSentences(texts({ a: `${fourteen} vijftien!` }))).toEqual([
      `(15) a: ${fourteen} vijftien!`.replace('{{n}}', 'x'),
    ]);
  });
});

describe('what a text asks to type', () => {
  const asked = languages.flatMap((language) =>
    ['leerling', 'leerling-vo', 'ouder', 'algemeen'].flatMap((file) =>
      [...load(language, file).values()]
        .flatMap(bubblesOf)
        .flatMap((bubble) => [...bubble.matchAll(/\b[Tt]ype? ‘([^’]+)’/g)].map(([, words = '']) => words)),
    ),
  );

  it.each([...new Set(asked)])('is heard as a command: %s', (words) => {
    expect(matchCommand(words)).toBeDefined();
  });
});
