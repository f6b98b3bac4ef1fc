import english from '../../locales/en/understanding/vormen.json' with { type: 'json' };
import dutch from '../../locales/nl/understanding/vormen.json' with { type: 'json' };
import type { Category } from '../domain/understanding.js';
import { compile, finds, strikeOut } from './patterns.js';

const CATEGORIES: readonly Category[] = [
  'verbaal',
  'fysiek',
  'uitsluiting',
  'digitaal',
  'intimidatie',
  'spullen',
  'seksueel',
  'discriminatie',
  'radicalisering',
];

const denied = compile([dutch.ontkend]);
const matchers = CATEGORIES.map((category) => ({
  category,
  matcher: compile([...dutch.vormen[category], ...english[category]]),
}));
const domain = compile([dutch.domein]);

/** Strikes out what the text says did not happen: "ik word niet gepest". */
export const withoutDenied = (normal: string): string => strikeOut(denied, normal);

/**
 * The kinds of pesten a text tells of, read literally, in a fixed order.
 * @param told The normalised text, without what it denies.
 */
export const findCategories = (told: string): readonly Category[] =>
  matchers.filter(({ matcher }) => finds(matcher, told)).map(({ category }) => category);

/** Whether a text touches on school, pesten or asking for help at all. */
export const isInDomain = (normal: string): boolean => finds(domain, normal);
