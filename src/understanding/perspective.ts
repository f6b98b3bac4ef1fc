import words from '../../locales/nl/understanding/standpunt.json' with { type: 'json' };
import type { Perspective } from '../domain/understanding.js';
import { compile, finds } from './patterns.js';

const lists = { kind: words.kind };
const medewerker = compile(words.medewerker, lists);
const ouder = compile(words.ouder, lists);
const ouderPester = compile(words.ouder_pester, lists);
const getuigeOuder = compile(words.getuige_ouder, lists);
const pester = compile(words.pester, lists);
const getuige = compile(words.getuige, lists);
const gepeste = compile(words.gepeste, lists);

/** Where the writer of a text stands. @param told The normalised text, without what it denies. */
export function findPerspective(told: string): Perspective {
  if (finds(medewerker, told)) return 'medewerker';
  if (finds(ouder, told)) {
    if (finds(getuigeOuder, told)) return 'getuige';
    return finds(ouderPester, told) ? 'ouder_pester' : 'ouder_gepeste';
  }
  if (finds(pester, told)) return 'pester';
  if (finds(getuige, told))
    return finds(gepeste, told) && !/ (?:vriend|vriendin|klas|iemand|broertje|zusje)/.test(told)
      ? 'gepeste'
      : 'getuige';
  return finds(gepeste, told) ? 'gepeste' : 'onbekend';
}
