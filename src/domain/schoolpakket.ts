import type { IsoDate, RolId, SchoolId } from './ids.js';
import type {
  Advies,
  Begrip,
  Bewaartermijnen,
  Gevolgen,
  Goedkeuring,
  Kanttekening,
  Kenmerk,
  Klachtstation,
  Methode,
  Onderwerp,
  Partner,
  Pestvorm,
  Preventietaak,
  Sanctie,
  Spoor,
  Weggelaten,
} from './schoolpakket/inhoud.js';
import type { Escalatie, Functie, Meldpunten, Recht, Rol, Routes } from './schoolpakket/rol.js';
import type { Registratie, Stappenplan } from './schoolpakket/stap.js';
import type { Bron, Lezersoort, PerLezer, Uitleg } from './schoolpakket/tekst.js';

export type * from './schoolpakket/inhoud.js';
export type * from './schoolpakket/rol.js';
export type * from './schoolpakket/stap.js';
export type * from './schoolpakket/tekst.js';

/** po: groep 1-8. vo: klas 1-6. so and vso: special education, with leerlingen of any age. */
export type Schooltype = 'po' | 'vo' | 'so' | 'vso';
/** Region of the school holidays. */
export type Regio = 'noord' | 'midden' | 'zuid';

/** The published document that a schoolpakket follows. */
export interface Protocol {
  readonly titel: string;
  readonly versie?: string;
  /** The document was to be reviewed before this day. */
  readonly herzienVoor?: IsoDate;
  /** Last day for which the document was written, such as the end of its school year. */
  readonly geldtTot?: IsoDate;
}

/**
 * A school as data: all that the product says and does for one school. No code knows a school's name.
 * Lives in `deployment/scholen/SLUG.yaml`; read and checked at the start. What the protocol does not hold is absent
 * or empty here, and is never filled in with something likely.
 */
export interface Schoolpakket {
  readonly versie: 1;
  readonly id: SchoolId;
  readonly naam: string;
  readonly schooltype: Schooltype;
  /** `proef` shows a banner to everyone who talks with it. */
  readonly status: 'proef' | 'live';
  readonly regio?: Regio;
  readonly bestuur?: string;
  readonly locaties: readonly { readonly id: string; readonly naam: string }[];
  /** Sites that may show the chat in a frame, as origins: `https://www.school.nl`. */
  readonly insluiten: readonly string[];
  readonly goedkeuringen: readonly Goedkeuring[];
  readonly protocol: Protocol;
  readonly begrippen: {
    readonly plagen?: Begrip;
    readonly pesten?: Begrip;
    readonly ruzie?: Begrip;
    readonly agressie?: Begrip;
  };
  readonly kenmerken: readonly Kenmerk[];
  readonly vormen: readonly Pestvorm[];
  readonly sporen: readonly Spoor[];
  readonly rollen: readonly Rol[];
  readonly routes: Routes;
  readonly meldpunten?: Meldpunten;
  readonly escalatie: readonly Escalatie[];
  readonly stappenplan: Stappenplan;
  readonly registraties: readonly Registratie[];
  readonly gevolgen: Gevolgen;
  readonly antwoorden: Readonly<Partial<Record<Onderwerp, Uitleg>>>;
  readonly sancties: readonly Sanctie[];
  readonly signalen: { readonly gepest?: Uitleg; readonly pest?: Uitleg };
  readonly advies: Advies;
  /** Rules for leerlingen, in their words. */
  readonly regels?: { readonly lijst: readonly string[]; readonly bron: Bron };
  readonly methoden: readonly Methode[];
  readonly klachtenroute: readonly Klachtstation[];
  readonly partners: readonly Partner[];
  readonly preventie: readonly Preventietaak[];
  readonly bewaartermijnen: Bewaartermijnen;
  readonly kanttekeningen: readonly Kanttekening[];
  readonly weggelaten: readonly Weggelaten[];
  readonly talen: readonly string[];
}

/** A school's own rol. @returns undefined when the schoolpakket has none of that id. */
export const findRol = (pakket: Pick<Schoolpakket, 'rollen'>, id: RolId): Rol | undefined =>
  pakket.rollen.find((rol) => rol.id === id);

/** The rollen that are this to the school, in the order of the schoolpakket. */
export const rollenMet = (pakket: Pick<Schoolpakket, 'rollen'>, functie: Functie): readonly Rol[] =>
  pakket.rollen.filter(({ functies }) => functies.includes(functie));

/** Whether a rol may do this. A rol that the schoolpakket does not have may do nothing. */
export const mag = (pakket: Pick<Schoolpakket, 'rollen'>, rol: RolId, recht: Recht): boolean =>
  findRol(pakket, rol)?.rechten.includes(recht) ?? false;

/** Whether the day has passed before which the protocol was to be reviewed, or until which it was written. */
export const isVerouderd = ({ herzienVoor, geldtTot }: Protocol, today: IsoDate): boolean =>
  (herzienVoor !== undefined && herzienVoor <= today) || (geldtTot !== undefined && geldtTot < today);

/** The words for a reader; a medewerker reads those of the ouder when there are none of its own. */
export const voorLezer = <T>(words: PerLezer<T>, lezer: Lezersoort | 'medewerker'): T =>
  lezer === 'medewerker' ? (words.medewerker ?? words.ouder) : words[lezer];
