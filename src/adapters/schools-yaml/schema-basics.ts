import { z } from 'zod';
import { toIsoDate, toRolId } from '../../domain/ids.js';

/** Pieces that every part of a schoolpakket is made of. */
export const slug = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, {
  error: 'Use lower-case letters, digits and single hyphens, such as anti-pestcoordinator',
});
export const text = z.string().trim().min(1).max(300);
export const longText = z.string().trim().min(1).max(1500);
export const bubbles = z.array(text).min(1);
export const rolId = slug.transform(toRolId);
export const rollen = z.array(rolId).default([]);
export const isoDate = z.iso.date().transform(toIsoDate);

export const bron = z
  .strictObject({
    plek: text,
    regels: z
      .string()
      .regex(/^r\.\d+(-\d+)?(, \d+(-\d+)?)*$/, { error: 'Write lines of the source as r.16-25 or r.17, 25' })
      .exactOptional(),
  })
  .meta({
    description: 'Where the fact stands in the protocol: a place that people can find, and the lines.',
  });

/** For leerling and ouder both, never for one of them only. */
export const forBoth = <T extends z.ZodType>(what: T) => z.strictObject({ leerling: what, ouder: what });
/** A medewerker reads the words of the ouder when it has none of its own. */
export const forAll = <T extends z.ZodType>(what: T) =>
  z.strictObject({ leerling: what, ouder: what, medewerker: what.exactOptional() });
export const listOf = <T extends z.ZodType>(what: T) => z.array(what).default([]);

export const kanttekening = longText
  .meta({
    description:
      'What was decided where the protocol contradicts itself, the law or good sense; shown to staff.',
  })
  .exactOptional();
export const uitlegFields = { uitleg: forAll(bubbles), bron, kanttekening };
export const uitleg = z.strictObject(uitlegFields);

export const categorie = z.enum([
  'verbaal',
  'fysiek',
  'uitsluiting',
  'digitaal',
  'intimidatie',
  'spullen',
  'seksueel',
  'discriminatie',
  'radicalisering',
]);
