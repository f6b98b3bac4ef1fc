import { z } from 'zod';
import type { Betrokkene } from '../../domain/schoolpakket.js';
import { geenTermijn } from '../../domain/stappenplan/termijn.js';
import { bron, kanttekening, listOf, longText, rolId, rollen, slug, text } from './schema-basics.js';
import { termijn } from './termijn.js';

const stapIds = listOf(slug);
export const betrokkenen = [
  'gepeste',
  'pester',
  'meelopers',
  'groep',
  'ouders-gepeste',
  'ouders-pester',
  'ouders-groep',
  'team',
  'politie',
] as const satisfies readonly Betrokkene[];
const voorwaarden = listOf(
  z.enum(['ernstig', 'ouder-meldde', 'digitaal', 'meer-leerlingen', 'strafbaar']),
).meta({
  description: 'Needed when one of these holds. Left out: always.',
});

const stap = z
  .strictObject({
    id: slug.meta({ description: 'Own name of this step within this file; other steps refer to it.' }),
    nummer: text
      .max(12)
      .meta({ description: 'As the protocol numbers it; several steps may share a number.' }),
    titel: text.max(80),
    lijn: slug.exactOptional(),
    wie: rollen.meta({ description: 'Who does it: one of these rollen.' }),
    overlegt: rollen.meta({ description: 'Whom they decide or confer with.' }),
    met: listOf(z.enum(betrokkenen)).meta({ description: 'With whom is spoken.' }),
    gesprek: z.enum(['apart', 'samen', 'naar-keuze', 'zonder-gepeste']).exactOptional(),
    informeert: rollen.meta({ description: 'Who is told about it: as in met, or a rol.' }),
    tekst: z.strictObject({
      leerling: text.exactOptional(),
      ouder: z.string().trim().min(1).max(500).exactOptional(),
      medewerker: longText,
    }),
    termijn: termijn.default(geenTermijn),
    momenten: listOf(termijn).meta({ description: 'Several moments to look back; then leave termijn out.' }),
    vanaf: slug
      .default('opening')
      .meta({ description: 'What starts the clock: opening, melding, intake, or the id of another step.' }),
    vraag: z
      .strictObject({ tekst: text, ja: stapIds, nee: stapIds })
      .meta({
        description: 'A question at the end; then leave daarna out. Word it so that "ja" is good news.',
      })
      .exactOptional(),
    daarna: stapIds.meta({ description: 'Steps that open when this one is done, all at the same time.' }),
    alleenAls: voorwaarden,
    soms: z.boolean().default(false),
    uiterste: z.boolean().default(false),
    altijdMogelijk: z.boolean().default(false),
    draagtOverAan: slug.exactOptional(),
    kanttekening,
    bron,
  })
  .meta({ description: 'One thing to be done.' });

export const stappenplan = z.strictObject({
  start: z.strictObject({ conflict: stapIds, vermoeden: stapIds, vastgesteld: stapIds }).meta({
    description: 'First steps per outcome of the intake. An outcome that is left out starts nothing.',
  }),
  herhaling: stapIds.meta({
    description: 'First steps when it begins again after closing. Left out: as at first.',
  }),
  lijnen: listOf(z.strictObject({ id: slug, naam: text, rol: rolId, begin: z.array(slug).min(1) })),
  stappen: z.array(stap).min(1),
  kanttekening,
  bron,
});

export const registraties = listOf(
  z.strictObject({
    id: slug,
    systeem: text,
    wat: text,
    wie: z.array(rolId).min(1),
    termijn: termijn.default(geenTermijn),
    vanaf: z.enum(['melding', 'intake']).default('intake'),
    alleenAls: voorwaarden,
    controle: z.strictObject({ wie: z.array(rolId).min(1), hoeVaak: text }).exactOptional(),
    bron,
  }),
);

const rechten = ['intake', 'stappen', 'vrijgeven', 'sluiten', 'mensen', 'jaarcijfers'] as const;
const functies = [
  'aanspreekpunt',
  'coordinator',
  'contactpersoon',
  'vertrouwenspersoon-intern',
  'vertrouwenspersoon-extern',
  'leiding',
  'bestuur',
] as const;

export const rolFields = { functies: listOf(z.enum(functies)), rechten: listOf(z.enum(rechten)) };
export const escalatie = listOf(
  z.strictObject({
    na: termijn.refine(({ soort }) => soort === 'binnen' || soort === 'na', {
      error: 'an escalation needs a term with a number, such as "binnen 2 schooldagen"',
    }),
    naar: rolId,
  }),
);
