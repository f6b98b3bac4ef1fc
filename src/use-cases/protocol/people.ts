import type { RolId } from '../../domain/ids.js';
import { mentionedMedewerkers } from '../../domain/mentions.js';
import { type Functie, findRol, type Rol, voorLezer } from '../../domain/schoolpakket.js';
import { type Bubble, inSchoolsWords } from '../script.js';
import { type Asking, lezerOf, pageOf, silence, type Told } from './told.js';

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
    ...pakket.rollen
      .filter(({ functies }) => functies.some((one) => TO_TURN_TO.includes(one)))
      .map(({ id }) => id),
    ...pakket.routes.standaard,
  ]);
  const asked = asking.rollen.length > 0 ? asking.rollen : [...ids];
  const rollen = asked.flatMap((id) => findRol(pakket, id) ?? []);
  if (rollen.length === 0) return silence(asking);
  const { part, volgende } = pageOf(asking, rollen, lezerOf(asking) === 'leerling' ? 3 : 6);
  return {
    say: [
      ...(asking.van === 0 ? [{ key: 'contact.wie', params: { school: pakket.naam } } as const] : []),
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
  const rollen =
    asked.length > 0 ? asked : pakket.rollen.filter(({ id, taken }) => inPlan.has(id) && taken.length > 0);
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
  const { pakket, medewerkers } = asking.about;
  const accused = new Set(asking.rollen);
  const people = medewerkers.filter(({ rollen }) => rollen.some((rol) => accused.has(rol)));
  const isAbout = (rol: RolId): boolean => {
    const holders = medewerkers.filter(({ rollen }) => rollen.includes(rol));
    return accused.has(rol) || (holders.length > 0 && holders.every((holder) => people.includes(holder)));
  };
  const stations = pakket.klachtenroute.filter(({ rol }) => rol === undefined || !isAbout(rol));
  if (stations.length === 0) return { say: [{ key: 'klacht' }, ...silence(asking).say], bronnen: [] };
  const { part, volgende } = pageOf(asking, stations, lezerOf(asking) === 'leerling' ? 3 : 6);
  const general = volgende === undefined && stations.some(({ bron }) => bron === undefined);
  return {
    say: [
      ...(asking.van === 0 ? [{ key: 'protocol.klacht.begin' } as const] : []),
      ...inSchoolsWords(
        part.map(({ tekst }) => voorLezer(tekst, asking.wie)),
        asking.about.lang,
      ),
      ...(general ? [{ key: 'protocol.klacht.algemeen' } as const] : []),
    ],
    bronnen: part.flatMap(({ bron }) => bron ?? []),
    ...(volgende !== undefined && { volgende }),
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
  'zorgcoordinator ondersteuningscoordinator'.split(' '),
  'orthopedagoog gedragsdeskundige psycholoog'.split(' '),
  'logopedist'.split(' '),
];
const FUNCTIE_WORDS: Readonly<Partial<Record<Functie, string>>> = {
  aanspreekpunt: 'aanspreekpunt',
  coordinator: 'coordinator',
  contactpersoon: 'contactpersoon',
  'vertrouwenspersoon-intern': 'vertrouwenspersoon',
  'vertrouwenspersoon-extern': 'vertrouwenspersoon',
};

/** The rollen of this school that a text names: by the school's own names, or else by what people call them. */
export function rollenIn(text: string, about: Asking['about']): readonly RolId[] {
  const own = byOwnName(text, about);
  return own.length > 0 ? own : byEveryName(text, about);
}

/** The rollen that a complaint is about, by any name or by the name of somebody who holds them: rather one too many. */
export function accusedIn(text: string, about: Asking['about']): readonly RolId[] {
  const named = mentionedMedewerkers(text, about.pakket, about.medewerkers).flatMap(({ id, naam }) =>
    id === undefined
      ? about.pakket.rollen.filter(({ inProtocol }) => inProtocol.includes(naam)).map((rol) => rol.id)
      : about.medewerkers.flatMap((medewerker) => (medewerker.id === id ? medewerker.rollen : [])),
  );
  return [...new Set([...byOwnName(text, about), ...byEveryName(text, about), ...named])];
}

function byOwnName(text: string, { pakket, ears }: Asking['about']): readonly RolId[] {
  const plain = ` ${ears.plain(text)} `;
  return pakket.rollen
    .filter(({ naam, ookGenoemd }) =>
      [naam, ...ookGenoemd].some((name) => plain.includes(` ${ears.plain(name)} `)),
    )
    .map(({ id }) => id);
}

function byEveryName(text: string, { pakket, ears }: Asking['about']): readonly RolId[] {
  const said = new Set(ears.plain(text).split(' '));
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
  return CALLED.slice(2).some((group) => group.some((word) => said.has(word)));
};
