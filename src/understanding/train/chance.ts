/** Gives whole numbers from 0 up to a limit; the same seed gives the same row, so that training is repeatable. */
export type Pick = (limit: number) => number;

export function createPick(seed: number): Pick {
  let state = seed >>> 0;
  return (limit) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * limit);
  };
}
