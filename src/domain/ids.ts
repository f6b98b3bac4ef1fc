/** Ids have types of their own, so that a dossier's id in the place of a school's does not compile. */

/** A school's slug: `[a-z0-9-]`, as in its address `/s/SLUG` and the name of its schoolpakket. */
export type SchoolId = string & { readonly __id: 'school' };
/** 32 hexadecimal characters; made by the store from a draft's id, one way. */
export type DossierId = string & { readonly __id: 'dossier' };
/** The random id of one melding while it is being told. A melding is stored once under it. */
export type DraftId = string & { readonly __id: 'draft' };
/** A person who works for the school or the bestuur. */
export type MedewerkerId = string & { readonly __id: 'medewerker' };
/** A rol of the schoolpakket, for example `anti-pestcoordinator`. */
export type RolId = string & { readonly __id: 'rol' };
/** One web chat or Teams conversation. Unguessable; whoever holds it can ask for its log with a token. */
export type ConversationId = string & { readonly __id: 'conversation' };

/** Moment in UTC, as `2026-11-20T09:30:00.000Z`. */
export type IsoTime = string & { readonly __time: 'moment' };
/** Day in Europe/Amsterdam, as `2026-11-20`. */
export type IsoDate = string & { readonly __time: 'day' };

// The only casts. Whoever calls one has checked where the text comes from.
export const toSchoolId = (raw: string): SchoolId => raw as SchoolId;
export const toDossierId = (raw: string): DossierId => raw as DossierId;
export const toDraftId = (raw: string): DraftId => raw as DraftId;
export const toMedewerkerId = (raw: string): MedewerkerId => raw as MedewerkerId;
export const toRolId = (raw: string): RolId => raw as RolId;
export const toConversationId = (raw: string): ConversationId => raw as ConversationId;
export const toIsoTime = (moment: Date): IsoTime => moment.toISOString() as IsoTime;
export const toIsoDate = (raw: string): IsoDate => raw as IsoDate;
