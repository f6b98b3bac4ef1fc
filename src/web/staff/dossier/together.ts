import { GEZAG } from '../../../use-cases/staff/samen/note-gezag.js';
import { MAX_NOTITIE } from '../../../use-cases/staff/samen/write-note.js';
import { type Html, html } from '../../html.js';
import type { Frame } from '../layout.js';
import { shortNumber } from '../words.js';
import { actForm, foldOut, radio } from './act-form.js';
import type { DossierView } from './page.js';

/** Who does it with whom: hand over, ask a colleague, say that two meldingen are one situatie, look up gezag. */
export function together(frame: Frame, view: DossierView): Html | undefined {
  const { say } = frame.words;
  const { dossier } = view.opened;
  const parts = [gezag(frame, view), handing(frame, view), situatie(frame, view)].filter(Boolean);
  if (parts.length === 0 && dossier.namens === undefined) return undefined;
  return html`<section class="card side"><h2>${say('opv.samen.titel')}</h2>${parts}</section>`;
}

function gezag({ words: { say } }: Frame, view: DossierView): Html | undefined {
  const { melding, gezag: known } = view.opened.dossier;
  if (melding.wie !== 'ouder') return undefined;
  const form = actForm(
    view,
    'gezag',
    html`<fieldset><legend>${say('opv.gezag.vraag')}</legend>
${GEZAG.map((each) => radio('gezag', each, say(`opv.gezag.${each}`), each === known))}</fieldset>
<button>${say('opv.bewaar')}</button>`,
  );
  return known === undefined
    ? html`<div class="notice let-op"><p>${say('opv.gezag.eerst')}</p></div>${form}`
    : html`<p>${say('opv.gezag.genoteerd', { wat: say(`opv.gezag.${known}`) })}</p>${foldOut(say('opv.gezag.anders'), form)}`;
}

function handing({ words: { say } }: Frame, view: DossierView): Html | undefined {
  const { dossier, kandidaten, colleagues } = view.opened;
  if (dossier.toestand.status === 'gesloten') return undefined;
  const people = kandidaten.map(
    ({ id, naam, rollen, klassen = [] }) =>
      html`<option value="${id}">${naam} (${[...rollen.map((rol) => colleagues.rolNaam(rol)), ...klassen].join(', ')})</option>`,
  );
  const added = (dossier.toegevoegd ?? []).flatMap((id) => {
    const naam = colleagues.naamOf(id);
    return naam === undefined ? [] : [{ id, naam }];
  });
  return html`${
    people.length > 0 &&
    foldOut(
      say('opv.geef.titel'),
      html`<p class="quiet">${say('opv.geef.uitleg')}</p>
${actForm(
  view,
  'overdragen',
  html`<label for="aan">${say('opv.geef.aan')}</label><select id="aan" name="aan">${people}</select>
<button>${say('opv.geef.knop')}</button>`,
)}
${actForm(
  view,
  'collega',
  html`<label for="wie">${say('opv.collega.wie')}</label><select id="wie" name="aan">${people}</select>
<button>${say('opv.collega.erbij')}</button>`,
)}`,
    )
  }
${added.map(({ id, naam }) =>
  actForm(
    view,
    'collega-eraf',
    html`<input type="hidden" name="aan" value="${id}"><button class="plain">${say('opv.collega.eraf', { naam })}</button>`,
  ),
)}`;
}

function situatie(frame: Frame, view: DossierView): Html | undefined {
  const { say } = frame.words;
  const { dossier, zelfdeSituatie } = view.opened;
  const linked = zelfdeSituatie.length > 0;
  return html`${
    linked &&
    html`<h3>${say('opv.situatie.titel')}</h3><p class="quiet">${say('opv.situatie.uitleg')}</p>
<ul>${zelfdeSituatie.map(
      ({ id, ontvangen }) =>
        html`<li><a href="/staf/dossiers/${id}">${say('staf.meldingVan', { wanneer: frame.words.ontvangen(ontvangen) })}</a> (${shortNumber(id)})</li>`,
    )}</ul>
${linked && html`<p class="quiet">${say('opv.situatie.zelfPesten')}</p>`}`
  }
${
  dossier.situatie === undefined
    ? !linked &&
      foldOut(
        say('opv.situatie.koppel'),
        actForm(
          view,
          'koppelen',
          html`<p class="quiet">${say('opv.situatie.koppelUitleg')}</p>
<label for="met-nummer">${say('opv.situatie.nummer')}</label><input id="met-nummer" name="nummer" required pattern="[0-9a-f]{6,32}" maxlength="32" autocomplete="off">
<button>${say('opv.situatie.knop')}</button>`,
        ),
      )
    : actForm(view, 'losmaken', html`<button class="plain">${say('opv.situatie.los')}</button>`)
}`;
}

/** Notes for colleagues. A melder never sees them. */
export function notes({ words }: Frame, view: DossierView): Html {
  const { say } = words;
  const { dossier, colleagues } = view.opened;
  const { notities = [], namens } = dossier;
  return html`<section class="card side" id="notities"><h2>${say('opv.notitie.titel')}</h2>
${
  namens &&
  html`<p class="quiet">${say('opv.namens.door', { naam: colleagues.naamOf(namens.door) ?? say('staf.oudCollega'), hoe: say(`opv.namens.hoe.${namens.hoe}`) })} ${say(`opv.namens.weet.${namens.weetHet}`)}</p>
${namens.eigenBeeld !== '' && html`<blockquote class="own" dir="auto">${namens.eigenBeeld}</blockquote>`}`
}
<ol class="notes">${notities.map(
    ({
      door,
      op,
      tekst,
    }) => html`<li><p class="by"><span dir="auto">${colleagues.naamOf(door) ?? say('staf.oudCollega')}</span> · ${words.moment(op, view.coarse)}</p>
<p class="own" dir="auto">${tekst}</p></li>`,
  )}</ol>
${actForm(
  view,
  'notitie',
  html`<label for="notitie">${say('opv.notitie.nieuw')}</label>
<textarea id="notitie" name="notitie" rows="3" maxlength="${MAX_NOTITIE}" dir="auto">${view.typed.notitie}</textarea>
<button>${say('opv.bewaar')}</button>`,
)}</section>`;
}

/** The dossier on paper and as a file. */
export const exportLinks = ({ words: { say } }: Frame, { opened }: DossierView): Html =>
  html`<p class="side"><a href="/staf/dossiers/${opened.dossier.id}/afdruk">${say('opv.afdruk.link')}</a></p>`;
