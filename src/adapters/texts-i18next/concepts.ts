import talen from '../../../locales/talen.json' with { type: 'json' };

/** Who read it, with their profession, and on which day. */
export interface Approval {
  readonly door: string;
  readonly op: string;
}

/** Of one language: what a professional approved, and `null` for what nobody did. */
export type Approvals = Readonly<Record<'gevaarzinnen' | 'teksten', Approval | null>>;

/** Languages that are marked *concept*: nobody approved their danger sentences, or nobody their texts. */
export const toConcepts = (all: Readonly<Record<string, Approvals>>): readonly string[] =>
  Object.entries(all)
    .filter(([, { gevaarzinnen, teksten }]) => gevaarzinnen === null || teksten === null)
    .map(([lang]) => lang);

export const conceptLanguages = toConcepts(talen);
