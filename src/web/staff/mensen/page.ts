import type { Medewerker } from '../../../domain/medewerker.js';
import { findRol, type Rol } from '../../../domain/schoolpakket.js';
import type { PeopleResult } from '../../../use-cases/staff/mensen/change-people.js';
import type { People } from '../../../use-cases/staff/mensen/people.js';
import type { PersonFields } from '../../../use-cases/staff/mensen/person-fields.js';
import type { StaffSession } from '../../../use-cases/staff/sessions.js';
import { type Hole, type Html, html } from '../../html.js';
import { type Frame, layout, notice } from '../layout.js';
import { shortNumber } from '../words.js';
import type { PeopleAftermath } from './routes.js';

interface PeopleView {
  readonly session: StaffSession;
  readonly people: People;
  readonly aftermath?: PeopleAftermath | undefined;
}

/** Who holds which rol at this school today. */
export function peoplePage(frame: Frame, view: PeopleView): Html {
  const { say } = frame.words;
  const { people } = view;
  const title = say('mensen.titel');
  return layout(
    frame,
    title,
    html`<p class="back"><a href="/staf">${say('staf.naarOverzicht')}</a></p>
${view.aftermath && aftermath(frame, view.aftermath)}
<h1>${title}</h1>
<p>${say('mensen.uitleg')}</p>
${people.onbevestigd && notice('let-op', html`<p>${say('mensen.onbevestigd')}</p>`)}
${proposals(frame, view)}
${people.leavers.map((leaver) => leaving(frame, view, leaver))}
<ul class="list">${people.people
      .filter(({ rollen }) => rollen.length > 0)
      .map((person) => row(frame, view, person))}</ul>
${
  people.mayChange &&
  html`<p><a class="button" href="/staf/mensen/nieuw">${say('mensen.nieuw')}</a></p>
${listForm(view, 'bevestigen', {}, html`<button>${say('mensen.bevestig')}</button>`)}`
}
${published(frame, view)}`,
  );
}

const listForm = (
  { session, people }: PeopleView,
  act: string,
  fields: Readonly<Record<string, string>>,
  content: Hole,
): Html => html`<form method="post" action="/staf/mensen/${act}" class="act">
<input type="hidden" name="csrf" value="${session.csrf}"><input type="hidden" name="versie" value="${people.version}">
${Object.entries(fields).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)}
${content}</form>`;

function aftermath({ words: { say } }: Frame, what: PeopleAftermath): Html {
  switch (what.kind) {
    case 'gedaan':
    case 'voorgesteld':
      return notice('goed', html`<p>${say(`mensen.${what.kind}`)}</p>`);
    case 'overgedragen':
      return notice(
        'goed',
        html`<p>${say('mensen.overgedragen', { gedaan: what.gedaan, gebleven: what.gebleven })}</p>`,
      );
    case 'veranderd':
      return notice('let-op', html`<p>${say('mensen.veranderd')}</p>`);
    case 'geweigerd':
      return notice('fout', html`<p>${say(`mensen.geweigerd.${what.reden}`)}</p>`);
  }
}

const rolNamen = (
  { words }: Frame,
  { session }: Pick<PeopleView, 'session'>,
  person: Pick<Medewerker, 'rollen'>,
) =>
  person.rollen.map((rol) => findRol(session.school, rol)?.naam ?? rol).join(', ') ||
  words.say('mensen.geenRol');

