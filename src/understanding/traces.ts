import { CULTURE, recognizers } from './recognizers.js';

export type TraceKind = 'telefoon' | 'email' | 'account' | 'link' | 'adres' | 'postcode' | 'klas' | 'naam';

/** A piece of a text that could lead back to the melder; `end` is the place after its last character. */
export interface Trace {
  readonly start: number;
  readonly end: number;
  readonly kind: TraceKind;
}

const NAME = "\\p{Lu}[\\p{L}'’-]+";
const STREET =
  '(?:straat|laan|weg|plein|dijk|kade|hof|gracht|singel|steeg|pad|dreef|plantsoen|park|markt|ring|baan|burg|erf|donk|akker|veld|oord|wal)';

/** Own patterns first: the suite misses dotted phone numbers, cuts mentions short and takes "nu.ik" for a link. */
const OWN: readonly (readonly [TraceKind, RegExp])[] = [
  ['email', /[\p{L}\p{N}._%+-]+(?:@|\s?\(at\)\s?)[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/giu],
  [
    'link',
    /\bhttps?:\/\/[^\s<>"']+|\bwww\.[^\s<>"']+|\b[\p{L}\p{N}-]+\.(?:nl|com|be|net|org|eu|me|gg|tv|app|io)(?:\/[^\s<>"']*)?(?![\p{L}\p{N}.])/giu,
  ],
  ['telefoon', /(?<![\d\p{L}])(?:(?:\+|00)\d{2}[\s.-]?(?:\(0\)[\s.-]?)?|0)[1-9](?:[\s./-]?\d){7,9}(?!\d)/giu],
  ['account', /(?<![\p{L}\p{N}@.])@[\p{L}\p{N}_](?:[\p{L}\p{N}._-]*[\p{L}\p{N}_])?/giu],
  [
    'account',
    /\b(?:snap|snapchat|insta|instagram|tiktok|discord|roblox)(?:account|naam)?\s*(?:is|:|=)\s*[^\s,;!?]{3,}/giu,
  ],
  ['postcode', /\b[1-9]\d{3}\s?[A-Z]{2}\b/gu],
  [
    'postcode',
    /\b[1-9]\d{3}(?!\s?(?:km|kg|cm|mb|gb|ms|in|op|en|of|is|ik|je|ze|we|de|te|er|al|om|nu|zo)\b)\s?[a-z]{2}\b(?=\s*(?:$|[,.;]|\p{Lu}))/gu,
  ],
  [
    'adres',
    new RegExp(
      `(?<!\\p{L})(?:de |het |van |den )?\\p{L}[\\p{L}'’-]*${STREET}\\s+\\d{1,4}\\s?[a-z]?(?![\\p{L}\\d])`,
      'giu',
    ),
  ],
  [
    'adres',
    /\b(?:ik|wij|we) wo(?:on|nen) (?:op|in|aan|bij|naast|tegenover) (?:de |het )?[\p{L}'’-]+(?: \d+[a-z]?)?/giu,
  ],
  [
    'klas',
    /\b(?:groep\s?[1-8][a-e]?|klas\s?[1-6]\s?[a-z]{0,2}|[1-8][a-e]|(?:[1-6]\s?)?(?:vmbo|mavo|havo|vwo|gymnasium|atheneum|brugklas)\s?[1-6]?[a-z]?)\b/giu,
  ],
  [
    'naam',
    new RegExp(
      `(?<=\\b(?:[Ii]k heet|[Mm](?:ij|'|)n naam is|[Ii]k ben|[Mm]y name is|[Gg]roetjes|[Gg]roeten|[Gg]roet|[Gg]r|[Ll]iefs|xxx?)[ ,:]+)(?:${NAME})(?:\\s+(?:van|de|der|den|el|al|ter|ten)(?=\\s))*(?:\\s+${NAME})*`,
      'gu',
    ),
  ],
  [
    'naam',
    /(?<=\b(?:ik heet|mijn naam is|mn naam is|my name is|ze noemen mij|ze noemen me)\s+)(?!(?:niet|geen|dik|dom|stom|altijd|steeds|elke|een|de|het|not)\b)[\p{L}'’-]{2,}(?:\s+(?:van|de|der|den|el)\s+[\p{L}'’-]+)?/giu,
  ],
  [
    'naam',
    new RegExp(
      `(?<![\\p{L}.!?]\\s?|^)\\b${NAME}(?:\\s+(?:van|de|der|den|van der|van de|van den|el|ter|ten)(?:\\s+(?:de|der|den))?)?\\s+${NAME}`,
      'gu',
    ),
  ],
  [
    'naam',
    new RegExp(
      `(?<=\\b(?:groep\\s?[1-8][a-e]?|klas\\s?[1-6]\\s?[a-z]{0,2}|[1-8][a-e])[ ,]+(?:en (?:ik )?heet )?)${NAME}|${NAME}(?=\\s+(?:uit|van|in) (?:groep|klas|[1-8][a-e]\\b))`,
      'gu',
    ),
  ],
];

/** Only then can the suite find something; it takes 35 MB to ask. */
const WORTH_ASKING = /@|\d{3}|\d[\s.-]\d{2}|\p{L}\.\p{L}|:\/\//u;

interface Found {
  readonly start: number;
  readonly end: number;
}

function fromSuite(text: string): Trace[] {
  if (!WORTH_ASKING.test(text)) return [];
  const suite = recognizers();
  const spans = (found: readonly Found[], kind: TraceKind): Trace[] =>
    found.map(({ start, end }) => ({ start, end: end + 1, kind }));
  return [
    ...spans(suite.recognizeEmail(text, CULTURE), 'email'),
    ...spans(suite.recognizePhoneNumber(text, CULTURE), 'telefoon').filter(
      ({ start, end }) => text.slice(start, end).replace(/\D/g, '').length >= 8,
    ),
    ...spans(suite.recognizeMention(text, CULTURE), 'account'),
    // A full stop without a space after it looks like a link to the suite; a real one has a slash or a scheme.
    ...spans(suite.recognizeURL(text, CULTURE), 'link').filter(({ start, end }) =>
      text.slice(start, end).includes('/'),
    ),
  ];
}

/**
 * Finds what in a story could lead back to who wrote it, to be pointed out before it is sent. In order of place, without
 * overlap: of two that overlap the first rule wins, stretched to the longer end. Finds too much rather than too little.
 */
export function findTraces(text: string): Trace[] {
  const found: Trace[] = [];
  const keep = (trace: Trace) => {
    const at = found.findIndex((other) => trace.start < other.end && other.start < trace.end);
    const other = found[at];
    if (other === undefined) found.push(trace);
    else
      found[at] = {
        kind: other.kind,
        start: Math.min(other.start, trace.start),
        end: Math.max(other.end, trace.end),
      };
  };
  for (const [kind, pattern] of OWN) {
    for (const match of text.matchAll(pattern))
      keep({ start: match.index, end: match.index + match[0].length, kind });
  }
  for (const trace of fromSuite(text)) keep(trace);
  return found.sort((a, b) => a.start - b.start);
}
