import type { Category, Perspective, Speaker, Understand } from '../domain/understanding.js';
import { askedIn } from './asked.js';
import { findCategories, isInDomain, withoutDenied } from './categories.js';
import type { Concepts } from './concepts.js';
import { cuesOf } from './cues.js';
import { type DangerFound, findDanger } from './danger.js';
import { type Features, featuresOf } from './features.js';
import { hintsOf } from './hints.js';
import { CATEGORIES, CATEGORY, IN_DOMAIN, INTENT, INTENTS, PERSPECTIVE, PERSPECTIVES } from './labels.js';
import { type Calibration, createScorer, likeliest, type Model, shareOf, toChance } from './model.js';
import { normalise } from './normalise.js';
import { findPerspective } from './perspective.js';
import { weighDanger } from './weigh-danger.js';

/** Longer than any story asked for; what comes after is not looked at for intent, only for gevaar. */
const LONG = 4000;
/** Where the intent is right nine times in ten: the same as `CONFIDENT` of the domain. */
export const CONFIDENT = 0.6;

const OVERIG = INTENT.from + INTENTS.indexOf('overig');

/** A text as the model sees it, and what the rules found in it. The features are overwritten by the next reading. */
export interface Reading {
  /** The normalised text, as far as it is looked at for more than gevaar. */
  readonly gist: string;
  readonly rules: DangerFound;
  readonly features: Features;
  readonly hints: readonly number[];
}

/** Prepares a text for the model, in training as at run time. */
export function read(text: string, concepts: Concepts): Reading {
  const normal = normalise(text);
  const gist = normal.length > LONG ? `${normal.slice(0, LONG)} . ` : normal;
  // Everything that looks at the same text stands together: its words are looked up once.
  const rules = findDanger(normal);
  const inDomain = isInDomain(gist);
  const cues = cuesOf(gist, text);
  const told = withoutDenied(gist);
  const hints = hintsOf({
    danger: rules,
    categories: findCategories(told),
    perspective: findPerspective(told),
    inDomain,
    asks: text.includes('?'),
    length: gist.length,
  });
  const asked = askedIn(text.length > LONG ? text.slice(0, LONG) : text);
  const features = featuresOf({ normal: told, asked, cues }, concepts);
  return { gist, rules, features, hints };
}

/** Tells the language of a text; undefined when that is not plain. */
export type IdentifyLanguage = (text: string) => string | undefined;

/**
 * Makes the understanding of messages out of a trained model: the model and the rules for gevaar, each its own opinion.
 * @param identify Asked when the language is not given. Without it, and when it does not know, a text is Dutch.
 */
export function createUnderstanding(model: Model, identify?: IdentifyLanguage): Understand {
  const { calibration, concepts } = model;
  const scoresOf = createScorer(model);
  return ({ text, speaker, lang }) => {
    const { gist, rules, features, hints } = read(text, concepts);
    const scores = scoresOf(features, hints);
    const inside = toChance(scores[IN_DOMAIN] as number) / calibration.inDomain;
    const language = lang ?? identify?.(text) ?? 'nl';
    const { danger, dangerMaybe } = weighDanger({ scores, rules, gist, inside, language }, calibration);
    const categories = weighCategories(scores, calibration);
    const heard = categories.length + danger.length + dangerMaybe.length > 0;
    weighOverig(scores, calibration.inDomain, heard);
    const guess = guessIntent(scores, calibration.intentRight);
    const outside = !heard && inside < 1 && guess.intent !== 'groet' && guess.intent !== 'stoppen';
    // One literal: to spread a part into it would take as long as all the sums.
    return {
      intent: outside ? 'overig' : guess.intent,
      second: outside && guess.intent !== 'overig' ? guess.intent : guess.second,
      confidence: outside ? toOutsideConfidence(inside) : guess.confidence,
      categories,
      perspective: guessPerspective(scores, speaker),
      danger,
      dangerMaybe,
      lang: language,
    };
  };
}

/** Stretches a chance so that 0.6 lies where the intent is right nine times in ten. */
function toConfidence(chance: number, right: number): number {
  const confidence =
    chance < right
      ? (chance / right) * CONFIDENT
      : CONFIDENT + ((chance - right) / (1 - right)) * (1 - CONFIDENT);
  return Math.floor(confidence * 100) / 100;
}

/** The nearer to the edge of the domain, the less sure: 0.6 lies halfway. @param inside From 0 to 1 at the edge. */
const toOutsideConfidence = (inside: number): number => Math.round((1 - 0.8 * inside) * 100) / 100;

/** What the score of `overig` gains, what it loses where pesten or gevaar is told, and for each unit of score inside the edge. */
const OVERIG_GAINS = 0.2;
const OVERIG_LOSES_HEARD = 0.7;
const OVERIG_LOSES_INSIDE = 0.2;

/**
 * Sets the score of `overig` against all else that was found: who tells of pesten or gevaar is seldom making small talk, nor is
 * who writes of nothing but school. What tells of neither makes it likelier.
 */
function weighOverig(scores: Float64Array, edge: number, heard: boolean): void {
  const depth = (scores[IN_DOMAIN] as number) - Math.log(edge / (1 - edge));
  const loss = (heard ? OVERIG_LOSES_HEARD : 0) + OVERIG_LOSES_INSIDE * depth;
  scores[OVERIG] = (scores[OVERIG] as number) + OVERIG_GAINS - loss;
}

function guessIntent(scores: Float64Array, right: number) {
  const best = likeliest(scores, INTENT);
  const next = likeliest(scores, INTENT, best);
  return {
    intent: INTENTS[best] ?? ('overig' as const),
    second: INTENTS[next] ?? ('overig' as const),
    confidence: toConfidence(shareOf(scores, INTENT, best), right),
  };
}

const POSSIBLE: Readonly<Record<Speaker, readonly Perspective[]>> = {
  leerling: ['gepeste', 'getuige', 'pester', 'onbekend'],
  ouder: ['ouder_gepeste', 'ouder_pester', 'getuige', 'onbekend'],
  medewerker: ['medewerker'],
};

/** What the conversation knows of the speaker goes before the text. */
function guessPerspective(scores: Float64Array, speaker: Speaker | undefined): Perspective {
  const possible = speaker === undefined ? PERSPECTIVES : POSSIBLE[speaker];
  let best: Perspective = 'onbekend';
  let most = Number.NEGATIVE_INFINITY;
  for (const perspective of possible) {
    const score = scores[PERSPECTIVE.from + PERSPECTIVES.indexOf(perspective)] as number;
    if (score <= most) continue;
    most = score;
    best = perspective;
  }
  return best;
}

function weighCategories(scores: Float64Array, { categories: limits }: Calibration): readonly Category[] {
  const there: Category[] = [];
  for (let k = 0; k < CATEGORIES.length; k += 1)
    if (toChance(scores[CATEGORY.from + k] as number) >= (limits[k] as number))
      there.push(CATEGORIES[k] as Category);
  return there;
}
