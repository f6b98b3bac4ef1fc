import type { RolId } from '../../../domain/ids.js';
import type { Betrokkene, Stap } from '../../../domain/schoolpakket.js';
import type { OpenStap } from '../../../domain/stappenplan/plan.js';
import type { Uiterlijk } from '../../../domain/stappenplan/uiterlijk.js';
import { type Html, html } from '../../html.js';
import type { Frame } from '../layout.js';
import { foldOut, mayDoNow, planForm, radio, why } from './act-form.js';
import type { DossierView } from './page.js';

/** The steps that are to be done now. */
export function openSteps(frame: Frame, view: DossierView): Html | undefined {
  const { say } = frame.words;
  const { open } = view.opened.plan;
  if (open.length === 0) return undefined;
  return html`<h3>${say('opv.stap.nu')}</h3>
<ol class="steps">${open.map((step) => openStep(frame, view, step))}</ol>
${handOverLine(frame, view)}`;
}

function openStep(frame: Frame, view: DossierView, step: OpenStap): Html {
  const { words } = frame;
  const { say } = words;
  const { stap, uiterlijk, voor, momenten, teBeoordelen, magOvergeslagen } = step;
  const { colleagues } = view.opened;
  const mine = voor.some((rol) => view.rollen.includes(rol)) || view.mayAllSteps;
  return html`<li class="step" id="stap-${stap.id}">
<h4>${say('opv.stap.kop', { nummer: stap.nummer, titel: stap.titel })}</h4>
<p class="facts"><span class="due ${dueState(uiterlijk, view)}">${dueLine(frame, uiterlijk)}</span>
<span>${say('opv.stap.wie', { wie: words.list(voor.map((rol) => colleagues.rolNaam(rol))) })}</span>
${stap.met.length > 0 && html`<span>${say('opv.stap.met', { met: people(frame, view, stap.met) })}</span>`}
${momenten.length > 1 && html`<span>${say('opv.stap.momenten', { gedaan: momenten.filter(({ beantwoordOp }) => beantwoordOp).length, alle: momenten.length })}</span>`}
</p>
<p>${stap.tekst.medewerker}</p>
${stap.overlegt.length > 0 && html`<p>${say('opv.stap.overlegt', { wie: words.list(stap.overlegt.map((rol) => colleagues.rolNaam(rol))) })}</p>`}
${stap.informeert.length > 0 && html`<p>${say('opv.stap.informeert', { wie: people(frame, view, stap.informeert) })}</p>`}
${stap.gesprek !== undefined && html`<p>${say(`opv.gesprek.${stap.gesprek}`)}</p>`}
${teBeoordelen.length > 0 && html`<p class="notice let-op">${say('opv.stap.beoordeel', { wat: words.list(teBeoordelen.map((each) => say(`opv.voorwaarde.${each}`))) })}</p>`}
${stap.kanttekening !== undefined && foldOut(say('opv.stap.kanttekening'), html`<p>${stap.kanttekening}</p>`)}
<p class="quiet">${source(frame, stap)}</p>
${mine && stepForms(frame, view, stap, magOvergeslagen)}
</li>`;
}

function stepForms({ words: { say } }: Frame, view: DossierView, stap: Stap, free: boolean): Html {
  const fields = { stap: stap.id };
  const done = planForm(
    view,
    'stap-gedaan',
    fields,
    stap.vraag === undefined
      ? html`<button class="main">${say('opv.stap.gedaan')}</button>`
      : html`<fieldset><legend>${stap.vraag.tekst}</legend>
${radio('antwoord', 'ja', say('opv.ja'))}${radio('antwoord', 'nee', say('opv.nee'))}</fieldset>
<button class="main">${say('opv.stap.antwoord')}</button>`,
  );
  const passable = free || stap.vraag === undefined;
  const skip =
    passable &&
    foldOut(
      say('opv.stap.overslaan'),
      planForm(
        view,
        'stap-overgeslagen',
        fields,
        html`${why(say(free ? 'opv.waaromMag' : 'opv.waarom'), `over-${stap.id}`, !free)}
<button>${say('opv.stap.slaOver')}</button>`,
      ),
    );
  const agreed =
    (stap.termijn.soort === 'geen' || stap.termijn.soort === 'af-te-spreken') &&
    foldOut(
      say('opv.stap.dagAfspreken'),
      planForm(
        view,
        'afspraak',
        { ...fields, tekst: say('opv.stap.kop', { nummer: stap.nummer, titel: stap.titel }) },
        html`<label for="dag-${stap.id}">${say('opv.afspraak.dag')}</label>
<input id="dag-${stap.id}" type="date" name="dag" min="${view.opened.today}" required>
<button>${say('opv.stap.spreekAf')}</button>`,
      ),
    );
  return html`${done}${skip}${agreed}`;
}

