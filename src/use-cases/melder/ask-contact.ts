import { type Lezer, readers } from '../../domain/access.js';
import type { Dossier, OutboxEntry } from '../../domain/dossier.js';
import type { DraftId, MedewerkerId, RolId, SchoolId } from '../../domain/ids.js';
import { isWerkzaam, type Medewerker } from '../../domain/medewerker.js';
import type { Wie } from '../../domain/melding.js';
import { momentOf, receivedAt } from '../../domain/received.js';
import { rollenMet } from '../../domain/schoolpakket.js';
import type { SubmitDeps } from '../melding/submit-melding.js';
import type { About } from '../script.js';

/** Who gets a request for contact: whoever works for the school reads it, anybody else hears only that it is there. */
export interface ContactRoute {
  readonly rollen: readonly RolId[];
  readonly lezers: readonly Lezer[];
  /** Hold such a rol without working for the school, such as an ouder who is contactpersoon. */
  readonly horenAlleen: readonly Medewerker[];
  readonly uitgesloten: readonly MedewerkerId[];
}

/**
 * The first station of the klachtenroute with somebody who works here, else the leiding, else the bestuur; never whoever
 * holds a rol that the klacht is about.
 */
export function contactRoute(about: About, overRollen: readonly RolId[]): ContactRoute {
  const { pakket, medewerkers, today } = about;
  const holds = (rol: RolId) => (person: Medewerker) => person.rollen.includes(rol);
  const uitgesloten = medewerkers
    .filter((person) => overRollen.some((rol) => holds(rol)(person)))
    .map(({ id }) => id);
  const stations = pakket.klachtenroute.flatMap(({ rol }) => rol ?? []);
  const others = [...rollenMet(pakket, 'leiding'), ...rollenMet(pakket, 'bestuur')].map(({ id }) => id);
  const lezersOf = (rol: RolId) =>
    readers({ rollen: [rol], uitgesloten, overPersoneel: false }, medewerkers, today);
  const first = [...stations, ...others].find((rol) => lezersOf(rol).length > 0);
  return {
    rollen: first === undefined ? [] : [first],
    lezers: first === undefined ? [] : lezersOf(first),
    horenAlleen: medewerkers.filter(
      (person) =>
        !isWerkzaam(person, today) &&
        person.nietInDienst === true &&
        !uitgesloten.includes(person.id) &&
        stations.some((rol) => holds(rol)(person)),
    ),
    uitgesloten,
  };
}

export interface ContactRequest {
  readonly school: SchoolId;
  /** The same one again is one request. */
  readonly draft: DraftId;
  readonly wie: Wie;
  readonly taal: string;
  readonly naam: string;
  readonly bereikbaar: string;
  /** What it is about, in the words of the program. */
  readonly wens: string;
  readonly route: ContactRoute;
}

/**
 * Asks for contact, after the melder's yes: with the name and how to reach him or her, and no story.
 * @throws {StoreUnavailable} When it could not be written. Nothing is stored then.
 */
export type AskContact = (request: ContactRequest) => Promise<void>;

export const askContact =
  ({ dossiers, clock, ids, wake }: SubmitDeps): AskContact =>
  async ({ school, draft, wie, taal, naam, bereikbaar, wens, route }) => {
    const now = clock.now();
    const volgende = momentOf(now, false);
    const notice = (soort: OutboxEntry['soort'], { id }: Medewerker): OutboxEntry => ({
      id: ids.random(),
      soort,
      aan: id,
      toestand: { kind: 'wacht', pogingen: 0, volgende },
    });
    const given = (value: string) => ({ kind: 'gegeven', value }) as const;
    await dossiers.createOnce(
      school,
      draft,
      (id): Dossier => ({
        versie: 1,
        id,
        school,
        ontvangen: receivedAt(now, false),
        melding: {
          versie: 1,
          wie,
          perspectief: wie === 'ouder' ? 'ouder' : 'gepeste',
          taal,
          antwoorden: { naam: given(naam), bereikbaar: given(bereikbaar), wens: given(wens) },
          gevaar: [],
          ookGetypt: [],
        },
        toestand: { status: 'nieuw' },
        dringend: false,
        overPersoneel: false,
        rollen: route.rollen,
        uitgesloten: route.uitgesloten,
        gelezen: [],
        berichten: [],
        outbox: [
          ...route.lezers.map(({ medewerker }) => notice('nieuwe-melding', medewerker)),
          ...route.horenAlleen.map((medewerker) => notice('wil-contact', medewerker)),
        ],
        laatsteHandeling: {
          id: ids.random(),
          dossier: id,
          wie: { kind: 'melder' },
          wat: 'ontvangen',
          op: volgende,
        },
      }),
    );
    wake();
  };
