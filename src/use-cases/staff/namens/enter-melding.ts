import type { Dossier, Namens } from '../../../domain/dossier.js';
import { type DossierId, type DraftId, type MedewerkerId, toIsoTime } from '../../../domain/ids.js';
import type { Antwoorden, Gevaar, Melding, Perspectief, Vorm, Wie } from '../../../domain/melding.js';
import { mentionedMedewerkers } from '../../../domain/mentions.js';
import { type Routing, routeMelding } from '../../../domain/routing.js';
import { withAgenda } from '../../../domain/stappenplan/record.js';
import { canonicalTerugkomcode, makeTerugkomcode, type Terugkomcode } from '../../../domain/terugkomcode.js';
import type { Clock } from '../../../ports/clock.js';
import type { CodeHasher, DossierStore } from '../../../ports/dossier-store.js';
import type { Ids } from '../../../ports/ids.js';
import type { MedewerkerStore } from '../../../ports/medewerker-store.js';
import type { SchoolStore } from '../../../ports/school-store.js';
import type { StaffSession } from '../sessions.js';

/** Longest story or view, in characters as JavaScript counts them. */
export const MAX_VERHAAL = 4000;

export interface EnterDeps {
  readonly dossiers: DossierStore;
  readonly codes: CodeHasher;
  readonly medewerkers: MedewerkerStore;
  readonly schools: Pick<SchoolStore, 'calendar'>;
  readonly ids: Ids;
  readonly clock: Clock;
  /** Of which geheime woorden are made. */
  readonly words: readonly string[];
}

/** What somebody said at the desk, by phone or by mail, as a medewerker writes it down. */
export interface EnterMelding {
  readonly session: StaffSession;
  /** Made with the form: the same form sent twice is one melding. */
  readonly draft: DraftId;
  readonly wie: Extract<Wie, 'leerling' | 'ouder'>;
  readonly perspectief: Perspectief;
  /** The words of the child or ouder, as they were said. */
  readonly verhaal: string;
  readonly eigenBeeld: string;
  readonly hoe: Namens['hoe'];
  readonly weetHet: Namens['weetHet'];
  readonly naam: string;
  readonly kind: string;
  readonly groep: string;
  readonly waar: string;
  readonly vormen: readonly Vorm[];
  readonly gevaar: readonly Gevaar[];
  readonly overPersoneel: boolean;
  /** Who must never read it, by person. */
  readonly nietDoor: readonly MedewerkerId[];
  readonly metCode: boolean;
  /** A reader is named in it, and may read it all the same. */
  readonly tochLezen: boolean;
}

export type EnterResult =
  | {
      readonly kind: 'gedaan';
      readonly id: DossierId;
      /** Shown once, to hand over. Absent when none was wanted, or when it had been stored before. */
      readonly woorden?: Terugkomcode;
      /** Who wrote it down may not read it: it is about staff, or this person is kept out. */
      readonly leestMee: boolean;
    }
  | { readonly kind: 'geweigerd'; readonly reden: 'leeg' | 'te-lang' | 'geen-lezer' }
  | { readonly kind: 'noemt'; readonly namen: readonly string[] };

/**
 * Stores a melding that a medewerker wrote down for somebody, with its readers as for any other melding.
 * @throws {StoreUnavailable} When it could not be written. Nothing is stored then.
 */
