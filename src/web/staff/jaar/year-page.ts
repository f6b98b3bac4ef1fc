import { inOrder, type Jaartaak } from '../../../domain/jaarkalender.js';
import type { Medewerker } from '../../../domain/medewerker.js';
import { findRol } from '../../../domain/schoolpakket.js';
import type { Schooljaar } from '../../../domain/telling.js';
import { MAX_TAAKNOTITIE } from '../../../use-cases/staff/jaar/write-year.js';
import type { StaffSession } from '../../../use-cases/staff/sessions.js';
import { type Html, html } from '../../html.js';
import { type Frame, layout, notice } from '../layout.js';

interface YearView {
  readonly session: StaffSession;
  readonly taken: readonly (Jaartaak & { readonly mag: boolean })[];
  readonly people: readonly Medewerker[];
  readonly jaar: Schooljaar;
  readonly done: boolean | undefined;
}

/** What the school does so that pesten does not begin, with what was done of it this year. */
export function yearPage(frame: Frame, view: YearView): Html {
  const { say } = frame.words;
  const { taken, jaar, done } = view;
  const title = say('kalender.titel', { jaar });
  return layout(
    frame,
    title,
    html`${done !== undefined && notice(done ? 'goed' : 'fout', html`<p>${say(done ? 'kalender.bewaard' : 'kalender.kanNiet')}</p>`)}
<h1>${title}</h1><p>${say('kalender.uitleg')}</p>
${taken.length === 0 && html`<p class="card empty">${say('kalender.leeg')}</p>`}
<ul class="list">${taken.map((taak) => row(frame, view, taak))}</ul>`,
  );
}

function row(
  { words }: Frame,
  { session, people }: YearView,
  { taak, periode, gedaan, nu, mag }: YearView['taken'][number],
): Html {
  const { say } = words;
  const wie = taak.wie.map((rol) => findRol(session.school, rol)?.naam ?? rol);
  const maanden = inOrder(taak.maanden).map((maand) => say(`kalender.maand.${maand}`));
  const name = people.find(({ id }) => id === gedaan?.door)?.naam ?? say('staf.oudCollega');
  const hidden = html`<input type="hidden" name="csrf" value="${session.csrf}"><input type="hidden" name="taak" value="${taak.wat}">`;
  return html`<li class="card"><p><strong>${taak.wat}</strong></p>
<p class="facts"><span>${say(`kalender.hoeVaak.${taak.hoeVaak}`)}${maanden.length > 0 && html`: ${maanden.join(', ')}`}</span>
${wie.length > 0 && html`<span>${say('opv.stap.wie', { wie: words.list(wie) })}</span>`}
${nu && html`<span class="due vandaag">${say('kalender.nu')}</span>`}</p>
<p class="quiet">${say('opv.bron', { plek: taak.bron.plek })}</p>
${
  gedaan &&
  html`<p><span class="mark gedaan">${say('kalender.gedaan', { dag: words.day(gedaan.op), naam: name })}</span></p>
${gedaan.notitie !== '' && html`<p class="own" dir="auto">${gedaan.notitie}</p>`}`
}
${
  mag &&
  periode !== undefined &&
  (gedaan === undefined
    ? html`<form method="post" action="/staf/jaarkalender" class="act">${hidden}<input type="hidden" name="gedaan" value="ja">
<label>${say('kalender.notitie')} <input name="notitie" maxlength="${MAX_TAAKNOTITIE}"></label><button>${say('kalender.klaar')}</button></form>`
    : html`<form method="post" action="/staf/jaarkalender" class="act">${hidden}<button class="plain">${say('kalender.nietKlaar')}</button></form>`)
}</li>`;
}
