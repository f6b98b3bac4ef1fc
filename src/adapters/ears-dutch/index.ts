import type { TerugkomcodeParser } from '../../domain/terugkomcode.js';
import type { Clock } from '../../ports/clock.js';
import type { Details, Ears } from '../../ports/ears.js';
import type { LanguageIdentifier } from '../../ports/language-identifier.js';
import {
  createUnderstanding,
  findDetails,
  findTraces,
  isAsking,
  matchCommand,
  readYesNo,
  swears,
  threatens,
} from '../../understanding/index.js';
import { findVragen } from '../../understanding/onderwerpen.js';
import { loadModel } from './model-file.js';

export interface DutchEarsOptions {
  readonly terugkomcodes: TerugkomcodeParser;
  readonly clock: Clock;
  readonly languages: LanguageIdentifier;
}

/** The own understanding, in this process. */
export function createDutchEars({ terugkomcodes, clock, languages }: DutchEarsOptions): Ears {
  const identify = (text: string) => languages.identify(text);
  return {
    understand: createUnderstanding(loadModel(), identify),
    language: identify,
    yesNo: readYesNo,
    command: matchCommand,
    details: (text) => toDetails(findDetails(text, clock.now())),
    traces: findTraces,
    asks: isAsking,
    vragen: findVragen,
    plain: (text) =>
      text
        .toLowerCase()
        .normalize('NFD')
        .replace(/\p{M}+/gu, '')
        .replace(/[^\p{L}\p{N}]+/gu, ' ')
        .trim(),
    swears,
    threatens,
    isTerugkomcode: (text) => terugkomcodes.looksLike(text),
  };
}

function toDetails({
  sinds,
  hoeVaak,
  waar,
  platform,
  groep,
  wieWeet,
}: ReturnType<typeof findDetails>): Details {
  const places = [...waar, ...(platform === undefined ? [] : [platform])].join(', ');
  return {
    ...(sinds !== undefined && { sinds: sinds.woorden }),
    ...(hoeVaak !== undefined && { hoeVaak }),
    ...(places !== '' && { waar: places }),
    ...(groep !== undefined && { groep }),
    ...(wieWeet.length > 0 && { wieWeetHet: wieWeet.join(', ') }),
  };
}
