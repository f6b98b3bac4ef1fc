import type { Schoolpakket } from '../../domain/schoolpakket.js';
import type { AgendaPunt } from '../../domain/stappenplan/agenda.js';
import type { Inbox, InboxItem } from '../../use-cases/staff/list-inbox.js';
import { type Html, html } from '../html.js';
import { type Frame, layout, notice } from './layout.js';
import { shortNumber } from './words.js';

interface InboxView {
  readonly inbox: Inbox;
  readonly gesloten: boolean;
  readonly school: Schoolpakket;
}

/** The list of one medewerker: who must be read first stands first. No story and no name in it. */
export function inboxPage(frame: Frame, { inbox, gesloten, school }: InboxView): Html {
  const { say } = frame.words;
  return layout(
    frame,
    say('staf.lijst.titel'),
    html`<h1>${say('staf.lijst.titel')}</h1>
${inbox.klokGestopt && clockBox(frame)}
${warnings(frame, inbox)}
<nav class="tabs" aria-label="${say('staf.lijst.welke')}">
${tab('/staf', say('staf.lijst.open', { count: inbox.open }), !gesloten)}
${tab('/staf?toon=gesloten', say('staf.lijst.gesloten', { count: inbox.gesloten }), gesloten)}
</nav>
${
  inbox.items.length === 0
    ? html`<p class="card empty">${say(gesloten ? 'staf.lijst.leegGesloten' : 'staf.lijst.leeg')}</p>`
    : html`<ul class="list">${inbox.items.map((item) => row(frame, { inbox, school }, item))}</ul>`
}
${inbox.pages > 1 && pager(frame, inbox, gesloten)}`,
  );
}

const tab = (href: string, label: string, current: boolean): Html =>
  current ? html`<a href="${href}" aria-current="page">${label}</a>` : html`<a href="${href}">${label}</a>`;

function warnings({ words: { say } }: Frame, inbox: Inbox): readonly Html[] {
  return [
    ...(inbox.vanAnderen > 0
      ? [notice('fout', html`<p>${say('opv.lijst.vanAnderen', { count: inbox.vanAnderen })}</p>`)]
      : []),
    ...inbox.beschadigd.map((id) =>
      notice('fout', html`<p>${say('staf.lijst.beschadigd', { dossier: id })}</p>`),
    ),
    ...(inbox.mailAan ? [] : [notice('let-op', html`<p>${say('staf.lijst.mailUit')}</p>`)]),
    ...(inbox.mailAan && inbox.bezorgfouten > 0
      ? [notice('let-op', html`<p>${say('staf.lijst.bezorgfouten', { count: inbox.bezorgfouten })}</p>`)]
      : []),
    ...(inbox.oudeHulplijnen.length > 0
      ? [
          notice(
            'let-op',
            html`<p>${say('staf.lijst.hulplijnen', { namen: inbox.oudeHulplijnen.join(', ') })}</p>`,
          ),
        ]
      : []),
  ];
}

/** Nothing is erased until somebody has looked at the date. */
const clockBox = ({ words: { say, day, today }, session }: Frame): Html =>
  html`<div class="notice let-op" role="alert"><p>${say('cijfers.klok', { dag: day(today) })}</p>
<form method="post" action="/staf/klok" class="act"><input type="hidden" name="csrf" value="${session?.csrf}">
<button>${say('cijfers.klokKlopt')}</button></form></div>`;

function row(
  { words }: Frame,
  { inbox: { colleagues }, school }: Pick<InboxView, 'inbox' | 'school'>,
  item: InboxItem,
): Html {
  const { say } = words;
  const fresh = item.status === 'nieuw' && !item.gelezen;
  const taker = item.opgepaktDoor && (colleagues.naamOf(item.opgepaktDoor) ?? say('staf.oudCollega'));
  return html`<li class="row${fresh && ' fresh'}${item.dringend && item.status !== 'gesloten' && ' urgent'}">
<a href="/staf/dossiers/${item.id}">
<span class="when">${say('staf.meldingVan', { wanneer: words.ontvangen(item.ontvangen) })}</span>
<span class="marks">
${item.dringend && html`<span class="mark urgent">${say('staf.merk.dringend')}</span>`}
<span class="mark ${item.status}">${say(`staf.status.${item.status}`)}</span>
${!item.gelezen && html`<span class="mark">${say('staf.merk.ongelezen')}</span>`}
${item.wachtOpAntwoord && html`<span class="mark asks">${say('staf.merk.wacht')}</span>`}
${item.overPersoneel && html`<span class="mark">${say('staf.merk.overPersoneel')}</span>`}
${item.bezorgfout && html`<span class="mark warn">${say('staf.merk.bezorgfout')}</span>`}
</span>
<span class="facts">
${taker !== undefined && html`<span>${say('staf.lijst.door', { naam: taker })}</span>`}
${
  item.leesdag !== undefined &&
  item.belofte !== undefined &&
  html`<span class="due ${item.belofte}">${say(
    item.belofte === 'voorbij' ? 'staf.lijst.beloofdVoorbij' : 'staf.lijst.beloofd',
    { dag: words.onDay(item.leesdag) },
  )}</span>`
}
${item.teDoen.map(({ soort, wat, dag, voor }) => {
  const overdue = dag < words.today;
  return html`<span class="due ${overdue ? 'voorbij' : 'vandaag'}">${say(overdue ? 'opv.lijst.teLaat' : 'opv.lijst.vandaag', { wat: titleOf(school, soort, wat, say), dag: words.day(dag) })}${
    voor.length > 0 && html` (${words.list(voor.map((rol) => colleagues.rolNaam(rol)))})`
  }</span>`;
})}
${item.ongelezenSinds !== undefined && item.status !== 'gesloten' && html`<span>${say('opv.lijst.antwoordOngelezen', { dag: words.day(item.ongelezenSinds) })}</span>`}
<span>${say('staf.nummer', { nummer: shortNumber(item.id) })}</span>
</span>
</a>
</li>`;
}

function pager({ words: { say } }: Frame, { page, pages }: Inbox, gesloten: boolean): Html {
  const to = (other: number) => `/staf?${gesloten ? 'toon=gesloten&' : ''}blad=${other}`;
  return html`<nav class="pager" aria-label="${say('staf.lijst.bladen')}">
${page > 1 && html`<a href="${to(page - 1)}" rel="prev">${say('staf.lijst.vorige')}</a>`}
<span>${say('staf.lijst.blad', { blad: page, van: pages })}</span>
${page < pages && html`<a href="${to(page + 1)}" rel="next">${say('staf.lijst.volgende')}</a>`}
</nav>`;
}

/** What is to be done, as the school calls it. */
function titleOf(
  school: Schoolpakket,
  soort: AgendaPunt['soort'],
  wat: string,
  say: Frame['words']['say'],
): string {
  if (soort === 'stap') return school.stappenplan.stappen.find(({ id }) => id === wat)?.titel ?? wat;
  if (soort === 'registratie') return school.registraties.find(({ id }) => id === wat)?.systeem ?? wat;
  return say('opv.lijst.afspraak');
}
