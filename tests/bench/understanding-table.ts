import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { percent, table } from '../../src/cli/understanding/page.js';
import { anyOf } from '../../src/cli/understanding/score-tables.js';
import { readSentences } from '../../src/cli/understanding/sentences.js';
import type { Understanding } from '../../src/domain/understanding.js';
import { type Labelled, type Score, score } from '../../src/understanding/score.js';
import { type EngineName, type Engines, measureAfresh, trainEngines } from './engines.js';
import { splitSentences } from './left-out.js';
import { giveLevels } from './levels.js';
import { type BenchOptions, median } from './report.js';
import type { Recognise } from './understanding.js';

const NAMES: Readonly<Record<EngineName, string>> = { ours: 'Meldmaatje', nlpJs: 'nlp.js' };
const ENGINES: readonly EngineName[] = ['ours', 'nlpJs'];

/** Both engines side by side, on voices that neither read. @returns nothing when nlp.js is not installed. */
export async function makeUnderstandingTables(options: BenchOptions): Promise<string | undefined> {
  if (!existsSync(join(options.peers, 'node_modules/@nlpjs/nlp'))) return undefined;
  const split = splitSentences(readSentences(join(options.root, 'locales')), options.quick);
  const engines = await trainEngines(split.taught, options);
  options.progress('asking both');
  const leftOut = split.leftOut.flatMap(({ examples }) => examples);
  const ours = engines.ours.recognise;
  const reached = await scoreOf(ours, leftOut);
  const nlpJs = await giveLevels(engines.nlpJs.recognise, leftOut, {
    sure: anyOf(reached, 'danger')?.recall ?? 0,
    falseEither: reached.falseAlarms.either,
  });
  const recognisers: Recognisers = { ours, nlpJs };
  const rows: string[][] = [];
  for (const { name, examples } of [
    ...split.leftOut,
    { name: '**together**', examples: leftOut },
    ...split.apart.map((voice) => ({ ...voice, name: `${voice.name} (kept apart)` })),
  ])
    for (const engine of ENGINES)
      rows.push([name, NAMES[engine], ...scoreCells(await scoreOf(recognisers[engine], examples))]);
  const costs = measureCosts(engines, leftOut, options);
  const taught = split.taught.reduce((sum, { examples }) => sum + examples.length, 0);
  return [
    `Both learnt from the same ${taught} sentences.`,
    table(
      [
        'voice',
        'engine',
        'lines',
        'intent',
        'top two',
        'intent macro F1',
        'categories F1',
        'gevaar sure: precision',
        'gevaar sure: recall',
        'gevaar heard: precision',
        'gevaar heard: recall',
        'false either',
      ],
      rows,
    ),
    table(
      ['figure', ...ENGINES.map((name) => NAMES[name])],
      [...(await scoreNeutral(recognisers, split.neutral)), ...costs],
    ),
  ].join('\n\n');
}

const scoreCells = (found: Score): string[] => [
  String(found.lines),
  percent(found.accuracy.intent),
  percent(found.accuracy.intentTopTwo),
  percent(found.intentMacroF1),
  percent(found.categoriesMicro.f1),
  percent(anyOf(found, 'danger')?.precision),
  percent(anyOf(found, 'danger')?.recall),
  percent(anyOf(found, 'dangerEither')?.precision),
  percent(anyOf(found, 'dangerEither')?.recall),
  percent(found.falseAlarms.either),
];

async function scoreOf(recognise: Recognise, lines: readonly Labelled[]): Promise<Score> {
  const heard = new Map<string, unknown>();
  for (const { text } of lines) heard.set(text, await recognise(text));
  return score(({ text }) => heard.get(text) as Understanding, lines).score;
}

type Recognisers = Readonly<Record<EngineName, Recognise>>;

/** What is made of sentences from outside the world of school and pesten. */
async function scoreNeutral(recognisers: Recognisers, lines: readonly Labelled[]): Promise<string[][]> {
  const columns: string[][] = [];
  for (const name of ENGINES) {
    const { accuracy, falseAlarms } = await scoreOf(recognisers[name], lines);
    columns.push([accuracy.intent, falseAlarms.sure, falseAlarms.either].map(percent));
  }
  return toRows(
    [
      `% of neutral sentences (${lines.length}) known as \`overig\``,
      '% of them that raise gevaar for sure',
      '% of them that raise it, sure or perhaps',
    ],
    columns,
  );
}

/** One row a figure, one cell an engine. */
const toRows = (figures: readonly string[], columns: readonly (readonly string[])[]) =>
  figures.map((figure, at) => [figure, ...columns.map((column) => column[at] ?? '')]);

function measureCosts(engines: Engines, lines: readonly Labelled[], options: BenchOptions): string[][] {
  const costs = measureAfresh(
    engines,
    lines.map(({ text }) => text),
    options,
  );
  const columns = ENGINES.map((name) => {
    const own = costs[name];
    const times = own.flatMap((one) => one.times);
    return [
      median(times),
      percentile(times, 0.99),
      median(own.map(({ loadMs }) => loadMs)),
      median(own.map(({ megabytes }) => megabytes)),
      engines[name].model.length / 1e6,
      engines[name].trainingSeconds,
    ].map(short);
  });
  const figures = [
    'µs a sentence, median',
    'µs a sentence, 99th percentile',
    'ms to load, up to the first answer',
    'MB of memory in use',
    'MB of model',
    's to train',
  ];
  return toRows(figures, columns);
}

function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

const short = (value: number) => String(Number(value.toPrecision(3)));
