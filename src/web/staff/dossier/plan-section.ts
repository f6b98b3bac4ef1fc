import type { Voorwaarde } from '../../../domain/schoolpakket.js';
import type { Gebeurtenissoort } from '../../../domain/stappenplan/gebeurtenis.js';
import { type Html, html } from '../../html.js';
import type { Frame } from '../layout.js';
import { foldOut, mayDoNow, planForm, radio, why } from './act-form.js';
import type { DossierView } from './page.js';
import { aanpakForm, afspraken, registraties } from './plan-lists.js';
import { doneSteps, openSteps, possibleSteps } from './plan-steps.js';

const UITKOMSTEN = ['vastgesteld', 'vermoeden', 'conflict', 'anders'] as const;
/** What the plans ask somebody to judge. */
const FEITEN = {
  ernstig: 'ernstig',
  strafbaar: 'strafbaar',
  'meer-leerlingen': 'meerLeerlingen',
} as const satisfies Partial<Record<Voorwaarde, string>>;

/** The plan of this school for this dossier: what is to be done now, by whom and when, and what was done. */
export function planSection(frame: Frame, view: DossierView): Html | undefined {
  const { say } = frame.words;
  const { plan, dossier, zelfdeSituatie } = view.opened;
  if (dossier.toestand.status === 'gesloten' && plan.afgehandeld.length === 0) return undefined;
  if (dossier.situatie !== undefined) {
    const [lead] = zelfdeSituatie;
    return html`<section class="card" id="plan"><h2>${say('opv.plan.titel')}</h2>
<p>${say('opv.plan.elders')}</p>
${lead?.id === dossier.situatie && html`<p><a href="/staf/dossiers/${lead.id}#plan">${say('opv.plan.naarElders')}</a></p>`}
</section>`;
  }
  return html`<section class="card" id="plan">
<h2>${say('opv.plan.titel')}</h2>
<p class="state">${say(`opv.plan.toestand.${plan.toestand}`)}${
    plan.ronde > 1 && html` ${say('opv.plan.ronde', { ronde: plan.ronde })}`
  }</p>
${plan.toestand === 'gestopt' && stopped(frame, view)}
${intake(frame, view)}
${openSteps(frame, view)}
${possibleSteps(frame, view)}
${afspraken(frame, view)}
${registraties(frame, view)}
${aanpakForm(frame, view)}
${doneSteps(frame, view)}
</section>`;
}

function stopped({ words }: Frame, view: DossierView): Html {
  const { say } = words;
  const { plan } = view.opened;
  const coarse = view.coarse;
  return html`<ul class="duties">${plan.plichten.map(
    ({ plicht, gedaanOp }) =>
      html`<li>${
        gedaanOp === undefined
          ? planForm(view, 'plicht-gedaan', { plicht }, html`<button>${say(`opv.plicht.${plicht}`)}</button>`)
          : say('opv.plicht.gedaan', {
              wat: say(`opv.plicht.${plicht}`),
              wanneer: words.moment(gedaanOp, coarse),
            })
      }</li>`,
  )}</ul>
${
  mayDoNow(view, 'vrijgegeven')
    ? foldOut(
        say('opv.vrijgeven.titel'),
        planForm(
          view,
          'vrijgegeven',
          {},
          html`<p>${say('opv.vrijgeven.uitleg')}</p>${why(say('opv.waarom'), 'vrijgeven')}
<button>${say('opv.vrijgeven.knop')}</button>`,
        ),
      )
    : html`<p class="quiet">${say('opv.vrijgeven.ander')}</p>`
}`;
}

function intake(frame: Frame, view: DossierView): Html | undefined {
  const { words } = frame;
  const { say } = words;
  const { plan } = view.opened;
  const done = plan.intake;
  const line =
    done &&
    html`<p><strong>${say('opv.intake.was', { uitkomst: say(`opv.intake.uitkomst.${done.uitkomst}`) })}</strong>
<span class="quiet">${words.moment(done.op, view.coarse)}</span><br><span class="own" dir="auto">${done.waarom}</span></p>`;
  if (!mayDoNow(view, 'intake')) {
    return plan.toestand === 'wacht-op-intake'
      ? html`<p class="quiet">${say('opv.intake.ander', { rollen: roles(frame, view, 'intake') })}</p>`
      : line;
  }
  const form = planForm(
    view,
    'intake',
    {},
    html`<fieldset><legend>${say('opv.intake.vraag')}</legend>
${UITKOMSTEN.map((uitkomst) => radio('uitkomst', uitkomst, say(`opv.intake.uitkomst.${uitkomst}`)))}
</fieldset>
${why(say('opv.intake.waarom'), 'intake')}
${judgements(frame, view)}
<button class="main">${say('opv.intake.knop')}</button>`,
  );
  return done === undefined
    ? html`<div id="intake"><h3>${say('opv.intake.titel')}</h3><p>${say('opv.intake.uitleg')}</p>${form}</div>`
    : html`${line}${foldOut(say('opv.intake.opnieuw'), form)}`;
}

/** Only what this school's plan asks for. */
function judgements({ words: { say } }: Frame, { school }: DossierView): Html | undefined {
  const asked = new Set<Voorwaarde>([
    ...school.stappenplan.stappen.flatMap(({ alleenAls }) => alleenAls),
    ...school.registraties.flatMap(({ alleenAls }) => alleenAls),
  ]);
  const known = Object.entries(FEITEN).filter(([voorwaarde]) => asked.has(voorwaarde as Voorwaarde));
  if (known.length === 0) return undefined;
  return html`<div class="row-of-fields">${known.map(
    ([
      voorwaarde,
      field,
    ]) => html`<div><label for="feit-${field}">${say(`opv.feit.${voorwaarde as keyof typeof FEITEN}`)}</label>
<select id="feit-${field}" name="${field}"><option value="">${say('opv.feit.onbekend')}</option>
<option value="ja">${say('opv.ja')}</option><option value="nee">${say('opv.nee')}</option></select></div>`,
  )}</div>`;
}

/** Who may do this now, as the school calls them. */
const roles = ({ words }: Frame, { opened }: DossierView, soort: Gebeurtenissoort): string =>
  words.list(
    (opened.plan.kan.find((one) => one.soort === soort)?.voor ?? []).map((rol) =>
      opened.colleagues.rolNaam(rol),
    ),
  );
