import { describe, expect, it } from 'vitest';
import { taughtBy } from '../../src/cli/understanding/sentences.js';
import { checkSentences } from '../../src/understanding/train/check.js';
import { fingerprint } from '../../src/understanding/train/train.js';
import { model, sentences } from './sentences.js';

const taught = taughtBy(sentences);
const found = checkSentences(taught, sentences.apart);

describe('the sentences', () => {
  it('the model was trained on them as they stand', () => {
    expect(model.trainedOn).toBe(fingerprint(taught));
  });

  it('none of the kept-apart voice stands among those trained on', () => {
    expect(found.filter(({ problem }) => problem === 'leak')).toEqual([]);
  });

  it('none stands there twice with two labels', () => {
    expect(found.filter(({ problem }) => problem === 'label conflict')).toEqual([]);
  });

  it('hardly any stands there twice', () => {
    const count = taught.reduce((sum, { examples }) => sum + examples.length, 0);
    expect(found.length / count).toBeLessThan(0.02);
  });

  it('doubles, conflicts and leaks are found', () => {
    const writer = (name: string, intent: 'melden' | 'tips') => ({
      name,
      examples: [{ text: 'ze pakken elke dag mijn tas af', intent }],
    });
    const problems = (apart: boolean, intent: 'melden' | 'tips') =>
      checkSentences(
        [writer('a', 'melden'), ...(apart ? [] : [writer('b', intent)])],
        apart ? [writer('b', intent)] : [],
      ).map(({ problem }) => problem);
    expect(problems(false, 'melden')).toEqual(['near-duplicate']);
    expect(problems(false, 'tips')).toEqual(['label conflict']);
    expect(problems(true, 'melden')).toEqual(['leak']);
  });
});
