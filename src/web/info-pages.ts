import type { Server } from 'restify';
import type { Schoolpakket } from '../domain/schoolpakket.js';
import type { TextKey, TextParams } from '../ports/texts.js';
import { type Html, html } from './html.js';
import { helplines, helplinesOfOther } from './hulplijnen.js';
import {
  addSchoolPage,
  document,
  dutchName,
  exitLink,
  helpLink,
  type PublicPages,
  rolNames,
  type Visit,
} from './public-page.js';

/** `/s/SLUG/privacy` and `/s/SLUG/hulp`; both work without JavaScript. */
export function addInfoPages(server: Server, pages: PublicPages): void {
  addSchoolPage(server, pages, '/privacy', (pakket, visit) => privacyPage(pages, pakket, visit));
  addSchoolPage(
    server,
    pages,
    '/hulp',
    (pakket, visit) => helpPage(pages, pakket, visit),
    pages.texts.helpLanguages,
  );
}

/** In every language that there is a text of, also in one that the conversation is not held in. */
function helpPage(pages: PublicPages, pakket: Schoolpakket, visit: Visit): string {
  const { say, lang } = visit;
  const { texts } = pages;
  const others = texts.helpLanguages.filter((one) => one !== lang);
  const other = visit.reader === 'ouder' ? 'leerling' : 'ouder';
  const content = html`<nav class="rij" aria-label="${say('pagina.meerTalen')}">${others.map((one) => helpLink(texts, pakket.id, visit, one))}</nav>
<h1>${say('pagina.hulp.titel')}</h1>
${helplines(pages, visit, 2)}
<h2>${say(`pagina.hulp.voor.${other}`)}</h2>
${helplinesOfOther(pages, visit, other)}
${texts.concepts[lang] !== undefined && html`<p class="concept">${say('pagina.hulp.concept')}</p>`}`;
  return infoPage(pages, pakket, visit, content);
}

function privacyPage(pages: PublicPages, pakket: Schoolpakket, visit: Visit): string {
  const { say } = visit;
  const rollen = rolNames(pakket, pakket.routes.standaard);
  const buiten = rolNames(pakket, pakket.routes.overPersoneel);
  const part = (title: TextKey, text: TextKey, params?: TextParams): Html =>
    html`<h2>${say(title)}</h2>${visit.paragraphs(text, params)}`;
  const about =
    buiten === '' ? 'pagina.privacyBlad.lezers.personeelGeen' : 'pagina.privacyBlad.lezers.personeel';
  const content = html`<h1>${say('pagina.privacyBlad.titel')}</h1>
${part('pagina.privacyBlad.kort.titel', 'pagina.privacyBlad.kort.tekst')}
${part('pagina.privacyBlad.gesprek.titel', 'pagina.privacyBlad.gesprek.tekst')}
${part('pagina.privacyBlad.school.titel', 'pagina.privacyBlad.school.tekst')}
${part('pagina.privacyBlad.lezers.titel', 'pagina.privacyBlad.lezers.tekst', { school: pakket.naam, rollen })}
<p>${say('pagina.privacyBlad.lezers.keuze')}</p><p>${say(about, { rollen: buiten })}</p>
${part('pagina.privacyBlad.woorden.titel', 'pagina.privacyBlad.woorden.tekst')}
${part('pagina.privacyBlad.weg.titel', 'pagina.privacyBlad.weg.tekst', { rollen })}
${part('pagina.privacyBlad.scherm.titel', 'pagina.privacyBlad.scherm.tekst')}
${part('pagina.privacyBlad.teams.titel', 'pagina.privacyBlad.teams.tekst')}
${part('pagina.privacyBlad.log.titel', 'pagina.privacyBlad.log.tekst')}
${part('pagina.privacyBlad.ouders.titel', 'pagina.privacyBlad.ouders.tekst')}`;
  return infoPage(pages, pakket, visit, content);
}

function infoPage(pages: PublicPages, pakket: Schoolpakket, visit: Visit, content: Html): string {
  const back = html`<p><a class="knop" href="${visit.link(`/s/${pakket.id}`)}">${visit.say('pagina.terug')}</a></p>`;
  return document(
    pages,
    visit,
    visit.say('pagina.titel', { school: pakket.naam }),
    html`<body class="blad"><header class="boven">${exitLink(pages, visit)}<p class="school">${dutchName(pakket.naam, visit.lang)}</p></header>
<main>${back}${content}${back}</main></body>`,
  );
}
