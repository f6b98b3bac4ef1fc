import type { Dossier } from '../../domain/dossier.js';
import type { SchoolId } from '../../domain/ids.js';
import { canonicalTerugkomcode, type TerugkomcodeParser } from '../../domain/terugkomcode.js';
import type { Clock } from '../../ports/clock.js';
import type { CodeHasher, DossierStore } from '../../ports/dossier-store.js';

export interface OpenWithCodeDeps {
  readonly dossiers: DossierStore;
  readonly codes: CodeHasher;
  readonly clock: Clock;
  readonly parser: TerugkomcodeParser;
  /** Waits a number of milliseconds. */
  readonly pause: (ms: number) => Promise<void>;
}

/** Wrong answers that are given per second for one school; the next ones wait their turn. */
const WRONG_PER_SECOND = 10;
/**
 * Longest wait for a wrong answer, in milliseconds. The conversation stands still so long, and with it a call for help
 * or "wis dit gesprek": somebody who guesses in hundreds of conversations must not do that to a child that mistyped.
 */
export const LONGEST_WAIT = 3000;

export type OpenWithCode = (
  school: SchoolId,
  text: string,
) => Promise<
  | { readonly ok: true; readonly dossier: Dossier }
  | { readonly ok: false; readonly reason: 'geen-woorden' | 'onbekend' }
>;

/**
 * Finds the dossier of five geheime woorden. They are looked up before anything else, so that right words are
 * never refused or slowed; only a wrong answer waits: {@link WRONG_PER_SECOND} of them a second per school, and none longer than
 * {@link LONGEST_WAIT}. With five words of 2048 the limits of the channel alone leave guessing hopeless.
 */
export function openWithCode(deps: OpenWithCodeDeps): OpenWithCode {
  const nextWrongAt = new Map<SchoolId, number>();

  async function slowDown(school: SchoolId): Promise<void> {
    const now = deps.clock.now().getTime();
    const turn = Math.min(Math.max(now, nextWrongAt.get(school) ?? 0), now + LONGEST_WAIT);
    nextWrongAt.set(school, turn + 1000 / WRONG_PER_SECOND);
    if (turn > now) await deps.pause(turn - now);
  }

  return async (school, text) => {
    const read = deps.parser.parse(text);
    if (!read.ok) return { ok: false, reason: 'geen-woorden' };
    for (const candidate of read.value) {
      const found = await deps.dossiers.findByCode(
        school,
        deps.codes.hash(school, canonicalTerugkomcode(candidate)),
      );
      if (found !== undefined) return { ok: true, dossier: found.value };
    }
    await slowDown(school);
    return { ok: false, reason: 'onbekend' };
  };
}
