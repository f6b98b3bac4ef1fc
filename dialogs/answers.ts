import { isVerouderd } from '../src/domain/schoolpakket.js';
import type { Intent } from '../src/domain/understanding.js';
import { lezersoortOf } from '../src/use-cases/script.js';
import type { Turn } from './turn.js';
import { explain } from './uitleg-dialog.js';

/** Questions that are answered on the spot, in any dialog; afterwards the open question is put again. */
const ANSWERS: Partial<Readonly<Record<Intent, (turn: Turn) => void>>> = {
  plagen_of_pesten: explain,
  aanpak_school: tellSteps,
  contact: tellWhoIsWho,
  hulplijn: (turn) => turn.say('hulplijnen'),
  tips: tellTips,
  privacy: (turn) => turn.say('privacy.kort'),
  klacht: (turn) => {
    turn.say('klacht');
    tellWhoIsWho(turn);
  },
  groet: (turn) => turn.say('groet'),
};

/** The questions that have a button, in the order in which the buttons stand. */
export const QUESTIONS = [
  { choice: 'aanpak', intent: 'aanpak_school' },
  { choice: 'wie-is-wie', intent: 'contact' },
  { choice: 'hulplijnen', intent: 'hulplijn' },
  { choice: 'tips', intent: 'tips' },
  { choice: 'privacy', intent: 'privacy' },
] as const;

/** Answers a question of this intent. @returns false when the intent asks for a dialog of its own, or for nothing. */
export function answerOnTheSpot(turn: Turn, intent: Intent): boolean {
  const say = ANSWERS[intent];
  say?.(turn);
  return say !== undefined;
}

function tellSteps(turn: Turn): void {
  const { stappenplan, naam, protocol } = turn.about.pakket;
  const soort = lezersoortOf(turn.about.reader);
  const stappen = stappenplan.stappen.flatMap(({ nummer, tekst, bron }) => {
    const told = tekst[soort];
    return told === undefined ? [] : [{ nummer, told, bron }];
  });
  if (stappen.length === 0) {
    turn.say('aanpak.nietInProtocol', { school: naam });
    return;
  }
  turn.say('aanpak.begin', { school: naam });
  for (const stap of stappen) turn.sayAll([{ literal: `${stap.nummer}. ${stap.told}` }]);
  if (soort === 'ouder')
    turn.say('aanpak.bron', { titel: protocol.titel, plek: stappen[0]?.bron.plek ?? '' });
  if (isVerouderd(protocol, turn.about.today)) turn.say('aanpak.oud');
}

function tellWhoIsWho(turn: Turn): void {
  const { pakket, medewerkers } = turn.about;
  turn.say('contact.begin', { school: pakket.naam });
  for (const rol of pakket.rollen) {
    const today = medewerkers.filter(({ rollen }) => rollen.includes(rol.id)).map(({ naam }) => naam);
    const wie = today.length > 0 ? today : rol.inProtocol;
    const params = {
      rol: rol.naam,
      waarvoor: rol.waarvoor[lezersoortOf(turn.about.reader)],
      namen: wie.join(', '),
    };
    turn.say(
      wie.length === 0 ? 'contact.rol' : today.length > 0 ? 'contact.rolMetNaam' : 'contact.rolInProtocol',
      params,
    );
  }
  turn.say('contact.slot');
}

function tellTips(turn: Turn): void {
  const { melding, wie } = turn.gesprek;
  const { perspective } = turn.heard.understanding;
  if (wie === 'ouder') turn.say(perspective === 'ouder_pester' ? 'tips.ouderPester' : 'tips.ouder');
  else if (perspective === 'getuige' || melding?.perspectief === 'getuige') turn.say('tips.getuige');
  else if (perspective === 'pester' || melding?.perspectief === 'pester') turn.say('tips.pester');
  else turn.say('tips.gepeste');
}
