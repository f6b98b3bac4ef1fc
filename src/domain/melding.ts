import type { DraftId, MedewerkerId } from './ids.js';
import type { Category, Danger } from './understanding.js';

/** Who talks with the buddy, as they say themselves. */
export type Wie = 'leerling' | 'ouder' | 'medewerker';

/** From whose place it is told. `pester` asks help for own behaviour; no label is ever shown to the melder. */
export type Perspectief = 'gepeste' | 'getuige' | 'pester' | 'ouder';

/** An answer that was given, passed over or not known. A question that was passed over is not asked again. */
export type Antwoord<T> =
  | { readonly kind: 'gegeven'; readonly value: T }
  | { readonly kind: 'overgeslagen' }
  | { readonly kind: 'weet-niet' };

export type JaNee = 'ja' | 'nee';

/** Kinds of what happened: the categories of the understanding, as the melder corrected them. */
export type Vorm = Category;
/** Danger that was heard, and that the melder did not take back. */
export type Gevaar = Danger;

/**
 * Every field that a melding can hold, with the type of its answer.
 * Own words stay own words: a `string` is what the melder typed.
 */
export interface MeldingFields {
  /** What happens, in own words. */
  readonly wat: string;
  readonly veiligVandaag: JaNee;
  readonly locatie: string;
  readonly groep: string;
  /** The parent's route: about which child. */
  readonly kind: string;
  readonly kindWeetHet: JaNee;
  readonly schoolMagMetKindPraten: JaNee;
  readonly bereikbaar: string;
  readonly overPersoneel: JaNee;
  /** Who at school it is about, in own words; never shown inside the school. */
  readonly overWie: string;
  readonly metNaam: JaNee;
  readonly naam: string;
  readonly vormen: readonly Vorm[];
  readonly waar: string;
  readonly sinds: string;
  readonly hoeVaak: string;
  readonly wieDoetHet: string;
  readonly wieWeetHet: string;
  readonly wens: string;
  readonly lieverNiet: string;
}
export type MeldingField = keyof MeldingFields;
export type Antwoorden = { readonly [F in MeldingField]?: Antwoord<MeldingFields[F]> };

/** A melding as it was sent, with the melder's explicit yes. Plain JSON. */
export interface Melding {
  readonly versie: 1;
  readonly wie: Wie;
  readonly perspectief: Perspectief;
  readonly taal: string;
  readonly antwoorden: Antwoorden;
  /** Danger that was heard while it was told, and that the melder did not take back. */
  readonly gevaar: readonly Gevaar[];
  /** What else the melder typed while telling, in order; not one word is lost. */
  readonly ookGetypt: readonly string[];
}

/** A melding while it is told. `versie` is migrated, never guessed; see `use-cases/melding/draft.ts`. */
export interface MeldingDraft extends Omit<Melding, 'versie' | 'perspectief'> {
  readonly versie: 1;
  readonly id: DraftId;
  /** Unknown until the story tells it or the melder says it. */
  readonly perspectief?: Perspectief;
  /** People whom the melder struck out, or named as whom it is about. */
  readonly nietDoor: readonly MedewerkerId[];
  /** People whose name stands in what was told, and who may read it all the same. */
  readonly magWel?: readonly MedewerkerId[];
  /** The readers that were shown; when they have changed since, they are shown again. */
  readonly getoondeLezers?: readonly MedewerkerId[];
  /** What was shown and agreed to before the yes: a yes counts only for what was shown. */
  readonly gezien: readonly Gezien[];
}

/** Steps before the yes that show something instead of asking for a field. */
export type Gezien = 'gevoel' | 'kind-of-volwassene' | 'herkenbaar' | 'lezers' | 'samenvatting';

/** The value of an answer, or undefined when it was not given. */
export const given = <F extends MeldingField>(
  antwoorden: Antwoorden,
  field: F,
): MeldingFields[F] | undefined => {
  const antwoord: Antwoord<MeldingFields[F]> | undefined = antwoorden[field];
  return antwoord?.kind === 'gegeven' ? antwoord.value : undefined;
};

/** A melding without a name. The default: only an explicit name makes it otherwise. */
export const isAnoniem = (antwoorden: Antwoorden): boolean => given(antwoorden, 'naam') === undefined;
