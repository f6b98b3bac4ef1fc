import type { Mistake, Score } from '../../understanding/score.js';
import { percent, table } from './page.js';

/** One intent that was taken for another. */
export interface Confusion {
  readonly toldAs: string;
  readonly meant: string;
  readonly count: number;
}

const MOST = 10;

/** Every pair of intents that was confused, the commonest first. */
export function findConfusions(mistakes: readonly Pick<Mistake, 'expected' | 'got'>[]): Confusion[] {
  const found = new Map<string, Confusion>();
  for (const { expected, got } of mistakes) {
    const { intent: meant } = expected;
    const toldAs = got.intent;
    if (typeof meant !== 'string' || meant === '' || meant === toldAs) continue;
    const key = `${meant} ${toldAs}`;
    found.set(key, { toldAs, meant, count: (found.get(key)?.count ?? 0) + 1 });
  }
  return [...found.values()].sort(
    (one, other) => other.count - one.count || (one.meant + one.toldAs < other.meant + other.toldAs ? -1 : 1),
  );
}

/** The worst confusions, each as a share of the lines that meant it and of all mistakes of intent. */
export function toConfusionTable(
  mistakes: readonly Pick<Mistake, 'expected' | 'got'>[],
  { labels }: Pick<Score, 'labels'>,
): string {
  const confusions = findConfusions(mistakes);
  const all = confusions.reduce((sum, { count }) => sum + count, 0);
  const rows = confusions
    .slice(0, MOST)
    .map(({ toldAs, meant, count }) => [
      toldAs,
      meant,
      String(count),
      percent(count / (labels['intent']?.[meant]?.total ?? Number.NaN)),
      percent(count / all),
    ]);
  return table(['told as', 'meant', 'lines', 'share of meant', 'share of mistakes'], rows);
}
