import type { SchoolId } from '../domain/ids.js';
import type { DossierKaart, Kaart } from '../domain/kaart.js';
import type { Json } from './conversation-store.js';

/** What became of it; `weg`: there is no place for it any more; `later`: nobody answered, try again. */
export type Placed =
  | { readonly kind: 'gelukt'; readonly id: string }
  | { readonly kind: 'weg' }
  | { readonly kind: 'later' };

/**
 * The desk of staff: cards where a medewerker, or a school, asked to have them. Never throws.
 * @param waar As the channel gave it when the place was linked.
 */
export interface Desk {
  place(waar: Json, kaart: Kaart): Promise<Placed>;
  /** Puts a card in the place of another, without a sound. */
  change(waar: Json, id: string, kaart: Kaart): Promise<Placed>;
  takeAway(waar: Json, id: string): Promise<Placed>;
  /** One line below a card that others see as well. */
  addLine(waar: Json, id: string, kaart: DossierKaart): Promise<Placed>;
}

/** A press on a card, as the channel verified who pressed. Nothing else of it is believed. */
export interface CardAct {
  /** The account that pressed, hidden. */
  readonly gebruiker: string;
  readonly verb: string;
  readonly data: unknown;
  /** Others see the card as well. */
  readonly samen: boolean;
}

/** `niet-voor-jou`: not linked, or not there for this person. Whatever it was, nothing is shown of it. */
export type CardAnswer =
  | { readonly kind: 'gedaan' | 'veranderd' | 'kan-niet'; readonly kaart: DossierKaart }
  | { readonly kind: 'niet-voor-jou' };

/** A place in which somebody types, as the channel knows it. */
export interface Typed {
  readonly text: string;
  readonly waar: Json;
  /** The account that typed, hidden. */
  readonly gebruiker: string;
  /** Others read along there. */
  readonly samen: boolean;
}

/** What staff can do from a channel. */
export interface DeskActs {
  /**
   * Links a place with the code in what was typed.
   * @returns undefined when it is no such text; else the school, or that the code is not right.
   */
  link(typed: Typed): Promise<{ readonly school: SchoolId } | 'onbekend' | undefined>;
  act(act: CardAct): Promise<CardAnswer>;
}
