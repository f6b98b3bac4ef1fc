import { isTermijn } from '../../adapters/schools-yaml/index.js';
import type { Regio, Schooltype } from '../../domain/schoolpakket.js';
import { type Asking, askOneOf, askOptional, askText, type Check } from './ask.js';

export interface NewStap {
  readonly titel: string;
  readonly wie: string;
  readonly termijn: string;
  readonly medewerker: string;
  readonly leerling: string;
  readonly ouder: string;
  /** Asked when the step is done: yes ends the plan, no goes on. */
  readonly vraag?: string;
}

/** Everything that somebody said about a school. */
export interface NewSchool {
  readonly id: string;
  readonly naam: string;
  readonly schooltype: Schooltype;
  readonly regio?: Regio;
  readonly bestuur?: string;
  readonly titel: string;
  readonly herzienVoor?: string;
  readonly plek: string;
  readonly plagen?: Uitleg;
  readonly pesten?: Uitleg;
  readonly aanspreekpunt: NewRol;
  readonly coordinator?: NewRol;
  readonly leerkracht: NewRol;
  readonly leiding: NewRol;
  readonly bestuursrol: NewRol;
  readonly begint: 'vermoeden' | 'vastgesteld';
  readonly stappen: readonly NewStap[];
}
interface Uitleg {
  readonly leerling: string;
  readonly ouder: string;
}
interface NewRol {
  readonly naam: string;
  readonly postbus?: string;
}

const atMost =
  (length: number): Check =>
  (text) =>
    text.length > length ? `Dat is te lang: hoogstens ${length} tekens.` : undefined;
const short = { check: atMost(300) };
const isMail: Check = (text) =>
  /^[^\s@]+@[^\s@]+\.[a-z]{2,}$/i.test(text) ? undefined : 'Schrijf een mailadres, zoals pesten@school.nl.';
const isDay: Check = (text) =>
  /^\d{4}-\d\d-\d\d$/.test(text) && new Date(`${text}T12:00Z`).toISOString().startsWith(text)
    ? undefined
    : 'Schrijf een dag als 2027-08-01.';

/** A name as it can stand in an address: lower case, without accents. */
export const toSlug = (naam: string): string =>
  naam
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');

/** @param taken Whether there is a school of that name in addresses already. */
export async function askSchool(asking: Asking, taken: (id: string) => boolean): Promise<NewSchool> {
  const { tell } = asking;
  tell('De school');
  const naam = await askText(asking, 'Hoe heet de school?', short);
  const id = await askText(asking, 'Naam in het adres (kleine letters)', {
    standaard: toSlug(naam) || 'school',
    check: (text) => {
      if (toSlug(text) !== text) return 'Gebruik kleine letters, cijfers en streepjes.';
      return taken(text) ? 'Die naam bestaat al.' : undefined;
    },
  });
  const schooltype = await askOneOf(asking, 'Wat voor school is het?', ['po', 'vo', 'so', 'vso']);
  const regio = await askOneOf(asking, 'Regio van de vakanties?', ['noord', 'midden', 'zuid', 'onbekend']);
  const bestuur = await askOptional(asking, 'Naam van het bestuur', atMost(100));

  tell('Het protocol. Schrijf alleen op wat erin staat.');
  const titel = await askText(asking, 'Titel', { ...short, standaard: 'Protocol tegen pesten' });
  const herzienVoor = await askOptional(asking, 'Voor welke dag wordt het herzien?', isDay);
  const plek = await askText(asking, 'In welk hoofdstuk staat het stappenplan?', {
    ...short,
    standaard: 'Stappenplan',
  });
  const plagen = await askUitleg(asking, 'plagen');
  const pesten = await askUitleg(asking, 'pesten');

  tell('Wie doet wat');
  const aanspreekpunt = await askRol(
    asking,
    'Hoe heet het aanspreekpunt voor pesten?',
    'anti-pestcoördinator',
  );
  const coordinator = await askOptional(
    asking,
    'Is de coördinator iemand anders? Hoe heet die rol',
    atMost(100),
  );
  const leerkracht = await askText(asking, 'Wie voert de gesprekken in de groep of klas?', {
    ...short,
    standaard: schooltype === 'po' || schooltype === 'so' ? 'leerkracht' : 'mentor',
  });
  const leiding = await askRol(asking, 'Hoe heet de leiding van de school?', 'directie');
  const inside = [aanspreekpunt.naam, coordinator ?? '', leerkracht, leiding.naam].map(toSlug);
  const bestuursrol = await askRol(
    asking,
    'Hoe noemt u het bestuur? Dat leest wat over personeel gaat',
    'bestuur',
    (text) => (inside.includes(toSlug(text)) ? 'Dit moet iemand buiten de school zijn.' : undefined),
  );

  tell('Het stappenplan');
  const begint = await askOneOf(asking, 'Begint het bij een vermoeden, of pas als pesten is vastgesteld?', [
    'vermoeden',
    'vastgesteld',
  ]);
  const doers = [
    ...new Set([aanspreekpunt.naam, ...(coordinator ? [coordinator] : []), leerkracht, leiding.naam]),
  ];
  const stappen = await askStappen(asking, doers);
  return {
    id,
    naam,
    schooltype,
    ...(regio !== 'onbekend' && { regio }),
    ...(bestuur !== undefined && { bestuur }),
    titel,
    ...(herzienVoor !== undefined && { herzienVoor }),
    plek,
    ...(plagen && { plagen }),
    ...(pesten && { pesten }),
    aanspreekpunt,
    ...(coordinator !== undefined && { coordinator: { naam: coordinator } }),
    leerkracht: { naam: leerkracht },
    leiding,
    bestuursrol,
    begint,
    stappen,
  };
}

