import type { DossierId } from '../domain/ids.js';
import type { Gevaar, JaNee, MeldingDraft, Wie } from '../domain/melding.js';
import type { Schoolpakket } from '../domain/schoolpakket.js';
import type { Terugkomcode } from '../domain/terugkomcode.js';
import type { Json } from '../ports/conversation-store.js';
import type { Reader } from '../ports/texts.js';
import { migrateDraft } from './melding/draft.js';
import type { LaatstVerteld } from './protocol/told.js';

/** The question that waits for an answer, with its choices as they were shown. */
export interface OpenQuestion {
  readonly question: string;
  readonly choices: readonly { readonly id: string; readonly label: string }[];
  /** Any text is an answer. */
  readonly free: boolean;
}

/** What a conversation keeps between turns. Plain JSON, versioned; never in the log. */
export interface Gesprek {
  readonly versie: 1;
  readonly taal: string;
  /** Somebody asked for this language in so many words. */
  readonly taalGekozen?: boolean;
  /** It was said, once, in which languages the buddy talks. */
  readonly taalGenoemd?: boolean;
  readonly wie?: Wie;
  readonly beurt: number;
  /** The dialogs that are going on, the innermost last. */
  readonly stack: readonly { readonly id: string; readonly state: Readonly<Record<string, Json>> }[];
  readonly open?: OpenQuestion;
  /** What was told before a melding was begun; a melding starts with it. */
  readonly verteld: readonly string[];
  /** Danger that was heard and not taken back. */
  readonly gevaar: readonly Gevaar[];
  readonly veiligVandaag?: JaNee | 'weet-niet';
  /** What a dialog keeps for itself, by its id. */
  readonly drafts: Readonly<Record<string, Json>>;
  readonly melding?: MeldingDraft;
  /** The five words of the melding, from its beginning until "ik heb ze bewaard". */
  readonly terugkomcode?: Terugkomcode;
  /** The dossier that was just sent, or that was opened with its words. */
  readonly dossier?: DossierId;
  /** What was told last of the protocol. */
  readonly protocol?: LaatstVerteld;
  /** A human was proposed: after many turns, or because it is night. */
  readonly mensVoorgesteld?: readonly ('beurten' | 'nacht')[];
  /** The plan of the school does not begin by itself for the melding that was just sent. */
  readonly planStopt?: boolean;
}

/** In whose words the buddy speaks: a leerling's until somebody says otherwise. */
export const readerOf = (wie: Wie | undefined, { schooltype }: Pick<Schoolpakket, 'schooltype'>): Reader => {
  if (wie === 'ouder' || wie === 'medewerker') return 'ouder';
  return schooltype === 'vo' || schooltype === 'vso' ? 'leerling-vo' : 'leerling';
};

export const newGesprek = (taal: string, wie?: Wie): Gesprek => ({
  versie: 1,
  taal,
  ...(wie !== undefined && { wie }),
  beurt: 0,
  stack: [],
  drafts: {},
  verteld: [],
  gevaar: [],
});

/** As it is stored: a Gesprek is plain JSON already. */
export const toStored = (gesprek: Gesprek): Json => gesprek as unknown as Json;

/**
 * Reads what was stored after the last turn, also when an older version of the program wrote it.
 * @returns undefined when it was written by an unknown version: say so and start again, never guess.
 */
export function migrateGesprek(stored: Json | undefined): Gesprek | undefined {
  if (!isGesprek(stored)) return undefined;
  const { melding, ...rest }: Gesprek = stored;
  if (melding === undefined) return rest;
  const draft = migrateDraft(melding);
  return draft === undefined ? undefined : { ...rest, melding: draft };
}

function isGesprek(stored: unknown): stored is Gesprek {
  if (typeof stored !== 'object' || stored === null) return false;
  return 'versie' in stored && stored.versie === 1 && 'stack' in stored;
}
