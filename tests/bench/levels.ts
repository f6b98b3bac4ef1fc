import type { Labelled } from '../../src/understanding/score.js';
import type { NlpJsRecognise } from './nlp-js.js';
import type { Recognise } from './understanding.js';

/** What another reaches, as shares of one. */
export interface Reached {
  /** Of the lines with open gevaar, those that are sure. */
  readonly sure: number;
  /** Of the lines without gevaar, those that raise it, sure or perhaps. */
  readonly falseEither: number;
}

/**
 * Gives nlp.js, which has one level of gevaar, the two levels that it is compared in: its limit for sure where it is sure of
 * as much open gevaar as another, and its limit for perhaps where it raises as many false alarms. Only then can it be
 * compared how often it is right, and how much it hears. Where it says None it has no chance to go by; where it must be
 * called sure of so much that it alarms oftener than the other, perhaps adds nothing.
 */
export async function giveLevels(
  recognise: NlpJsRecognise,
  lines: readonly Labelled[],
  reached: Reached,
): Promise<Recognise> {
  const chancesOf = async (some: readonly Labelled[]) => {
    const chances: number[] = [];
    for (const { text } of some) chances.push((await recognise(text)).anyDanger.chance);
    return chances.sort((one, other) => other - one);
  };
  const limitAt = (chances: readonly number[], share: number) =>
    chances[Math.floor(chances.length * share)] ?? 0;
  const open = lines.filter(({ danger = [] }) => danger.length > 0);
  const harmless = lines.filter(
    ({ danger, dangerMaybe = [] }) => danger !== undefined && danger.length + dangerMaybe.length === 0,
  );
  const sureFrom = limitAt(await chancesOf(open), reached.sure);
  const perhapsFrom = limitAt(await chancesOf(harmless), reached.falseEither);
  return async (text) => {
    const { anyDanger, ...labels } = await recognise(text);
    const { kind, chance } = anyDanger;
    const danger = chance > sureFrom ? [...new Set([kind, ...labels.danger])] : [];
    const dangerMaybe = danger.length === 0 && chance > perhapsFrom ? [kind] : [];
    return { ...labels, danger, dangerMaybe };
  };
}
