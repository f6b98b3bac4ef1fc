import type { Category, Perspective } from '../domain/understanding.js';
import type { DangerFound } from './danger.js';
import { CATEGORIES, KINDS, PERSPECTIVES } from './labels.js';

/** What rules and word lists say of a text; the model weighs it along with the words. */
export interface Opinions {
  readonly danger: DangerFound;
  readonly categories: readonly Category[];
  readonly perspective: Perspective;
  readonly inDomain: boolean;
  readonly asks: boolean;
  /** Of the normalised text. */
  readonly length: number;
}

const MAYBE = KINDS.length;
const CATEGORY = 2 * KINDS.length;
const PERSPECTIVE = CATEGORY + CATEGORIES.length;
const DOMAIN = PERSPECTIVE + PERSPECTIVES.length;
const ASKS = DOMAIN + 1;
const SIZE = ASKS + 1;
/** What the rules found in a text, as features of their own: the first rows of a model. */
export const HINTS = 40;
const SIZES = HINTS - SIZE;

/** The opinions as rows of a model. */
export function hintsOf({ danger, categories, perspective, inDomain, asks, length }: Opinions): number[] {
  const hints: number[] = [];
  for (const kind of danger.danger) hints.push(KINDS.indexOf(kind));
  for (const kind of danger.dangerMaybe) hints.push(MAYBE + KINDS.indexOf(kind));
  for (const category of categories) hints.push(CATEGORY + CATEGORIES.indexOf(category));
  hints.push(PERSPECTIVE + PERSPECTIVES.indexOf(perspective));
  if (inDomain) hints.push(DOMAIN);
  if (asks) hints.push(ASKS);
  hints.push(SIZE + Math.max(0, Math.min(SIZES - 1, Math.floor(Math.log2(length / 8)))));
  return hints;
}
