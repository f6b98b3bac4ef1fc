import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Labelled } from '../../src/understanding/score.js';
import type { Recognise } from './understanding.js';

/** What is used of nlp.js, which has no types of its own. */
interface Nlp {
  settings: Record<string, unknown>;
  addLanguage(language: string): void;
  addDocument(language: string, text: string, label: string): void;
  train(): Promise<unknown>;
  process(
    language: string,
    text: string,
  ): Promise<{
    readonly intent: string;
    readonly classifications: readonly { readonly intent: string; readonly score: number }[];
  }>;
}
interface Container {
  use(plugin: unknown): void;
  registerConfiguration(tag: string, configuration: object): void;
  get(name: 'nlp'): Nlp;
}
interface Packages {
  readonly containerBootstrap: () => Promise<Container>;
  readonly Nlp: unknown;
  readonly LangNl: unknown;
}

/** Its own defaults, but that it would write every epoch to standard output. */
const QUIET = {
  keepStopwords: true,
  nonefeatureValue: 1,
  nonedeltaMultiplier: 1.2,
  spellCheck: false,
  spellCheckDistance: 1,
  filterZeros: true,
  log: false,
};
const NONE = 'geen';
/** From here on a label that can stand beside others is taken to be there: nlp.js's own threshold. */
const THRESHOLD = 0.5;

/** nlp.js gives a sentence one label of a kind, so each of the four kinds has a recogniser of its own. */
export async function openNlpJs(peers: string, training: readonly Labelled[]): Promise<Recognise> {
  const load = createRequire(join(peers, 'package.json'));
  const packages: Packages = { ...load('@nlpjs/core'), ...load('@nlpjs/nlp'), ...load('@nlpjs/lang-nl') };
  const trained = (labelsOf: (line: Labelled) => readonly string[]) => train(packages, training, labelsOf);
  const intent = await trained((line) => one(line.intent ?? undefined));
  const perspective = await trained((line) => one(line.perspective));
  const categories = await trained((line) => some(line.categories));
  const danger = await trained((line) => some(line.danger));

  const best = async (nlp: Nlp, text: string) => (await nlp.process('nl', text)).intent;
  const all = async (nlp: Nlp, text: string) =>
    (await nlp.process('nl', text)).classifications
      .filter(({ intent: label, score }) => score >= THRESHOLD && label !== NONE && label !== 'None')
      .map(({ intent: label }) => label);
  return async (text) => ({
    intent: await best(intent, text),
    perspective: await best(perspective, text),
    categories: await all(categories, text),
    danger: await all(danger, text),
  });
}

const one = (label: string | undefined): readonly string[] => (label === undefined ? [] : [label]);
const some = (labels: readonly string[] | undefined): readonly string[] =>
  labels?.length === 0 ? [NONE] : (labels ?? []);

async function train(
  { containerBootstrap, Nlp, LangNl }: Packages,
  lines: readonly Labelled[],
  labelsOf: (line: Labelled) => readonly string[],
): Promise<Nlp> {
  const container = await containerBootstrap();
  container.use(Nlp);
  container.use(LangNl);
  container.registerConfiguration('nlu-??', QUIET);
  const nlp = container.get('nlp');
  Object.assign(nlp.settings, { autoSave: false, log: false });
  nlp.addLanguage('nl');
  for (const line of lines) for (const label of labelsOf(line)) nlp.addDocument('nl', line.text, label);
  await nlp.train();
  return nlp;
}
