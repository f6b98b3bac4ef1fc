import type { Server } from 'restify';
import type { Schoolpakket } from '../domain/schoolpakket.js';
import { LONGEST_STORY } from '../use-cases/melding/draft.js';
import type { PageData, PageTexts } from './client/chat/page.js';
import { type Html, html } from './html.js';
import { helplines } from './hulplijnen.js';
import {
  addPage,
  addSchoolPage,
  document,
  exitLink,
  helpLink,
  languagesOf,
  type PublicPages,
  readVisit,
  rolNames,
  schoolList,
  sendPage,
  type Visit,
} from './public-page.js';

/** `/` to choose a school, and `/s/SLUG` to talk. */
export function addChatPages(server: Server, pages: PublicPages): void {
  addPage(server, '/', (request, response) => {
    const visit = readVisit(request, pages, languagesOf(pages.texts, undefined));
    const [only, ...others] = pages.schools.all();
    if (only === undefined || others.length > 0) {
      return sendPage(response, 200, schoolList(pages, visit, visit.say('pagina.scholen.titel')));
    }
    response.writeHead(302, { Location: visit.link(`/s/${only.id}`), 'Cache-Control': 'no-store' });
    response.end();
  });
  addSchoolPage(server, pages, '', (pakket, visit) => chatPage(pages, pakket, visit));
}

function chatPage(pages: PublicPages, pakket: Schoolpakket, visit: Visit): string {
  const { say } = visit;
  const data: PageData = {
    tokenUrl: `/s/${pakket.id}/token`,
    taal: visit.lang,
    wie: visit.wie ?? '',
    texts: pageTexts(visit),
  };
  const body = html`<body class="chat" data-chat="${JSON.stringify(data)}">
${COMPUTER}
${head(pages, pakket, visit)}
${pakket.status === 'proef' && html`<aside class="proef" id="proef" data-woorden aria-label="${say('pagina.proefNaam')}">${say('pagina.proef')}</aside>`}
<noscript>${withoutScript(pakket, visit)}</noscript>
<main>
<section id="gesprek" tabindex="0" aria-label="${say('pagina.gesprek')}" aria-busy="true">
<div role="log" aria-live="polite"><ol id="lijst"></ol></div>
<div class="typt" id="typt" aria-hidden="true" hidden><i></i><i></i><i></i></div>
<div class="keuzes" id="keuzes" role="group" aria-label="${say('pagina.keuzes')}" hidden></div>
</section>
<section class="paneel" id="hulp-paneel" data-woorden aria-labelledby="hulp-titel" hidden>
<h2 id="hulp-titel" tabindex="-1">${say('pagina.hulp.titel')}</h2>
${helplines(pages, visit, 3)}
<p><button type="button" class="knop" data-doe="sluit">${say('pagina.hulp.terug')}</button></p>
</section>
<section class="paneel" id="wis-paneel" data-woorden aria-labelledby="wis-titel" hidden>
<h2 id="wis-titel" tabindex="-1">${say('pagina.wisVraag')}</h2>
<p>${say('pagina.wisWat')}</p>
<p class="rij"><button type="button" class="knop vol" data-doe="wis-ja">${say('pagina.wisJa')}</button>
<button type="button" class="knop" data-doe="sluit">${say('pagina.wisNee')}</button></p>
</section>
</main>
<footer>
<p class="melding" id="melding" role="status" hidden></p>
<button type="button" class="knop vol" id="opnieuw" data-doe="opnieuw" hidden><span id="opnieuw-tekst" data-woorden>${say('pagina.nieuwGesprek')}</span></button>
<form id="schrijf" autocomplete="off" hidden>
<label class="verborgen" for="tekst" id="tekst-naam" data-woorden>${say('pagina.schrijf')}</label>
<textarea id="tekst" rows="1" maxlength="${LONGEST_STORY}" placeholder="${say('pagina.schrijf')}" aria-describedby="teller" autocomplete="off" autocapitalize="sentences" enterkeyhint="send"></textarea>
<button class="knop vol verstuur" id="verstuur"><span id="verstuur-tekst" data-woorden>${say('pagina.verstuur')}</span></button>
<p class="teller" id="teller"></p>
</form>
<p class="voet" id="voet" data-woorden>${say('pagina.computer')} <button type="button" class="link" data-doe="uitleg">${say('pagina.uitleg')}</button> <a href="${visit.link(`/s/${pakket.id}/privacy`)}">${say('pagina.privacy')}</a></p>
</footer>
<div id="print"></div>
</body>`;
  return document(pages, visit, say('pagina.titel', { school: pakket.naam }), body, { name: 'chat.js' });
}

