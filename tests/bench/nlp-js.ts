import { createHash } from 'node:crypto';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Labelled } from '../../src/understanding/score.js';
import type { Labels } from './understanding.js';

/** What is used of nlp.js, which has no types of its own. */
interface Nlp {
  settings: Record<string, unknown>;
  addLanguage(language: string): void;
  addDocument(language: string, text: string, label: string): void;
  train(): Promise<unknown>;
  export(minified: boolean): string;
  import(model: string): void;
  process(
    language: string,
    text: string,
  ): Promise<{
    readonly intent: string;
    readonly classifications: readonly Classification[];
  }>;
}
interface Classification {
  readonly intent: string;
  readonly score: number;
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
const KINDS = {
  intent: (line: Labelled) => one(line.intent ?? undefined),
  perspective: (line: Labelled) => one(line.perspective),
  categories: (line: Labelled) => some(line.categories),
  danger: (line: Labelled) => some(line.danger),
};
type Kind = keyof typeof KINDS;

export type NlpJsRecognise = (text: string) => Promise<
  Labels & {
    /** The likeliest kind, and the chance of any kind at all. */
    readonly anyDanger: { readonly kind: string; readonly chance: number };
  }
>;

/** What was learnt, as text to keep. */
export type NlpJsModels = Readonly<Record<Kind, string>>;

/** nlp.js, having learnt these sentences. */
export async function trainNlpJs(
  peers: string,
  training: readonly Labelled[],
): Promise<{ readonly recognise: NlpJsRecognise; readonly models: NlpJsModels }> {
  const packages = loadPackages(peers);
  const mixed = mix(training);
  const nlps = await forEachKind(async (kind) => {
    const nlp = await open(packages);
    for (const line of mixed) for (const label of KINDS[kind](line)) nlp.addDocument('nl', line.text, label);
    await nlp.train();
    return nlp;
  });
  return {
    recognise: toRecognise(nlps),
    models: await forEachKind(async (kind) => nlps[kind].export(true)),
  };
}

/**
 * nlp.js reads its sentences in the order in which they are given, in every round, and remembers the last ones best: with one
 * writer behind the other it knew the last one's label and little else. So they are mixed, by what they say.
 */
function mix(lines: readonly Labelled[]): readonly Labelled[] {
  const place = (text: string) => createHash('sha256').update(text).digest('hex');
  return lines
    .map((line) => ({ line, at: place(line.text) }))
    .sort((one, other) => (one.at < other.at ? -1 : 1))
    .map(({ line }) => line);
}

/** nlp.js, as it was when it had learnt. */
export async function loadNlpJs(peers: string, models: NlpJsModels): Promise<NlpJsRecognise> {
  const packages = loadPackages(peers);
  return toRecognise(
    await forEachKind(async (kind) => {
      const nlp = await open(packages);
      nlp.import(models[kind]);
      return nlp;
    }),
  );
}

async function forEachKind<Made>(make: (kind: Kind) => Promise<Made>): Promise<Record<Kind, Made>> {
  const made: [Kind, Made][] = [];
  for (const kind of Object.keys(KINDS) as Kind[]) made.push([kind, await make(kind)]);
  return Object.fromEntries(made) as Record<Kind, Made>;
}

function toRecognise({
  intent,
  perspective,
  categories,
  danger,
}: Readonly<Record<Kind, Nlp>>): NlpJsRecognise {
  const named = async (nlp: Nlp, text: string) =>
    (await nlp.process('nl', text)).classifications.filter(
      ({ intent: label }) => label !== NONE && label !== 'None',
    );
  const firm = (labels: readonly Classification[]) =>
    labels.filter(({ score }) => score >= THRESHOLD).map(({ intent: label }) => label);
  return async (text) => {
    const best = await intent.process('nl', text);
    // Its own word for none of the intents is what our label for the same is for.
    const top = best.intent === 'None' ? 'overig' : best.intent;
    const kinds = await named(danger, text);
    return {
      intent: top,
      second: best.classifications.find(({ intent: label }) => label !== top)?.intent ?? 'None',
      perspective: (await perspective.process('nl', text)).intent,
      categories: firm(await named(categories, text)),
      danger: firm(kinds),
      dangerMaybe: [],
      anyDanger: {
        kind: kinds[0]?.intent ?? NONE,
        chance: kinds.reduce((sum, { score }) => sum + score, 0),
      },
    };
  };
}

const one = (label: string | undefined): readonly string[] => (label === undefined ? [] : [label]);
const some = (labels: readonly string[] | undefined): readonly string[] =>
  labels?.length === 0 ? [NONE] : (labels ?? []);

function loadPackages(peers: string): Packages {
  const load = createRequire(join(peers, 'package.json'));
  return { ...load('@nlpjs/core'), ...load('@nlpjs/nlp'), ...load('@nlpjs/lang-nl') };
}

async function open({ containerBootstrap, Nlp, LangNl }: Packages): Promise<Nlp> {
  const container = await containerBootstrap();
  container.use(Nlp);
  container.use(LangNl);
  container.registerConfiguration('nlu-??', QUIET);
  const nlp = container.get('nlp');
  Object.assign(nlp.settings, { autoSave: false, log: false });
  nlp.addLanguage('nl');
  return nlp;
}
