import { addDays, dayOf } from '../../domain/calendar.js';
import type { Ontvangen } from '../../domain/dossier.js';
import type { DossierId, IsoDate, IsoTime } from '../../domain/ids.js';
import { receivedAt } from '../../domain/received.js';
import type { TextKey, TextParams, Texts } from '../../ports/texts.js';

/** Languages of the staff pages; the first is the one without a choice. */
export const STAFF_LANGUAGES = ['nl', 'en'] as const;
export type StaffLanguage = (typeof STAFF_LANGUAGES)[number];

/** What the staff pages say, in the language of one medewerker. */
export interface Words {
  readonly lang: StaffLanguage;
  readonly today: IsoDate;
  say(key: TextKey, params?: TextParams): string;
  /** "maandag 23 november", with the year when it is another one; "vandaag" and its neighbours by their name. */
  day(day: IsoDate): string;
  /** As `day` in a sentence: "op maandag 23 november", "vandaag". */
  onDay(day: IsoDate): string;
  /** "maandag 23 november, 10.31 uur"; without the hour (day and part of the day) when `coarse`. */
  moment(op: IsoTime, coarse: boolean): string;
  ontvangen(ontvangen: Ontvangen): string;
  /** "20-11-2026". */
  date(op: IsoTime): string;
  /** "mentor, teamleider of directeur", or with "en" when it is all of them; one is itself, none is empty. */
  list(items: readonly string[], how?: 'of' | 'en'): string;
}

const LOCALES: Readonly<Record<StaffLanguage, string>> = { nl: 'nl-NL', en: 'en-GB' };

/** How a language writes days and times. Made once: making one takes longer than all else on a line of a list. */
function formatsOf(locale: string) {
  const day = { weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC' } as const;
  return {
    day: new Intl.DateTimeFormat(locale, day),
    dayOfYear: new Intl.DateTimeFormat(locale, { ...day, year: 'numeric' }),
    time: new Intl.DateTimeFormat(locale, {
      hour: '2-digit',
      minute: '2-digit',
      timeZone: 'Europe/Amsterdam',
    }),
    of: new Intl.ListFormat(locale, { type: 'disjunction' }),
    en: new Intl.ListFormat(locale, { type: 'conjunction' }),
  };
}
const FORMATS: Readonly<Record<StaffLanguage, ReturnType<typeof formatsOf>>> = {
  nl: formatsOf(LOCALES.nl),
  en: formatsOf(LOCALES.en),
};

/** Enough of an id for two people to know that they mean the same melding. */
export const shortNumber = (id: DossierId): string => id.slice(0, 6);

export function wordsIn(texts: Texts, lang: StaffLanguage, today: IsoDate): Words {
  const say: Words['say'] = (key, params) => texts.text(lang, 'medewerker', key, params);
  const near = (date: IsoDate): string | undefined => {
    if (date === today) return say('staf.tijd.vandaag');
    if (date === addDays(today, 1)) return say('staf.tijd.morgen');
    return date === addDays(today, -1) ? say('staf.tijd.gisteren') : undefined;
  };
  const formats = FORMATS[lang];
  const day: Words['day'] = (date) =>
    near(date) ??
    (date.slice(0, 4) === today.slice(0, 4) ? formats.day : formats.dayOfYear).format(
      new Date(`${date}T12:00:00Z`),
    );
  const ontvangen: Words['ontvangen'] = (when) => {
    if (when.kind === 'dagdeel') {
      const dagdeel = say(`staf.dagdeel.${when.dagdeel}`);
      return say('staf.tijd.dagdeel', { dag: day(when.dag), dagdeel });
    }
    const at = new Date(when.op);
    const tijd = formats.time.format(at);
    return say('staf.tijd.moment', { dag: day(dayOf(at)), tijd });
  };
  return {
    lang,
    today,
    say,
    day,
    onDay: (date) => near(date) ?? say('staf.tijd.op', { dag: day(date) }),
    ontvangen,
    date: (op) => dayOf(new Date(op)).split('-').reverse().join('-'),
    list: (items, how = 'of') => formats[how].format(items),
    moment: (op, coarse) => ontvangen(receivedAt(new Date(op), coarse)),
  };
}
