import { toMedewerkerId } from '../../../domain/ids.js';
import type { Medewerker } from '../../../domain/medewerker.js';
import { MedewerkersChanged } from '../../../errors.js';
import { changeFeed } from '../../../use-cases/staff/calendar-feed.js';
import { setAbsence } from '../../../use-cases/staff/mensen/set-absence.js';
import { endSession, listSessions, type StaffSession } from '../../../use-cases/staff/sessions.js';
import { type Html, html } from '../../html.js';
import type { StaffDeps } from '../deps.js';
import type { Answer } from '../exchange.js';
import { parseDay } from '../fields.js';
import { type Frame, layout, notice } from '../layout.js';
import type { StaffRequest, StaffRoute } from '../staff-route.js';
import { changeTeams, type TeamsCode, teamsSection } from './teams-section.js';

type MeDone = 'afwezig' | 'fout' | 'agenda' | 'teams';

async function showMe(
  deps: StaffDeps,
  { session, frame }: StaffRequest,
  done?: MeDone,
  code?: TeamsCode,
): Promise<Answer> {
  const people = (await deps.medewerkers.list(session.school.id)).value;
  const me = people.find(({ id }) => id === session.medewerker.id) ?? session.medewerker;
  return {
    status: done === 'fout' ? 422 : 200,
    page: mePage(frame, { deps, session: { ...session, medewerker: me }, people, done, code }),
  };
}

interface MeView {
  readonly deps: StaffDeps;
  readonly session: StaffSession;
  readonly people: readonly Medewerker[];
  readonly done: MeDone | undefined;
  readonly code: TeamsCode | undefined;
}

/** What somebody arranges for himself: being away, the calendar feed, the open sessions. */
function mePage(frame: Frame, { deps, session, people, done, code }: MeView): Html {
  const { words } = frame;
  const { say } = words;
  const { csrf, medewerker } = session;
  const { afwezig } = medewerker;
  const token = html`<input type="hidden" name="csrf" value="${csrf}">`;
  const minute = (moment: number): string => words.moment(new Date(moment).toISOString() as never, false);
  return layout(
    frame,
    say('ik.titel'),
    html`<p class="back"><a href="/staf">${say('staf.naarOverzicht')}</a></p>
${done && notice(done === 'fout' ? 'fout' : 'goed', html`<p>${say(`ik.gedaan.${done}`)}</p>`)}
<h1>${say('ik.titel')}</h1>
<section class="card"><h2>${say('ik.afwezig.titel')}</h2><p>${say('ik.afwezig.uitleg')}</p>
<form method="post" action="/staf/ik/afwezig" class="act">${token}
<div class="row-of-fields"><div><label for="van">${say('mensen.veld.afwezigVan')}</label><input id="van" name="van" type="date" value="${afwezig?.van}"></div>
<div><label for="tot">${say('mensen.veld.afwezigTotEnMet')}</label><input id="tot" name="tot" type="date" value="${afwezig?.totEnMet}"></div></div>
<label for="vervanger">${say('mensen.veld.vervanger')}</label>
<select id="vervanger" name="vervanger"><option value="">${say('mensen.geenVervanger')}</option>${people
      .filter(({ id, rollen }) => id !== medewerker.id && rollen.length > 0)
      .map(
        ({ id, naam }) =>
          html`<option value="${id}"${id === afwezig?.vervanger ? html` selected` : ''}>${naam}</option>`,
      )}</select>
<button>${say('opv.bewaar')}</button></form></section>
<section class="card"><h2>${say('ik.agenda.titel')}</h2><p>${say('ik.agenda.uitleg')}</p>
${medewerker.agendaSleutel !== undefined && html`<p><code>${deps.publicUrl}/agenda/${session.school.id}/${medewerker.agendaSleutel}.ics</code></p><p class="quiet">${say('ik.agenda.geheim')}</p>`}
<form method="post" action="/staf/ik/agenda" class="act">${token}
<button name="agenda" value="nieuw">${say(medewerker.agendaSleutel === undefined ? 'ik.agenda.maak' : 'ik.agenda.anders')}</button>
${medewerker.agendaSleutel !== undefined && html`<button name="agenda" value="weg">${say('ik.agenda.weg')}</button>`}</form></section>
${deps.teams === true && teamsSection(frame, deps, session, code)}
<section class="card"><h2>${say('ik.sessies.titel')}</h2><p>${say('ik.sessies.uitleg')}</p>
<ul class="agreed">${listSessions(deps)(session).map(
      ({
        sleutel,
        begonnen,
        gezien,
        deze,
      }) => html`<li><p>${say('ik.sessies.regel', { begonnen: minute(begonnen), gezien: minute(gezien) })}
${deze && html` <span class="mark">${say('ik.sessies.deze')}</span>`}</p>
<form method="post" action="/staf/ik/sessie" class="act">${token}<input type="hidden" name="sleutel" value="${sleutel}">
<button>${say('ik.sessies.stop')}</button></form></li>`,
    )}</ul></section>`,
  );
}

export const meRoutes: readonly StaffRoute[] = [
  { method: 'get', path: '/staf/ik', handle: (deps, request) => showMe(deps, request) },
  {
    method: 'post',
    path: '/staf/ik/sessie',
    handle: async (deps, request, fields) => {
      await endSession(deps)(request.session, fields.get('sleutel') ?? '');
      return { to: '/staf/ik' };
    },
  },
  {
    method: 'post',
    path: '/staf/ik/agenda',
    handle: async (deps, request, fields) => {
      await changeFeed(deps)(request.session, fields.get('agenda') === 'nieuw');
      return showMe(deps, request, 'agenda');
    },
  },
  {
    method: 'post',
    path: '/staf/ik/teams',
    handle: async (deps, request, fields) => {
      const code = await changeTeams(deps, request.session, fields.get('teams') ?? '');
      return showMe(deps, request, code === undefined ? 'teams' : undefined, code);
    },
  },
  {
    method: 'post',
    path: '/staf/ik/afwezig',
    handle: async (deps, request, fields) => {
      const vervanger = fields.get('vervanger');
      const saved = await setAbsence(deps)({
        session: request.session,
        van: parseDay(fields.get('van') ?? ''),
        totEnMet: parseDay(fields.get('tot') ?? ''),
        vervanger: vervanger ? toMedewerkerId(vervanger) : undefined,
      }).catch((error: unknown) => {
        if (error instanceof MedewerkersChanged) return false;
        throw error;
      });
      return showMe(deps, request, saved ? 'afwezig' : 'fout');
    },
  },
];
