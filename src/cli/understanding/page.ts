import type { LabelScore, Score } from '../../understanding/score.js';

const BEGIN = '<!-- scores: made by npm run -s begrijp -- --page -->';
const END = '<!-- end of scores -->';

const percent = (share: number | undefined) => (share === undefined ? '–' : (100 * share).toFixed(1));
const table = (head: readonly string[], rows: readonly (readonly string[])[]) =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');

const anyOf = ({ labels }: Score, name: string): LabelScore | undefined => labels[name]?.['any'];

const voiceRow = (name: string, score: Score): string[] => [
  name,
  String(score.lines),
  percent(score.accuracy.intent),
  percent(score.accuracy.intentTopTwo),
  percent(score.accuracy.perspective),
  percent(score.categoriesMicro.f1),
  percent(anyOf(score, 'dangerEither')?.recall),
  percent(anyOf(score, 'dangerOpen')?.recall),
  percent(anyOf(score, 'dangerVeiled')?.recall),
  percent(anyOf(score, 'danger')?.precision),
  percent(anyOf(score, 'danger')?.recall),
  percent(score.falseAlarms.sure),
  percent(score.falseAlarms.either),
];

function labelTable({ labels }: Score, name: string, title: string): string {
  const rows = Object.entries(labels[name] ?? {})
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([label, { precision, recall, f1, total }]) => [
      label,
      String(total),
      percent(precision),
      percent(recall),
      percent(f1),
    ]);
  return `**${title}**\n\n${table(['label', 'lines', 'precision', 'recall', 'F1'], rows)}`;
}

/** The score tables, for the page between its two marks. */
export function toScoreTables(
  unseen: Readonly<Record<string, Score>>,
  apart: Readonly<Record<string, Score>>,
  languages: Readonly<Record<string, Score>>,
): string {
  const { together, neutraal, ...voices } = unseen;
  if (together === undefined || neutraal === undefined) throw new Error('There are no voices to score.');
  const head = [
    'voice',
    'lines',
    'intent',
    'top two',
    'perspective',
    'categories F1',
    'gevaar heard',
    'open',
    'veiled',
    'sure: precision',
    'sure: recall',
    'false sure',
    'false either',
  ];
  const rows = Object.entries(voices).map(([name, score]) => voiceRow(name, score));
  const kept = Object.entries(apart).map(([name, score]) => voiceRow(`${name} (kept apart)`, score));
  const others = Object.entries(languages).map(([name, score]) => voiceRow(name, score));
  return [
    table(head, [...rows, voiceRow('**together**', together), ...kept]),
    `Neutral sentences (${neutraal.lines}): known as \`overig\` ${percent(neutraal.accuracy.intent)} %, alarm sure ${percent(neutraal.falseAlarms.sure)} %, alarm sure or perhaps ${percent(neutraal.falseAlarms.either)} %.`,
    'Other languages: a fifth of the sentences of one writer each, by a model that read the other four fifths. Another writer would score lower, and no native speaker has looked at them.',
    table(['language', ...head.slice(1)], others),
    labelTable(together, 'danger', 'Gevaar, level sure'),
    labelTable(together, 'dangerEither', 'Gevaar, sure or perhaps'),
    labelTable(together, 'intent', 'Intent'),
    labelTable(together, 'categories', 'Categories'),
    labelTable(together, 'perspective', 'Perspective'),
  ].join('\n\n');
}

/** Puts the tables between the marks of the page. @throws {Error} When the page has no marks. */
export function fillPage(page: string, tables: string): string {
  const from = page.indexOf(BEGIN);
  const to = page.indexOf(END);
  if (from < 0 || to < from) throw new Error('The page has no place for scores.');
  return `${page.slice(0, from + BEGIN.length)}\n\n${tables}\n\n${page.slice(to)}`;
}