function row(frame: Frame, view: PeopleView, person: Medewerker): Html {
  const { words } = frame;
  const { say } = words;
  const { afwezig } = person;
  const stand = view.people.people.find(({ id }) => id === afwezig?.vervanger);
  return html`<li class="card">
<p><strong dir="auto">${person.naam}</strong> <span class="quiet">${person.email}</span></p>
<p>${rolNamen(frame, view, person)}${person.klassen && html` · ${person.klassen.join(', ')}`}</p>
<p class="facts">
${person.nietInDienst === true && html`<span class="mark">${say('mensen.nietInDienst')}</span>`}
${person.totEnMet !== undefined && html`<span class="mark warn">${say('mensen.tot', { dag: words.day(person.totEnMet) })}</span>`}
${afwezig && html`<span class="mark">${say('mensen.afwezig', { van: words.day(afwezig.van), tot: words.day(afwezig.totEnMet) })}${stand && html` · ${say('mensen.vervangtNu', { naam: stand.naam })}`}</span>`}
</p>
${view.people.mayChange && html`<p><a href="/staf/mensen/${person.id}">${say('mensen.wijzig', { naam: person.naam })}</a></p>`}
</li>`;
}

/** What waits for a second person. */
function proposals(frame: Frame, view: PeopleView): readonly Html[] {
  const { say } = frame.words;
  const me = view.session.medewerker.id;
  return view.people.people.flatMap((person) => {
    const { voorstel } = person;
    if (voorstel === undefined) return [];
    const door = view.people.people.find(({ id }) => id === voorstel.door);
    const isOwn = voorstel.door === me || person.id === me;
    return [
      html`<section class="card wish"><h2>${say('mensen.voorstel.titel')}</h2>
<p dir="auto">${voorstel.wordt.naam} · ${voorstel.wordt.email}</p>
<p>${rolNamen(frame, view, voorstel.wordt)}</p>
<p class="quiet">${say('mensen.voorstel.door', { naam: door?.naam ?? say('staf.oudCollega') })}</p>
${
  isOwn || !view.people.mayApprove
    ? html`<p>${say('mensen.voorstel.ander')}</p>`
    : html`<p>${say('mensen.voorstel.uitleg')}</p>${listForm(
        view,
        'besluit',
        { id: person.id },
        html`<button class="main" name="besluit" value="goed">${say('mensen.voorstel.goed')}</button>
<button name="besluit" value="niet">${say('mensen.voorstel.niet')}</button>`,
      )}`
}</section>`,
    ];
  });
}

function leaving(frame: Frame, view: PeopleView, { medewerker, open }: People['leavers'][number]): Html {
  const { say, day } = frame.words;
  return html`<section class="card danger"><h2>${say('mensen.weg.titel', { naam: medewerker.naam, dag: day(medewerker.totEnMet ?? ('' as never)) })}</h2>
<p>${say('mensen.weg.open', { count: open.length })}</p>
<ul>${open.map(({ id, ontvangen }) => html`<li>${frame.words.ontvangen(ontvangen)} · ${say('staf.nummer', { nummer: shortNumber(id) })}</li>`)}</ul>
${
  view.people.mayChange &&
  listForm(
    view,
    'overdragen',
    { van: medewerker.id },
    html`<label for="aan-${medewerker.id}">${say('mensen.weg.aan')}</label>
<select id="aan-${medewerker.id}" name="aan">${view.people.people
      .filter(({ id, rollen }) => id !== medewerker.id && rollen.length > 0)
      .map(
        (person) =>
          html`<option value="${person.id}">${person.naam} (${rolNamen(frame, view, person)})</option>`,
      )}</select>
<button>${say('mensen.weg.knop')}</button>`,
  )
}</section>`;
}

/** What the published protocol says; never as today's fact. */
function published({ words: { say } }: Frame, { session }: PeopleView): Html | undefined {
  const named = session.school.rollen.filter(({ inProtocol }) => inProtocol.length > 0);
  if (named.length === 0) return undefined;
  return html`<section class="card"><h2>${say('mensen.protocol')}</h2><ul>${named.map(
    ({ naam, inProtocol }) => html`<li>${naam}: ${inProtocol.join(', ')}</li>`,
  )}</ul></section>`;
}

interface PersonView {
  readonly session: StaffSession;
  readonly people: People;
  readonly person: Medewerker | undefined;
  readonly refused?: { readonly fields: PersonFields; readonly result: PeopleResult } | undefined;
}

