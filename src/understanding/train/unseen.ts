import type { Calibration, Model } from '../model.js';
import type { Example, Writer } from './example.js';
import { train } from './train.js';

/** A model, and the sentences of a writer that it has not read. */
export interface Fold {
  readonly name: string;
  readonly model: Model;
  readonly unseen: readonly Example[];
}

/**
 * Leaves out every voice in turn. The first author, whose rules and lists the program is made of, is never a test.
 * Sentences from outside the domain have one writer: each fold leaves out a share of them.
 */
export function* leaveVoicesOut(
  voices: readonly Writer[],
  always: readonly Writer[],
  neutral: Writer,
  calibration: Calibration,
): Generator<Fold> {
  for (const [index, voice] of voices.entries()) {
    const isShare = (_: Example, line: number) => line % voices.length === index;
    const known = neutral.examples.filter((example, line) => !isShare(example, line));
    const others = voices.filter(({ name }) => name !== voice.name);
    yield {
      name: voice.name,
      model: train([...always, ...others, { name: neutral.name, examples: known }], calibration),
      unseen: [...voice.examples, ...neutral.examples.filter(isShare)],
    };
  }
}
