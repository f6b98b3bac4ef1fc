import type { Category, Danger, Intent, Perspective } from '../domain/understanding.js';

export const INTENTS: readonly Intent[] = [
  'melden',
  'plagen_of_pesten',
  'aanpak_school',
  'contact',
  'hulplijn',
  'tips',
  'privacy',
  'status',
  'klacht',
  'stoppen',
  'groet',
  'overig',
];
/** The intents of who asks something. */
export const ASKING: readonly Intent[] = [
  'plagen_of_pesten',
  'aanpak_school',
  'contact',
  'hulplijn',
  'tips',
  'privacy',
  'status',
];
export const CATEGORIES: readonly Category[] = [
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
export const KINDS: readonly Danger[] = ['suicide', 'zelfbeschadiging', 'misbruik', 'geweld', 'thuis'];
export const PERSPECTIVES: readonly Perspective[] = [
  'gepeste',
  'getuige',
  'pester',
  'ouder_gepeste',
  'ouder_pester',
  'medewerker',
  'onbekend',
];

/** Where the answers of a group of labels stand in a row of the model. */
export interface Heads {
  readonly from: number;
  readonly count: number;
}

export const INTENT: Heads = { from: 0, count: INTENTS.length };
export const CATEGORY: Heads = { from: 12, count: CATEGORIES.length };
/** Gevaar, open or behind a veil, a kind. */
export const DANGER: Heads = { from: 21, count: KINDS.length };
/** Gevaar of any kind: learns from all five together. */
export const ANY_DANGER = 26;
export const PERSPECTIVE: Heads = { from: 27, count: PERSPECTIVES.length };
/** Whether a text belongs to the world of school and pesten at all. */
export const IN_DOMAIN = 34;
/** Open gevaar only, a kind: what is behind a veil counts for little here. */
export const SURE: Heads = { from: 35, count: KINDS.length };
export const HEADS = 40;