function handOverLine({ words: { say } }: Frame, view: DossierView): Html | undefined {
  const { lijnen } = view.school.stappenplan;
  if (!mayDoNow(view, 'overgedragen')) return undefined;
  const open = new Set(view.opened.plan.open.map(({ stap }) => stap.lijn));
  const options = (which: typeof lijnen) =>
    which.map(({ id, naam }) => html`<option value="${id}">${naam}</option>`);
  return foldOut(
    say('opv.lijn.titel'),
    planForm(
      view,
      'overgedragen',
      {},
      html`<div class="row-of-fields"><div><label for="van">${say('opv.lijn.van')}</label>
<select id="van" name="van">${options(lijnen.filter(({ id }) => open.has(id)))}</select></div>
<div><label for="naar">${say('opv.lijn.naar')}</label><select id="naar" name="naar">${options(lijnen)}</select></div></div>
${why(say('opv.waarom'), 'lijn')}
<button>${say('opv.lijn.knop')}</button>`,
    ),
  );
}

/** Last resorts to decide on, and what is possible at any moment. */
export function possibleSteps(frame: Frame, view: DossierView): Html | undefined {
  const { say, list } = frame.words;
  const { mogelijk } = view.opened.plan;
  if (mogelijk.length === 0) return undefined;
  return foldOut(
    say('opv.mogelijk.titel', { count: mogelijk.length }),
    html`<ul class="steps">${mogelijk.map(
      ({
        stap,
        waarom,
        voor,
      }) => html`<li class="step"><h4>${say('opv.stap.kop', { nummer: stap.nummer, titel: stap.titel })}</h4>
<p>${stap.tekst.medewerker}</p>
${stap.kanttekening !== undefined && html`<p class="quiet">${stap.kanttekening}</p>`}
<p class="quiet">${say(`opv.mogelijk.${waarom}`)} ${source(frame, stap)}</p>
${
  voor.some((rol) => view.rollen.includes(rol)) || view.mayAllSteps
    ? planForm(
        view,
        'stap-begonnen',
        { stap: stap.id },
        html`${why(say('opv.waarom'), `begin-${stap.id}`)}<button>${say('opv.mogelijk.knop')}</button>`,
      )
    : html`<p class="quiet">${say('opv.stap.wie', { wie: list(voor.map((rol) => view.opened.colleagues.rolNaam(rol))) })}</p>`
}</li>`,
    )}</ul>`,
  );
}

/** What came to its end, the newest first. */
export function doneSteps({ words }: Frame, view: DossierView): Html | undefined {
  const { say } = words;
  const { afgehandeld } = view.opened.plan;
  const shown = afgehandeld.filter(({ hoe }) => hoe !== 'niet-nodig');
  if (shown.length === 0) return undefined;
  return foldOut(
    say('opv.klaar.titel', { count: shown.length }),
    html`<ol class="trail">${shown.toReversed().map(
      ({ stap, op, hoe, antwoord, door, waarom }) => html`<li>
<strong>${say('opv.stap.kop', { nummer: stap.nummer, titel: stap.titel })}</strong>:
${say(`opv.afloop.${hoe}`)}${antwoord !== undefined && html` (${say(`opv.${antwoord}`)})`}
<span class="quiet">${words.moment(op, view.coarse)}${
        door?.medewerker !== undefined &&
        html`, <span dir="auto">${view.opened.colleagues.naamOf(door.medewerker) ?? say('staf.oudCollega')}</span>`
      }</span>${hoe === 'overgeslagen' && waarom !== undefined && html`<br><span class="own" dir="auto">${waarom}</span>`}</li>`,
    )}</ol>`,
  );
}

const source = ({ words: { say } }: Frame, { bron }: Stap): string => say('opv.bron', { plek: bron.plek });

/** People of the plan, by rol of the school or by their place in what happened. */
const people = (
  { words: { say, list } }: Frame,
  { school, opened }: DossierView,
  who: readonly (Betrokkene | RolId)[],
): string =>
  list(
    who.map((one) =>
      school.rollen.some(({ id }) => id === one)
        ? opened.colleagues.rolNaam(one as RolId)
        : say(`opv.betrokkene.${one as Betrokkene}`),
    ),
    'en',
  );

/** When something is to be done, in words. */
export function dueLine({ words }: Frame, uiterlijk: Uiterlijk): string {
  const { say } = words;
  if (uiterlijk.soort === 'dag') {
    const dag = words.day(uiterlijk.dag);
    if (uiterlijk.nietVoor !== undefined) return say('opv.uiterlijk.na', { dag });
    return say(uiterlijk.ongeveer ? 'opv.uiterlijk.ongeveer' : 'opv.uiterlijk.dag', { dag });
  }
  if (uiterlijk.soort === 'moment')
    return say('opv.uiterlijk.moment', { moment: words.moment(uiterlijk.moment, false) });
  return say(`opv.uiterlijk.${uiterlijk.soort}`);
}

/** Whether a day is over, today or still to come. */
export function dueState(uiterlijk: Uiterlijk, { opened }: DossierView): 'voorbij' | 'vandaag' | 'later' {
  const dag =
    uiterlijk.soort === 'dag'
      ? uiterlijk.dag
      : uiterlijk.soort === 'moment'
        ? uiterlijk.moment.slice(0, 10)
        : undefined;
  if (dag === undefined || dag > opened.today) return 'later';
  return dag === opened.today ? 'vandaag' : 'voorbij';
}
