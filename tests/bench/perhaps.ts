import type { Labelled } from '../../src/understanding/score.js';
import type { NlpJsRecognise } from './nlp-js.js';
import type { Recognise } from './understanding.js';

const isHarmless = ({ danger, dangerMaybe = [] }: Labelled) =>
  danger !== undefined && danger.length + dangerMaybe.length === 0;

/**
 * Gives nlp.js the level perhaps that it does not have, with its limit where it raises as many false alarms as another
 * does: what both hear can then be compared.
 * @param mostFalse Share of the lines without gevaar that may raise it.
 */
export async function addPerhaps(
  recognise: NlpJsRecognise,
  lines: readonly Labelled[],
  mostFalse: number,
): Promise<Recognise> {
  const chances: number[] = [];
  for (const { text } of lines.filter(isHarmless)) chances.push((await recognise(text)).anyDanger.chance);
  chances.sort((one, other) => other - one);
  const limit = chances[Math.floor(chances.length * mostFalse)] ?? 0;
  return async (text) => {
    const { anyDanger, ...labels } = await recognise(text);
    const isPerhaps = labels.danger.length === 0 && anyDanger.chance > limit;
    return { ...labels, dangerMaybe: isPerhaps ? [anyDanger.kind] : [] };
  };
}
