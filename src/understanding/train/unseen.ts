import type { Calibration, Model } from '../model.js';
import type { Example, Writer } from './example.js';
import { train } from './train.js';

/** A model, and the sentences of a writer that it has not read. */
export interface Fold {
  readonly name: string;
  readonly model: Model;
  readonly unseen: readonly Example[];
}

/** Voices that are left out together at most: with so many of them, one training for each would take an hour. */
const TOGETHER = 5;

/**
 * Leaves out every voice, some at a time. The first author, whose rules and lists the program is made of, is never a
 * test. The writers of what lies outside the domain are left out with them.
 */
export function* leaveVoicesOut(
  voices: readonly Writer[],
  always: readonly Writer[],
  neutral: readonly Writer[],
  calibration: Calibration,
): Generator<Fold> {
  const parts = Math.max(2, Math.ceil(voices.length / TOGETHER));
  for (let part = 0; part < parts; part += 1) {
    const isHere = (_: unknown, index: number) => index % parts === part;
    const isElsewhere = (one: unknown, index: number) => !isHere(one, index);
    const known = [...voices.filter(isElsewhere), ...neutral.filter(isElsewhere)];
    const model = train([...always, ...known], calibration);
    for (const { name, examples } of [...voices.filter(isHere), ...neutral.filter(isHere)])
      yield { name, model, unseen: examples };
  }
}
