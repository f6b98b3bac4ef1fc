import { createHash } from 'node:crypto';
import type { Score } from '../../understanding/score.js';
import type { Writer } from '../../understanding/train/example.js';
import { percent, table } from './page.js';
import { anyOf } from './score-tables.js';

const WHOLE = 8;
/** In eighths. */
const PARTS = { '1/8': 1, '1/4': 2, '1/2': 4 };

/** By what the sentence says, so that the choice is the same every time, and the smaller part lies within the larger. */
const eighthOf = (text: string) => (createHash('sha256').update(text).digest()[0] as number) % WHOLE;

/** A part of every voice's sentences. */
export const keepPart = (voices: readonly Writer[], eighths: number): Writer[] =>
  voices.map(({ name, examples }) => ({
    name,
    examples: examples.filter(({ text }) => eighthOf(text) < eighths),
  }));

const count = (voices: readonly Writer[]) => voices.reduce((sum, { examples }) => sum + examples.length, 0);

/**
 * The scores of left-out voices, by how much was read of the others.
 * @param whole With all of it.
 * @param scorePart With these sentences of the others only.
 */
export function toLearningCurve(
  voices: readonly Writer[],
  whole: Score,
  scorePart: (taught: readonly Writer[], part: string) => Score,
): string {
  const row = (part: string, taught: readonly Writer[], score: Score) => [
    part,
    String(count(taught)),
    percent(score.accuracy.intent),
    percent(score.accuracy.intentTopTwo),
    percent(score.categoriesMicro.f1),
    percent(anyOf(score, 'dangerEither')?.recall),
    percent(score.falseAlarms.either),
  ];
  const parts = Object.entries(PARTS).map(([part, eighths]) => {
    const taught = keepPart(voices, eighths);
    return row(part, taught, scorePart(taught, part));
  });
  return table(
    ['part', 'sentences', 'intent', 'top two', 'categories F1', 'gevaar heard', 'false either'],
    [...parts, row('all', voices, whole)],
  );
}
