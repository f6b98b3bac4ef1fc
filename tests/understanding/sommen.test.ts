import { describe, expect, it } from 'vitest';
import { HEADS } from '../../src/understanding/labels.js';
import { createSums } from '../../src/understanding/sums.js';
import { createSteps } from '../../src/understanding/train/steps.js';

describe('sums', () => {
  it('are those of every weight times its value, for every head', () => {
    const rows = [0, 7, 7, 99];
    const values = [0.5, -1.25, 2, 0.001];
    const weights = Int8Array.from({ length: 100 * HEADS }, (_, at) => ((at * 37) % 256) - 128);
    const sums = createSums(weights, 10);
    const sumOf = (head: number) =>
      rows.reduce((sum, row, i) => sum + (values[i] as number) * (weights[row * HEADS + head] as number), 0);
    sums.rows.set(rows);
    sums.values.set(values);
    const found = [...sums.of(rows.length)];
    expect(found).toHaveLength(HEADS);
    found.forEach((sum, head) => {
      expect(sum).toBeCloseTo(sumOf(head), 3);
    });
    expect([...sums.of(0)]).toEqual(new Array(HEADS).fill(0));
  });

  it('of one model are not those of another', () => {
    const one = createSums(new Int8Array(HEADS).fill(1), 1);
    const other = createSums(new Int8Array(HEADS).fill(2), 1);
    one.values.set([1]);
    other.values.set([1]);
    expect([one.of(1)[0], other.of(1)[0], one.of(1)[0]]).toEqual([1, 2, 1]);
  });
});

describe('a step of training', () => {
  const ROWS = 30;
  const HISTORY = 0.001;
  const rows = [0, 7, 29];
  const values = [0.5, -1.25, 2];
  const start = Float32Array.from({ length: ROWS * HEADS }, (_, at) => ((at * 37) % 101) / 50 - 1);
  const [errors, rates, decays] = [
    (head: number) => (head % 7 === 3 || head >= 16 ? 0 : head / 40 - 0.2),
    (head: number) => 0.1 + head / 100,
    (head: number) => (head % 7 === 3 || head >= 16 ? 0 : 2e-5),
  ];
  const opened = () => {
    const steps = createSteps(start, HISTORY, 5);
    steps.rows.set(rows);
    steps.values.set(values);
    return steps;
  };

  it('scores by every weight times its value, on top of what stands there', () => {
    const steps = opened();
    steps.scores.fill(0.25);
    steps.score(rows.length);
    [...steps.scores].forEach((score, head) => {
      const sum = rows.reduce(
        (total, row, i) => total + (values[i] as number) * (start[row * HEADS + head] as number),
        0.25,
      );
      expect(score).toBeCloseTo(sum, 4);
    });
  });

  it('changes a weight by its slope over the root of all its slopes, and no weight of another row or of a head without error', () => {
    const steps = opened();
    for (let head = 0; head < HEADS; head += 1) {
      steps.errors[head] = errors(head);
      steps.rates[head] = rates(head);
      steps.decays[head] = decays(head);
    }
    const weights = Float64Array.from(start);
    const history = new Float64Array(start.length).fill(HISTORY);
    for (const _ of ['once', 'twice']) {
      steps.step(rows.length);
      rows.forEach((row, i) => {
        for (let head = 0; head < HEADS; head += 1) {
          const at = row * HEADS + head;
          const slope = errors(head) * (values[i] as number) + decays(head) * (weights[at] as number);
          history[at] = (history[at] as number) + slope * slope;
          weights[at] = (weights[at] as number) - (rates(head) * slope) / Math.sqrt(history[at] as number);
        }
      });
    }
    [...steps.weights].forEach((weight, at) => {
      expect(weight).toBeCloseTo(weights[at] as number, 4);
    });
    expect([...steps.weights].filter((weight, at) => weight !== start[at])).toHaveLength(rows.length * 14);
  });
});
