import type { Gevaar } from '../src/domain/melding.js';
import { findRol } from '../src/domain/schoolpakket.js';
import type { TextKey } from '../src/ports/texts.js';
import { situatieOf, verwijzingen } from '../src/use-cases/verwijzing/situatie.js';
import type { Turn } from './turn.js';

/** What may be the matter when somebody only asks for help. */
const ANYTHING: readonly Gevaar[] = ['suicide', 'thuis'];
/** Helplines at a time; with several dangers, or with sexual harm, one more. */
const HULPLIJNEN = 3;

/** About whom the story is: the writer, somebody else, or what the writer threatens to do. */
export type Over = 'zelf' | 'ander' | 'dreigt';

/** A friend's or a sibling's story has words of its own; who reads them by mistake finds his own help in them too. */
export function overWie({ heard, gesprek, about }: Turn): Over {
  if (about.reader === 'ouder') return 'zelf';
  if (heard.threatens) return 'dreigt';
  const { perspective } = heard.understanding;
  const told = perspective === 'onbekend' ? gesprek.melding?.perspectief : perspective;
  return told === 'getuige' ? 'ander' : 'zelf';
}

/** The fixed words for what was heard, and the helplines with what is open now. */
export function sayHelp(turn: Turn, soorten: readonly Gevaar[], over: Over = 'zelf'): void {
  for (const soort of soorten) turn.say(textFor(soort, over));
  if (soorten.length === 0) turn.say('gevaar.tekst.knop');
  const situatie = situatieOf(turn.gesprek, turn.about);
  const misbruik = soorten.includes('misbruik');
  if (misbruik && situatie.overPersoneel) sayWhoDoesNotRead(turn);
  const gevaar = soorten.length > 0 ? soorten : ANYTHING;
  const more = misbruik || gevaar.length > 1 ? 1 : 0;
  turn.sayAll(verwijzingen({ ...situatie, gevaar }, turn.about, HULPLIJNEN + more));
}

/** Sexual harm by somebody who works at school: that person never reads it, the bestuur must know. */
function sayWhoDoesNotRead(turn: Turn): void {
  const { pakket } = turn.about;
  const rollen = pakket.routes.overPersoneel.flatMap((id) => findRol(pakket, id)?.naam ?? []).join(', ');
  if (rollen === '') turn.say('gevaar.personeelGeen');
  else turn.say('gevaar.personeel', { rollen });
}

function textFor(soort: Gevaar, over: Over): TextKey {
  if (over === 'dreigt' && soort === 'geweld') return 'gevaar.dreigt';
  return over === 'ander' ? `gevaar.ander.${soort}` : `gevaar.tekst.${soort}`;
}
