import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readExamples, type Writer } from '../../understanding/train/example.js';

/** All labelled sentences, by who wrote them. */
export interface Sentences {
  /** Of the first author, whose rules and word lists the program is made of: trained on, never a test. */
  readonly always: readonly Writer[];
  /** Each written without sight of the others. */
  readonly voices: readonly Writer[];
  /** By code, the writers of each other language that children and ouders type. */
  readonly languages: Readonly<Record<string, readonly Writer[]>>;
  /** Writers of what lies outside the world of school and pesten. */
  readonly neutral: readonly Writer[];
  /** Never trained on: what the last test is for. */
  readonly apart: readonly Writer[];
}

const DUTCH = 'nl/understanding';
const LANGUAGES = ['en', 'tr', 'ar', 'pl', 'uk'];
const FIRST_AUTHOR = [
  `${DUTCH}/leerling`,
  `${DUTCH}/volwassene`,
  `${DUTCH}/gevaar-zinnen`,
  `${DUTCH}/antwoord-zinnen`,
  `${DUTCH}/korte-antwoorden`,
  `${DUTCH}/aanvulling`,
  `${DUTCH}/buiten`,
  'en/understanding/zinnen',
];

/** Reads the sentences out of the folder `locales`; `apart.json` names the voices that are kept apart. */
export function readSentences(locales: string): Sentences {
  const read = (name: string): Writer => {
    const file = join(locales, `${name}.jsonl`);
    return { name, examples: readExamples(readFileSync(file, 'utf8'), file) };
  };
  const readFolder = (folder: string): Writer[] => {
    const path = join(locales, folder);
    const names = existsSync(path) ? readdirSync(path).filter((name) => name.endsWith('.jsonl')) : [];
    return names.sort().map((file) => {
      const name = file.slice(0, -'.jsonl'.length);
      return { name, examples: read(`${folder}/${name}`).examples };
    });
  };
  const writers = readFolder(`${DUTCH}/stemmen`);
  const kept: readonly string[] = JSON.parse(readFileSync(join(locales, DUTCH, 'apart.json'), 'utf8'));
  return {
    always: FIRST_AUTHOR.map(read),
    voices: writers.filter(({ name }) => !kept.includes(name)),
    languages: Object.fromEntries(
      LANGUAGES.map((lang) => [
        lang,
        readFolder(`${lang}/understanding/stemmen`).map((writer) => ({
          ...writer,
          name: `${lang}: ${writer.name}`,
        })),
      ]),
    ),
    neutral: readFolder(`${DUTCH}/neutraal`),
    apart: writers.filter(({ name }) => kept.includes(name)),
  };
}

/** What the model is trained on. */
export const taughtBy = ({ always, voices, languages, neutral }: Sentences): Writer[] => [
  ...always,
  ...voices,
  ...Object.values(languages).flat(),
  ...neutral,
];
