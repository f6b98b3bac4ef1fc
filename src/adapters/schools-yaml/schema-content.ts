import { z } from 'zod';
import {
  bron,
  bubbles,
  categorie,
  forAll,
  forBoth,
  isoDate,
  kanttekening,
  listOf,
  longText,
  rolId,
  rollen,
  slug,
  text,
  uitleg,
  uitlegFields,
} from './schema-basics.js';
import { bewaartijd } from './termijn.js';

const kenmerksoort = z.enum([
  'herhaling',
  'duur',
  'macht',
  'bedoeling',
  'rollen',
  'gevolg',
  'verweer',
  'toon',
  'dreiging',
  'groep',
  'interactie',
]);
const begrip = z.strictObject({
  uitleg: forBoth(bubbles),
  kenmerken: listOf(kenmerksoort).meta({ description: 'What this definition speaks of, and nothing else.' }),
  bron,
});
export const begrippen = z.strictObject({
  plagen: begrip.exactOptional(),
  pesten: begrip.exactOptional(),
  ruzie: begrip.exactOptional(),
  agressie: begrip.exactOptional(),
});
export const kenmerken = listOf(
  z.strictObject({
    id: slug,
    soort: kenmerksoort,
    vraag: text,
    spiegel: z.strictObject({ ja: text, nee: text }),
    bron,
  }),
);
export const vormen = listOf(
  z.strictObject({
    id: slug,
    naam: text,
    voorbeelden: listOf(text.max(100)),
    categorieen: z.array(categorie).min(1),
    bron,
  }),
);
export const sporen = listOf(
  z.strictObject({
    id: slug,
    naam: text,
    voorWie: z.enum(['gepeste', 'pester', 'groep', 'ouders', 'team', 'preventie']),
    ...uitlegFields,
  }),
);
export const gevolgen = z.strictObject({ voorJa: forBoth(bubbles), zelfPesten: forBoth(bubbles), bron });

export const antwoorden = z
  .strictObject({
    kort: uitleg.exactOptional(),
    melden: uitleg.exactOptional(),
    hoeSnel: uitleg.exactOptional(),
    ouders: uitleg.exactOptional(),
    straf: uitleg.exactOptional(),
    gesprek: uitleg.exactOptional(),
    stoptNiet: uitleg.exactOptional(),
    online: uitleg.exactOptional(),
    inVertrouwen: uitleg.exactOptional(),
    hulp: uitleg.exactOptional(),
    groep: uitleg.exactOptional(),
    nazorg: uitleg.exactOptional(),
    politie: uitleg.exactOptional(),
    vastleggen: uitleg.exactOptional(),
    preventie: uitleg.exactOptional(),
  })
  .meta({ description: 'Answers about the approach. What is left out is said not to be in the protocol.' })
  .prefault({});

export const sancties = listOf(
  z.strictObject({
    id: slug,
    soort: z.enum([
      'gesprek',
      'opdracht',
      'binnenblijven',
      'traject',
      'time-out',
      'schorsing',
      'verwijdering',
      'anders',
    ]),
    naam: text,
    wie: rollen,
    hoogstensDagen: z.int().positive().exactOptional(),
    tekst: forAll(text),
    kanttekening,
    bron,
  }),
);
export const signalen = z
  .strictObject({ gepest: uitleg.exactOptional(), pest: uitleg.exactOptional() })
  .prefault({});
const tips = z.strictObject({ tips: bubbles, bron }).exactOptional();
export const advies = z
  .strictObject({
    leerling: z.strictObject({ gepeste: tips, getuige: tips, pester: tips }).prefault({}),
    ouder: z.strictObject({ gepeste: tips, pester: tips, alle: tips }).prefault({}),
  })
  .prefault({});
export const regels = z.strictObject({ lijst: z.array(text).min(1), bron });
export const methoden = listOf(
  z.strictObject({
    id: slug,
    naam: text,
    soort: z.enum(['preventie', 'gesprek', 'groep']),
    fasen: listOf(z.strictObject({ naam: text, tekst: longText })),
    kanttekening,
    bron,
  }),
);
export const klachtenroute = listOf(
  z.strictObject({ naam: text, rol: rolId.exactOptional(), tekst: forAll(text), bron: bron.exactOptional() }),
);
export const partners = listOf(
  z.strictObject({ naam: text, inProtocol: listOf(text), waarvoor: forAll(text), bron }),
);
const maanden = [
  'januari',
  'februari',
  'maart',
  'april',
  'mei',
  'juni',
  'juli',
  'augustus',
  'september',
  'oktober',
  'november',
  'december',
] as const;
export const preventie = listOf(
  z.strictObject({
    wat: text,
    wie: rollen,
    hoeVaak: z.enum([
      'doorlopend',
      'wekelijks',
      'maandelijks',
      'elk-half-jaar',
      'jaarlijks',
      'elke-vier-jaar',
    ]),
    maanden: listOf(z.enum(maanden)),
    bron,
  }),
);
const bewaar = bewaartijd.exactOptional();
export const bewaartermijnen = z.strictObject({
  standaard: bewaartijd,
  opgelost: bewaar,
  'geen-pesten': bewaar,
  doorverwezen: bewaar,
  'niet-bevestigd': bewaar,
  grap: bewaar,
  'onvoldoende-bekend': bewaar,
  ingetrokken: bewaar,
});
export const goedkeuringen = listOf(
  z.strictObject({ namens: z.enum(['coordinator', 'fg', 'bestuur']), door: text, op: isoDate }),
);
export const kanttekeningen = listOf(z.strictObject({ over: text, besluit: longText, bron }));
export const weggelaten = listOf(z.strictObject({ wat: text, reden: text, bron }));
