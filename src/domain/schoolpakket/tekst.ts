/** Which text a fact has for whom. A leerling's text is A2, an ouder's B1. */
export type Lezersoort = 'leerling' | 'ouder';

/** Where a fact stands in the school's own protocol: a human-readable place and the lines of the source. */
export interface Bron {
  readonly plek: string;
  /** For example `r.88-90, 165`. */
  readonly regels?: string;
}

/** Something said to each reader in own words. A medewerker without words of its own reads those of the ouder. */
export interface PerLezer<T> {
  readonly leerling: T;
  readonly ouder: T;
  readonly medewerker?: T;
}

/** A fact of the protocol in bubbles per reader, with where it stands. */
export interface Uitleg {
  readonly uitleg: PerLezer<readonly string[]>;
  readonly bron: Bron;
  /** What was decided where the protocol contradicts itself, the law or good sense; shown to staff. */
  readonly kanttekening?: string;
}

/** Tips for one kind of reader. */
export interface Tips {
  readonly tips: readonly string[];
  readonly bron: Bron;
}