/** The form for one person. */
export function personPage(frame: Frame, { session, people, person, refused }: PersonView): Html {
  const { say } = frame.words;
  const known = refused?.fields ?? (person && fieldsOf(person));
  const title = person === undefined ? say('mensen.nieuw') : say('mensen.wijzig', { naam: person.naam });
  const field = (
    name: 'naam' | 'email',
    type: string,
  ): Html => html`<label for="${name}">${say(`mensen.veld.${name}`)}</label>
<input id="${name}" name="${name}" type="${type}" value="${known?.[name]}" maxlength="200" required autocomplete="off">`;
  const day = (name: 'totEnMet' | 'afwezigVan' | 'afwezigTotEnMet'): Html =>
    html`<div><label for="${name}">${say(`mensen.veld.${name}`)}</label>
<input id="${name}" name="${name}" type="date" value="${known?.[name]}"></div>`;
  const check = (name: string, value: string, label: string, on: boolean): Html =>
    html`<label class="option"><input type="checkbox" name="${name}" value="${value}"${on ? html` checked` : ''}> <span>${label}</span></label>`;
  return layout(
    frame,
    title,
    html`<p class="back"><a href="/staf/mensen">${say('mensen.terug')}</a></p>
${refused && aftermath(frame, refused.result)}
<h1>${title}</h1>
<form method="post" action="/staf/mensen/${person?.id ?? 'nieuw'}" class="card act">
<input type="hidden" name="csrf" value="${session.csrf}"><input type="hidden" name="versie" value="${people.version}">
${field('naam', 'text')}${field('email', 'email')}
<fieldset><legend>${say('mensen.veld.rollen')}</legend>${session.school.rollen.map((rol: Rol) =>
      check(
        'rol',
        rol.id,
        rol.extern ? say('mensen.rolExtern', { rol: rol.naam }) : rol.naam,
        known?.rollen.includes(rol.id) ?? false,
      ),
    )}</fieldset>
<fieldset class="days"><legend>${say('mensen.veld.werkdagen')}</legend>${([1, 2, 3, 4, 5] as const).map(
      (weekday) =>
        check(
          'dag',
          String(weekday),
          say(`mensen.dag.${weekday}`),
          known?.werkdagen.includes(weekday) ?? true,
        ),
    )}</fieldset>
<label for="klassen">${say('mensen.veld.klassen')}</label>
<input id="klassen" name="klassen" value="${known?.klassen.join(', ')}" maxlength="200">
<div class="row-of-fields">${day('afwezigVan')}${day('afwezigTotEnMet')}</div>
<label for="vervanger">${say('mensen.veld.vervanger')}</label>
<select id="vervanger" name="vervanger"><option value="">${say('mensen.geenVervanger')}</option>
${people.people
  .filter(({ id, rollen }) => id !== person?.id && rollen.length > 0)
  .map(
    ({ id, naam }) =>
      html`<option value="${id}"${id === known?.vervanger ? html` selected` : ''}>${naam}</option>`,
  )}</select>
<div class="row-of-fields">${day('totEnMet')}</div>
${check('nietInDienst', 'ja', say('mensen.veld.nietInDienst'), known?.nietInDienst ?? false)}
<p class="quiet">${say('mensen.tweede')}</p>
<button class="main">${say('opv.bewaar')}</button>
</form>`,
  );
}

const fieldsOf = ({ afwezig, ...person }: Medewerker): PersonFields => ({
  naam: person.naam,
  email: person.email,
  rollen: person.rollen,
  werkdagen: person.werkdagen,
  klassen: person.klassen ?? [],
  totEnMet: person.totEnMet,
  afwezigVan: afwezig?.van,
  afwezigTotEnMet: afwezig?.totEnMet,
  vervanger: afwezig?.vervanger,
  nietInDienst: person.nietInDienst ?? false,
});
