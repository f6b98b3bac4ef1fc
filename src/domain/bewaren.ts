import { addDays, dayOf } from './calendar.js';
import type { DossierSummary } from './dossier.js';
import { type IsoDate, toIsoDate } from './ids.js';
import type { Bewaartermijnen } from './schoolpakket.js';

/** Days before it is erased from which the pages say so. */
export const WAARSCHUW_VOORAF = 14;
/** Days that a backup of the keyring may be kept: after them nothing erased can be read from any backup. */
export const BACKUP_DAGEN = 30;

/** The day on which a closed dossier is erased, by its outcome. @returns undefined as long as it is open. */
export function wisdagOf(
  { gesloten }: Pick<DossierSummary, 'gesloten'>,
  termijnen: Bewaartermijnen,
): IsoDate | undefined {
  if (gesloten === undefined) return undefined;
  const months = termijnen[gesloten.reden] ?? termijnen.standaard;
  const [year = 0, month = 1, day = 1] = dayOf(new Date(gesloten.op)).split('-').map(Number);
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  const target = new Date(Date.UTC(year, month - 1 + months, Math.min(day, last)));
  return addDays(toIsoDate(target.toISOString().slice(0, 10)), 1);
}
