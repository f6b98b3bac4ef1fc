import type { Dossier } from '../../domain/dossier.js';
import type { Wie } from '../../domain/melding.js';
import { standOf } from '../../use-cases/staff/act-on-dossier.js';
import { MAX_ANTWOORD } from '../../use-cases/staff/answer-melder.js';
import { SLUITREDENEN } from '../../use-cases/staff/close-dossier.js';
import { type Hole, type Html, html } from '../html.js';
import type { DossierView } from './dossier-page.js';
import type { Frame } from './layout.js';

/** What stands in the forms: nothing at first, and after a refusal what was typed. */
export interface Typed {
  readonly tekst?: string | undefined;
  readonly toelichting?: string | undefined;
  readonly reden?: string | undefined;
}

/** Ready-made first sentences; more of them is not kinder. */
export const OPENINGS = ['1', '2', '3'] as const;
export type Opening = (typeof OPENINGS)[number];

/** Which first sentences somebody gets: an ouder is written to as a grown-up. */
export const openingsFor = (wie: Wie): 'leerling' | 'ouder' => (wie === 'leerling' ? 'leerling' : 'ouder');

/** Everything a medewerker can do with this dossier in the state that it is in. */
export function acts(frame: Frame, view: DossierView): Html {
  const { dossier } = view.opened;
  const { toestand } = dossier;
  const closed = toestand.status === 'gesloten';
  const mine = toestand.status === 'opgepakt' && toestand.door === view.me;
  const { say } = frame.words;
  return html`${!closed && !mine && form(view, 'oppakken', html`<button class="main">${say('staf.knop.oppakken')}</button>`)}
${answerForm(frame, view)}
${closed ? form(view, 'heropenen', html`<button>${say('staf.knop.heropenen')}</button>`) : closeForm(frame, view)}`;
}

function form({ csrf, opened }: DossierView, act: string, content: Hole): Html {
  return html`<form method="post" action="/staf/dossiers/${opened.dossier.id}/${act}" class="act" id="${act}">
<input type="hidden" name="csrf" value="${csrf}">
<input type="hidden" name="stand" value="${standOf(opened.dossier)}">
${content}
</form>`;
}

function answerForm({ words: { say } }: Frame, view: DossierView): Html {
  const { dossier } = view.opened;
  if (dossier.terugkomcode === undefined) {
    return html`<section class="card"><h2>${say('staf.antwoorden.titel')}</h2><p>${say('staf.antwoorden.kanNiet')}</p></section>`;
  }
  const kind = openingsFor(dossier.melding.wie);
  return html`<section class="card">
<h2>${say('staf.antwoorden.titel')}</h2>
<p>${say(uitleg(dossier))}</p>
${form(
  view,
  'antwoord',
  html`<label for="tekst">${say('staf.antwoorden.tekst')}</label>
<textarea id="tekst" name="tekst" rows="6" maxlength="${MAX_ANTWOORD}" dir="auto" aria-describedby="tekst-uitleg">${view.typed.tekst}</textarea>
<p class="quiet" id="tekst-uitleg">${say('staf.antwoorden.lengte', { max: MAX_ANTWOORD })}</p>
<button class="main">${say('staf.knop.verstuur')}</button>
<fieldset class="openings"><legend>${say('staf.antwoorden.begin')}</legend>
${OPENINGS.map(
  (opening) =>
    html`<button class="chip" name="begin" value="${opening}">${say(`staf.begin.${kind}.${opening}`)}</button>`,
)}
</fieldset>`,
)}
</section>`;
}

const uitleg = ({ melding }: Dossier) =>
  melding.wie === 'leerling' ? 'staf.antwoorden.uitlegLeerling' : 'staf.antwoorden.uitleg';

function closeForm({ words: { say } }: Frame, view: DossierView): Html {
  const { reden, toelichting } = view.typed;
  const open = reden !== undefined || toelichting !== undefined;
  const body = form(
    view,
    'sluiten',
    html`<fieldset><legend>${say('staf.sluiten.reden')}</legend>
${SLUITREDENEN.map(
  (each) =>
    html`<label class="option"><input type="radio" name="reden" value="${each}" required${
      each === reden ? html` checked` : ''
    }> <span>${say(`staf.sluitreden.${each}`)}</span></label>`,
)}
</fieldset>
<label for="toelichting">${say('staf.sluiten.toelichting')}</label>
<textarea id="toelichting" name="toelichting" rows="3" maxlength="${MAX_ANTWOORD}" dir="auto">${toelichting}</textarea>
<button>${say('staf.knop.sluiten')}</button>`,
  );
  const summary = html`<summary><h2>${say('staf.sluiten.titel')}</h2></summary><p>${say('staf.sluiten.uitleg')}</p>`;
  return open
    ? html`<details class="card" open>${summary}${body}</details>`
    : html`<details class="card">${summary}${body}</details>`;
}
