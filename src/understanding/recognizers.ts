import { createRequire } from 'node:module';
import type * as Suite from '@microsoft/recognizers-text-suite';

let suite: typeof Suite | undefined;

/** Microsoft's recognizers, loaded on first need: they cost some 35 MB, and most conversations never ask for them. */
export function recognizers(): typeof Suite {
  suite ??= createRequire(import.meta.url)('@microsoft/recognizers-text-suite') as typeof Suite;
  return suite;
}

/** The culture all recognizers are asked in. */
export const CULTURE = 'nl-nl';
