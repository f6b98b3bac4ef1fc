import { reviewedBy } from '../../use-cases/staff/jaar/review-registrations.js';
import { hasRecht, mayApprove } from '../../use-cases/staff/mensen/people.js';
import type { StaffSession } from '../../use-cases/staff/sessions.js';
import { type Hole, type Html, html } from '../html.js';
import { STAFF_LANGUAGES, type Words } from './words.js';

export interface Frame {
  readonly words: Words;
  readonly stylesheetUrl: string;
  readonly iconUrl?: string | undefined;
  readonly session?: StaffSession | undefined;
}

/** The page around every staff page. Works without a script, from 320 pixels, and with the keyboard alone. */
export function layout(frame: Frame, title: string, content: Hole): Html {
  const { words, stylesheetUrl, iconUrl, session } = frame;
  const { say, lang } = words;
  return html`<html lang="${lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${title} · ${session?.school.naam ?? say('staf.naam')}</title>
<link rel="stylesheet" href="${stylesheetUrl}">
${iconUrl !== undefined && html`<link rel="icon" href="${iconUrl}">`}
</head>
<body>
<a class="skip" href="#inhoud">${say('staf.naarInhoud')}</a>
<header class="top">
<div class="wide">
<a class="brand" href="/staf">${session?.school.naam ?? say('staf.naam')}</a>
${session && signedIn(session, words)}
</div>
${session && places(session, words)}
</header>
<main id="inhoud" class="wide" tabindex="-1">
${content}
</main>
<footer class="wide foot">
<p>${session ? say('staf.voet') : ''}</p>
<p>${STAFF_LANGUAGES.filter((other) => other !== lang).map(
    (other) =>
      html`<a href="/staf?taal=${other}" lang="${other}" hreflang="${other}">${say(`staf.taal.${other}`)}</a>`,
  )}</p>
</footer>
</body>
</html>`;
}

/** What this person can go to. */
function places(session: StaffSession, { say }: Words): Html {
  const jaar = hasRecht(session, 'jaarcijfers');
  return html`<nav class="wide places" aria-label="${say('staf.menu.titel')}">
<a href="/staf">${say('staf.menu.meldingen')}</a>
<a href="/staf/namens">${say('staf.menu.namens')}</a>
${mayApprove(session) && html`<a href="/staf/mensen">${say('staf.menu.mensen')}</a>`}
${jaar && html`<a href="/staf/cijfers">${say('staf.menu.cijfers')}</a>`}
${reviewedBy(session).length > 0 && html`<a href="/staf/nakijken">${say('staf.menu.nakijken')}</a>`}
<a href="/staf/jaarkalender">${say('staf.menu.kalender')}</a>
<a href="/staf/ik">${say('staf.menu.ik')}</a>
</nav>`;
}

const signedIn = (
  { medewerker, csrf }: StaffSession,
  { say }: Words,
): Html => html`<form method="post" action="/staf/uitloggen" class="who">
<input type="hidden" name="csrf" value="${csrf}">
<span dir="auto">${medewerker.naam}</span>
<button class="plain">${say('staf.uitloggen')}</button>
</form>`;

/** A message about what was just done, or could not be; read out at once by a screen reader. */
export const notice = (kind: 'goed' | 'let-op' | 'fout', text: Hole): Html =>
  html`<div class="notice ${kind}" role="${kind === 'goed' ? 'status' : 'alert'}">${text}</div>`;

/** A page that only says something, such as "niet gevonden". */
export const messagePage = (frame: Frame, title: string, text: Hole): Html =>
  layout(
    frame,
    title,
    html`<section class="card narrow"><h1>${title}</h1><p>${text}</p>
<p><a href="/staf">${frame.words.say('staf.naarOverzicht')}</a></p></section>`,
  );
