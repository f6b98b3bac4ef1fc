import { MAX_PLANTEKST } from '../../../use-cases/staff/plan/record-event.js';
import { MAX_NOTITIE } from '../../../use-cases/staff/samen/write-note.js';
import { type Html, html } from '../../html.js';
import type { Frame } from '../layout.js';
import { actForm, foldOut, mayDoNow, planForm, radio } from './act-form.js';
import type { DossierView } from './page.js';
import { dueLine, dueState } from './plan-steps.js';
import { registratietekst } from './registration-text.js';

/** What was agreed with whom, and whether it was kept. */
export function afspraken({ words }: Frame, view: DossierView): Html | undefined {
  const { say } = words;
  const { plan, today } = view.opened;
  const may = mayDoNow(view, 'afspraak');
  // An afspraak about a step is its day, and stands with the step.
  const shown = plan.afspraken.flatMap((afspraak, place) =>
    afspraak.stap === undefined ? [{ ...afspraak, place }] : [],
  );
  if (!may && shown.length === 0) return undefined;
  return html`<h3 id="afspraken">${say('opv.afspraak.titel')}</h3>
${shown.length === 0 && html`<p class="quiet">${say('opv.afspraak.geen')}</p>`}
<ul class="agreed">${shown.map(
    ({ tekst, met, dag, nagekomen, place }) => html`<li>
<p class="own" dir="auto">${tekst}</p>
<p class="facts">${met !== undefined && html`<span>${say('opv.afspraak.metWie')} <span dir="auto">${met}</span></span>`}
${dag !== undefined && html`<span class="due ${nagekomen === undefined && dag < today ? 'voorbij' : 'later'}">${say('opv.afspraak.tot', { dag: words.day(dag) })}</span>`}
${nagekomen !== undefined && html`<span class="mark">${say(`opv.nagekomen.${nagekomen}`)}</span>`}</p>
${
  mayDoNow(view, 'afspraak-bekeken') &&
  foldOut(
    say('opv.afspraak.kijkTerug'),
    planForm(
      view,
      'afspraak-bekeken',
      { afspraak: String(place) },
      html`<fieldset><legend>${say('opv.afspraak.nagekomen')}</legend>
${(['ja', 'deels', 'nee'] as const).map((each) => radio('nagekomen', each, say(`opv.nagekomen.${each}`)))}</fieldset>
<button>${say('opv.bewaar')}</button>`,
    ),
  )
}</li>`,
  )}</ul>
${
  may &&
  foldOut(
    say('opv.afspraak.nieuw'),
    planForm(
      view,
      'afspraak',
      {},
      html`<label for="afspraak">${say('opv.afspraak.wat')}</label>
<textarea id="afspraak" name="tekst" rows="2" maxlength="${MAX_PLANTEKST}" dir="auto" required></textarea>
<div class="row-of-fields"><div><label for="met">${say('opv.afspraak.met')}</label>
<input id="met" name="met" maxlength="200"></div>
<div><label for="dag">${say('opv.afspraak.dag')}</label><input id="dag" type="date" name="dag" min="${today}"></div></div>
<button>${say('opv.bewaar')}</button>`,
    ),
  )
}`;
}

/** Where the school writes incidents down, with a text to copy that holds no melder and no story. */
export function registraties(frame: Frame, view: DossierView): Html | undefined {
  const { words } = frame;
  const { say } = words;
  const { plan, colleagues } = view.opened;
  if (plan.registraties.length === 0) return undefined;
  return html`<h3 id="registratie">${say('opv.registratie.titel')}</h3>
<ul class="agreed">${plan.registraties.map(
    ({ registratie, uiterlijk, gedaanOp }) => html`<li>
<p><strong>${registratie.systeem}</strong></p><p>${registratie.wat}</p>
<p class="facts"><span>${say('opv.stap.wie', { wie: words.list(registratie.wie.map((rol) => colleagues.rolNaam(rol))) })}</span>
${
  gedaanOp === undefined
    ? html`<span class="due ${dueState(uiterlijk, view)}">${dueLine(frame, uiterlijk)}</span>`
    : html`<span class="mark gedaan">${say('opv.registratie.gedaanOp', { wanneer: words.moment(gedaanOp, view.coarse) })}</span>`
}</p>
${registratie.controle !== undefined && html`<p class="quiet">${say('opv.registratie.controle', { wie: words.list(registratie.controle.wie.map((rol) => colleagues.rolNaam(rol))), hoeVaak: registratie.controle.hoeVaak })}</p>`}
${
  gedaanOp === undefined &&
  foldOut(
    say('opv.registratie.tekst'),
    html`<p class="notice let-op">${say('opv.registratie.pasOp')}</p>
<textarea class="copy" readonly rows="8" aria-label="${say('opv.registratie.tekst')}">${registratietekst(frame, view)}</textarea>`,
  )
}
${
  gedaanOp === undefined &&
  mayDoNow(view, 'geregistreerd') &&
  planForm(
    view,
    'geregistreerd',
    { registratie: registratie.id },
    html`<button>${say('opv.registratie.gedaan')}</button>`,
  )
}</li>`,
  )}</ul>`;
}

/** Handelingsplan, steungroep and help, in words of staff. */
export function aanpakForm({ words: { say } }: Frame, view: DossierView): Html | undefined {
  const { dossier, plan } = view.opened;
  const { aanpak } = dossier;
  if (plan.intake === undefined && aanpak === undefined) return undefined;
  const field = (
    name: 'handelingsplan' | 'steungroep' | 'hulp',
  ): Html => html`<label for="${name}">${say(`opv.aanpak.${name}`)}</label>
<textarea id="${name}" name="${name}" rows="3" maxlength="${MAX_NOTITIE}" dir="auto">${view.typed[name] ?? aanpak?.[name]}</textarea>`;
  return foldOut(
    say('opv.aanpak.titel'),
    actForm(
      view,
      'aanpak',
      html`${field('handelingsplan')}${field('steungroep')}
<label class="option"><input type="checkbox" name="steungroepMag" value="ja"${aanpak?.steungroepMag ? html` checked` : ''}> <span>${say('opv.aanpak.steungroepMag')}</span></label>
${field('hulp')}
<button>${say('opv.bewaar')}</button>`,
    ),
    aanpak !== undefined || view.typed.handelingsplan !== undefined,
  );
}
