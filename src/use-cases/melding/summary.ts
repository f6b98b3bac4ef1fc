import {
  type Antwoord,
  type Antwoorden,
  given,
  isAnoniem,
  type MeldingDraft,
  type MeldingField,
} from '../../domain/melding.js';
import type { TextKey } from '../../ports/texts.js';
import type { About } from '../script.js';

/** The order in which fields stand in a summary and on the list of what can be changed. */
export const SUMMARY_FIELDS = [
  'wat',
  'veiligVandaag',
  'locatie',
  'groep',
  'kind',
  'overPersoneel',
  'overWie',
  'kindWeetHet',
  'schoolMagMetKindPraten',
  'naam',
  'bereikbaar',
] as const satisfies readonly MeldingField[];

/** Everything of the draft that will be sent, a line for each field, in the reader's words. */
export function summaryOf(draft: MeldingDraft, about: About): string {
  const lines = SUMMARY_FIELDS.flatMap((field) => {
    const antwoord: Antwoord<unknown> | undefined = draft.antwoorden[field];
    if (antwoord === undefined || field === 'naam') return [];
    return [`${label(field, about)}: ${shown(draft.antwoorden, field, about)}`];
  });
  const naam = given(draft.antwoorden, 'naam');
  const also = draft.ookGetypt.map((text) => `${about.text('veld.ookGetypt')}: ${text}`);
  return [
    ...lines,
    ...also,
    isAnoniem(draft.antwoorden) ? about.text('veld.zonderNaam') : `${label('naam', about)}: ${naam}`,
  ].join('\n');
}

const label = (field: MeldingField, about: About): string => about.text(`veld.${field}` as TextKey);

function shown(antwoorden: Antwoorden, field: MeldingField, about: About): string {
  const antwoord: Antwoord<unknown> | undefined = antwoorden[field];
  if (antwoord?.kind !== 'gegeven') {
    return about.text(antwoord?.kind === 'weet-niet' ? 'veld.weetNiet' : 'veld.overgeslagen');
  }
  if (antwoord.value === 'ja' || antwoord.value === 'nee')
    return about.text(`veld.${antwoord.value}` as TextKey);
  return String(antwoord.value);
}
