import type { Category, Danger, Intent, Perspective } from '../../domain/understanding.js';

/** One labelled sentence. A label that is absent is not known, and not learnt from. */
export interface Example {
  readonly text: string;
  /** `null` when the sentence has no right intent. */
  readonly intent?: Intent | null;
  readonly categories?: readonly Category[];
  readonly perspective?: Perspective;
  /** Level sure. */
  readonly danger?: readonly Danger[];
  /** Level perhaps: gevaar behind a veil. */
  readonly dangerMaybe?: readonly Danger[];
  readonly voice?: string;
}

const OUTSIDE: ReadonlySet<string | undefined> = new Set(['neutraal', 'buiten']);

/** Whether it was written as something that lies outside the world of school. */
export const isOutside = ({ voice }: Example): boolean => OUTSIDE.has(voice);

/** The sentences of one writer. Writers do not see each other's sentences, so one can test what the others taught. */
export interface Writer {
  readonly name: string;
  readonly examples: readonly Example[];
}

/** Reads sentences as JSON lines. @throws {Error} Naming the line that is not one. */
export function readExamples(jsonLines: string, name: string): Example[] {
  return jsonLines.split('\n').flatMap((line, index) => {
    if (line.trim() === '') return [];
    try {
      return [JSON.parse(line) as Example];
    } catch {
      throw new Error(`${name}, line ${index + 1} is no JSON.`);
    }
  });
}
