import places from '../../locales/nl/understanding/wie-thuis.json' with { type: 'json' };
import type { Danger, Intent } from '../domain/understanding.js';
import type { DangerFound } from './danger.js';
import {
  ANY_DANGER,
  ASKING,
  CATEGORY,
  DANGER,
  INTENT,
  INTENTS,
  KINDS,
  PERSPECTIVE,
  PERSPECTIVES,
  SURE,
} from './labels.js';
import { type Calibration, likeliest, shareOf, toChance } from './model.js';
import { hasAtMostWords } from './normalise.js';

/** Where a rule found only a hint, or few words stand, the model must be this sure to be sure. */
const FIRM = 0.25;
/** In so few words the model has little to go by. The rules do not change. */
const FEW_WORDS = 4;
/** In few words gevaar is heard from this chance on. */
const FIRM_PERHAPS = 0.35;
/**
 * So many times the odds of the edge: well within the world of school. Nearer to the edge and beyond, gevaar must be likelier: at half
 * these odds by twice its own.
 */
const WELL_WITHIN = 7;
/** Outside that world the hint of a rule counts where the model too gives it this chance. */
const FAINT = 0.08;
/** Under this part of the chance at the edge of the world of school a text lies far outside it. */
const FAR = 1 / 2;

/** A plain question must be likelier by these odds: nobody who asks how soon school answers should be asked about abuse. */
const PLAIN = 2;
/** So sure must the model be that it is such a question, that nobody is told of, and so little may there be of any category. */
const SURELY_ASKS = 0.9;
const OF_NOBODY = 0.6;
const NO_CATEGORY = 0.15;

const wordSet = (words: readonly string[]): RegExp => new RegExp(` (?:${words.join('|')}) `);
const SCHOOL = wordSet(places.school);
const THUIS = wordSet(places.thuis);

/** Hitting by somebody at school, with nobody of home in the text, is no danger at home. */
const toPlace = (gist: string, kinds: readonly Danger[]): readonly Danger[] =>
  kinds.includes('thuis') && SCHOOL.test(gist) && !THUIS.test(gist)
    ? [...new Set(kinds.map((kind) => (kind === 'thuis' ? 'geweld' : kind)))]
    : kinds;

/**
 * The chance of gevaar as the model sees it: the mean of what it says of any gevaar and of the likeliest kind. Each is at
 * times loud alone.
 */
export const dangerChance = (scores: Float64Array): number =>
  (toChance(scores[ANY_DANGER] as number) +
    toChance(scores[DANGER.from + likeliest(scores, DANGER)] as number)) /
  2;

/** Whether a text asks something and tells nothing: neither of whom, nor what anybody did. */
function isPlainQuestion(scores: Float64Array): boolean {
  const intent = likeliest(scores, INTENT);
  if (!ASKING.includes(INTENTS[intent] as Intent) || shareOf(scores, INTENT, intent) < SURELY_ASKS)
    return false;
  const category = scores[CATEGORY.from + likeliest(scores, CATEGORY)] as number;
  if (toChance(category) > NO_CATEGORY) return false;
  return shareOf(scores, PERSPECTIVE, PERSPECTIVES.indexOf('onbekend')) >= OF_NOBODY;
}

const oddsOf = (chance: number): number => chance / (1 - chance);

/** A text with what rules and model say of it. */
interface TwoOpinions {
  readonly scores: Float64Array;
  readonly rules: DangerFound;
  /** The normalised text. */
  readonly gist: string;
  /** Its chance to belong to the world of school and pesten, as a part of that at the edge: from 1 on it does. */
  readonly inside: number;
  readonly language: string;
}

/**
 * Rules and model each may raise gevaar, and neither can take back what the other found. The less a text belongs to the world
 * of school, the likelier gevaar must be for the model to raise it. Outside that world what the model is sure of is perhaps,
 * and the hint of a rule needs the model beside it; far outside, where the knife is in a kitchen, what a rule is sure of is
 * perhaps as well, and no hint is heard. Decision 10.
 */
export function weighDanger(
  { scores, rules, gist, inside, language }: TwoOpinions,
  { sure: limits, perhaps, perhapsIn, inDomain: edge }: Calibration,
): Pick<DangerFound, 'danger' | 'dangerMaybe'> {
  const danger: Danger[] = [];
  const dangerMaybe: Danger[] = [];
  const isFew = hasAtMostWords(FEW_WORDS, gist);
  const isInside = inside >= 1;
  const isOutside = !isInside && language === 'nl';
  const isFar = isOutside && inside < FAR && !isFew;
  const chance = dangerChance(scores);
  const least = Math.max(perhaps, perhapsIn?.[language] ?? 0, isFew ? FIRM_PERHAPS : 0);
  const within = Math.min(1, oddsOf(inside * edge) / (WELL_WITHIN * oddsOf(edge)));
  const odds = oddsOf(chance) * within;
  const isHeard = odds >= oddsOf(least) && (odds >= PLAIN * oddsOf(least) || !isPlainQuestion(scores));
  const isFaint = isOutside && chance < FAINT;
  KINDS.forEach((kind, k) => {
    const isHint = rules.dangerMaybe.includes(kind);
    const sure = Math.max(limits[k] as number, isFew || isHint ? FIRM : 0);
    const byModel = toChance(scores[SURE.from + k] as number) >= sure;
    const byRule = rules.danger.includes(kind);
    const isNamed = isHeard && toChance(scores[DANGER.from + k] as number) >= least;
    if (rules.always.includes(kind) || (byRule && !isFar) || (byModel && isInside)) danger.push(kind);
    else if (byRule || isNamed || (!isFar && (byModel || (isHint && !isFaint)))) dangerMaybe.push(kind);
  });
  const kind = KINDS[likeliest(scores, DANGER)];
  if (isHeard && kind !== undefined && danger.length + dangerMaybe.length === 0) dangerMaybe.push(kind);
  return { danger: toPlace(gist, danger), dangerMaybe: toPlace(gist, dangerMaybe) };
}
