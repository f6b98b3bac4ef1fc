import { mayApprove } from '../../../use-cases/staff/mensen/people.js';
import type { StaffSession } from '../../../use-cases/staff/sessions.js';
import { type KoppelSoort, makeCode, placesOf, unlink } from '../../../use-cases/staff/teams/places.js';
import { type Html, html } from '../../html.js';
import type { StaffDeps } from '../deps.js';
import { type Frame, notice } from '../layout.js';

/** A code that was just made. */
export interface TeamsCode {
  readonly code: string;
  readonly soort: KoppelSoort;
}

/** Makes a code, or takes a link away. @returns the code; undefined when a link was taken away. */
export async function changeTeams(
  deps: StaffDeps,
  session: StaffSession,
  what: string,
): Promise<TeamsCode | undefined> {
  const school = session.school.id;
  const soort: KoppelSoort = what.endsWith('kanaal') && mayApprove(session) ? 'kanaal' : 'ik';
  if (what.startsWith('weg')) {
    await unlink(deps, soort === 'kanaal' ? { school } : { school, medewerker: session.medewerker.id });
    return undefined;
  }
  return { code: await makeCode(deps)(school, session.medewerker.id, soort), soort };
}

/** Cards in the own chat; and in a channel, which others see, for whoever may let people in. */
export function teamsSection(
  frame: Frame,
  deps: StaffDeps,
  session: StaffSession,
  code: TeamsCode | undefined,
): Html {
  const { say } = frame.words;
  const places = placesOf(deps, session.school.id);
  const mine = places.some(({ medewerker }) => medewerker === session.medewerker.id);
  const channel = places.some(({ medewerker }) => medewerker === undefined);
  return html`<section class="card"><h2>${say('ik.teams.titel')}</h2><p>${say('ik.teams.uitleg')}</p>
${
  code !== undefined &&
  notice(
    'goed',
    html`<p>${say(code.soort === 'ik' ? 'ik.teams.code' : 'ik.teams.codeKanaal', { code: code.code })}</p>`,
  )
}
${mine && html`<p>${say('ik.teams.staat')}</p>`}
<form method="post" action="/staf/ik/teams" class="act"><input type="hidden" name="csrf" value="${session.csrf}">
<button name="teams" value="ik">${say('ik.teams.maak')}</button>
${mine && html`<button name="teams" value="weg">${say('ik.teams.weg')}</button>`}
${
  mayApprove(session) &&
  html`<p>${say('ik.teams.kanaalUitleg')}</p>
${channel && html`<p>${say('ik.teams.staatKanaal')}</p>`}
<button name="teams" value="kanaal">${say('ik.teams.maakKanaal')}</button>
${channel && html`<button name="teams" value="weg-kanaal">${say('ik.teams.wegKanaal')}</button>`}`
}</form></section>`;
}
