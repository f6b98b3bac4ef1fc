import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { loadModel } from '../../src/adapters/ears-dutch/model-file.js';
import { createEldLanguageIdentifier } from '../../src/adapters/language-eld/index.js';
import { readSentences } from '../../src/cli/understanding/sentences.js';
import type { Labelled } from '../../src/understanding/score.js';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** All labelled sentences, by who wrote them. */
export const sentences = readSentences(`${root}locales`);

/** The model that the build made. */
export const model = loadModel();

/** As the program recognises languages. */
export const { identify } = createEldLanguageIdentifier();

export const linesOf = (file: string): Labelled[] =>
  readFileSync(root + file, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Labelled);
