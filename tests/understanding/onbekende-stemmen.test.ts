import { describe, expect, it } from 'vitest';
import { createUnderstanding } from '../../src/understanding/index.js';
import { KINDS } from '../../src/understanding/labels.js';
import { type Labelled, type Score, score } from '../../src/understanding/score.js';
import { train } from '../../src/understanding/train/train.js';
import floor from './ondergrens.json' with { type: 'json' };
import { identify, model, sentences } from './sentences.js';

/** Of the children and of the parents the voice that is hardest to understand without having read it. */
const LEFT_OUT = ['tiener-12-16', 'ouder-boos'];

function scoreLeftOut(): Score {
  const { always, voices, neutral } = sentences;
  const others = voices.filter(({ name }) => !LEFT_OUT.includes(name));
  const unseen: Labelled[] = voices
    .filter(({ name }) => LEFT_OUT.includes(name))
    .flatMap(({ examples }) => examples);
  return score(
    createUnderstanding(train([...always, ...others, ...neutral], model.calibration), identify),
    unseen,
  ).score;
}

const apart = sentences.apart.flatMap(({ examples }) => examples);
const voices = {
  apart: score(createUnderstanding(model, identify), apart).score,
  leftOut: scoreLeftOut(),
};

describe.each(['apart', 'leftOut'] as const)('a voice that the model did not read (%s)', (name) => {
  const { accuracy, labels, falseAlarms } = voices[name];
  const least = floor[name];

  it.each([...KINDS, 'any'] as const)('gevaar is heard no less than before: %s', (kind) => {
    expect(labels['dangerEither']?.[kind]?.recall ?? 0).toBeGreaterThanOrEqual(least.heard[kind]);
  });

  it('gevaar is called sure no less often', () => {
    expect(labels['danger']?.['any']?.recall ?? 0).toBeGreaterThanOrEqual(least.sure);
  });

  it('harmless talk raises it no more often', () => {
    expect(falseAlarms.sure).toBeLessThanOrEqual(least.falseAlarms.sure);
    expect(falseAlarms.either).toBeLessThanOrEqual(least.falseAlarms.either);
  });

  it('the intent is understood no worse', () => {
    expect(accuracy.intent).toBeGreaterThanOrEqual(least.intent);
  });
});

describe('neutral Dutch', () => {
  it('never raises a sure alarm', () => {
    const neutral = sentences.neutral.flatMap(({ examples }) => examples);
    const { falseAlarms } = score(createUnderstanding(model, identify), neutral).score;
    expect(falseAlarms.sure).toBeLessThanOrEqual(0.005);
  });
});
