import { addDays } from '../calendar.js';
import type { IsoDate } from '../ids.js';
import type { Weekday } from '../medewerker.js';

/** The helplines that the rules know; `deployment/hulplijnen.yaml` says of each where and when it can be reached. */
export const HULPLIJNEN = [
  '112',
  '113',
  'kindertelefoon',
  'veilig-thuis',
  'centrum-seksueel-geweld',
  'helpwanted',
  'vertrouwensinspecteur',
  'politie',
  'slachtofferhulp',
  'discriminatie',
  'ouders-onderwijs',
  'lkc',
  'laks',
  'school-veiligheid',
  'jouw-veilige-school',
] as const;
export type HulplijnId = (typeof HULPLIJNEN)[number];

/** `app`, `chat` and `mail` are ways in writing with a person at the other end; a `site` is only read. */
export type Kanaalsoort = 'bellen' | 'chat' | 'app' | 'mail' | 'site';

/** A moment of the day in Amsterdam, `HH:MM`; `24:00` is the end of a day. */
export type Tijd = `${number}:${number}`;

/** When somebody is there. `onbekend`: nobody could say, so nothing is said. */
export type Open =
  | { readonly kind: 'altijd' }
  | { readonly kind: 'onbekend' }
  | {
      readonly kind: 'tijden';
      readonly dagen: readonly Weekday[];
      readonly van: Tijd;
      readonly tot: Tijd;
      /** On public holidays nobody is there. */
      readonly dichtOpFeestdagen: boolean;
    };

/** One way to reach a helpline. */
export interface Kanaal {
  readonly soort: Kanaalsoort;
  /** A phone number, the name of an app, a mail address, or a site without `https://`. */
  readonly waar: string;
  readonly open: Open;
  /** Absent when nobody checked it. */
  readonly gratis?: boolean;
}

/** A helpline as it is shown. Whatever nobody checked was left out when it was read. */
export interface Hulplijn {
  readonly id: HulplijnId;
  readonly naam: string;
  /** In whole years; absent when it is for every age. */
  readonly leeftijd?: { readonly van: number; readonly totEnMet: number };
  /** ISO 639-1. */
  readonly talen: readonly string[];
  readonly kanalen: readonly Kanaal[];
  /** Day on which its facts were looked up last. */
  readonly nagekeken: IsoDate;
}

/** The phone number of a helpline. @returns an empty text when it has none. */
export const phoneOf = (hulplijnen: readonly Hulplijn[], id: HulplijnId): string =>
  hulplijnen.find((one) => one.id === id)?.kanalen.find(({ soort }) => soort === 'bellen')?.waar ?? '';

/** Days after which the facts of a helpline must be looked up again. */
export const NAKIJKEN_NA = 90;

/** The helplines whose facts nobody looked up for too long. */
export const teOud = (hulplijnen: readonly Hulplijn[], today: IsoDate): readonly Hulplijn[] =>
  hulplijnen.filter(({ nagekeken }) => addDays(nagekeken, NAKIJKEN_NA) <= today);
