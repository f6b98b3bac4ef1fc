import type { Gevaar, Vorm, Wie } from '../melding.js';
import type { Schooltype } from '../schoolpakket.js';
import type { HulplijnId } from './hulplijn.js';

/** What is known of who asks and of the story. All of it may be unknown: then a leerling asks, about anything. */
export interface Situatie {
  readonly wie: Wie;
  readonly schooltype: Schooltype;
  readonly gevaar: readonly Gevaar[];
  readonly vormen: readonly Vorm[];
  /** About somebody who works at school. */
  readonly overPersoneel: boolean;
  /** Unhappy with what school did. */
  readonly klacht: boolean;
  /** Years of age as far as the groep or klas tells. */
  readonly leeftijd?: { readonly van: number; readonly totEnMet: number };
}

/** Why a helpline is named; a text of its own, in the words of who reads it. */
export type Reden =
  | 'nu-gevaar'
  | 'dood-denken'
  | 'jezelf-pijn'
  | 'thuis'
  | 'seks'
  | 'beelden'
  | 'online'
  | 'personeel'
  | 'ernstig'
  | 'discriminatie'
  | 'radicalisering'
  | 'strafbaar'
  | 'slachtoffer'
  | 'praten'
  | 'ouder'
  | 'klacht'
  | 'klacht-leerling'
  | 'medewerker'
  | 'lezen'
  | 'nacht'
  | 'typen';

export interface Regel {
  readonly reden: Reden;
  readonly lijn: HulplijnId;
  /** For whom is too young for `lijn`. Absent: nobody is named instead. */
  readonly teJong?: HulplijnId;
  /** One of these dangers was heard. Absent: whatever was heard. */
  readonly gevaar?: readonly Gevaar[];
  /** One of these kinds was told. */
  readonly vormen?: readonly Vorm[];
  /** Danger of `gevaar` or a kind of `vormen`; without this both must be there. */
  readonly een?: true;
  /** Not for these dangers: others are there for them. */
  readonly nietBij?: readonly Gevaar[];
  readonly wie?: readonly Wie[];
  readonly schooltypen?: readonly Schooltype[];
  readonly overPersoneel?: true;
  readonly klacht?: true;
}

const ALLE_GEVAAR: readonly Gevaar[] = ['suicide', 'zelfbeschadiging', 'misbruik', 'geweld', 'thuis'];
/** Not a matter of school. */
const BUITEN_SCHOOL: readonly Gevaar[] = ['suicide', 'zelfbeschadiging', 'thuis'];
const MELDERS: readonly Wie[] = ['leerling', 'ouder'];

/**
 * To whom a story points, the most pressing first. A helpline is named once, for the first rule that names it.
 * Sources: the table of helplines and the law of the field (vertrouwensinspecteurs: the six categories of the
 * Inspectie van het Onderwijs; complaints: art. 14 WPO and art. 3.35 WVO 2020).
 */
export const regels: readonly Regel[] = [
  { reden: 'nu-gevaar', lijn: '112', gevaar: ALLE_GEVAAR },
  { reden: 'dood-denken', lijn: '113', gevaar: ['suicide'] },
  { reden: 'thuis', lijn: 'veilig-thuis', gevaar: ['thuis'] },
  { reden: 'seks', lijn: 'centrum-seksueel-geweld', gevaar: ['misbruik'] },
  {
    reden: 'jezelf-pijn',
    lijn: 'kindertelefoon',
    teJong: '113',
    gevaar: ['zelfbeschadiging'],
    wie: ['leerling'],
  },
  { reden: 'jezelf-pijn', lijn: '113', gevaar: ['zelfbeschadiging'], wie: ['ouder', 'medewerker'] },
  { reden: 'personeel', lijn: 'vertrouwensinspecteur', overPersoneel: true, wie: MELDERS },
  { reden: 'jezelf-pijn', lijn: '113', gevaar: ['zelfbeschadiging'], wie: ['leerling'] },
  { reden: 'beelden', lijn: 'helpwanted', gevaar: ['misbruik'] },
  { reden: 'seks', lijn: 'centrum-seksueel-geweld', vormen: ['seksueel'] },
  { reden: 'praten', lijn: 'kindertelefoon', wie: ['leerling'] },
  { reden: 'klacht', lijn: 'ouders-onderwijs', wie: ['ouder'], klacht: true },
  { reden: 'klacht', lijn: 'lkc', wie: MELDERS, klacht: true, schooltypen: ['vo', 'vso'] },
  { reden: 'klacht', lijn: 'lkc', wie: ['ouder'], klacht: true, schooltypen: ['po', 'so'] },
  { reden: 'klacht-leerling', lijn: 'laks', wie: ['leerling'], klacht: true, schooltypen: ['vo', 'vso'] },
  { reden: 'online', lijn: 'helpwanted', vormen: ['digitaal', 'seksueel'] },
  { reden: 'discriminatie', lijn: 'discriminatie', vormen: ['discriminatie'] },
  { reden: 'radicalisering', lijn: 'vertrouwensinspecteur', vormen: ['radicalisering'], wie: MELDERS },
  {
    reden: 'ernstig',
    lijn: 'vertrouwensinspecteur',
    gevaar: ['geweld', 'misbruik'],
    vormen: ['seksueel', 'fysiek', 'intimidatie', 'discriminatie'],
    een: true,
    nietBij: ['thuis'],
    wie: MELDERS,
  },
  { reden: 'slachtoffer', lijn: 'slachtofferhulp', gevaar: ['geweld', 'misbruik'], wie: MELDERS },
  {
    reden: 'strafbaar',
    lijn: 'politie',
    gevaar: ['geweld', 'misbruik'],
    vormen: ['spullen', 'intimidatie', 'fysiek'],
    een: true,
    nietBij: ['thuis'],
    wie: MELDERS,
  },
  // Serious pesten is psychisch geweld, one of the six categories.
  {
    reden: 'ernstig',
    lijn: 'vertrouwensinspecteur',
    vormen: ['verbaal', 'uitsluiting', 'digitaal', 'spullen'],
    wie: MELDERS,
    nietBij: ['thuis'],
  },
  { reden: 'medewerker', lijn: 'school-veiligheid', wie: ['medewerker'] },
  { reden: 'ouder', lijn: 'ouders-onderwijs', wie: ['ouder'], nietBij: BUITEN_SCHOOL },
  { reden: 'lezen', lijn: 'jouw-veilige-school', nietBij: ALLE_GEVAAR },
];

/** Whether a rule speaks of a situation. */
export function geldt(regel: Regel, situatie: Situatie): boolean {
  const inDanger = regel.gevaar?.some((soort) => situatie.gevaar.includes(soort));
  const told = regel.vormen?.some((vorm) => situatie.vormen.includes(vorm));
  const about = regel.een ? inDanger || told : inDanger !== false && told !== false;
  return (
    about === true &&
    !regel.nietBij?.some((soort) => situatie.gevaar.includes(soort)) &&
    (regel.wie?.includes(situatie.wie) ?? true) &&
    (regel.schooltypen?.includes(situatie.schooltype) ?? true) &&
    (regel.overPersoneel === undefined || situatie.overPersoneel) &&
    (regel.klacht === undefined || situatie.klacht)
  );
}