async function askUitleg(asking: Asking, woord: string): Promise<Uitleg | undefined> {
  const leerling = await askOptional(asking, `Wat is ${woord}, in woorden voor een leerling?`, atMost(300));
  if (leerling === undefined) return undefined;
  return { leerling, ouder: await askText(asking, `Wat is ${woord}, in woorden voor een ouder?`, short) };
}

async function askRol(asking: Asking, question: string, standaard: string, more?: Check): Promise<NewRol> {
  const check: Check = (text) =>
    atMost(100)(text) ?? (toSlug(text) === '' ? 'Gebruik letters.' : more?.(text));
  const naam = await askText(asking, question, { standaard, check });
  const postbus = await askOptional(asking, `Postbus van ${naam}`, isMail);
  return { naam, ...(postbus !== undefined && { postbus }) };
}

async function askStappen(asking: Asking, doers: readonly string[]): Promise<readonly NewStap[]> {
  const count = Number(
    await askText(asking, 'Hoeveel stappen heeft het?', {
      check: (text) => (/^([1-9]|1\d|20)$/.test(text) ? undefined : 'Schrijf een getal van 1 tot en met 20.'),
    }),
  );
  const stappen: NewStap[] = [];
  for (let nummer = 1; nummer <= count; nummer++) {
    asking.tell(`Stap ${nummer}`);
    const vraag = async () =>
      askOptional(
        asking,
        'Welke vraag komt aan het eind? Bij ja is het plan klaar, bij nee gaat het door',
        atMost(300),
      );
    stappen.push({
      titel: await askText(asking, 'Titel, in een paar woorden', { check: atMost(80) }),
      wie: await askOneOf(asking, 'Wie doet het?', doers),
      termijn: await askText(asking, 'Termijn', {
        standaard: 'geen',
        check: (text) =>
          isTermijn(text) ? undefined : 'Schrijf zoals: binnen 1 week, na 2 weken, zelfde dag, geen.',
      }),
      medewerker: await askText(asking, 'Wat doet die precies?', { check: atMost(1500) }),
      leerling: await askText(asking, 'In woorden voor een leerling', short),
      ouder: await askText(asking, 'In woorden voor een ouder', short),
      ...optional(await vraag()),
    });
  }
  return stappen;
}

const optional = (vraag: string | undefined) => (vraag === undefined ? {} : { vraag });
