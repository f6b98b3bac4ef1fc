import type { Dossier } from '../../../domain/dossier.js';
import type { Wie } from '../../../domain/melding.js';
import { isBoundToGezag, MAX_ANTWOORD } from '../../../use-cases/staff/answer-melder.js';
import { SLUITREDENEN } from '../../../use-cases/staff/close-dossier.js';
import { type Html, html } from '../../html.js';
import type { Frame } from '../layout.js';
import { actForm } from './act-form.js';
import type { DossierView } from './page.js';

/** What stands in the forms: nothing at first, and after a refusal what was typed. */
export interface Typed {
  readonly tekst?: string | undefined;
  readonly toelichting?: string | undefined;
  readonly reden?: string | undefined;
  readonly notitie?: string | undefined;
  readonly waarom?: string | undefined;
  readonly handelingsplan?: string | undefined;
  readonly steungroep?: string | undefined;
  readonly hulp?: string | undefined;
  /** It asks for a name again: sent only when somebody says so. */
  readonly weerNaam?: boolean;
}

/** Ready-made first sentences; more of them is not kinder. */
export const OPENINGS = ['1', '2', '3'] as const;
export type Opening = (typeof OPENINGS)[number];

/** Which first sentences somebody gets: an ouder is written to as a grown-up. */
export const openingsFor = (wie: Wie): 'leerling' | 'ouder' => (wie === 'leerling' ? 'leerling' : 'ouder');

/** Everything a medewerker can do with this dossier in the state that it is in. */
export function acts(frame: Frame, view: DossierView): Html {
  const closed = view.opened.dossier.toestand.status === 'gesloten';
  const { say } = frame.words;
  return html`${answerForm(frame, view)}
${closed ? actForm(view, 'heropenen', html`<button>${say('staf.knop.heropenen')}</button>`) : closeForm(frame, view)}`;
}

/** "Ik pak dit op", as long as somebody else could. */
export function take({ words: { say } }: Frame, view: DossierView): Html | undefined {
  const { toestand } = view.opened.dossier;
  const mine = toestand.status === 'opgepakt' && toestand.door === view.me;
  if (toestand.status === 'gesloten' || mine) return undefined;
  return actForm(view, 'oppakken', html`<button class="main">${say('staf.knop.oppakken')}</button>`);
}

function answerForm({ words: { say } }: Frame, view: DossierView): Html {
  const { dossier } = view.opened;
  if (dossier.terugkomcode === undefined) {
    return html`<section class="card"><h2>${say('staf.antwoorden.titel')}</h2><p>${say('staf.antwoorden.kanNiet')}</p></section>`;
  }
  const kind = openingsFor(dossier.melding.wie);
  if (isBoundToGezag(dossier)) {
    return html`<section class="card"><h2>${say('staf.antwoorden.titel')}</h2><p>${say('opv.gezag.eerst')}</p>
${actForm(view, 'antwoord', html`<input type="hidden" name="bel" value="ja"><blockquote>${say('opv.gezag.belSchool')}</blockquote><button>${say('opv.gezag.stuurBel')}</button>`)}
${view.typed.tekst && html`<p class="own" dir="auto">${view.typed.tekst}</p>`}</section>`;
  }
  return html`<section class="card">
<h2>${say('staf.antwoorden.titel')}</h2>
<p>${say(uitleg(dossier))}</p>
${view.opened.colleagues.readersOf(dossier).length === 1 && html`<p class="quiet">${say('opv.antwoord.alleen')}</p>`}
${actForm(
  view,
  'antwoord',
  html`<label for="tekst">${say('staf.antwoorden.tekst')}</label>
<textarea id="tekst" name="tekst" rows="6" maxlength="${MAX_ANTWOORD}" dir="auto" aria-describedby="tekst-uitleg">${view.typed.tekst}</textarea>
<p class="quiet" id="tekst-uitleg">${say('staf.antwoorden.lengte', { max: MAX_ANTWOORD })}</p>
${view.typed.weerNaam && html`<label class="option"><input type="checkbox" name="toch" value="ja"> <span>${say('opv.antwoord.tochNaam')}</span></label>`}
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
  if (!view.mayClose) {
    const wie = view.school.rollen.filter(({ rechten }) => rechten.includes('sluiten'));
    return html`<p class="quiet">${say('opv.sluiten.ander', { rollen: wie.map(({ naam }) => naam).join(', ') })}</p>`;
  }
  const { reden, toelichting } = view.typed;
  const open = reden !== undefined || toelichting !== undefined;
  const body = actForm(
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
