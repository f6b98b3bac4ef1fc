/** What stands where somebody's name or own words were. */
export const MASKER = '▒▒▒';

/** Words that often begin with a capital and are nobody's name. */
const GEWOON = new Set([
  ...'ik hij zij ze wij we jij je u de het een dit dat deze die er en maar want dus als toen dan nu hier daar'.split(
    ' ',
  ),
  ...'in op bij met naar van voor om na over uit tot door ook soms elke alle iedereen niemand iemand geen niet'.split(
    ' ',
  ),
  ...'daarna vandaag gisteren morgen eerst later steeds vaak weer samen thuis school klas groep plein pauze'.split(
    ' ',
  ),
  ...'maandag dinsdag woensdag donderdag vrijdag zaterdag zondag januari februari maart april mei juni'.split(
    ' ',
  ),
  ...'juli augustus september oktober november december meester juf juffrouw meneer mevrouw leerling leerlingen'.split(
    ' ',
  ),
  ...'kind kinderen ouders moeder vader beide afspraak gesprek nederland nederlands engels turks arabisch'.split(
    ' ',
  ),
  ...'whatsapp snapchat instagram tiktok discord roblox youtube teams google parnassys eduarte dvvs'.split(
    ' ',
  ),
]);

/**
 * Words in texts that may name somebody: with a capital, also at the start of a sentence, but for the most ordinary
 * ones. A proposal for whoever hands the text out; nobody can tell every name from every word.
 */
export function voorgesteldeNamen(texts: readonly string[], bekend: readonly string[]): readonly string[] {
  const known = bekend.flatMap((naam) => naam.split(/[\s,]+/)).filter((word) => word.length > 1);
  const seen = texts.flatMap((text) => text.match(/(?<![\p{L}\p{N}])\p{Lu}[\p{L}'’-]+/gu) ?? []);
  const names = [...known, ...seen].filter((word) => !GEWOON.has(word.toLowerCase()));
  return [...new Set(names)].sort((one, other) => one.localeCompare(other));
}

/** The text with these words masked, whole words in any case. */
export function maskeer(text: string, woorden: readonly string[]): string {
  const words = woorden.map((word) => word.trim()).filter((word) => word.length > 1);
  if (words.length === 0) return text;
  const longestFirst = words.toSorted((one, other) => other.length - one.length);
  const any = longestFirst.map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|');
  return text.replace(new RegExp(`(?<![\\p{L}\\p{N}])(?:${any})(?![\\p{L}\\p{N}])`, 'giu'), MASKER);
}
