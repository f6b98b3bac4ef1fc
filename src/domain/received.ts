import { dayOf, hourOf } from './calendar.js';
import type { Dagdeel, Ontvangen } from './dossier.js';
import { type IsoDate, type IsoTime, toIsoTime } from './ids.js';

const DAGDELEN: readonly { readonly from: number; readonly dagdeel: Dagdeel }[] = [
  { from: 18, dagdeel: 'avond' },
  { from: 12, dagdeel: 'middag' },
  { from: 6, dagdeel: 'ochtend' },
  { from: 0, dagdeel: 'nacht' },
];

/** When something of the melder came in. Without a name the hour is kept nowhere. */
export const receivedAt = (now: Date, anoniem: boolean): Ontvangen =>
  anoniem
    ? { kind: 'dagdeel', dag: dayOf(now), dagdeel: partOf(now).dagdeel }
    : { kind: 'moment', op: toIsoTime(now) };

/** The moment to write beside an act of the melder: without a name, the start of the part of the day. */
export function momentOf(now: Date, anoniem: boolean): IsoTime {
  if (!anoniem) return toIsoTime(now);
  const start = new Date(now);
  start.setUTCMinutes(0, 0, 0);
  start.setUTCHours(start.getUTCHours() - (hourOf(now) - partOf(now).from));
  return toIsoTime(start);
}

function partOf(now: Date): (typeof DAGDELEN)[number] {
  const hour = hourOf(now);
  return DAGDELEN.find(({ from }) => hour >= from) ?? { from: 0, dagdeel: 'nacht' };
}

/** The day on which it came in. */
export const dayOfReceipt = (ontvangen: Ontvangen): IsoDate =>
  ontvangen.kind === 'dagdeel' ? ontvangen.dag : dayOf(new Date(ontvangen.op));

/** The moment it came in; without a name the start of the part of the day, in Amsterdam. */
export function momentOfReceipt(ontvangen: Ontvangen): IsoTime {
  if (ontvangen.kind === 'moment') return ontvangen.op;
  const from = DAGDELEN.find(({ dagdeel }) => dagdeel === ontvangen.dagdeel)?.from ?? 0;
  const asUtc = new Date(`${ontvangen.dag}T${String(from).padStart(2, '0')}:00:00Z`);
  // Amsterdam is one or two hours ahead; whichever shows the wanted hour is right.
  const inSummer = new Date(asUtc.getTime() - 2 * 3_600_000);
  return toIsoTime(hourOf(inSummer) === from ? inSummer : new Date(asUtc.getTime() - 3_600_000));
}
