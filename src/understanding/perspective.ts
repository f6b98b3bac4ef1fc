import words from '../../locales/nl/understanding/standpunt.json' with { type: 'json' };
import type { Perspective, Speaker } from '../domain/understanding.js';
import { withoutDenied } from './categories.js';
import { compile, finds } from './patterns.js';

const lists = { kind: words.kind };
const medewerker = compile(words.medewerker, lists);
const ouder = compile(words.ouder, lists);
const ouderPester = compile(words.ouder_pester, lists);
const getuigeOuder = compile(words.getuige_ouder, lists);
const pester = compile(words.pester, lists);
const getuige = compile(words.getuige, lists);
const gepeste = compile(words.gepeste, lists);

/** Where the writer of a normalised text stands; what the conversation knows of the speaker goes before the text. */
export function findPerspective(normal: string, speaker?: Speaker): Perspective {
  const told = withoutDenied(normal);
  if (speaker === 'medewerker' || (speaker === undefined && finds(medewerker, told))) return 'medewerker';
  const parent = finds(ouder, told);
  if (speaker === 'ouder' || (speaker === undefined && parent)) {
    if (finds(getuigeOuder, told)) return 'getuige';
    if (finds(ouderPester, told)) return 'ouder_pester';
    return parent ? 'ouder_gepeste' : 'onbekend';
  }
  if (finds(pester, told)) return 'pester';
  if (finds(getuige, told))
    return finds(gepeste, told) && !/ (?:vriend|vriendin|klas|iemand|broertje|zusje)/.test(told)
      ? 'gepeste'
      : 'getuige';
  return finds(gepeste, told) ? 'gepeste' : 'onbekend';
}
