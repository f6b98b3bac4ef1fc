import type { Calibration, Model } from '../model.js';
import type { Example, Writer } from './example.js';
import { train } from './train.js';

/** A model, and the sentences of a writer that it has not read. */
export interface Fold {
  readonly name: string;
  readonly model: Model;
  readonly unseen: readonly Example[];
}

/** Voices that are left out together: with so many of them, one training for each would take an hour. */
const TOGETHER = 4;

/**
 * Leaves out every voice, four at a time. The first author, whose rules and lists the program is made of, is never a
 * test. Sentences from outside the domain have one writer: each part leaves out a share of them.
 */
export function* leaveVoicesOut(
  voices: readonly Writer[],
  always: readonly Writer[],
  neutral: Writer,
  calibration: Calibration,
): Generator<Fold> {
  const parts = Math.max(Math.min(2, voices.length), Math.ceil(voices.length / TOGETHER));
  for (let part = 0; part < parts; part += 1) {
    const isHere = (_: unknown, index: number) => index % parts === part;
    const isElsewhere = (one: unknown, index: number) => !isHere(one, index);
    const known = { name: neutral.name, examples: neutral.examples.filter(isElsewhere) };
    const model = train([...always, ...voices.filter(isElsewhere), known], calibration);
    for (const [at, { name, examples }] of voices.filter(isHere).entries()) {
      const share = at === 0 ? neutral.examples.filter(isHere) : [];
      yield { name, model, unseen: [...examples, ...share] };
    }
  }
}
