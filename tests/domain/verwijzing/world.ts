import { toIsoDate } from '../../../src/domain/ids.js';
import type { Hulplijn, Kanaal, Open } from '../../../src/domain/verwijzing/hulplijn.js';
import type { IsFeestdag } from '../../../src/domain/verwijzing/opening.js';
import type { Situatie } from '../../../src/domain/verwijzing/regels.js';
import { type VerwijsWereld, verwijs } from '../../../src/domain/verwijzing/verwijzing.js';

/** Days that the whole country is free, copied from the calendar: no library decides what these tests promise. */
const FEESTDAGEN: ReadonlySet<string> = new Set([
  ...['2026-01-01', '2026-04-05', '2026-04-06', '2026-04-27', '2026-05-14', '2026-05-24', '2026-05-25'],
  ...['2026-12-25', '2026-12-26'],
  ...['2027-01-01', '2027-03-28', '2027-03-29', '2027-04-27', '2027-05-06', '2027-05-16', '2027-05-17'],
  ...['2027-12-25', '2027-12-26', '2028-01-01'],
]);
export const isFeestdag: IsFeestdag = (day) => FEESTDAGEN.has(day);

type Tijden = Extract<Open, { readonly kind: 'tijden' }>;
const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7] as const;
const WORKDAYS = [1, 2, 3, 4, 5] as const;
export const ALTIJD: Open = { kind: 'altijd' };
export const ONBEKEND: Open = { kind: 'onbekend' };
export const ELKE_DAG_11_21: Tijden = {
  kind: 'tijden',
  dagen: EVERY_DAY,
  van: '11:00',
  tot: '21:00',
  dichtOpFeestdagen: false,
};
export const WERKDAGEN_8_17: Tijden = {
  kind: 'tijden',
  dagen: WORKDAYS,
  van: '08:00',
  tot: '17:00',
  dichtOpFeestdagen: true,
};
export const WERKDAGEN_9_17: Tijden = { ...WERKDAGEN_8_17, van: '09:00' };

const bellen = (waar: string, open: Open, gratis?: boolean): Kanaal => ({
  soort: 'bellen',
  waar,
  open,
  ...(gratis !== undefined && { gratis }),
});
const chat = (waar: string, open: Open): Kanaal => ({ soort: 'chat', waar, open, gratis: true });
const site = (waar: string): Kanaal => ({ soort: 'site', waar, open: ALTIJD });

const lijn = (
  id: Hulplijn['id'],
  naam: string,
  kanalen: readonly Kanaal[],
  more: Partial<Hulplijn> = {},
): Hulplijn => ({ id, naam, talen: ['nl'], kanalen, nagekeken: toIsoDate('2026-11-01'), ...more });
const BILINGUAL = { talen: ['nl', 'en'] };

/** The helplines as the domain notes give them (B1.1); what nobody checked (status A) is left out. */
export const hulplijnen: readonly Hulplijn[] = [
  lijn('112', '112', [bellen('112', ALTIJD), { soort: 'app', waar: '112NL', open: ALTIJD }], BILINGUAL),
  lijn('113', '113 Zelfmoordpreventie', [
    bellen('113', ALTIJD, true),
    chat('113.nl', ALTIJD),
    bellen('0800-0113', ALTIJD, true),
  ]),
  lijn(
    'kindertelefoon',
    'De Kindertelefoon',
    [chat('kindertelefoon.nl', ELKE_DAG_11_21), bellen('0800-0432', ELKE_DAG_11_21, true)],
    { leeftijd: { van: 8, totEnMet: 18 } },
  ),
  lijn('veilig-thuis', 'Veilig Thuis', [
    bellen('0800-2000', ALTIJD, true),
    chat('veiligthuis.nl', WERKDAGEN_9_17),
  ]),
  lijn('centrum-seksueel-geweld', 'Centrum Seksueel Geweld', [
    bellen('0800-0188', ALTIJD),
    site('centrumseksueelgeweld.nl'),
  ]),
  lijn(
    'helpwanted',
    'Helpwanted',
    [chat('helpwanted.nl', ONBEKEND), bellen('020-261 52 75', ONBEKEND)],
    BILINGUAL,
  ),
  lijn('vertrouwensinspecteur', 'De vertrouwensinspecteur', [
    bellen('0900 111 3 111', WERKDAGEN_8_17, false),
  ]),
  lijn('politie', 'De politie', [bellen('0900-8844', ONBEKEND)]),
  lijn('slachtofferhulp', 'Slachtofferhulp Nederland', [
    bellen('0900-0101', ONBEKEND),
    site('slachtofferhulp.nl'),
  ]),
  lijn('discriminatie', 'Discriminatie.nl', [site('discriminatie.nl')]),
  lijn('ouders-onderwijs', 'Ouders & Onderwijs', [
    bellen('088-605 0101', ONBEKEND),
    site('oudersenonderwijs.nl'),
  ]),
  lijn('lkc', 'De Landelijke Klachtencommissie Onderwijs', [
    site('onderwijsgeschillen.nl'),
    bellen('030-280 9590', ONBEKEND),
  ]),
  lijn('laks', 'LAKS', [bellen('030-790 0910', ONBEKEND)]),
  lijn('school-veiligheid', 'School & Veiligheid', [site('schoolenveiligheid.nl/adviespunt')]),
  lijn('jouw-veilige-school', 'Jouw Veilige School', [site('jouwveiligeschool.nl')]),
];

/** @param moment With its offset: `+01:00` is winter time in Amsterdam, `+02:00` summer time. */
export const wereldAt = (moment: string | Date): VerwijsWereld => ({
  hulplijnen,
  isFeestdag,
  now: new Date(moment),
});

/** A leerling of a basisschool of whom nothing else is known. */
export const ANYBODY: Situatie = {
  wie: 'leerling',
  schooltype: 'po',
  gevaar: [],
  vormen: [],
  overPersoneel: false,
  klacht: false,
};

export const GEVAAR = ['suicide', 'zelfbeschadiging', 'misbruik', 'geweld', 'thuis'] as const;

/** A Friday afternoon: everything that has hours is open. */
export const OPEN = '2026-11-20T14:00:00+01:00';
/** A Friday night: only what is always open. */
export const NIGHT = '2026-11-20T23:00:00+01:00';

/** Reason and helpline, in the order in which they are shown. */
export const named = (situatie: Partial<Situatie>, moment = OPEN, hoogstens?: number): readonly string[] =>
  verwijs({ ...ANYBODY, ...situatie }, wereldAt(moment), hoogstens).map(
    ({ reden, hulplijn }) => `${reden} ${hulplijn.id}`,
  );
