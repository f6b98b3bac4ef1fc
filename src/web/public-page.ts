import type { Request, Response, Server } from 'restify';
import type { RolId } from '../domain/ids.js';
import type { Lezersoort, Rol, Schoolpakket } from '../domain/schoolpakket.js';
import { findRol } from '../domain/schoolpakket.js';
import type { Clock } from '../ports/clock.js';
import type { Hulplijnen } from '../ports/hulplijnen.js';
import type { SchoolStore } from '../ports/school-store.js';
import type { TextKey, TextParams, Texts } from '../ports/texts.js';
import { type Html, html } from './html.js';
import { securityHeaders } from './security-headers.js';
import type { Assets } from './static.js';

export interface PublicPages {
  readonly schools: SchoolStore;
  readonly hulplijnen: Hulplijnen;
  readonly clock: Clock;
  readonly texts: Texts;
  readonly assets: Assets;
  /** Where "snel weg" goes: a page that anybody may see on the screen. @default Wikipedia */
  readonly neutralPage?: string;
}

/** For whom a page is written, and in which language. */
export interface Visit {
  readonly lang: string;
  readonly reader: Lezersoort;
  /** As the address says who it is; the conversation asks when it does not. */
  readonly wie: Lezersoort | undefined;
  /** A text of `pagina.json`. */
  say(key: TextKey, params?: TextParams): string;
  /** A text of several paragraphs. */
  paragraphs(key: TextKey, params?: TextParams): Html;
  /** The same address with this visit's choices. */
  link(path: string, changes?: Readonly<Record<string, string>>): string;
}

const REFERENCE = 'nl';
const LEZERS: readonly Lezersoort[] = ['leerling', 'ouder'];

/** Reads `?taal=` and `?wie=`; what is not among the languages of the page becomes Dutch, and otherwise a leerling. */
export function readVisit(request: Request, { texts }: PublicPages, languages: readonly string[]): Visit {
  const query = new URLSearchParams(request.getQuery());
  const asked = query.get('taal') ?? REFERENCE;
  const lang = languages.includes(asked) ? asked : REFERENCE;
  const wie = LEZERS.find((lezer) => lezer === query.get('wie'));
  const reader = wie ?? 'leerling';
  return {
    lang,
    reader,
    wie,
    say: (key, params) => texts.text(lang, reader, key, params),
    paragraphs: (key, params) =>
      html`${texts.bubbles(lang, reader, key, params).map((text) => html`<p>${text}</p>`)}`,
    link(path, changes = {}) {
      const chosen = new URLSearchParams();
      if (lang !== REFERENCE) chosen.set('taal', lang);
      if (wie !== undefined) chosen.set('wie', wie);
      for (const [name, value] of Object.entries(changes)) chosen.set(name, value);
      const text = chosen.toString();
      return text === '' ? path : `${path}?${text}`;
    },
  };
}

/** Written from right to left. */
const RIGHT_TO_LEFT = new Set(['ar']);
export const isRightToLeft = (lang: string): boolean => RIGHT_TO_LEFT.has(lang);

/** A name that stays Dutch in a page of any language. */
export const dutchName = (naam: string, lang: string): Html =>
  lang === REFERENCE ? html`${naam}` : html`<bdi lang="${REFERENCE}">${naam}</bdi>`;

/** The languages of the conversation at a school. */
export function languagesOf(texts: Texts, pakket: Schoolpakket | undefined): readonly string[] {
  return texts.languages.filter((lang) => lang === REFERENCE || (pakket?.talen.includes(lang) ?? true));
}

/** To the page with help in a language, named in that language. */
export const helpLink = (texts: Texts, school: string, visit: Visit, lang: string, tab?: 'new'): Html =>
  html`<a class="knop stil"${tab && html` target="_blank" rel="noopener"`} lang="${lang}" hreflang="${lang}" dir="auto" href="${visit.link(`/s/${school}/hulp`, { taal: lang })}">${texts.text(lang, visit.reader, 'pagina.dezeTaal')}</a>`;

/** The names of rollen, as the school calls them, in one line. */
export function rolNames(pakket: Schoolpakket, rollen: readonly RolId[]): string {
  const found = rollen.map((id) => findRol(pakket, id)).filter((rol): rol is Rol => rol !== undefined);
  return found.map((rol) => rol.naam).join(', ');
}

/** A whole page around its body. */
export function document(
  { assets }: PublicPages,
  visit: Visit,
  title: string,
  body: Html,
  script?: { readonly name: string },
): string {
  return html`<!doctype html>
<html lang="${visit.lang}"${isRightToLeft(visit.lang) && html` dir="rtl"`}>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1, interactive-widget=resizes-content">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
<meta name="format-detection" content="telephone=no">
<title>${title}</title>
<link rel="icon" type="image/svg+xml" href="${assets.url('blad.svg')}">
<link rel="stylesheet" href="${assets.url('chat.css')}">
${script && html`<script src="${assets.url(script.name)}" defer></script>`}
</head>
${body}
</html>
`.markup;
}

const HEADERS = { ...securityHeaders({ scripts: true }), 'Content-Type': 'text/html; charset=utf-8' };

export function sendPage(response: Response, status: number, page: string): void {
  response.writeHead(status, HEADERS);
  response.end(page);
}

/** Adds a page for GET and HEAD. */
export function addPage(
  server: Server,
  path: string,
  show: (request: Request, response: Response) => void,
): void {
  const handler = (request: Request, response: Response, next: () => void): void => {
    show(request, response);
    next();
  };
  server.get(path, handler);
  server.head(path, handler);
}

/**
 * Adds a page of one school; for a school that is not there a list of those that are.
 * @param languages That the page is there in. @default those of the conversation
 */
export function addSchoolPage(
  server: Server,
  pages: PublicPages,
  path: string,
  show: (pakket: Schoolpakket, visit: Visit) => string,
  languages?: readonly string[],
): void {
  addPage(server, `/s/:slug${path}`, (request, response) => {
    const pakket = pages.schools.find(String(request.params?.slug));
    const visit = readVisit(request, pages, languages ?? languagesOf(pages.texts, pakket));
    if (pakket !== undefined) return sendPage(response, 200, show(pakket, visit));
    const title = visit.say('pagina.scholen.onbekend');
    const intro = html`<p>${visit.say('pagina.scholen.onbekendWat')}</p>`;
    sendPage(response, 404, schoolList(pages, visit, title, intro));
  });
}

/** All schools, to choose from. */
export function schoolList(pages: PublicPages, visit: Visit, title: string, intro?: Html): string {
  const schools = [...pages.schools.all()].sort((one, other) => one.naam.localeCompare(other.naam, 'nl'));
  return document(
    pages,
    visit,
    title,
    html`<body class="blad"><main><h1>${title}</h1>${intro}
<ul class="scholen">${schools.map(
      ({ id, naam }) => html`<li><a class="knop" href="${visit.link(`/s/${id}`)}">${naam}</a></li>`,
    )}</ul></main></body>`,
  );
}

/** Keeps the language and the reader, also for who comes without JavaScript. */
export function exitLink(pages: PublicPages, visit: Visit): Html {
  const page = pages.neutralPage ?? 'https://nl.wikipedia.org/wiki/Hoofdpagina';
  return html`<a class="weg" id="weg" data-doe="weg" data-woorden href="${page}" rel="noreferrer nofollow" title="${visit.say('pagina.snelWegUitleg')}">${visit.say('pagina.snelWeg')}</a>`;
}
