import { hourOf } from '../src/domain/calendar.js';
import type { Gesprek } from '../src/use-cases/gesprek.js';
import { situatieOf, verwijzingen } from '../src/use-cases/verwijzing/situatie.js';
import type { Turn } from './turn.js';

/** After so many turns a computer is not the one to go on with. */
const MANY_TURNS = 10;
/** Whoever presses these goes to a human already. */
const TO_SCHOOL: ReadonlySet<string | undefined> = new Set(['vertellen', 'praten', 'al-verteld']);
/** In Amsterdam; a child that types now cannot sleep. */
const NIGHT = { from: 22, to: 6 };

/** Proposes to talk with a human, once after many turns and once at night, unless a melding has gone to one. */
export function proposeHuman(turn: Turn): void {
  const { beurt, gevaar, mensVoorgesteld = [], dossier } = turn.gesprek;
  // Helplines were named already, or a human is near.
  if (gevaar.length > 0 || TO_SCHOOL.has(turn.heard.choice)) return;
  const hour = hourOf(turn.about.now);
  const why =
    beurt > MANY_TURNS ? 'beurten' : hour >= NIGHT.from || hour < NIGHT.to ? ('nacht' as const) : undefined;
  if (why === undefined || dossier !== undefined || mensVoorgesteld.includes(why)) return;
  turn.update({ mensVoorgesteld: [...mensVoorgesteld, why] });
  turn.say(`mens.${why}`);
  turn.sayAll(verwijzingen(situatieOf(turn.gesprek, turn.about), turn.about, 1));
}

/** Which part of the conversation an answer was about; of the protocol also which question. Nothing that was typed. */
export function partOf({ open, protocol }: Gesprek): string {
  const part = open?.question.split('.')[0] ?? 'begin';
  return part === 'protocol' && protocol !== undefined ? `${part}.${protocol.vraag}` : part;
}
