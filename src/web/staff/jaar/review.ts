import { reviewRegistrations } from '../../../use-cases/staff/jaar/review-registrations.js';
import { html } from '../../html.js';
import { layout } from '../layout.js';
import type { StaffRoute } from '../staff-route.js';
import { shortNumber } from '../words.js';

/** What is still to be written down, for who looks through it. */
export const reviewRoute: StaffRoute = {
  method: 'get',
  path: '/staf/nakijken',
  async handle(deps, { session, frame }) {
    const points = await reviewRegistrations(deps)(session);
    if (points === undefined) return undefined;
    const { say, day, ontvangen, today } = frame.words;
    const page = layout(
      frame,
      say('nakijken.titel'),
      html`<h1>${say('nakijken.titel')}</h1><p>${say('nakijken.uitleg')}</p>
${points.length === 0 && html`<p class="card empty">${say('nakijken.leeg')}</p>`}
<ul class="list">${points.map(
        ({
          id,
          ontvangen: when,
          registratie,
          dag,
        }) => html`<li class="card"><p><strong>${registratie.systeem}</strong></p>
<p class="facts"><span>${say('staf.meldingVan', { wanneer: ontvangen(when) })}</span><span>${say('staf.nummer', { nummer: shortNumber(id) })}</span>
<span class="due ${dag < today ? 'voorbij' : 'later'}">${say('opv.uiterlijk.dag', { dag: day(dag) })}</span>
<span>${registratie.controle?.hoeVaak}</span></p></li>`,
      )}</ul>`,
    );
    return { status: 200, page };
  },
};
