import { dayOf } from './calendar.js';
import type { Dossier } from './dossier.js';
import type { IsoDate } from './ids.js';
import { given } from './melding.js';
import { dayOfReceipt } from './received.js';

/** A school year as it is spoken of: `2026-2027`, from 1 August. */
export type Schooljaar = string & { readonly __schooljaar: true };

/** What the figures of a year count of one dossier. Never who: no name, no id, no pester, no text. */
export interface Telling {
  readonly jaar: Schooljaar;
  /** `soort/waarde`, once for each that counts: `vorm/verbaal`, `stap/op-tijd`. */
  readonly telt: readonly string[];
}

/** The parts of the figures, in the order in which they are shown. */
export const DELEN = [
  'maand',
  'vorm',
  'plek',
  'groep',
  'wie',
  'perspectief',
  'antwoord',
  'stap',
  'uitkomst',
] as const;
export type Deel = (typeof DELEN)[number];

export const schooljaarOf = (day: IsoDate): Schooljaar => {
  const [year = 0, month = 1] = day.split('-').map(Number);
  const first = month >= 8 ? year : year - 1;
  return `${first}-${first + 1}` as Schooljaar;
};

/** Reads a school year. @returns undefined for anything else. */
export function parseSchooljaar(raw: string): Schooljaar | undefined {
  const [, first = '', second = ''] = /^(\d{4})-(\d{4})$/.exec(raw) ?? [];
  return Number(first) + 1 === Number(second) ? (raw as Schooljaar) : undefined;
}

/** Where things happen, by the words that a melder used; the first that fits. */
const PLEKKEN: readonly (readonly [plek: string, words: RegExp])[] = [
  [
    'online',
    /\b(online|app|whatsapp|snap\w*|insta\w*|tiktok|discord|game|roblox|telefoon|mobiel|internet)\b/i,
  ],
  ['vervoer', /\b(bus|taxi|busje|trein|vervoer)\b/i],
  ['onderweg', /\b(onderweg|fietspad|fietsen|fietsenhok|fietsenstalling|straat|naar huis|na school)\b/i],
  ['toilet', /\b(wc|toilet\w*)\b/i],
  ['gym', /\b(gym\w*|kleed\w*|sport\w*|zwem\w*|douche\w*)\b/i],
  ['pauze', /\b(pauze|overblijf\w*|tso|bso|kantine|aula|eten)\b/i],
  ['plein', /\b(plein|schoolplein|buiten|speelplaats|voetbalveld|bosje\w*)\b/i],
  ['gang', /\b(gang|trap|kluis\w*|hal|kapstok)\b/i],
  ['klas', /\b(klas|les|lokaal|lessen|groep)\b/i],
  ['thuis', /\b(thuis|kamer)\b/i],
];
export const plekOf = (text: string): string =>
  PLEKKEN.find(([, words]) => words.test(text))?.[0] ?? 'anders';

/** The level of a groep or klas: its first figure. */
export const niveauOf = (text: string): string => /[1-8]/.exec(text)?.[0] ?? 'onbekend';

/** Days from receipt to the first answer of school, in four bands. */
function answerBand({ ontvangen, berichten }: Dossier): string {
  const first = berichten.find(({ van }) => van === 'school');
  if (first?.van !== 'school') return 'geen';
  const days =
    (Date.parse(dayOf(new Date(first.op))) - Date.parse(dayOfReceipt(ontvangen))) / (24 * 60 * 60_000);
  if (days < 1) return 'zelfde-dag';
  if (days <= 2) return 'binnen-2-dagen';
  return days <= 7 ? 'binnen-een-week' : 'later';
}

/** What a dossier adds to the figures. */
export function tellingOf(dossier: Dossier): Telling {
  const { melding, toestand, termijnen } = dossier;
  const { antwoorden } = melding;
  const day = dayOfReceipt(dossier.ontvangen);
  const waar = given(antwoorden, 'waar');
  const groep = given(antwoorden, 'groep');
  const times = (count: number | undefined, what: string): string[] => Array(count ?? 0).fill(what);
  return {
    jaar: schooljaarOf(day),
    telt: [
      'melding',
      ...(dossier.situatie === undefined ? ['situatie'] : []),
      `maand/${day.slice(0, 7)}`,
      ...(given(antwoorden, 'vormen') ?? []).map((vorm) => `vorm/${vorm}`),
      `plek/${waar === undefined ? 'onbekend' : plekOf(waar)}`,
      `groep/${groep === undefined ? 'onbekend' : niveauOf(groep)}`,
      `wie/${melding.wie}`,
      `perspectief/${melding.perspectief}`,
      `antwoord/${answerBand(dossier)}`,
      ...times(termijnen?.opTijd, 'stap/op-tijd'),
      ...times(termijnen?.teLaat, 'stap/te-laat'),
      `uitkomst/${toestand.status === 'gesloten' ? toestand.reden : 'loopt'}`,
    ],
  };
}
