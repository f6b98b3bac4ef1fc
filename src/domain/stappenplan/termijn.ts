export type Eenheid = 'uur' | 'dag' | 'schooldag' | 'week' | 'schoolweek' | 'maand';

/**
 * How soon something is to be done, as a protocol says it.
 * `ter-plekke` and `zelfde-dag` end with the day itself. `af-te-spreken` is as long as the people involved agree.
 * `zo-snel-mogelijk` and `geen` carry no date: none is ever made up for them.
 */
export type Termijn =
  | { readonly soort: 'geen' }
  | { readonly soort: 'ter-plekke' }
  | { readonly soort: 'zelfde-dag' }
  | { readonly soort: 'zo-snel-mogelijk' }
  | { readonly soort: 'af-te-spreken' }
  | {
      /** `binnen`: at the latest then. `na`: then, and not before. */
      readonly soort: 'binnen' | 'na';
      readonly aantal: number;
      readonly eenheid: Eenheid;
      /** The protocol says "about". */
      readonly ongeveer: boolean;
    };

export const geenTermijn: Termijn = { soort: 'geen' };
