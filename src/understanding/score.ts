import type { Understand, Understanding } from '../domain/understanding.js';

/** A labelled line; a label that is absent is not scored. */
export interface Labelled {
  readonly text: string;
  readonly speaker?: 'leerling' | 'ouder' | 'medewerker';
  readonly lang?: string;
  /** `null` or absent when there is no right intent. */
  readonly intent?: string | null;
  readonly categories?: readonly string[];
  readonly perspective?: string;
  readonly danger?: readonly string[];
  /** Gevaar behind a veil: perhaps is enough, sure is no mistake. */
  readonly dangerMaybe?: readonly string[];
}

interface Counts {
  right: number;
  wrong: number;
  missed: number;
}

export interface LabelScore {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
  readonly total: number;
}

export interface Score {
  readonly lines: number;
  /** `intentTopTwo`: the right one is first or second. */
  readonly accuracy: Readonly<Record<'intent' | 'intentTopTwo' | 'perspective', number>>;
  readonly intentMacroF1: number;
  readonly categoriesMicro: LabelScore;
  /** Share of the lines without gevaar that raise it all the same. */
  readonly falseAlarms: Readonly<Record<'sure' | 'either', number>>;
  /** `danger` counts level sure; `dangerEither` sure and perhaps together; `any` any kind at all. */
  readonly labels: Readonly<Record<string, Readonly<Record<string, LabelScore>>>>;
}

export interface Mistake {
  readonly text: string;
  readonly expected: Partial<Labelled>;
  readonly got: Understanding;
}

const round = (value: number) => Math.round(value * 1000) / 1000;

function toScore({ right, wrong, missed }: Counts): LabelScore {
  const precision = right + wrong === 0 ? 0 : right / (right + wrong);
  const recall = right + missed === 0 ? 0 : right / (right + missed);
  const f1 = precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall);
  return { precision: round(precision), recall: round(recall), f1: round(f1), total: right + missed };
}

const any = (kinds: readonly string[]) => (kinds.length > 0 ? ['any'] : []);

/** Counts of right, wrong and missed for every label of every table. */
class Tables {
  readonly #tables = new Map<string, Map<string, Counts>>();

  /** @param allowed Labels that are no mistake when they are named, and none when they are not. */
  count(
    table: string,
    expected: readonly string[],
    got: readonly string[],
    allowed: readonly string[] = [],
  ): boolean {
    const labels = this.#tables.get(table) ?? new Map<string, Counts>();
    this.#tables.set(table, labels);
    let allRight = true;
    for (const label of new Set([...expected, ...got])) {
      const isExpected = expected.includes(label);
      if (!isExpected && allowed.includes(label)) continue;
      const counts = labels.get(label) ?? { right: 0, wrong: 0, missed: 0 };
      labels.set(label, counts);
      if (!got.includes(label)) counts.missed += 1;
      else if (isExpected) counts.right += 1;
      else counts.wrong += 1;
      allRight &&= isExpected && got.includes(label);
    }
    return allRight;
  }

  sumOf(table: string): Counts {
    const sum = { right: 0, wrong: 0, missed: 0 };
    for (const { right, wrong, missed } of this.#tables.get(table)?.values() ?? []) {
      sum.right += right;
      sum.wrong += wrong;
      sum.missed += missed;
    }
    return sum;
  }

  toScores(): Record<string, Record<string, LabelScore>> {
    return Object.fromEntries(
      [...this.#tables].map(([table, counts]) => [
        table,
        Object.fromEntries([...counts].map(([label, numbers]) => [label, toScore(numbers)])),
      ]),
    );
  }
}

/** A share that is counted line by line. */
class Share {
  #hits = 0;
  #total = 0;

  count(hit: boolean): boolean {
    this.#total += 1;
    if (hit) this.#hits += 1;
    return hit;
  }

  get value(): number {
    return this.#total === 0 ? 0 : round(this.#hits / this.#total);
  }
}

/** Scores an engine on labelled lines: precision, recall and F1 per label, and every line that was not wholly right. */
export function score(
  understand: Understand,
  lines: readonly Labelled[],
): { score: Score; mistakes: Mistake[] } {
  const tables = new Tables();
  const intents = new Share();
  const topTwo = new Share();
  const perspectives = new Share();
  const sureAlarms = new Share();
  const anyAlarms = new Share();
  const mistakes: Mistake[] = [];
  for (const line of lines) {
    const { text, speaker, lang } = line;
    const got = understand({
      text,
      ...(speaker === undefined ? {} : { speaker }),
      ...(lang === undefined ? {} : { lang }),
    });
    let allRight = true;
    if (typeof line.intent === 'string' && line.intent !== '') {
      allRight = intents.count(tables.count('intent', [line.intent], [got.intent]));
      topTwo.count(got.intent === line.intent || got.second === line.intent);
    }
    if (line.perspective !== undefined && line.perspective !== '')
      allRight =
        perspectives.count(tables.count('perspective', [line.perspective], [got.perspective])) && allRight;
    if (line.categories !== undefined)
      allRight = tables.count('categories', line.categories, got.categories) && allRight;
    if (line.danger !== undefined) {
      const veiled = line.dangerMaybe ?? [];
      const told = [...line.danger, ...veiled];
      const either = [...got.danger, ...got.dangerMaybe];
      allRight = tables.count('danger', line.danger, got.danger, veiled) && allRight;
      tables.count('danger', any(line.danger), any(got.danger), any(veiled));
      allRight = tables.count('dangerEither', told, either) && allRight;
      tables.count('dangerEither', any(told), any(either));
      if (line.danger.length > 0) tables.count('dangerOpen', any(line.danger), any(either));
      else if (veiled.length > 0) tables.count('dangerVeiled', any(veiled), any(either));
      else {
        sureAlarms.count(got.danger.length > 0);
        anyAlarms.count(either.length > 0);
      }
    }
    if (!allRight) {
      const { text: _text, ...expected } = line;
      mistakes.push({ text, expected, got });
    }
  }
  const labels = tables.toScores();
  const scored = Object.values(labels['intent'] ?? {}).filter(({ total }) => total > 0);
  return {
    score: {
      lines: lines.length,
      accuracy: { intent: intents.value, intentTopTwo: topTwo.value, perspective: perspectives.value },
      intentMacroF1: round(scored.reduce((sum, { f1 }) => sum + f1, 0) / Math.max(1, scored.length)),
      categoriesMicro: toScore(tables.sumOf('categories')),
      falseAlarms: { sure: sureAlarms.value, either: anyAlarms.value },
      labels,
    },
    mistakes,
  };
}
