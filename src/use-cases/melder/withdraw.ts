import type { Dossier, OutboxEntry } from '../../domain/dossier.js';
import type { DossierId, SchoolId } from '../../domain/ids.js';
import type { Melding } from '../../domain/melding.js';
import { changeDossier, type MelderDeps, melderDid } from './change-dossier.js';
import { toldAgain } from './told-again.js';

/** What withdrawing does: nobody read it yet, so the story goes; or school knows it and is told the wish. */
export const isUnread = (dossier: Dossier): boolean => dossier.gelezen.length === 0;

/**
 * The melder takes the melding back. What nobody read is erased; what was read stays with the school, closed, with
 * the wish beside it. The code stays valid, so that the melder can see what became of it.
 * @returns what happened, or undefined when there is no such dossier.
 */
export type Withdraw = (school: SchoolId, id: DossierId) => Promise<'gewist' | 'gemeld' | undefined>;

export const withdraw =
  (deps: MelderDeps): Withdraw =>
  async (school, id) => {
    let outcome: 'gewist' | 'gemeld' = 'gemeld';
    const changed = await changeDossier(deps, school, id, (dossier) => {
      outcome = isUnread(dossier) ? 'gewist' : 'gemeld';
      const laatsteHandeling = melderDid(dossier, 'ingetrokken', deps);
      const { op } = laatsteHandeling;
      return {
        ...dossier,
        melding: isUnread(dossier) ? emptied(dossier.melding) : dossier.melding,
        berichten: isUnread(dossier) ? [] : dossier.berichten,
        toestand: { status: 'gesloten', reden: 'ingetrokken', door: 'melder', op },
        // Whoever found the woorden could make a melding go away unseen: that it was taken back is always told.
        outbox: [
          ...dossier.outbox.map(
            (entry): OutboxEntry =>
              entry.toestand.kind === 'wacht' ? { ...entry, toestand: { kind: 'vervallen', op } } : entry,
          ),
          ...toldAgain(dossier, 'ingetrokken', deps),
        ],
        laatsteHandeling,
      };
    });
    deps.wake();
    return changed === undefined ? undefined : outcome;
  };

const emptied = (melding: Melding): Melding => ({ ...melding, antwoorden: {}, ookGetypt: [], gevaar: [] });
