import type { Schoolpakket } from '../../domain/schoolpakket.js';
import type { LinkRefusal } from '../../use-cases/staff/use-sign-in-link.js';
import { type Html, html } from '../html.js';
import { type Frame, layout, messagePage, notice } from './layout.js';

export interface SignInForm {
  readonly schools: readonly Schoolpakket[];
  readonly mailAan: boolean;
  /** People can sign in at the provider of the bestuur. */
  readonly provider: boolean;
  /** What somebody wrote when the session was over: it is handed back, not lost. */
  readonly typed?: string | undefined;
}

/** Asks the address. The same for everybody: it knows nothing yet. */
export function signInPage(frame: Frame, { schools, mailAan, provider, typed }: SignInForm): Html {
  const { say } = frame.words;
  const [only, ...others] = schools;
  return layout(
    frame,
    say('staf.inloggen.titel'),
    html`<section class="card narrow">
<h1>${say('staf.inloggen.titel')}</h1>
${typed !== undefined && notice('let-op', html`<p>${say('staf.inloggen.uitgelogd')}</p><p class="own" dir="auto">${typed}</p>`)}
${provider && html`<p><a class="button main" href="/staf/oidc">${say('staf.inloggen.metSchool')}</a></p>`}
<p>${say('staf.inloggen.uitleg')}</p>
${!mailAan && notice('let-op', html`<p>${say('staf.inloggen.zonderMail')}</p>`)}
<form method="post" action="/staf/inloggen">
${
  others.length === 0
    ? html`<input type="hidden" name="school" value="${only?.id}">`
    : html`<label for="school">${say('staf.inloggen.school')}</label>
<select id="school" name="school" required>
<option value="">${say('staf.inloggen.kiesSchool')}</option>
${schools.map(({ id, naam }) => html`<option value="${id}">${naam}</option>`)}
</select>`
}
<label for="email">${say('staf.inloggen.email')}</label>
<input id="email" name="email" type="email" autocomplete="email" maxlength="254" required>
<button class="main">${say('staf.inloggen.vraagLink')}</button>
</form>
</section>`,
  );
}

/** The answer to every request for a link, known address or not. */
export const linkSentPage = (frame: Frame): Html =>
  messagePage(
    frame,
    frame.words.say('staf.inloggen.kijkInMail'),
    frame.words.say('staf.inloggen.misschienVerstuurd'),
  );

/** A link opens this page; only its button signs in, so that a mail scanner that follows links uses nothing up. */
export function useLinkPage(frame: Frame, token: string): Html {
  const { say } = frame.words;
  return layout(
    frame,
    say('staf.inloggen.bijna'),
    html`<section class="card narrow">
<h1>${say('staf.inloggen.bijna')}</h1>
<p>${say('staf.inloggen.drukOpKnop')}</p>
<form method="post" action="/staf/binnen">
<input type="hidden" name="link" value="${token}">
<button class="main">${say('staf.inloggen.logIn')}</button>
</form>
</section>`,
  );
}

export const linkRefusedPage = (frame: Frame, reason: LinkRefusal): Html =>
  messagePage(
    frame,
    frame.words.say('staf.inloggen.linkWerktNiet'),
    frame.words.say(`staf.inloggen.weigering.${reason}`),
  );

/** Who is the first here says who he or she is; the address must be the one that the link was made for. */
export function firstPersonPage(frame: Frame, school: Schoolpakket, token: string, refused = false): Html {
  const { say } = frame.words;
  const rollen = school.rollen.filter(({ rechten }) => rechten.includes('mensen'));
  return layout(
    frame,
    say('staf.eerste.titel'),
    html`<section class="card narrow">
<h1>${say('staf.eerste.titel')}</h1>
${refused && notice('fout', html`<p>${say('staf.eerste.fout')}</p>`)}
<p>${say('staf.eerste.uitleg', { school: school.naam })}</p>
<form method="post" action="/staf/eerste">
<input type="hidden" name="link" value="${token}">
<label for="naam">${say('mensen.veld.naam')}</label><input id="naam" name="naam" maxlength="100" required autocomplete="name">
<label for="email">${say('mensen.veld.email')}</label><input id="email" name="email" type="email" maxlength="254" required autocomplete="email">
<label for="rol">${say('staf.eerste.rol')}</label><select id="rol" name="rol">${rollen.map(({ id, naam }) => html`<option value="${id}">${naam}</option>`)}</select>
<button class="main">${say('staf.eerste.knop')}</button>
</form>
</section>`,
  );
}

/** For who works at several schools. */
export const chooseSchoolPage = (frame: Frame, schools: readonly Schoolpakket[]): Html =>
  layout(
    frame,
    frame.words.say('staf.inloggen.kiesSchool'),
    html`<section class="card narrow"><h1>${frame.words.say('staf.inloggen.kiesSchool')}</h1>
<form method="post" action="/staf/oidc/kies">${schools.map(
      ({ id, naam }) => html`<p><button name="school" value="${id}">${naam}</button></p>`,
    )}</form></section>`,
  );