function head(pages: PublicPages, pakket: Schoolpakket, visit: Visit): Html {
  const { say } = visit;
  const spoken = languagesOf(pages.texts, pakket);
  const others = spoken.filter((lang) => lang !== visit.lang);
  return html`<header id="kop" data-woorden>
<div class="boven">${exitLink(pages, visit)}
<div class="merk"><svg class="computer" aria-hidden="true"><use href="#computer"/></svg>
<div><h1>${pakket.naam}</h1><p>${say('pagina.kop')}</p></div></div></div>
<nav class="balk" aria-label="${say('pagina.menu')}">
<a class="knop hulp" id="hulp" data-doe="hulp" href="${visit.link(`/s/${pakket.id}/hulp`)}">${say('pagina.hulpNu')}</a>
<button type="button" class="knop stil" id="wis" data-doe="wis">${say('pagina.wis')}</button>
<div class="talen" id="talen">${others.map(
    (lang) =>
      html`<a class="knop stil" data-doe="taal" lang="${lang}" hreflang="${lang}" href="${visit.link(`/s/${pakket.id}`, { taal: lang })}"><span class="lang">${pages.texts.text(lang, 'leerling', 'pagina.dezeTaal')}</span><span class="kort" aria-hidden="true">${lang.toUpperCase()}</span></a>`,
  )}${helpLanguages(pages, pakket, visit, spoken)}</div>
</nav>
</header>`;
}

/** The languages that there is help in and no conversation. */
function helpLanguages(
  { texts }: PublicPages,
  { id }: Schoolpakket,
  visit: Visit,
  spoken: readonly string[],
): Html | false {
  const only = texts.helpLanguages.filter((lang) => !spoken.includes(lang));
  if (only.length === 0) return false;
  return html`<details class="meer-talen" id="meer-talen"><summary class="knop stil"><span class="verborgen">${visit.say('pagina.meerTalen')}</span><svg class="wereld" aria-hidden="true" viewBox="0 0 24 24"><circle cx="12" cy="12" r="9"/><path d="M3 12h18M12 3c6 5 6 13 0 18c-6-5-6-13 0-18"/></svg></summary>
<ul>${only.map((lang) => html`<li>${helpLink(texts, id, visit, lang, 'new')}</li>`)}</ul></details>`;
}

function withoutScript(pakket: Schoolpakket, visit: Visit): Html {
  const { say } = visit;
  const rollen = rolNames(pakket, pakket.routes.standaard);
  return html`<div class="zonder"><h2>${say('pagina.zonderScript.titel')}</h2>
<p>${say('pagina.zonderScript.wat')}</p>
<p>${say('pagina.zonderScript.wie', { rollen })} ${say('pagina.zonderScript.ouder')}</p>
<p><a class="knop hulp" href="${visit.link(`/s/${pakket.id}/hulp`)}">${say('pagina.zonderScript.hulp')}</a></p></div>`;
}

/** What the script says itself; everything else stands in the page. */
function pageTexts({ say }: Visit): PageTexts {
  return {
    ikZei: say('pagina.ikZei'),
    computerZei: say('pagina.computerZei'),
    onderweg: say('pagina.onderweg'),
    kloptNiet: say('pagina.kloptNiet'),
    tekensOver: say('pagina.tekensOver'),
    geenVerbinding: say('pagina.geenVerbinding'),
    druk: say('pagina.druk'),
    voorbij: say('pagina.voorbij'),
    nietGelukt: say('pagina.nietGelukt'),
    gewist: say('pagina.gewist'),
    gewistHier: say('pagina.gewistHier'),
    geheimTitel: say('pagina.geheim.titel'),
    waarvoor: say('pagina.geheim.waarvoor'),
    kopieer: say('pagina.geheim.kopieer'),
    gekopieerd: say('pagina.geheim.gekopieerd'),
    kopieerZelf: say('pagina.geheim.kopieerZelf'),
    print: say('pagina.geheim.print'),
    geprint: say('pagina.geheim.geprint'),
  };
}

/** A screen with words on it. No face: it is a computer. */
const COMPUTER = html`<svg class="verborgen" aria-hidden="true"><symbol id="computer" viewBox="0 0 32 32"><rect class="kast" x="3" y="4" width="26" height="19" rx="5"/><path class="lijn" d="M9 11h14M9 16h8"/><path class="voetje" d="M16 23v4M10 28h12"/></symbol></svg>`;
