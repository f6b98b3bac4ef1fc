import type { Sentences } from '../../src/cli/understanding/sentences.js';
import type { Example, Writer } from '../../src/understanding/train/example.js';

/** Of children and ouders, at home in Dutch and not: left out together, so that each engine is trained once. */
const LEFT_OUT = ['kind-10-12', 'vmbo-12-16', 'ouder-boos', 'tweede-taal'];
/** One in so many of the neutral sentences is left out, and one in so many of all is read in a quick run. */
const THIRD = 3;
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
  const isThird = (_: unknown, line: number) => line % THIRD === 0;
  const read = { ...neutral, examples: neutral.examples.filter((one, line) => !isThird(one, line)) };
  return {
    taught: [
      ...always.filter(({ name }) => name.startsWith('nl/')),
      ...voices.filter((voice) => !isLeftOut(voice)),
      read,
    ].map(thin),
    leftOut: voices.filter(isLeftOut).map(thin),
    apart: apart.map(thin),
    neutral: neutral.examples.filter(isThird),
  };
}
