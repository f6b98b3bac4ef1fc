import words from '../../locales/nl/understanding/bijzonderheden.json' with { type: 'json' };
import { normalise } from './normalise.js';
import { compile, finds } from './patterns.js';

export type Place = keyof typeof words.plekken;

/** What a first message told already, so that it is not asked again. The melder's own words are the record. */
export interface Details {
  /** Since when, in own words; `datum` (ISO date) is at most a suggestion. */
  readonly sinds?: { readonly woorden: string; readonly datum?: string };
  /** How often, in own words. */
  readonly hoeVaak?: string;
  readonly waar: readonly Place[];
  /** Where online, in lower case. */
  readonly platform?: string;
  /** Groep or klas, in own words. */
  readonly groep?: string;
  /** Who was told already, in plain words; `niemand` when the text says so. */
  readonly wieWeet: readonly string[];
}

const MONTHS = [
  'januari',
  'februari',
  'maart',
  'april',
  'mei',
  'juni',
  'juli',
  'augustus',
  'september',
  'oktober',
  'november',
  'december',
];
const NUMBERS = [
  'nul',
  'een',
  'twee',
  'drie',
  'vier',
  'vijf',
  'zes',
  'zeven',
  'acht',
  'negen',
  'tien',
  'elf',
  'twaalf',
];
const COUNT = `(?:\\d{1,2}|${NUMBERS.slice(1).join('|')}|één|een paar|paar|enkele)`;
const UNIT = '(?:dag(?:en)?|week|weken|maand(?:en)?|jaar|jaren)';
const START = `(?:groep [1-8]|de brugklas|de (?:herfst|kerst|mei|zomer|voorjaars)?vakantie|(?:het |dit |vorig )?(?:begin van het )?schooljaar|het begin|gisteren|eergisteren|vandaag|maandag|dinsdag|woensdag|donderdag|vrijdag|vorige? (?:week|maand|jaar|schooljaar|zomer)|${COUNT} ${UNIT}|(?:begin |eind )?(?:\\d{1,2} )?(?:${MONTHS.join('|')})|kort|een tijdje|de kleuters?(?:klas)?|de kerst)`;

const SINCE = [
  new RegExp(`\\b(?:al )?(?:sinds|vanaf|sins) ${START}\\b`, 'i'),
  new RegExp(`\\bal ${COUNT} ${UNIT}(?: lang)?\\b`, 'i'),
  new RegExp(`\\b${COUNT} ${UNIT} (?:lang|geleden)\\b`, 'i'),
  new RegExp(`\\bna ${START}\\b`, 'i'),
  /\bal (?:heel |zo |een hele |best )?(?:lang|een tijdje|tijdje|een tijd|jaren|maanden|weken|dagen|eeuwen)\b/i,
  /\b(?:vorige week(?: (?:maandag|dinsdag|woensdag|donderdag|vrijdag))?|vorige maand|vorig jaar|eergisteren|gisteren|gister(?:avond|middag|ochtend)?|vanmorgen|vanochtend|vanmiddag|vandaag|afgelopen (?:week|maand|jaar|maandag|dinsdag|woensdag|donderdag|vrijdag|weekend))\b/i,
];
const OFTEN = [
  /\b(?:elke|iedere|elk|ieder) (?:dag|week|pauze|les|keer|ochtend|middag|avond|schooldag|maandag|dinsdag|woensdag|donderdag|vrijdag|gymles|jaar|uur|maand)\b/i,
  new RegExp(
    `\\b(?:wel |al )?(?:${COUNT}) (?:keer|x)(?: (?:per|in de|op een|elke|a) (?:dag|week|maand))?\\b`,
    'i',
  ),
  /\b(?:dagelijks|wekelijks|altijd|altijt|steeds|de hele (?:tijd|dag)|bijna altijd|heel vaak|vaak|soms|af en toe|regelmatig|constant|voortdurend|om de dag|every day|een keertje|eenmalig|every week)\b/i,
];
const GROUP =
  /\b(?:groep\s?(?:[1-8][a-e]?|een|twee|drie|vier|vijf|zes|zeven|acht)|klas\s?[1-6]\s?[a-z]?\b|brugklas(?:\s?\d?[a-z]?\b)?|(?:[1-6]\s)?(?:vmbo|mavo|havo|vwo)(?:[ -](?:bb|kb|tl|gl|t))?\s?[1-6]?[a-z]?\b|[1-8][a-e]\b|[1-6](?:e|de) klas|(?:eerste|tweede|derde|vierde|vijfde|zesde) klas)/i;

