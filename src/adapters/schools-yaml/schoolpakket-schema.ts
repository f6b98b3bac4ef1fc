import { z } from 'zod';
import { toSchoolId } from '../../domain/ids.js';
import type { Schoolpakket } from '../../domain/schoolpakket.js';
import { bron, categorie, forAll, isoDate, listOf, rolId, rollen, slug, text } from './schema-basics.js';
import * as content from './schema-content.js';
import { escalatie, registraties, rolFields, stappenplan } from './schema-plan.js';

export { isoDate } from './schema-basics.js';

const rol = z.strictObject({
  id: rolId,
  naam: text,
  ookGenoemd: listOf(text),
  ...rolFields,
  taken: listOf(text),
  waarvoor: forAll(text),
  inProtocol: listOf(text),
  extern: z.boolean().default(false),
  postbus: z.email({ error: 'Write an e-mail address, such as pesten@school.nl' }).exactOptional(),
  bron: bron.exactOptional(),
});

const pakket = {
  versie: z.literal(1),
  id: slug.transform(toSchoolId),
  naam: text,
  schooltype: z.enum(['po', 'vo', 'so', 'vso']),
  status: z.enum(['proef', 'live']),
  regio: z.enum(['noord', 'midden', 'zuid']).exactOptional(),
  bestuur: text.exactOptional(),
  locaties: listOf(z.strictObject({ id: slug, naam: text })),
  insluiten: listOf(
    z.string().regex(/^https:\/\/[a-z0-9.-]+(:\d+)?$/, {
      error: 'Write a site without a path, such as https://www.school.nl',
    }),
  ),
  goedkeuringen: content.goedkeuringen,
  protocol: z.strictObject({
    titel: text,
    versie: text.exactOptional(),
    herzienVoor: isoDate.exactOptional(),
    geldtTot: isoDate.exactOptional(),
  }),
  begrippen: content.begrippen,
  kenmerken: content.kenmerken,
  vormen: content.vormen,
  sporen: content.sporen,
  rollen: z.array(rol).min(1),
  routes: z.strictObject({
    standaard: z.array(rolId).min(1),
    daarna: rollen,
    dringend: rollen,
    overPersoneel: rollen,
    perVorm: z.partialRecord(categorie, z.array(rolId).min(1)).default({}),
  }),
  meldpunten: z.strictObject({ rollen: z.array(rolId).min(1), bron }).exactOptional(),
  escalatie,
  stappenplan,
  registraties,
  gevolgen: content.gevolgen,
  antwoorden: content.antwoorden,
  sancties: content.sancties,
  signalen: content.signalen,
  advies: content.advies,
  regels: content.regels.exactOptional(),
  methoden: content.methoden,
  klachtenroute: content.klachtenroute,
  partners: content.partners,
  preventie: content.preventie,
  bewaartermijnen: content.bewaartermijnen,
  kanttekeningen: content.kanttekeningen,
  weggelaten: content.weggelaten,
  talen: z
    .array(z.string().regex(/^[a-z]{2}(-[a-z]+)?$/, { error: 'Use a language code, such as nl or en' }))
    .min(1),
};

/** A school's own free days, beside the weekend, the public holidays and the school holidays of its region. */
const kalender = z.strictObject({
  /** On these days some schools are free and others are not. Left out: nothing is promised about that day. */
  goedeVrijdag: z.enum(['vrij', 'school']).exactOptional(),
  bevrijdingsdag: z.enum(['vrij', 'lustrum', 'school']).exactOptional(),
  vrijdagNaHemelvaart: z.enum(['vrij', 'school']).exactOptional(),
  /** Replaces the holiday of the same name in the table of holidays, or adds one. */
  vakanties: z.array(z.strictObject({ naam: slug, van: isoDate, totEnMet: isoDate })).exactOptional(),
  /** Single days on which this school is closed. */
  vrijeDagen: z.array(isoDate).exactOptional(),
});
export type Kalender = z.infer<typeof kalender>;

/** A file in the folder of schoolpakketten, as people write it. */
const schoolFile = z.strictObject({ ...pakket, kalender: kalender.exactOptional() });

/** What a program that writes such a file fills in. */
export type SchoolFileInput = z.input<typeof schoolFile>;

/** The Schoolpakket itself and the school's calendar. */
export const schoolFileSchema = schoolFile.transform(
  ({ kalender, ...schoolpakket }): { schoolpakket: Schoolpakket; kalender: Kalender } => ({
    schoolpakket,
    kalender: kalender ?? {},
  }),
);

/** The same form for editors that know JSON Schema; `deployment/scholen/schema.json` holds it. */
export const schoolJsonSchema = (): unknown =>
  z.toJSONSchema(schoolFile, { io: 'input', target: 'draft-7', reused: 'ref' });
