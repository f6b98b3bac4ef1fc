import places from '../../locales/nl/understanding/wie-thuis.json' with { type: 'json' };
import type { Category, Danger, Perspective, Speaker, Understand } from '../domain/understanding.js';
import { askedIn } from './asked.js';
import { findCategories, isInDomain, withoutDenied } from './categories.js';
import { cuesOf } from './cues.js';
import { type DangerFound, findDanger } from './danger.js';
import { type Features, featuresOf } from './features.js';
import { hintsOf } from './hints.js';
import {
  ANY_DANGER,
  CATEGORIES,
  CATEGORY,
  DANGER,
  type Heads,
  IN_DOMAIN,
  INTENT,
  INTENTS,
  KINDS,
  PERSPECTIVE,
  PERSPECTIVES,
  SURE,
} from './labels.js';
import { type Calibration, createScorer, type Model, toChance } from './model.js';
import { countWords, normalise } from './normalise.js';
import { findPerspective } from './perspective.js';

/** Longer than any story asked for; what comes after is not looked at for intent, only for gevaar. */
const LONG = 4000;
/** Where the intent is right nine times in ten: what the rest of the program asks for before it acts. */
const RIGHT = 0.6;

const FIRM = 0.25;
/** In so few words the model has little to go by, and must be the surer of it. The rules do not change. */
const FEW_WORDS = 4;
/** Under this part of the chance at the edge of the world of school a text lies far outside it. */
const FAR = 1 / 3;
const FIRM_PERHAPS = 0.35;

const wordSet = (words: readonly string[]): RegExp => new RegExp(` (?:${words.join('|')}) `);
const SCHOOL = wordSet(places.school);
const THUIS = wordSet(places.thuis);

/** Hitting by somebody at school, with nobody of home in the text, is no danger at home. */
const toPlace = (gist: string, kinds: readonly Danger[]): readonly Danger[] =>
  kinds.includes('thuis') && SCHOOL.test(gist) && !THUIS.test(gist)
    ? [...new Set(kinds.map((kind) => (kind === 'thuis' ? 'geweld' : kind)))]
    : kinds;

/** A text as the model sees it, and what the rules found in it. The features are overwritten by the next reading. */
export interface Reading {
  /** The normalised text, as far as it is looked at for more than gevaar. */
  readonly gist: string;
  readonly rules: DangerFound;
  readonly features: Features;
  readonly hints: Uint32Array;
}

/** Prepares a text for the model, in training as at run time. */
export function read(text: string): Reading {
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
  const features = featuresOf({ normal: told, asked, cues });
  return { gist, rules, features, hints };
}

/** Tells the language of a text; undefined when that is not plain. */
export type IdentifyLanguage = (text: string) => string | undefined;

/**
 * Makes the understanding of messages out of a trained model: the model and the rules for gevaar, each its own opinion.
 * @param identify Asked when the language is not given. Without it, and when it does not know, a text is Dutch.
 */
