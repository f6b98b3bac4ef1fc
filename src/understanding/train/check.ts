import { normalise, wordsOf } from '../normalise.js';
import type { Example, Writer } from './example.js';

export interface Found {
  readonly problem: 'near-duplicate' | 'label conflict' | 'leak';
  readonly one: string;
  readonly other: string;
  readonly writers: string;
}

/** Two sentences that share this much of their word pieces are the same sentence twice. */
const SAME = 0.85;
/** Shorter sentences ("hoi", "stop") are alike by nature. */
const SHORTEST = 4;

interface Placed {
  readonly example: Example;
  readonly writer: string;
  readonly apart: boolean;
  readonly key: string;
  readonly pieces: ReadonlySet<string>;
}

/** Finds sentences that stand there twice, the same sentence with two labels, and sentences of both sides of the test. */
export function checkSentences(taught: readonly Writer[], apart: readonly Writer[]): Found[] {
  const placed = [
    ...taught.flatMap((writer) => place(writer, false)),
    ...apart.flatMap((writer) => place(writer, true)),
  ];
  const byPiece = new Map<string, Placed[]>();
  const found: Found[] = [];
  for (const one of placed) {
    const shared = new Map<Placed, number>();
    for (const piece of one.pieces) {
      const others = byPiece.get(piece) ?? [];
      // What hundreds of sentences share says nothing about two being the same.
      if (others.length < 200) for (const other of others) shared.set(other, (shared.get(other) ?? 0) + 1);
    }
    for (const [other, count] of shared) {
      if (count < Math.min(one.pieces.size, other.pieces.size) / 3 || likeness(one, other) < SAME) continue;
      found.push({ ...judge(one, other), one: one.example.text, other: other.example.text });
    }
    for (const piece of one.pieces) {
      const others = byPiece.get(piece);
      if (others === undefined) byPiece.set(piece, [one]);
      else others.push(one);
    }
  }
  return found;
}

function place({ name, examples }: Writer, apart: boolean): Placed[] {
  return examples.flatMap((example) => {
    const words = wordsOf(normalise(example.text));
    if (words.length < SHORTEST) return [];
    const key = words.join(' ');
    const pieces = new Set(words.slice(1).map((word, i) => `${words[i]} ${word}`));
    return [{ example, writer: name, apart, key, pieces }];
  });
}

function likeness(one: Placed, other: Placed): number {
  if (one.key === other.key) return 1;
  let both = 0;
  for (const piece of one.pieces) if (other.pieces.has(piece)) both += 1;
  return both / (one.pieces.size + other.pieces.size - both);
}

const labelsOf = ({ intent, categories, danger, dangerMaybe }: Example): string =>
  JSON.stringify([
    intent,
    categories && [...categories].sort(),
    [...(danger ?? []), ...(dangerMaybe ?? [])].sort(),
  ]);

function judge(one: Placed, other: Placed): Pick<Found, 'problem' | 'writers'> {
  const writers = `${other.writer}, ${one.writer}`;
  if (one.apart !== other.apart) return { problem: 'leak', writers };
  const isComparable = one.example.intent !== undefined && other.example.intent !== undefined;
  if (one.key === other.key && isComparable && labelsOf(one.example) !== labelsOf(other.example))
    return { problem: 'label conflict', writers };
  return { problem: 'near-duplicate', writers };
}
