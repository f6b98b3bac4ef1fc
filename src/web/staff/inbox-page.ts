import type { Inbox, InboxItem } from '../../use-cases/staff/list-inbox.js';
import { type Html, html } from '../html.js';
import { type Frame, layout, notice } from './layout.js';
import { shortNumber } from './words.js';

/** The list of one medewerker: who must be read first stands first. No story and no name in it. */
export function inboxPage(frame: Frame, inbox: Inbox, gesloten: boolean): Html {
  const { say } = frame.words;
  return layout(
    frame,
    say('staf.lijst.titel'),
    html`<h1>${say('staf.lijst.titel')}</h1>
${warnings(frame, inbox)}
<nav class="tabs" aria-label="${say('staf.lijst.welke')}">
${tab('/staf', say('staf.lijst.open', { count: inbox.open }), !gesloten)}
${tab('/staf?toon=gesloten', say('staf.lijst.gesloten', { count: inbox.gesloten }), gesloten)}
</nav>
${
  inbox.items.length === 0
    ? html`<p class="card empty">${say(gesloten ? 'staf.lijst.leegGesloten' : 'staf.lijst.leeg')}</p>`
    : html`<ul class="list">${inbox.items.map((item) => row(frame, inbox, item))}</ul>`
}
${inbox.pages > 1 && pager(frame, inbox, gesloten)}`,
  );
}

const tab = (href: string, label: string, current: boolean): Html =>
  current ? html`<a href="${href}" aria-current="page">${label}</a>` : html`<a href="${href}">${label}</a>`;

function warnings({ words: { say } }: Frame, inbox: Inbox): readonly Html[] {
  return [
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

function row({ words }: Frame, { colleagues }: Inbox, item: InboxItem): Html {
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
