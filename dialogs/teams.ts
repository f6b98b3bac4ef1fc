import type { Json } from '../src/ports/conversation-store.js';
import type { WayBack } from '../src/use-cases/melder/way-back.js';
import type { Turn } from './turn.js';

/** In Teams others can see that somebody talks here: said before anything is told, with where nobody can. */
export function sayWhoSees(turn: Turn): void {
  const { webpagina } = turn.about;
  if (webpagina !== undefined) turn.say('welkom.teams', { link: webpagina });
}

/** The staff pages stand behind the address of the site; where there is no site to see, with the whole address. */
export function sayWhereStaffRead(turn: Turn): void {
  const { webpagina } = turn.about;
  if (webpagina === undefined) turn.say('menu.staf');
  else turn.say('menu.stafTeams', { link: new URL('/staf', webpagina).href });
}

/** Somebody can be told here that there is an answer, after a yes. */
export const canBeTold = (turn: Turn, wayBack: WayBack | undefined): wayBack is WayBack =>
  wayBack !== undefined && turn.session.bereikbaar !== undefined && turn.gesprek.dossier !== undefined;

/** Keeps where this melder can be told that there is an answer. */
export async function keepWayBack(turn: Turn, wayBack: WayBack): Promise<void> {
  const { bereikbaar } = turn.session;
  const { dossier, taal } = turn.gesprek;
  if (bereikbaar === undefined || dossier === undefined) return;
  const waar = { ...(bereikbaar as { readonly [key: string]: Json }), locale: taal };
  await wayBack.keep(turn.session.school, dossier, waar);
}
