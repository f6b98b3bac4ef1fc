import { type MedewerkerId, type SchoolId, toIsoTime } from '../../../domain/ids.js';
import type { Clock } from '../../../ports/clock.js';
import type { Json } from '../../../ports/conversation-store.js';
import type { DeskActs } from '../../../ports/desk.js';
import type { Ids } from '../../../ports/ids.js';
import type { ShortTermStore } from '../../../ports/short-term-store.js';

/** Where a card of a school can lie. */
export interface Plek {
  readonly school: SchoolId;
  /** Whose chat it is; absent: a channel that several people see. */
  readonly medewerker?: MedewerkerId;
  /** In the form of the channel. */
  readonly waar: Json;
  /** Of the account that linked it, hidden. */
  readonly gebruiker: string;
}

export interface PlacesDeps {
  readonly shortTerm: ShortTermStore;
  readonly ids: Ids;
  readonly clock: Clock;
}

const CODES = 'teams-koppelcode';
const PLACES = 'teams-plek';
const MINUTE = 60_000;
/** A code is typed over within this time. */
const CODE_MINUTES = 15;
/** Somebody who never used it for so long links it again. */
const KEPT = 400 * 24 * 60 * MINUTE;
/** Letters and digits that nobody mistakes for another. */
const SIGNS = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';
const LENGTH = 8;

/** Whose code it is, and for what. */
interface Code {
  readonly school: SchoolId;
  readonly medewerker: MedewerkerId;
  readonly soort: KoppelSoort;
}
export type KoppelSoort = 'ik' | 'kanaal';

/** Makes a code with which somebody who is signed in links the own chat, or a channel of the school. */
export const makeCode =
  ({ shortTerm, ids, clock }: PlacesDeps) =>
  async (school: SchoolId, medewerker: MedewerkerId, soort: KoppelSoort): Promise<string> => {
    const code = Array.from({ length: LENGTH }, () => SIGNS[ids.randomInt(SIGNS.length)]).join('');
    const until = toIsoTime(new Date(clock.now().getTime() + CODE_MINUTES * MINUTE));
    await shortTerm.put(CODES, code, { school, medewerker, soort }, until);
    return `${code.slice(0, 4)}-${code.slice(4)}`;
  };

/** The code in what was typed: "koppel ABCD-EFGH" and nothing else. */
const codeIn = (text: string): string | undefined =>
  /^koppel\s+([a-z0-9]{4})[\s-]?([a-z0-9]{4})\.?$/i.exec(text.trim())?.slice(1).join('').toUpperCase();

/**
 * Links the place where a code was typed. A code works once, in its time, and only in its kind of place.
 * @returns undefined when no code was typed.
 */
export const linkPlace =
  ({ shortTerm, clock }: PlacesDeps): DeskActs['link'] =>
  async ({ text, waar, gebruiker, samen }) => {
    const code = codeIn(text);
    if (code === undefined) return undefined;
    const found = shortTerm.find(CODES, code) as Code | undefined;
    if (found === undefined || (found.soort === 'kanaal') !== samen) return 'onbekend';
    await shortTerm.remove(CODES, code);
    const { school, medewerker, soort } = found;
    const until = toIsoTime(new Date(clock.now().getTime() + KEPT));
    const plek = { school, waar, gebruiker, ...(soort === 'ik' && { medewerker }) };
    await shortTerm.put(PLACES, nameOf(plek), plek, until);
    return { school };
  };

const nameOf = ({ school, medewerker }: Pick<Plek, 'school' | 'medewerker'>): string =>
  `${school}/${medewerker ?? ''}`;

/** Every linked place. */
export function placesBySchool(deps: Pick<PlacesDeps, 'shortTerm'>): ReadonlyMap<SchoolId, readonly Plek[]> {
  const found = new Map<SchoolId, Plek[]>();
  for (const plek of allPlaces(deps)) found.set(plek.school, [...(found.get(plek.school) ?? []), plek]);
  return found;
}

export const placesOf = (deps: Pick<PlacesDeps, 'shortTerm'>, school: SchoolId): readonly Plek[] =>
  placesBySchool(deps).get(school) ?? [];

/** The places that an account linked: somebody may work for several schools. */
export const placesBy = (deps: Pick<PlacesDeps, 'shortTerm'>, gebruiker: string): readonly Plek[] =>
  allPlaces(deps).filter((plek) => plek.medewerker !== undefined && plek.gebruiker === gebruiker);

const allPlaces = ({ shortTerm }: Pick<PlacesDeps, 'shortTerm'>): readonly Plek[] =>
  shortTerm.keys(PLACES).flatMap((name) => {
    const found = shortTerm.find(PLACES, name) as unknown as Plek | undefined;
    return found === undefined ? [] : [found];
  });

/** No cards there any more. */
export const unlink = (
  { shortTerm }: Pick<PlacesDeps, 'shortTerm'>,
  plek: Pick<Plek, 'school' | 'medewerker'>,
): Promise<void> => shortTerm.remove(PLACES, nameOf(plek));