const places = (Object.keys(words.plekken) as Place[]).map((place) => ({
  place,
  matcher: compile(words.plekken[place].split('|')),
}));
const platforms = new RegExp(` (${words.platforms})(?= )`);
const people = words.personen;
const told = new RegExp(
  ` (?:verteld|gezegd|vertelt) (?:aan|tegen) (?:mijn |de |onze |m?n )?(${people})(?= )`,
  'g',
);
const toldBefore = new RegExp(
  ` (?:aan|tegen) (?:mijn |de |onze |mn )?(${people})(?: (?:al|ook|het|eens|een keer)){0,2} (?:verteld|gezegd|vertelt)(?= )`,
  'g',
);
const knows = new RegExp(
  ` (${people})(?: en (?:mijn )?(${people}))? (?:weet|weten)(?: het| dit| ervan)(?! niet| nog niet)(?= )`,
  'g',
);
const nobody =
  / (?:niemand weet|nog nooit verteld|nog niet verteld|aan niemand verteld|tegen niemand|nog niemand|niet verteld|nog nooit aan iemand)(?= )/;

function firstOf(patterns: readonly RegExp[], text: string): string | undefined {
  for (const pattern of patterns) {
    const match = pattern.exec(text);
    if (match !== null) return match[0].trim();
  }
  return undefined;
}

const DAY = 86_400_000;
const toDate = (time: number) => new Date(time).toISOString().slice(0, 10);

/** Only what cannot be read two ways; "vorige week dinsdag" and "sinds kort" stay words. */
function suggestDate(said: string, now: Date): string | undefined {
  const text = said.toLowerCase();
  if (/eergisteren/.test(text)) return toDate(now.getTime() - 2 * DAY);
  if (/gister/.test(text)) return toDate(now.getTime() - DAY);
  if (/vanmorgen|vanochtend|vanmiddag|vandaag/.test(text)) return toDate(now.getTime());
  const span = new RegExp(
    `(\\d{1,2}|één|${NUMBERS.slice(1).join('|')}) (dag|week|weken|maand|jaar|jaren)`,
  ).exec(text);
  if (span?.[1] !== undefined && span[2] !== undefined) {
    const count = /\d/.test(span[1]) ? Number(span[1]) : Math.max(1, NUMBERS.indexOf(span[1]));
    if (span[2] === 'dag') return toDate(now.getTime() - count * DAY);
    if (span[2].startsWith('we')) return toDate(now.getTime() - count * 7 * DAY);
    const months = span[2] === 'maand' ? count : count * 12;
    return toDate(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - months, Math.min(28, now.getUTCDate())));
  }
  const month = MONTHS.findIndex((name) => new RegExp(`\\b${name}\\b`).test(text));
  if (month < 0) return undefined;
  const day = Number(/(\d{1,2}) /.exec(text)?.[1] ?? 1);
  const year = month > now.getUTCMonth() ? now.getUTCFullYear() - 1 : now.getUTCFullYear();
  return toDate(Date.UTC(year, month, day));
}

/**
 * Reads from a first message what the melding would ask later: since when, how often, where, groep or klas, who knows.
 * Nothing is guessed: what is not there stays away.
 * @param now Today, from the clock, for the suggested date.
 */
export function findDetails(text: string, now: Date): Details {
  const normal = normalise(text);
  const sinds = firstOf(SINCE, text);
  const datum = sinds === undefined ? undefined : suggestDate(sinds, now);
  const hoeVaak = firstOf(OFTEN, text);
  const groep = GROUP.exec(sinds === undefined ? text : text.replace(sinds, ' '))?.[0].trim();
  const platform = platforms.exec(normal)?.[1];
  const weet = new Set(
    [...normal.matchAll(told), ...normal.matchAll(toldBefore), ...normal.matchAll(knows)].flatMap((match) =>
      match.slice(1).filter((person) => person !== undefined),
    ),
  );
  return {
    ...(sinds === undefined ? {} : { sinds: { woorden: sinds, ...(datum === undefined ? {} : { datum }) } }),
    ...(hoeVaak === undefined ? {} : { hoeVaak }),
    waar: places.filter(({ matcher }) => finds(matcher, normal)).map(({ place }) => place),
    ...(platform === undefined ? {} : { platform }),
    ...(groep === undefined ? {} : { groep }),
    wieWeet: weet.size > 0 ? [...weet] : nobody.test(normal) ? ['niemand'] : [],
  };
}
