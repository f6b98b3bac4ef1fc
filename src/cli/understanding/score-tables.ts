import type { LabelScore, Score } from '../../understanding/score.js';
import { percent, table } from './page.js';
import type { Unseen } from './unseen-scores.js';

export const anyOf = ({ labels }: Score, name: string): LabelScore | undefined => labels[name]?.['any'];

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

/** The scores of every voice and of every label. */
export function toScoreTables(
  { voices, neutraal, together }: Omit<Unseen, 'mistakes'>,
  apart: Readonly<Record<string, Score>>,
  languages: Readonly<Record<string, Score>>,
): string {
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
    'Other languages: every writer scored by a model that read the other writers of that language. No native speaker has looked at them.',
    table(['language', ...head.slice(1)], others),
    labelTable(together, 'danger', 'Gevaar, level sure'),
    labelTable(together, 'dangerEither', 'Gevaar, sure or perhaps'),
    labelTable(together, 'intent', 'Intent'),
    labelTable(together, 'categories', 'Categories'),
    labelTable(together, 'perspective', 'Perspective'),
  ].join('\n\n');
}
