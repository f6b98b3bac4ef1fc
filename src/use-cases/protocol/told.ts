import type { RolId } from '../../domain/ids.js';
import type { Wie } from '../../domain/melding.js';
import {
  type Bron,
  findRol,
  isVerouderd,
  type Lezersoort,
  rollenMet,
  type Uitleg,
  voorLezer,
} from '../../domain/schoolpakket.js';
import type { Protocolvraag } from '../../domain/vraag.js';
import { type About, type Bubble, inSchoolsWords, lezersoortOf } from '../script.js';

/** What was told last of the protocol, for "en daarna?" and "waar staat dat?". Kept in a conversation, plain JSON. */
export interface LaatstVerteld {
  readonly vraag: Protocolvraag;
  /** Where in a long answer it began: how many parts were told before. */
  readonly van: number;
  /** Where "verder" begins; absent when all of it was told. */
  readonly volgende?: number;
  /** Ids of the steps that were told. */
  readonly stappen: readonly string[];
  /** Ids of the rollen that it was about, or of those whom a complaint is about. */
  readonly rollen: readonly RolId[];
}

/** An answer: what is said, where it stands, and what a question behind it can refer to. */
export interface Told {
  readonly say: readonly Bubble[];
  /** Where it stands in the protocol; empty when the protocol says nothing of it. */
  readonly bronnen: readonly Bron[];
  readonly stappen?: readonly string[];
  readonly volgende?: number;
}

/** Who asks what, of which school. */
export interface Asking {
  readonly about: About;
  readonly wie: Wie;
  readonly van: number;
  readonly rollen: readonly RolId[];
  /** The plan must not begin by itself for what this conversation told. */
  readonly planStopt: boolean;
}

export const lezerOf = ({ about }: Pick<Asking, 'about'>): Lezersoort => lezersoortOf(about.reader);

/** Says something of the schoolpakket, in its own words for this reader; to a leerling not too much at a time. */
export function tellUitleg(asking: Asking, { uitleg, bron }: Uitleg, begin: readonly Bubble[] = []): Told {
  const { about, wie, van } = asking;
  const { part, volgende } = pageOf(asking, voorLezer(uitleg, wie), 4);
  return {
    say: [...(van === 0 ? begin : []), ...inSchoolsWords(part, about.lang)],
    bronnen: [bron],
    ...(volgende !== undefined && { volgende }),
  };
}

/** The protocol does not say it; whom to ask instead. */
export function silence({ about }: Asking): Told {
  const { pakket } = about;
  const first = [
    ...rollenMet(pakket, 'aanspreekpunt'),
    ...[...(pakket.meldpunten?.rollen ?? []), ...pakket.routes.standaard].flatMap(
      (id) => findRol(pakket, id) ?? [],
    ),
  ].find(({ extern }) => !extern);
  return {
    say: [
      first === undefined
        ? { key: 'protocol.nietInPlan' }
        : { key: 'protocol.nietInPlanVraag', params: { rol: first.naam } },
    ],
    bronnen: [],
  };
}

/** One part of a long list, and where the rest of it begins. */
export function pageOf<T>(
  { van }: Pick<Asking, 'van'>,
  list: readonly T[],
  size: number,
): { readonly part: readonly T[]; readonly volgende?: number } {
  const end = van + size;
  // One more is no reason to make somebody press a button.
  const all = end >= list.length - 1;
  return { part: list.slice(van, all ? undefined : end), ...(!all && { volgende: end }) };
}

/** Where it stands, and a warning when the protocol is past its date. */
export function tellSource(
  { about, wie }: Pick<Asking, 'about' | 'wie'>,
  bronnen: readonly Bron[],
): readonly Bubble[] {
  const { protocol } = about.pakket;
  const plek = [...new Set(bronnen.flatMap((bron) => bron.plek.split('; ')))].join('; ');
  const regels = [...new Set(bronnen.flatMap((bron) => bron.regels ?? []))].join('; ');
  const params = { titel: protocol.titel, plek };
  return [
    wie === 'medewerker' && regels !== ''
      ? { key: 'protocol.bronRegels', params: { ...params, regels } }
      : { key: 'aanpak.bron', params },
    ...tellAge(about),
  ];
}

/** Nothing as long as the protocol is not past its date. */
export function tellAge({ pakket: { protocol }, today, lang }: About): readonly Bubble[] {
  if (!isVerouderd(protocol, today)) return [];
  const { geldtTot, herzienVoor } = protocol;
  const day = (date: string): string =>
    new Date(date).toLocaleDateString(lang, {
      day: 'numeric',
      month: 'long',
      year: 'numeric',
      timeZone: 'UTC',
    });
  if (geldtTot !== undefined && geldtTot < today)
    return [{ key: 'protocol.oudTot', params: { dag: day(geldtTot) } }];
  return [{ key: 'protocol.oudHerzien', params: { dag: day(herzienVoor ?? today) } }];
}

/** Several names in one sentence: "leerkracht of intern begeleider". */
export const oneOfThem = (names: readonly string[], lang: string): string =>
  new Intl.ListFormat(lang, { type: 'disjunction' }).format(names);

export const namesOf = (rollen: readonly RolId[], { pakket }: About): readonly string[] =>
  rollen.flatMap((id) => findRol(pakket, id)?.naam ?? []);

/** A step by its number in the protocol: "Stap 4"; a line of a rol keeps its own words: "Mentor 2". */
export const stepLabel = (nummer: string, { text }: Pick<About, 'text'>): string =>
  /^\d/.test(nummer)
    ? text('protocol.stap', { nummer })
    : `${nummer.charAt(0).toUpperCase()}${nummer.slice(1)}`;
