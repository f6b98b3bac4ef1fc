/**
 * One question about a protocol: who asks it, as that person would type it, what the answer must hold, and the place
 * in the protocol that it comes from. Without a place the protocol is silent, and the answer says so.
 */
export type Row = readonly [wie: 'leerling' | 'ouder', vraag: string, moet: readonly string[], plek?: string];

/** What one school may say that no other may, beside its name: systems, methods, rollen, partners. */
export interface Table {
  readonly own: readonly string[];
  readonly rows: readonly Row[];
}
