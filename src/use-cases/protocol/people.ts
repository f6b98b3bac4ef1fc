import type { RolId } from '../../domain/ids.js';
import { findRol, type Functie, type Rol, voorLezer } from '../../domain/schoolpakket.js';
import type { Bubble } from '../script.js';
import { type Asking, isCalled, lezerOf, pageOf, silence, type Told } from './told.js';

const TO_TURN_TO: readonly Functie[] = [
  'aanspreekpunt',
  'contactpersoon',
  'vertrouwenspersoon-intern',
  'vertrouwenspersoon-extern',
];

/** To whom one can turn: whom the protocol names for it, and who reads meldingen; or the rollen that were asked for. */
export function tellWhoIsWho(asking: Asking): Told {
  const { pakket } = asking.about;
  const ids = new Set([
    ...(pakket.meldpunten?.rollen ?? []),
    ...pakket.rollen.filter(({ functies }) => functies.some((one) => TO_TURN_TO.includes(one))).map(({ id }) => id),
    ...pakket.routes.standaard,
  ]);
  const asked = asking.rollen.length > 0 ? asking.rollen : [...ids];
  const rollen = asked.flatMap((id) => findRol(pakket, id) ?? []);
  if (rollen.length === 0) return silence(asking);
  const { part, volgende } = pageOf(asking, rollen, lezerOf(asking) === 'leerling' ? 4 : 6);
  return {
    say: [
      ...(asking.van === 0 ? [{ key: 'contact.begin', params: { school: pakket.naam } } as const] : []),
      ...part.map((rol) => introduce(rol, asking)),
      ...(volgende === undefined ? [{ key: 'contact.slot' } as const] : []),
    ],
    bronnen: part.flatMap(({ bron }) => bron ?? []),
    ...(volgende !== undefined && { volgende }),
  };
}

/** A name of today when somebody holds the rol, the published one as what the protocol says, or none. */
function introduce(rol: Rol, { about, wie }: Asking): Bubble {
  const today = about.medewerkers.filter(({ rollen }) => rollen.includes(rol.id)).map(({ naam }) => naam);
  const namen = today.length > 0 ? today : rol.inProtocol;
  const params = { rol: rol.naam, waarvoor: voorLezer(rol.waarvoor, wie), namen: namen.join(', ') };
  if (namen.length === 0) return { key: 'contact.rol', params };
  return { key: today.length > 0 ? 'contact.rolMetNaam' : 'contact.rolInProtocol', params };
}

/** What each rol does in the approach of the school; for a leerling what one can go there for. */
export function tellTasks(asking: Asking): Told {
  const { pakket } = asking.about;
  const inPlan = new Set(pakket.stappenplan.stappen.flatMap(({ wie }) => wie));
  const asked = asking.rollen.flatMap((id) => findRol(pakket, id) ?? []);
  const rollen = asked.length > 0 ? asked : pakket.rollen.filter(({ id, taken }) => inPlan.has(id) && taken.length > 0);
  if (rollen.length === 0) return silence(asking);
  const { part, volgende } = pageOf(asking, rollen, 4);
  return {
    say: part.map((rol): Bubble => {
      if (rol.taken.length === 0) return introduce(rol, asking);
      return { key: 'protocol.taken', params: { rol: rol.naam, taken: rol.taken.join(', ') } };
    }),
    bronnen: part.flatMap(({ bron }) => bron ?? []),
    ...(volgende !== undefined && { volgende }),
  };
}

/** Where to go with a complaint, station by station; never the person whom it is about. */
export function tellComplaint(asking: Asking): Told {
  const { pakket } = asking.about;
  const about = new Set(asking.rollen);
  const stations = pakket.klachtenroute.filter(({ rol }) => rol === undefined || !about.has(rol));
  if (stations.length === 0) return { say: [{ key: 'klacht' }, ...silence(asking).say], bronnen: [] };
  return {
    say: [
      { key: 'protocol.klacht.begin' },
      ...stations.map(({ tekst }) => ({ literal: voorLezer(tekst, asking.wie) })),
      ...(stations.some(({ bron }) => bron === undefined) ? [{ key: 'protocol.klacht.algemeen' } as const] : []),
    ],
    bronnen: stations.flatMap(({ bron }) => bron ?? []),
  };
}

/** Words by which people call a rol that has another name at school. */
const CALLED: readonly (readonly string[])[] = [
  'directeur directrice directie schoolleider hoofd rector'.split(' '),
  'juf juffrouw meester leraar lerares leerkracht docent mentor coach'.split(' '),
  'vertrouwenspersoon'.split(' '),
  'contactpersoon'.split(' '),
  'aanspreekpunt aanspreekpersoon'.split(' '),
  'coordinator pestcoordinator antipestcoordinator'.split(' '),
  'ib iber begeleider'.split(' '),
  'teamleider'.split(' '),
  'bestuur'.split(' '),
];
const FUNCTIE_WORDS: Readonly<Partial<Record<Functie, string>>> = {
  aanspreekpunt: 'aanspreekpunt',
  coordinator: 'coordinator',
  contactpersoon: 'contactpersoon',
  'vertrouwenspersoon-intern': 'vertrouwenspersoon',
  'vertrouwenspersoon-extern': 'vertrouwenspersoon',
};

/** The rollen of this school that a text names, by the school's own names or by what people call them. */
export function rollenIn(text: string, { pakket, ears }: Asking['about']): readonly RolId[] {
  const plain = ears.plain(text);
  const exact = pakket.rollen.filter((rol) => isCalled(rol, plain, ears.plain));
  if (exact.length > 0) return exact.map(({ id }) => id);
  const said = new Set(plain.split(' '));
  const groups = CALLED.filter((group) => group.some((word) => said.has(word)));
  return pakket.rollen
    .filter(({ naam, ookGenoemd, functies }) => {
      const names = new Set([naam, ...ookGenoemd].flatMap((name) => ears.plain(name).split(' ')));
      const functions = functies.flatMap((one) => FUNCTIE_WORDS[one] ?? []);
      return groups.some((group) => group.some((word) => names.has(word) || functions.includes(word)));
    })
    .map(({ id }) => id);
}

/** Words for a rol that no school of this program may have: asked for, and then said to be absent. */
export const namesRol = (text: string, { ears }: Asking['about']): boolean => {
  const said = new Set(ears.plain(text).split(' '));
  return CALLED.slice(2, 5).some((group) => group.some((word) => said.has(word)));
};
