import { z } from 'zod';
import type { Eenheid, Termijn } from '../../domain/stappenplan/termijn.js';

const units: Readonly<Record<string, Eenheid>> = {
  uur: 'uur',
  uren: 'uur',
  dag: 'dag',
  dagen: 'dag',
  schooldag: 'schooldag',
  schooldagen: 'schooldag',
  week: 'week',
  weken: 'week',
  schoolweek: 'schoolweek',
  schoolweken: 'schoolweek',
  maand: 'maand',
  maanden: 'maand',
};
const plain = {
  geen: { soort: 'geen' },
  'ter plekke': { soort: 'ter-plekke' },
  'zelfde dag': { soort: 'zelfde-dag' },
  'zo snel mogelijk': { soort: 'zo-snel-mogelijk' },
  'af te spreken': { soort: 'af-te-spreken' },
} as const satisfies Record<string, Termijn>;

const counted = new RegExp(`^(binnen|na) (ongeveer )?([1-9]\\d?) (${Object.keys(units).join('|')})$`);
const notation = new RegExp(`^(${Object.keys(plain).join('|')})$|${counted.source}`);

/** A term as people write it: `binnen 1 week`, `na ongeveer 1 week`, `zelfde dag`. */
export const termijn = z
  .string()
  .regex(notation, { error: 'Write "binnen 1 week", "na 4 weken", "ter plekke", "zelfde dag", "geen"' })
  .transform(toTermijn);

export const isTermijn = (text: string): boolean => notation.test(text);

function toTermijn(text: string): Termijn {
  const known = Object.entries(plain).find(([words]) => words === text);
  if (known !== undefined) return known[1];
  const [, soort, about, count, unit] = counted.exec(text) ?? [];
  return {
    soort: soort === 'na' ? 'na' : 'binnen',
    aantal: Number(count),
    eenheid: units[unit ?? ''] ?? 'dag',
    ongeveer: about !== undefined,
  };
}

/** A time to keep something, in months: `6 maanden`, `2 jaar`. */
export const bewaartijd = z
  .string()
  .regex(/^[1-9]\d? (maand|maanden|jaar)$/, { error: 'Write "6 maanden" or "2 jaar"' })
  .transform((text) => Number.parseInt(text, 10) * (text.endsWith('jaar') ? 12 : 1));
