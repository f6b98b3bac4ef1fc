import type { Gewist } from '../../../domain/administratie.js';
import { DELEN } from '../../../domain/telling.js';
import type { Figures } from '../../../use-cases/staff/jaar/figures.js';
import { MAX_JAARTEKST } from '../../../use-cases/staff/jaar/write-year.js';
import type { StaffSession } from '../../../use-cases/staff/sessions.js';
import { type Html, html } from '../../html.js';
import { type Frame, layout, notice } from '../layout.js';
import { shortNumber } from '../words.js';
import { getalTekst, rijNaam } from './figure-words.js';

export interface FiguresView {
  readonly session: StaffSession;
  readonly figures: Figures;
  readonly gewist: readonly Gewist[];
  readonly done?: 'gedaan' | 'veranderd' | 'te-lang' | undefined;
  readonly typed?: { readonly conclusies: string; readonly adviezen: string } | undefined;
}

/** The figures of a school year: a chart for the eye, with a table beside each for everybody. */
export function figuresPage(frame: Frame, { session, figures, gewist, done, typed }: FiguresView): Html {
  const { words } = frame;
  const { say } = words;
  const { jaar, delen } = figures;
  const title = say('cijfers.titel', { jaar });
  const buiten = figures.gemaskeerd && '?voor=buiten';
  const number = (getal: Figures['meldingen']) => getalTekst(words, getal);
  return layout(
    frame,
    title,
    html`${done && notice(done === 'gedaan' ? 'goed' : 'fout', html`<p>${say(`cijfers.gedaan.${done}`)}</p>`)}
<h1>${title}</h1>
<form method="get" action="/staf/cijfers" class="act"><label for="jaar">${say('cijfers.jaar')}</label>
<select id="jaar" name="jaar">${figures.jaren.map((each) => html`<option value="${each}"${each === jaar ? html` selected` : ''}>${each}</option>`)}</select>
<button>${say('cijfers.toon')}</button></form>
${figures.gemaskeerd && notice('let-op', html`<p>${say('cijfers.gemaskeerd')}</p>`)}
<p>${say('cijfers.samen', { meldingen: number(figures.meldingen), situaties: number(figures.situaties) })}</p>
<p class="quiet">${say('cijfers.uitleg')}</p>
<p><a href="/staf/cijfers/${jaar}/cijfers.csv${buiten}">${say('cijfers.csv')}</a>
${figures.mayWrite && !figures.gemaskeerd && html` · <a href="/staf/cijfers?jaar=${jaar}&voor=buiten">${say('cijfers.voorBuiten')}</a>`}</p>
${DELEN.map((deel) => {
  const rijen = delen.get(deel) ?? [];
  return html`<section class="card figures"><h2>${say(`cijfers.deel.${deel}`)}</h2>
${
  rijen.length === 0
    ? html`<p class="quiet">${say('cijfers.niets')}</p>`
    : html`<div class="columns even"><img src="/staf/cijfers/${jaar}/${deel}.svg${buiten}" alt="${say('cijfers.alt', { deel: say(`cijfers.deel.${deel}`) })}" width="640">
<table><thead><tr><th scope="col">${say(`cijfers.deel.${deel}`)}</th><th scope="col">${say('cijfers.aantal')}</th></tr></thead>
<tbody>${rijen.map(({ waarde, getal }) => html`<tr><th scope="row">${rijNaam(words, session.school, deel, waarde)}</th><td>${number(getal)}</td></tr>`)}</tbody></table></div>`
}</section>`;
})}
${texts(frame, { session, figures, gewist, typed })}
${erased(frame, gewist)}`,
  );
}

function texts({ words: { say } }: Frame, { session, figures, typed }: FiguresView): Html {
  const { tekst, mayWrite, jaar, version } = figures;
  if (!mayWrite) {
    return html`<section class="card"><h2>${say('cijfers.tekst.titel')}</h2>
${(['conclusies', 'adviezen'] as const).map((part) => html`<h3>${say(`cijfers.tekst.${part}`)}</h3><p class="own" dir="auto">${tekst[part] || say('cijfers.tekst.leeg')}</p>`)}</section>`;
  }
  return html`<section class="card"><h2>${say('cijfers.tekst.titel')}</h2><p class="quiet">${say('cijfers.tekst.uitleg')}</p>
<form method="post" action="/staf/cijfers" class="act"><input type="hidden" name="csrf" value="${session.csrf}">
<input type="hidden" name="jaar" value="${jaar}"><input type="hidden" name="versie" value="${version}">
${(['conclusies', 'adviezen'] as const).map(
  (part) => html`<label for="${part}">${say(`cijfers.tekst.${part}`)}</label>
<textarea id="${part}" name="${part}" rows="5" maxlength="${MAX_JAARTEKST}" dir="auto">${typed?.[part] ?? tekst[part]}</textarea>`,
)}<button>${say('opv.bewaar')}</button></form></section>`;
}

/** Proof that what was over is gone. */
function erased({ words }: Frame, gewist: readonly Gewist[]): Html | undefined {
  const { say } = words;
  if (gewist.length === 0) return undefined;
  return html`<details class="card"><summary><h2>${say('cijfers.gewist.titel', { count: gewist.length })}</h2></summary>
<ul>${gewist
    .toReversed()
    .slice(0, 200)
    .map(
      ({ id, op, backupTot }) =>
        html`<li>${say('cijfers.gewist.regel', { nummer: shortNumber(id), dag: words.day(op), backup: words.day(backupTot) })}</li>`,
    )}</ul></details>`;
}
