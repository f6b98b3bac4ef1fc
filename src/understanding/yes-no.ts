import english from '../../locales/en/understanding/antwoorden.json' with { type: 'json' };
import dutch from '../../locales/nl/understanding/antwoorden.json' with { type: 'json' };
import { normalise, wordsOf } from './normalise.js';
import { compile, finds } from './patterns.js';
import { CULTURE, recognizers } from './recognizers.js';

export type YesNo = 'ja' | 'nee' | 'weet-niet';

const asKey = (text: string) => wordsOf(normalise(text)).join(' ');
const phrases = (key: 'ja' | 'nee' | 'weetNiet') => new Set([...dutch[key], ...english[key]].map(asKey));
const words = (key: 'vulling' | 'bijJa' | 'tegenJa' | 'tegenNee') =>
  new Set([...dutch[key], ...english[key]].flatMap((phrase) => wordsOf(normalise(phrase))));

const yes = phrases('ja');
const no = phrases('nee');
const unknown = phrases('weetNiet');
const filler = words('vulling');
const withYes = words('bijJa');
const againstYes = words('tegenJa');
const againstNo = words('tegenNee');
const unsure = compile([...dutch.onzeker, ...english.onzeker]);
const report = compile([...dutch.verslag, ...english.verslag]);

const LONGEST_ANSWER = 12;
/** Below this the suite is guessing: it gives 0.6 for "weet ik niet" as a no. */
const SUITE_IS_SURE = 0.7;
const FIRST_YES = new Set([
  'ja',
  'jawel',
  'jazeker',
  'yes',
  'yeah',
  'yep',
  'jep',
  'tuurlijk',
  'natuurlijk',
  'oke',
  'ok',
  'duimomhoog',
]);
const FIRST_NO = new Set(['nee', 'neen', 'neuh', 'nope', 'no', 'nah', 'duimomlaag']);

function lookUp(key: string): YesNo | undefined {
  if (unknown.has(key)) return 'weet-niet';
  if (no.has(key)) return 'nee';
  return yes.has(key) ? 'ja' : undefined;
}

/** Never first: the suite takes "ja, maar niet op school" for a yes, so it only sees one or two words nobody else knew. */
function askSuite(text: string): YesNo | undefined {
  const [found] = recognizers().recognizeBoolean(text, CULTURE);
  if (found === undefined || found.text.length < text.trim().length) return undefined;
  const resolution: { value?: unknown; score?: unknown } = found.resolution;
  if (typeof resolution.score !== 'number' || resolution.score < SUITE_IS_SURE) return undefined;
  return resolution.value === true ? 'ja' : 'nee';
}

/**
 * Reads the answer to a yes-or-no question, in Dutch or English. Made for consent: a yes with any reservation is no answer
 * (`undefined`, so ask again), not knowing is never a no, and what somebody else said is no answer either.
 */
export function readYesNo(text: string): YesNo | undefined {
  const normal = normalise(text);
  const said = wordsOf(normal).filter((word, index, all) => word !== all[index - 1]);
  if (said.length === 0 || said.length > LONGEST_ANSWER) return undefined;
  const whole = lookUp(said.join(' '));
  if (whole !== undefined) return whole;
  if (finds(report, normal)) return undefined;
  if (finds(unsure, normal)) return 'weet-niet';
  const bare = said.filter((word) => !filler.has(word));
  const stripped = lookUp(bare.join(' '));
  if (stripped !== undefined) return stripped;
  const [first = '', ...rest] = bare;
  if (FIRST_YES.has(first))
    return rest.every((word) => withYes.has(word) && (!againstYes.has(word) || isGoAhead(bare)))
      ? 'ja'
      : undefined;
  if (FIRST_NO.has(first)) return rest.some((word) => againstNo.has(word)) ? undefined : 'nee';
  return said.length <= 2 && text.length < 40 && !said.some((word) => againstYes.has(word))
    ? askSuite(text)
    : undefined;
}

/** "ja, doe maar" and "ja, stuur maar op": the only `maar` that takes nothing back. */
const isGoAhead = (bare: readonly string[]): boolean => {
  const at = bare.indexOf('maar');
  return (
    at > 0 &&
    ['doe', 'stuur', 'verstuur', 'het', 'dat'].includes(bare[at - 1] ?? '') &&
    bare.slice(at + 1).every((word) => ['op', 'door', 'nu'].includes(word))
  );
};