export const enterMelding =
  (deps: EnterDeps) =>
  async (input: EnterMelding): Promise<EnterResult> => {
    const { session, draft } = input;
    const { school } = session;
    const texts = [input.verhaal, input.eigenBeeld];
    if (input.verhaal.trim() === '' && input.eigenBeeld.trim() === '')
      return { kind: 'geweigerd', reden: 'leeg' };
    if (texts.some((text) => text.length > MAX_VERHAAL)) return { kind: 'geweigerd', reden: 'te-lang' };
    const medewerkers = (await deps.medewerkers.list(school.id)).value;
    const calendar = deps.schools.calendar(school.id);
    const routing = routeMelding({
      pakket: school,
      medewerkers,
      calendar,
      now: deps.clock.now(),
      overPersoneel: input.overPersoneel,
      dringend: input.gevaar.length > 0,
      vormen: input.vormen,
      nietDoor: input.nietDoor,
    });
    if (routing.kind === 'geen-lezer') return { kind: 'geweigerd', reden: 'geen-lezer' };
    const named = mentionedMedewerkers(texts.join('\n'), school, medewerkers);
    const readers = routing.lezers.filter(({ medewerker }) => named.some(({ id }) => id === medewerker.id));
    if (readers.length > 0 && !input.tochLezen) {
      return { kind: 'noemt', namen: readers.map(({ medewerker }) => medewerker.naam) };
    }

    const woorden = input.metCode
      ? makeTerugkomcode(deps.words, (max) => deps.ids.randomInt(max))
      : undefined;
    const made: DossierId[] = [];
    const { value } = await deps.dossiers.createOnce(school.id, draft, (id) => {
      made.push(id);
      const dossier = toDossier(deps, input, { id, routing, woorden });
      return withAgenda(dossier, school, calendar);
    });
    const leestMee = routing.lezers.some(({ medewerker }) => medewerker.id === session.medewerker.id);
    return {
      kind: 'gedaan',
      id: value.id,
      leestMee,
      ...(made.length > 0 && woorden !== undefined && { woorden }),
    };
  };

function toDossier(
  { codes, ids, clock }: EnterDeps,
  input: EnterMelding,
  { id, routing, woorden }: { id: DossierId; routing: Routing; woorden: Terugkomcode | undefined },
): Dossier {
  const { school, medewerker } = input.session;
  const op = toIsoTime(clock.now());
  const rol =
    routing.lezers.find((lezer) => lezer.medewerker.id === medewerker.id)?.rol ?? medewerker.rollen[0];
  const leesdag = routing.lezers.flatMap((lezer) => lezer.leesdag ?? []).sort()[0];
  return {
    versie: 1,
    id,
    school: school.id,
    ontvangen: { kind: 'moment', op },
    melding: toMelding(input),
    namens: {
      door: medewerker.id,
      hoe: input.hoe,
      eigenBeeld: input.eigenBeeld.trim(),
      weetHet: input.weetHet,
    },
    toestand: { status: 'nieuw' },
    dringend: input.gevaar.length > 0,
    overPersoneel: input.overPersoneel,
    rollen: routing.rollen,
    uitgesloten: routing.uitgesloten,
    ...(leesdag !== undefined && { leesdag }),
    gelezen: [],
    berichten: [],
    outbox: routing.lezers
      .filter((lezer) => lezer.medewerker.id !== medewerker.id)
      .map((lezer) => ({
        id: ids.random(),
        soort: 'nieuwe-melding',
        aan: lezer.medewerker.id,
        toestand: { kind: 'wacht', pogingen: 0, volgende: op },
      })),
    ...(woorden !== undefined && { terugkomcode: codes.hash(school.id, canonicalTerugkomcode(woorden)) }),
    laatsteHandeling: {
      id: ids.random(),
      dossier: id,
      wie: rol === undefined ? { kind: 'systeem' } : { kind: 'medewerker', id: medewerker.id, rol },
      wat: 'ingevoerd',
      op,
    },
  };
}

function toMelding(input: EnterMelding): Melding {
  const given = <T>(value: T) => ({ kind: 'gegeven', value }) as const;
  const words = (field: 'naam' | 'kind' | 'groep' | 'waar') => {
    const text = input[field].trim();
    return text === '' ? {} : { [field]: given(text.slice(0, 200)) };
  };
  const antwoorden: Antwoorden = {
    ...(input.verhaal.trim() !== '' && { wat: given(input.verhaal.trim()) }),
    ...words('naam'),
    ...words('kind'),
    ...words('groep'),
    ...words('waar'),
    ...(input.vormen.length > 0 && { vormen: given(input.vormen) }),
    overPersoneel: given(input.overPersoneel ? 'ja' : 'nee'),
  };
  return {
    versie: 1,
    wie: input.wie,
    perspectief: input.perspectief,
    taal: 'nl',
    antwoorden,
    gevaar: input.gevaar,
    ookGetypt: [],
  };
}
