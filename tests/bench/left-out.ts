import type { Sentences } from '../../src/cli/understanding/sentences.js';
import type { Example, Writer } from '../../src/understanding/train/example.js';

/** Of children and ouders, at home in Dutch and not: left out together, so that each engine is trained once. */
const LEFT_OUT = ['kind-10-12', 'vmbo-12-16', 'ouder-boos', 'tweede-taal'];
/** The writer of neutral sentences that is left out with them. */
const NEUTRAL_LEFT_OUT = 'taalcursus';
/** One in so many sentences is read in a quick run. */
const FEW = 60;

export interface Split {
  /** What both engines learn from: Dutch only. */
  readonly taught: readonly Writer[];
  readonly leftOut: readonly Writer[];
  /** Never trained on, also not by the product. */
  readonly apart: readonly Writer[];
  readonly neutral: readonly Example[];
}

/** @param quick Next to no sentences on either side: the figures mean nothing. */
export function splitSentences({ always, voices, neutral, apart }: Sentences, quick: boolean): Split {
  const thin = ({ name, examples }: Writer): Writer => ({
    name,
    examples: quick ? examples.filter((_, line) => line % FEW === 0) : examples,
  });
  const isLeftOut = ({ name }: Writer) => LEFT_OUT.includes(name);
  const isNeutralLeftOut = ({ name }: Writer) => name === NEUTRAL_LEFT_OUT;
  return {
    taught: [
      ...always.filter(({ name }) => name.startsWith('nl/')),
      ...voices.filter((voice) => !isLeftOut(voice)),
      ...neutral.filter((writer) => !isNeutralLeftOut(writer)),
    ].map(thin),
    leftOut: voices.filter(isLeftOut).map(thin),
    apart: apart.map(thin),
    neutral: neutral.filter(isNeutralLeftOut).flatMap(({ examples }) => examples),
  };
}
