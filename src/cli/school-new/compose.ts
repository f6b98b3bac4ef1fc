import { type SchoolFileInput, toSchoolText } from '../../adapters/schools-yaml/index.js';
import { type NewSchool, toSlug } from './questions.js';

type Rol = SchoolFileInput['rollen'][number];

/** The file of a new school, from what was answered. It is `proef`, and says nothing that nobody answered. */
export function composeSchool(school: NewSchool): string {
  const { id, naam, schooltype, regio, bestuur, titel, herzienVoor, plek, plagen, pesten } = school;
  const bron = { plek };
  const begrip = (words: { readonly leerling: string; readonly ouder: string }) => ({
    uitleg: { leerling: [words.leerling], ouder: [words.ouder] },
    bron: { plek: titel },
  });
  const rollen = rollenOf(school);
  const [standaard, leiding, extern] = [
    toSlug(school.aanspreekpunt.naam),
    toSlug(school.leiding.naam),
    toSlug(school.bestuursrol.naam),
  ];
  const first = [stepId(0)];
  return toSchoolText(
    {
      versie: 1,
      id,
      naam,
      schooltype,
      status: 'proef',
      ...(regio && { regio }),
      ...(bestuur !== undefined && { bestuur }),
      protocol: { titel, ...(herzienVoor !== undefined && { herzienVoor }) },
      begrippen: { ...(plagen && { plagen: begrip(plagen) }), ...(pesten && { pesten: begrip(pesten) }) },
      rollen,
      routes: {
        standaard: [standaard],
        daarna: standaard === leiding ? [] : [leiding],
        dringend: [leiding],
        overPersoneel: [extern],
      },
      escalatie: standaard === leiding ? [] : [{ na: 'binnen 2 schooldagen', naar: leiding }],
      stappenplan: {
        bron,
        start: { vastgesteld: first, ...(school.begint === 'vermoeden' && { vermoeden: first }) },
        stappen: school.stappen.map((_stap, at) => toStap(school, at)),
      },
      gevolgen: {
        voorJa: {
          leerling: [
            'School leest wat je vertelt.',
            'School kan erover praten met jou en met andere kinderen.',
            'School kan het ook aan ouders vertellen.',
          ],
          ouder: [
            'De school leest uw melding en zoekt uit wat er gebeurt.',
            'Zij kan praten met de kinderen en met hun ouders.',
          ],
        },
        zelfPesten: {
          leerling: [
            'School leest wat je vertelt.',
            'School kan met jou praten over wat er gebeurt.',
            'School kan het ook aan ouders vertellen.',
          ],
          ouder: [
            'De school leest uw melding en kan met uw kind praten.',
            'Zij kan ook met de andere ouders praten.',
          ],
        },
        bron,
      },
      bewaartermijnen: { standaard: '1 jaar' },
      talen: ['nl'],
    },
    [
      `${naam}, ingevuld met school:new. Laat weg wat het protocol niet zegt.`,
      'Vul aan: antwoorden, vormen, sporen, sancties, klachtenroute en meer. marimba.yaml laat zien hoe.',
      'Kijk gevolgen en bewaartermijnen na: die zijn nog van het programma.',
    ],
  );
}

const stepId = (at: number): string => `stap-${at + 1}`;

function toStap({ stappen, plek }: NewSchool, at: number): SchoolFileInput['stappenplan']['stappen'][number] {
  const stap = stappen[at];
  if (stap === undefined) throw new Error('unreachable: there is a step at every place');
  const { titel, wie, termijn, medewerker, leerling, ouder, vraag } = stap;
  const isLast = at === stappen.length - 1;
  const next = stepId(isLast ? at : at + 1);
  return {
    id: stepId(at),
    nummer: String(at + 1),
    titel,
    wie: [toSlug(wie)],
    termijn,
    tekst: { leerling, ouder, medewerker },
    ...(vraag === undefined
      ? { daarna: isLast ? [] : [next] }
      : { vraag: { tekst: vraag, ja: [], nee: [next] } }),
    bron: { plek: `${plek}, stap ${at + 1}` },
  };
}

/** Two tasks with one name are one rol. */
function rollenOf(school: NewSchool): Rol[] {
  const { aanspreekpunt, coordinator, leerkracht, leiding, bestuursrol } = school;
  const all: Rol[] = [
    {
      ...named(aanspreekpunt),
      functies: coordinator === undefined ? ['aanspreekpunt', 'coordinator'] : ['aanspreekpunt'],
      rechten: ['intake', 'stappen', 'vrijgeven', 'sluiten', 'jaarcijfers'],
      waarvoor: { leerling: 'alles over pesten', ouder: 'alles over pesten' },
    },
    ...(coordinator === undefined
      ? []
      : [
          {
            ...named(coordinator),
            functies: ['coordinator' as const],
            rechten: ['intake' as const, 'stappen' as const, 'jaarcijfers' as const],
            waarvoor: { leerling: 'hoe school pesten aanpakt', ouder: 'de aanpak van pesten' },
          },
        ]),
    {
      ...named(leerkracht),
      rechten: ['intake'],
      waarvoor: { leerling: 'hulp in je eigen klas', ouder: 'hulp in de klas van uw kind' },
    },
    {
      ...named(leiding),
      functies: ['leiding'],
      rechten: ['intake', 'stappen', 'vrijgeven', 'sluiten', 'mensen', 'jaarcijfers'],
      waarvoor: { leerling: 'hulp van de leiding van school', ouder: 'vragen aan de leiding van de school' },
    },
    {
      ...named(bestuursrol),
      functies: ['bestuur'],
      rechten: ['intake', 'stappen', 'vrijgeven', 'sluiten', 'jaarcijfers'],
      waarvoor: {
        leerling: 'iets over iemand die op school werkt',
        ouder: 'een klacht over de school of over iemand die er werkt',
      },
      extern: true,
    },
  ];
  const byId = new Map<string, Rol>();
  for (const rol of all) {
    const known = byId.get(rol.id);
    byId.set(rol.id, known === undefined ? rol : merge(known, rol));
  }
  return [...byId.values()];
}

const merge = (known: Rol, more: Rol): Rol => ({
  ...more,
  ...known,
  functies: [...new Set([...(known.functies ?? []), ...(more.functies ?? [])])],
  rechten: [...new Set([...(known.rechten ?? []), ...(more.rechten ?? [])])],
});

const named = ({ naam, postbus }: { naam: string; postbus?: string }) => ({
  id: toSlug(naam),
  naam,
  ...(postbus !== undefined && { postbus }),
});
