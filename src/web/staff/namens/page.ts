import type { DraftId } from '../../../domain/ids.js';
import type { Medewerker } from '../../../domain/medewerker.js';
import {
  type EnterMelding,
  type EnterResult,
  MAX_VERHAAL,
} from '../../../use-cases/staff/namens/enter-melding.js';
import type { StaffSession } from '../../../use-cases/staff/sessions.js';
import { type Html, html } from '../../html.js';
import { type Frame, layout, notice } from '../layout.js';
import { GEVAREN, HOE, PERSPECTIEVEN, VORMEN, WEET_HET } from './choices.js';

interface EnterView {
  readonly session: StaffSession;
  readonly people: readonly Medewerker[];
  readonly draft: DraftId;
  readonly refused?:
    | { readonly typed: EnterMelding; readonly why: string; readonly named?: boolean }
    | undefined;
}

/** A melding that somebody told in another way, in one page and under two minutes. */
export function enterPage(frame: Frame, { session, people, draft, refused }: EnterView): Html {
  const { say } = frame.words;
  const typed = refused?.typed;
  const title = say('namens.titel');
  const pick = (name: string, value: string, label: string, type: 'radio' | 'checkbox', on: boolean): Html =>
    html`<label class="option"><input type="${type}" name="${name}" value="${value}"${on ? html` checked` : ''}> <span>${label}</span></label>`;
  const area = (
    name: 'verhaal' | 'eigenBeeld',
    rows: number,
  ): Html => html`<label for="${name}">${say(`namens.${name}`)}</label>
<textarea id="${name}" name="${name}" rows="${rows}" maxlength="${MAX_VERHAAL}" dir="auto">${typed?.[name]}</textarea>`;
  const line = (
    name: 'naam' | 'kind' | 'groep' | 'waar',
  ): Html => html`<div><label for="${name}">${say(`namens.${name}`)}</label>
<input id="${name}" name="${name}" maxlength="200" value="${typed?.[name]}" autocomplete="off"></div>`;
  return layout(
    frame,
    title,
    html`<p class="back"><a href="/staf">${say('staf.naarOverzicht')}</a></p>
${refused && notice('fout', html`<p>${refused.why}</p>`)}
<h1>${title}</h1><p>${say('namens.uitleg')}</p>
<form method="post" action="/staf/namens" class="card act">
<input type="hidden" name="csrf" value="${session.csrf}"><input type="hidden" name="draft" value="${String(draft).replace(/^namens-/, '')}">
${refused?.named && pick('tochLezen', 'ja', say('namens.tochLezen'), 'checkbox', false)}
<fieldset><legend>${say('namens.wie')}</legend>
${pick('wie', 'leerling', say('staf.wie.leerling'), 'radio', (typed?.wie ?? 'leerling') === 'leerling')}
${pick('wie', 'ouder', say('staf.wie.ouder'), 'radio', typed?.wie === 'ouder')}</fieldset>
<fieldset><legend>${say('namens.perspectief')}</legend>${PERSPECTIEVEN.map((each) => pick('perspectief', each, say(`namens.van.${each}`), 'radio', (typed?.perspectief ?? 'gepeste') === each))}</fieldset>
${area('verhaal', 5)}
${area('eigenBeeld', 3)}
<div class="row-of-fields">${line('naam')}${line('kind')}</div>
<div class="row-of-fields">${line('groep')}${line('waar')}</div>
<fieldset><legend>${say('namens.hoe')}</legend>${HOE.map((each) => pick('hoe', each, say(`opv.namens.hoe.${each}`), 'radio', (typed?.hoe ?? 'gesprek') === each))}</fieldset>
<fieldset><legend>${say('namens.weetHet')}</legend>${WEET_HET.map((each) => pick('weetHet', each, say(`namens.weet.${each}`), 'radio', (typed?.weetHet ?? 'weet-niet') === each))}</fieldset>
<fieldset><legend>${say('staf.vraag.vormen')}</legend>${VORMEN.map((vorm) => pick('vorm', vorm, say(`staf.vorm.${vorm}`), 'checkbox', typed?.vormen.includes(vorm) ?? false))}</fieldset>
<fieldset><legend>${say('namens.gevaar')}</legend>${GEVAREN.map((gevaar) => pick('gevaar', gevaar, say(`namens.gevaarSoort.${gevaar}`), 'checkbox', typed?.gevaar.includes(gevaar) ?? false))}</fieldset>
<fieldset><legend>${say('namens.nietDoor')}</legend><p class="quiet">${say('namens.nietDoorUitleg')}</p>
${people.filter(({ rollen }) => rollen.length > 0).map(({ id, naam }) => pick('nietDoor', id, naam, 'checkbox', typed?.nietDoor.includes(id) ?? false))}
${pick('overPersoneel', 'ja', say('namens.overPersoneel'), 'checkbox', typed?.overPersoneel ?? false)}</fieldset>
${pick('metCode', 'ja', say('namens.metCode'), 'checkbox', typed?.metCode ?? false)}
<button class="main">${say('namens.knop')}</button>
</form>`,
  );
}

/** What it came to; the geheime woorden stand here once and nowhere else. */
export function enteredPage(
  frame: Frame,
  { id, woorden, leestMee }: Extract<EnterResult, { kind: 'gedaan' }>,
): Html {
  const { say } = frame.words;
  return layout(
    frame,
    say('namens.bewaard'),
    html`<section class="card narrow"><h1>${say('namens.bewaard')}</h1>
${woorden && html`<p>${say('namens.woorden')}</p><p class="story own">${woorden.join(' ')}</p><p class="quiet">${say('namens.woordenEenmaal')}</p>`}
${leestMee ? html`<p><a href="/staf/dossiers/${id}">${say('namens.naarMelding')}</a></p>` : html`<p>${say('namens.nietVoorJou')}</p>`}
<p><a href="/staf">${say('staf.naarOverzicht')}</a></p></section>`,
  );
}
