import { type Features, PLACES } from '../features.js';
import { HINTS } from '../hints.js';
import {
  ANY_DANGER,
  CATEGORIES,
  CATEGORY,
  DANGER,
  HEADS,
  IN_DOMAIN,
  INTENT,
  INTENTS,
  KINDS,
  PERSPECTIVE,
  PERSPECTIVES,
  SURE,
} from '../labels.js';
import { type Known, MOST_ROWS, type Weighed, weigh } from '../model.js';
import { read } from '../understand.js';
import { concepts } from './concept-lists.js';
import { type Example, isOutside } from './example.js';

/** An example as numbers. */
export interface Row {
  readonly rows: Uint32Array;
  readonly values: Float32Array;
  /** What each head should say. */
  readonly wanted: Float32Array;
  /** 1 for the heads this example teaches. */
  readonly taught: Uint8Array;
  /** How much the example counts, a head. */
  readonly weights: Float32Array;
}

const weighed: Weighed = { rows: new Uint32Array(MOST_ROWS), values: new Float32Array(MOST_ROWS) };

interface Seen extends Features {
  readonly hints: readonly number[];
}

/** How far gevaar behind a veil counts as sure. */
const VEILED = 0.3;
/** A feature that fewer sentences have teaches nothing. */
const FEWEST = 2;
/** So many features are known at most, the commonest: the number of a row takes two bytes. */
const MOST_KNOWN = (1 << 16) - HINTS;

function see({ text }: Example): Seen {
  const { features, hints } = read(text, concepts);
  return { places: features.places.slice(), ends: features.ends, hints };
}

/** Gives every feature that is worth knowing a row, the commonest first; before them stand the hints. */
function toKnown(seen: readonly Seen[]): Known {
  const counts = new Uint32Array(PLACES);
  const last = new Int32Array(PLACES).fill(-1);
  seen.forEach(({ places }, text) => {
    for (const place of places) {
      if (last[place] === text) continue;
      last[place] = text;
      counts[place] = (counts[place] as number) + 1;
    }
  });
  const countOf = (place: number) => counts[place] as number;
  const known = [...counts.keys()]
    .filter((place) => countOf(place) >= FEWEST)
    .sort((one, other) => countOf(other) - countOf(one))
    .slice(0, MOST_KNOWN);
  const index = new Uint16Array(PLACES);
  const rarity = new Uint8Array(HINTS + known.length);
  const rarest = Math.log(1 + seen.length / FEWEST);
  known.forEach((place, i) => {
    index[place] = HINTS + i;
    rarity[HINTS + i] = Math.round((255 * Math.log(1 + seen.length / countOf(place))) / rarest);
  });
  return { index, rarity };
}

/** Of what lies outside the world of school there are few lines for all there is: each says more loudly where the edge is. */
const OUTSIDE_WEIGHT = 5;
/** How much a composed example counts beside a written one. */
const COMPOSED = 0.25;

/** Turns examples into rows; the composed ones count less and do not say which features are rare. */
export function toRows(
  written: readonly Example[],
  composed: readonly Example[],
): { rows: Row[]; known: Known } {
  const seen = written.map(see);
  const known = toKnown(seen);
  const toRow = (example: Example, { places, ends, hints }: Seen, weight: number): Row => {
    const count = weigh({ places, ends }, hints, known, weighed);
    const weights = new Float32Array(HEADS).fill(weight);
    if (isOutside(example)) weights[IN_DOMAIN] = weight * OUTSIDE_WEIGHT;
    return {
      rows: weighed.rows.slice(0, count),
      values: weighed.values.slice(0, count),
      ...lesson(example),
      weights,
    };
  };
  return {
    rows: [
      ...written.map((example, i) => toRow(example, seen[i] as Seen, 1)),
      ...composed.map((example) => toRow(example, see(example), COMPOSED)),
    ],
    known,
  };
}

function lesson(example: Example): Pick<Row, 'wanted' | 'taught'> {
  const wanted = new Float32Array(HEADS);
  const taught = new Uint8Array(HEADS);
  const teach = (from: number, count: number, right: readonly number[]) => {
    taught.fill(1, from, from + count);
    for (const k of right) wanted[from + k] = 1;
  };
  const { intent, categories, perspective, danger, dangerMaybe = [] } = example;
  if (intent !== undefined && intent !== null) teach(INTENT.from, INTENT.count, [INTENTS.indexOf(intent)]);
  if (perspective !== undefined)
    teach(PERSPECTIVE.from, PERSPECTIVE.count, [PERSPECTIVES.indexOf(perspective)]);
  if (categories !== undefined)
    teach(
      CATEGORY.from,
      CATEGORY.count,
      categories.map((category) => CATEGORIES.indexOf(category)),
    );
  const kinds = [...(danger ?? []), ...dangerMaybe];
  if (danger !== undefined) {
    teach(
      DANGER.from,
      DANGER.count,
      kinds.map((kind) => KINDS.indexOf(kind)),
    );
    teach(
      SURE.from,
      SURE.count,
      danger.map((kind) => KINDS.indexOf(kind)),
    );
    for (const kind of dangerMaybe) wanted[SURE.from + KINDS.indexOf(kind)] = VEILED;
    teach(ANY_DANGER, 1, kinds.length > 0 ? [0] : []);
  }
  const told = kinds.length + (categories?.length ?? 0) > 0;
  if (intent === null && !told) {
    // "Misschien" asks for nothing: every intent is as unlikely as the next, so none may come out firm.
    taught.fill(1, INTENT.from, INTENT.from + INTENT.count);
    wanted.fill(1 / INTENT.count, INTENT.from, INTENT.from + INTENT.count);
  }
  if (intent !== undefined) teach(IN_DOMAIN, 1, intent !== 'overig' || told ? [0] : []);
  return { wanted, taught };
}
