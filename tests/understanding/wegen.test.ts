import { describe, expect, it } from 'vitest';
import { CONFIDENT } from '../../src/domain/understanding.js';
import {
  ANY_DANGER,
  CATEGORY,
  DANGER,
  HEADS,
  INTENT,
  INTENTS,
  KINDS,
  PERSPECTIVE,
  PERSPECTIVES,
  SURE,
} from '../../src/understanding/labels.js';
import type { Calibration } from '../../src/understanding/model.js';
import { normalise } from '../../src/understanding/normalise.js';
import { CONFIDENT as STRETCHED_TO } from '../../src/understanding/understand.js';
import { weighDanger } from '../../src/understanding/weigh-danger.js';

const LIMITS: Calibration = {
  intentRight: 0.5,
  inDomain: 0.3,
  categories: [],
  sure: [0.2, 0.2, 0.2, 0.2, 0.2],
  perhaps: 0.1,
  perhapsIn: { tr: 0.3 },
};
const NONE = { always: [], danger: [], dangerMaybe: [] };
const RULES = {
  none: NONE,
  hint: { ...NONE, dangerMaybe: ['geweld'] },
  sure: { ...NONE, danger: ['geweld'] },
  always: { ...NONE, always: ['geweld'], danger: ['geweld'] },
} as const;
const toScore = (chance: number) => Math.log(chance / (1 - chance));

/** What the model says of geweld: that there is any gevaar, and that it is open. */
function scoresOf(any: number, open: number): Float64Array {
  const scores = new Float64Array(HEADS).fill(-9);
  const geweld = KINDS.indexOf('geweld');
  scores[ANY_DANGER] = toScore(any);
  scores[DANGER.from + geweld] = toScore(any);
  scores[SURE.from + geweld] = toScore(open);
  return scores;
}

describe('two opinions on gevaar', () => {
  it.each([
    // rules, chance of any, chance of open, how far inside, language: level
    ['none', 0.09, 0.01, 3, 'nl', 'nothing'],
    ['none', 0.11, 0.01, 3, 'nl', 'perhaps'],
    ['none', 0.5, 0.21, 3, 'nl', 'sure'],
    ['hint', 0.01, 0.01, 3, 'nl', 'perhaps'],
    ['hint', 0.5, 0.24, 3, 'nl', 'perhaps'],
    ['hint', 0.5, 0.26, 3, 'nl', 'sure'],
    ['sure', 0.01, 0.01, 3, 'nl', 'sure'],
    // The less it belongs to the world of school, the likelier it must be.
    ['none', 0.2, 0.01, 1, 'nl', 'nothing'],
    ['none', 0.5, 0.01, 1, 'nl', 'perhaps'],
    ['none', 0.35, 0.01, 0.6, 'nl', 'nothing'],
    ['none', 0.7, 0.01, 0.6, 'nl', 'perhaps'],
    ['none', 0.9, 0.01, 0.3, 'nl', 'perhaps'],
    // Outside what the model is sure of is asked.
    ['none', 0.5, 0.21, 0.9, 'nl', 'perhaps'],
    ['hint', 0.09, 0.01, 0.6, 'nl', 'perhaps'],
    ['hint', 0.07, 0.01, 0.6, 'nl', 'nothing'],
    ['sure', 0.01, 0.01, 0.6, 'nl', 'sure'],
    // Far outside, where the knife is in a kitchen.
    ['none', 0.4, 0.3, 0.4, 'nl', 'nothing'],
    ['hint', 0.01, 0.01, 0.4, 'nl', 'nothing'],
    ['sure', 0.01, 0.01, 0.4, 'nl', 'perhaps'],
    ['always', 0.01, 0.01, 0.01, 'nl', 'sure'],
    // Another language, of which the model has read less: a higher chance, and rules everywhere.
    ['none', 0.2, 0.01, 3, 'tr', 'nothing'],
    ['none', 0.35, 0.01, 3, 'tr', 'perhaps'],
    ['hint', 0.01, 0.01, 0.2, 'tr', 'perhaps'],
    ['sure', 0.01, 0.01, 0.2, 'tr', 'sure'],
  ] as const)(
    'rules %s, chance %d, open %d, inside %d, %s: %s',
    (rules, any, open, inside, language, level) => {
      const gist = normalise('vijf woorden of nog meer');
      const { danger, dangerMaybe } = weighDanger(
        { scores: scoresOf(any, open), rules: RULES[rules], gist, inside, language },
        LIMITS,
      );
      const heard = danger.length > 0 ? 'sure' : dangerMaybe.length > 0 ? 'perhaps' : 'nothing';
      expect(heard).toBe(level);
    },
  );

  it.each([
    ['none', 0.3, 'nothing'],
    ['none', 0.36, 'perhaps'],
    ['hint', 0.01, 'perhaps'],
  ] as const)('in few words the model has little to go by: rules %s, chance %d: %s', (rules, any, level) => {
    const { danger, dangerMaybe } = weighDanger(
      {
        scores: scoresOf(any, 0.01),
        rules: RULES[rules],
        gist: normalise('vier woorden zijn weinig'),
        inside: 3,
        language: 'nl',
      },
      LIMITS,
    );
    expect([danger.length, dangerMaybe.length]).toEqual([0, level === 'perhaps' ? 1 : 0]);
  });
});

describe('confidence', () => {
  it('is believed by the conversation from where it was stretched to', () => {
    expect(STRETCHED_TO).toBe(CONFIDENT);
  });
});

describe('a plain question', () => {
  it.each([
    // intent, its score, of whom, chance of a category, chance of gevaar: level
    ['contact', 5, 'onbekend', 0.1, 0.15, 'nothing'],
    ['contact', 5, 'onbekend', 0.1, 0.19, 'perhaps'],
    ['privacy', 5, 'onbekend', 0.1, 0.15, 'nothing'],
    ['contact', 2, 'onbekend', 0.1, 0.15, 'perhaps'],
    ['contact', 5, 'gepeste', 0.1, 0.15, 'perhaps'],
    ['contact', 5, 'onbekend', 0.2, 0.15, 'perhaps'],
    ['melden', 5, 'onbekend', 0.1, 0.15, 'perhaps'],
    ['klacht', 5, 'onbekend', 0.1, 0.15, 'perhaps'],
  ] as const)(
    '%s by %d, of %s, category %d, gevaar %d: %s',
    (intent, score, perspective, category, any, level) => {
      const scores = scoresOf(any, 0.01);
      scores.fill(0, INTENT.from, INTENT.from + INTENT.count);
      scores[INTENT.from + INTENTS.indexOf(intent)] = score;
      scores[PERSPECTIVE.from + PERSPECTIVES.indexOf(perspective)] = 0;
      scores[CATEGORY.from] = toScore(category);
      const gist = normalise('vijf woorden of nog meer');
      const { dangerMaybe } = weighDanger(
        { scores, rules: RULES.none, gist, inside: 3, language: 'nl' },
        LIMITS,
      );
      expect(dangerMaybe.length > 0 ? 'perhaps' : 'nothing').toBe(level);
    },
  );
});