export function createUnderstanding(model: Model, identify?: IdentifyLanguage): Understand {
  const { calibration } = model;
  const scoresOf = createScorer(model);
  return ({ text, speaker, lang }) => {
    const { gist, rules, features, hints } = read(text);
    const scores = scoresOf(features, hints);
    const inside = toChance(scores[IN_DOMAIN] as number) / calibration.inDomain;
    const language = lang ?? identify?.(text) ?? 'nl';
    const isFew = countWords(gist) <= FEW_WORDS;
    const found = weighDanger(scores, rules, {
      sure: calibration.sure,
      perhaps: perhapsIn(language, calibration),
      isFew,
      isInside: inside >= 1,
      isFar: inside < FAR && !isFew && language === 'nl',
    });
    const danger = toPlace(gist, found.danger);
    const dangerMaybe = toPlace(gist, found.dangerMaybe);
    const categories = weighCategories(scores, calibration);
    const heard = categories.length + danger.length + dangerMaybe.length > 0;
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
    chance < right ? (chance / right) * RIGHT : RIGHT + ((chance - right) / (1 - right)) * (1 - RIGHT);
  return Math.floor(confidence * 100) / 100;
}

/** The nearer to the edge of the domain, the less sure: 0.6 lies halfway. @param inside From 0 to 1 at the edge. */
const toOutsideConfidence = (inside: number): number => Math.round((1 - 0.8 * inside) * 100) / 100;

function guessIntent(scores: Float64Array, right: number) {
  const best = likeliest(scores, INTENT);
  const next = likeliest(scores, INTENT, best);
  const top = scores[best] as number;
  let sum = 0;
  for (let k = 0; k < INTENT.count; k += 1) sum += Math.exp((scores[k] as number) - top);
  return {
    intent: INTENTS[best] ?? ('overig' as const),
    second: INTENTS[next] ?? ('overig' as const),
    confidence: toConfidence(1 / sum, right),
  };
}

/** The place of the highest score of a group within that group, passing one over. */
function likeliest(scores: Float64Array, { from, count }: Heads, except = -1): number {
  let best = except === 0 ? 1 : 0;
  for (let k = 0; k < count; k += 1)
    if (k !== except && (scores[from + k] as number) > (scores[from + best] as number)) best = k;
  return best;
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

/** The chance from which gevaar is heard in a language: that of Dutch, unless it has a higher one of its own. */
const perhapsIn = (language: string, { perhaps, perhapsIn }: Calibration): number =>
  Math.max(perhaps, perhapsIn?.[language] ?? 0);

/**
 * The chance of gevaar as the model sees it: the mean of what it says of any gevaar and of the likeliest kind. Each is at
 * times loud alone.
 */
export const dangerChance = (scores: Float64Array): number =>
  (toChance(scores[ANY_DANGER] as number) +
    toChance(scores[DANGER.from + likeliest(scores, DANGER)] as number)) /
  2;

interface Weighing {
  /** The chance from which a kind is sure, one for each. */
  readonly sure: readonly number[];
  /** The chance from which gevaar is heard at all. */
  readonly perhaps: number;
  /** There are few words to go by. */
  readonly isFew: boolean;
  /** The text belongs to the world of school and pesten. */
  readonly isInside: boolean;
  /** It belongs so little to it that its words mean something else: the knife is in a kitchen. */
  readonly isFar: boolean;
}

/**
 * Rules and model each may raise gevaar, and neither can take back what the other found. Only where a text lies outside the
 * world of school what the model is sure of is perhaps; far outside only what a rule is sure of is still heard, as perhaps.
 */
function weighDanger(
  scores: Float64Array,
  rules: DangerFound,
  { sure, perhaps, isFew, isInside, isFar }: Weighing,
): Pick<DangerFound, 'danger' | 'dangerMaybe'> {
  const danger: Danger[] = [];
  const dangerMaybe: Danger[] = [];
  const least = Math.max(perhaps, isFew ? FIRM_PERHAPS : 0);
  const isHeard = isInside && dangerChance(scores) >= least;
  KINDS.forEach((kind, k) => {
    const isHint = rules.dangerMaybe.includes(kind);
    // What a rule weighed and found to be perhaps takes more than the words alone to be sure.
    const limit = Math.max(sure[k] as number, isFew || isHint ? FIRM : 0);
    const bySums = toChance(scores[SURE.from + k] as number) >= limit;
    const byRule = rules.danger.includes(kind);
    const isNamed = isHeard && toChance(scores[DANGER.from + k] as number) >= least;
    const byRuleHere = byRule && (!isFar || rules.always.includes(kind));
    if (byRuleHere || (bySums && isInside)) danger.push(kind);
    else if (byRule || isNamed || ((bySums || isHint) && !isFar)) dangerMaybe.push(kind);
  });
  const kind = KINDS[likeliest(scores, DANGER)];
  if (isHeard && kind !== undefined && danger.length + dangerMaybe.length === 0) dangerMaybe.push(kind);
  return { danger, dangerMaybe };
}
