import { given } from '../src/domain/melding.js';
import { stopgronden } from '../src/domain/stappenplan/feiten.js';
import type { Intent } from '../src/domain/understanding.js';
import type { GehoordeVraag, Protocolvraag, Vervolgvraag } from '../src/domain/vraag.js';
import { accusedIn, namesRol, rollenIn } from '../src/use-cases/protocol/people.js';
import { follow, tell, withSource } from '../src/use-cases/protocol/tell.js';
import { type Asking, silence, type Told } from '../src/use-cases/protocol/told.js';
import { situatieOf, verwijzingen } from '../src/use-cases/verwijzing/situatie.js';
import type { Turn } from './turn.js';

type Vraag = GehoordeVraag['vraag'];

const VERVOLG: ReadonlySet<Vraag> = new Set<Vervolgvraag>([
  'daarna',
  'hoelang',
  'alsHetDoorgaat',
  'wieDoetDat',
  'waarStaatDat',
  'verder',
]);
const isVervolg = (vraag: Vraag): vraag is Vervolgvraag => VERVOLG.has(vraag);
/** Questions whose answer tells what the plan against pesten does, also at home. */
const OF_PLAN: ReadonlySet<Vraag> = new Set<Vraag>(['kort', 'stappen', 'hoeSnel', 'gesprek', 'hulp']);
/** Questions whose answer depends on the rollen that are named in them. */
const ABOUT_ROLLEN: ReadonlySet<Vraag> = new Set<Vraag>(['wieIsWie', 'wieDoetWat']);

/** What an intent asks of the protocol when its words say no more than that. */
export function vraagOf(turn: Turn, intent: Intent): Protocolvraag | undefined {
  switch (intent) {
    case 'aanpak_school':
      return 'kort';
    case 'contact':
      return 'wieIsWie';
    case 'klacht':
      return 'klacht';
    case 'tips':
      return tipsFor(turn);
    default:
      return undefined;
  }
}

/** What was asked by its words. To whom "wat kan ik doen" matters, they do not say: the understanding does. */
export function askedOf(turn: Turn): Vraag | undefined {
  const vraag = turn.heard.vraag?.vraag;
  return vraag === 'tips' ? tipsFor(turn) : vraag;
}

function tipsFor({ gesprek, heard }: Turn): Protocolvraag {
  const { perspective } = heard.understanding;
  if (perspective === 'pester' || perspective === 'ouder_pester') return 'tipsPester';
  if (perspective === 'onbekend' && gesprek.melding?.perspectief === 'pester') return 'tipsPester';
  const getuige = perspective === 'getuige' || gesprek.melding?.perspectief === 'getuige';
  return getuige && gesprek.wie !== 'ouder' ? 'tipsGetuige' : 'tips';
}

/** "En daarna?" behind nothing is no question. */
export const refersToNothing = ({ gesprek }: Turn, vraag: Vraag): boolean =>
  gesprek.protocol === undefined && (vraag === 'daarna' || vraag === 'verder');

/**
 * Answers a question about the protocol, and remembers it for the question behind it.
 * @returns false when it refers to something, and nothing was told.
 */
export function answerVraag(turn: Turn, vraag: Vraag): boolean {
  const asking = askingOf(turn, vraag);
  const followed = isVervolg(vraag)
    ? follow(vraag, turn.gesprek.protocol, asking)
    : { vraag, van: 0, told: answered(turn, vraag, asking) };
  if (followed === undefined) return false;
  const told = withSource(followed.told, asking);
  turn.sayAll(told.say);
  if (vraag === 'klacht') sayComplaintLines(turn);
  const rollen = isVervolg(vraag) ? (turn.gesprek.protocol?.rollen ?? []) : asking.rollen;
  turn.update({
    protocol: {
      vraag: followed.vraag,
      van: followed.van,
      ...(told.volgende !== undefined && { volgende: told.volgende }),
      stappen: told.stappen ?? [],
      rollen,
    },
  });
  return true;
}

/** Who helps with a complaint outside school; a leerling of a basisschool does not complain alone. */
function sayComplaintLines(turn: Turn): void {
  if (turn.about.reader === 'leerling') return;
  const situatie = { ...situatieOf(turn.gesprek, turn.about), klacht: true };
  turn.sayAll(verwijzingen(situatie, turn.about, 2));
}

/** A rol that this school's protocol does not have is not passed off as another one. */
function answered(turn: Turn, vraag: Protocolvraag, asking: Asking): Told {
  if (vraag === 'ouders') {
    const told: Told = asking.planStopt
      ? { say: [{ key: 'protocol.nu.stopt' }, { key: 'protocol.nu.ouders' }], bronnen: [] }
      : tell(vraag, asking);
    // Whoever fears that home hears it must first know that nothing has gone to school.
    return { ...told, say: [{ key: 'protocol.eerstJa' }, ...told.say] };
  }
  const absent = vraag === 'wieIsWie' && asking.rollen.length === 0 && namesRol(turn.heard.text, turn.about);
  const told = absent ? silence(asking) : tell(vraag, asking);
  // The plan is told as it stands, but nobody may think that it begins by itself here.
  return asking.planStopt && OF_PLAN.has(vraag)
    ? { ...told, say: [{ key: 'protocol.nu.stopt' }, ...told.say] }
    : told;
}

function askingOf(turn: Turn, vraag: Vraag): Asking {
  const { about, gesprek } = turn;
  return {
    about,
    wie: gesprek.wie ?? 'leerling',
    van: 0,
    rollen: rollenFor(turn, vraag),
    planStopt: gesprek.planStopt === true || isOutsidePlan(turn),
  };
}

function rollenFor({ about, heard }: Turn, vraag: Vraag): Asking['rollen'] {
  if (vraag === 'klacht') return accusedIn(heard.text, about);
  return ABOUT_ROLLEN.has(vraag) ? rollenIn(heard.text, about) : [];
}

/** What was told until now is not for the plan against pesten. */
function isOutsidePlan({ gesprek: { gevaar, melding } }: Turn): boolean {
  const antwoorden = melding?.antwoorden ?? {};
  const gronden = stopgronden({
    vormen: given(antwoorden, 'vormen') ?? [],
    gevaar,
    overPersoneel: given(antwoorden, 'overPersoneel') === 'ja',
    ouderMeldde: false,
  });
  return gronden.length > 0;
}
