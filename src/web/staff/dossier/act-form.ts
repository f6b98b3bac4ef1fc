import type { Gebeurtenissoort } from '../../../domain/stappenplan/gebeurtenis.js';
import { standOf } from '../../../use-cases/staff/act-on-dossier.js';
import { MAX_PLANTEKST } from '../../../use-cases/staff/plan/record-event.js';
import { type Hole, type Html, html } from '../../html.js';
import type { DossierView } from './page.js';

/** A form that does one act on the dossier as this page shows it. */
export const actForm = ({ csrf, opened }: DossierView, act: string, content: Hole): Html => html`<form
 method="post" action="/staf/dossiers/${opened.dossier.id}/${act}" class="act">
<input type="hidden" name="csrf" value="${csrf}">
<input type="hidden" name="stand" value="${standOf(opened.dossier)}">
${content}
</form>`;

/** As {@link actForm}, for one thing that happened in the plan. */
export const planForm = (
  view: DossierView,
  soort: string,
  fields: Readonly<Record<string, string>>,
  content: Hole,
): Html =>
  actForm(
    view,
    'plan',
    html`<input type="hidden" name="soort" value="${soort}">
${Object.entries(fields).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)}
${content}`,
  );

/** One choice of several that exclude each other. */
export const radio = (name: string, value: string, label: Hole, checked = false): Html =>
  html`<label class="option"><input type="radio" name="${name}" value="${value}" required${
    checked ? html` checked` : ''
  }> <span>${label}</span></label>`;

/** Something that opens when it is needed, so that the page stays calm. */
export const foldOut = (title: Hole, content: Hole, open = false): Html =>
  open
    ? html`<details class="fold" open><summary>${title}</summary>${content}</details>`
    : html`<details class="fold"><summary>${title}</summary>${content}</details>`;

/** A field for the reason; its id is made of where it stands. */
export const why = (label: string, place: string, required = true): Html =>
  html`<label for="waarom-${place}">${label}</label>
<textarea id="waarom-${place}" name="waarom" rows="2" maxlength="${MAX_PLANTEKST}" dir="auto"${
    required ? html` required` : ''
  }></textarea>`;

/** Whether the plan takes this from this person now. */
export const mayDoNow = ({ opened, rollen }: DossierView, soort: Gebeurtenissoort): boolean =>
  opened.plan.kan.some((one) => one.soort === soort && one.voor.some((rol) => rollen.includes(rol)));
