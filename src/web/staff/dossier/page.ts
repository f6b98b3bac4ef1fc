import { WAARSCHUW_VOORAF, wisdagOf } from '../../../domain/bewaren.js';
import { addDays } from '../../../domain/calendar.js';
import { type AuditEntry, type Bericht, type Dossier, toSummary } from '../../../domain/dossier.js';
import { type RolId, toIsoTime } from '../../../domain/ids.js';
import { given, isAnoniem } from '../../../domain/melding.js';
import type { Schoolpakket } from '../../../domain/schoolpakket.js';
import type { HulplijnId } from '../../../domain/verwijzing/hulplijn.js';
import type { ActRefusal } from '../../../use-cases/staff/act-on-dossier.js';
import type { OpenedDossier } from '../../../use-cases/staff/open-dossier.js';
import { type Html, html } from '../../html.js';
import { type Frame, layout, notice } from '../layout.js';
import { shortNumber } from '../words.js';
import { acts, type Typed, take } from './forms.js';
import { planSection } from './plan-section.js';
import { dangerBox, dutyBox, story, wishBox } from './story.js';
import { exportLinks, notes, together } from './together.js';

/** What happened just before this page was shown. */
export type Aftermath =
  | { readonly kind: 'gedaan'; readonly wat: Done }
  | { readonly kind: 'veranderd' }
  | { readonly kind: 'geweigerd'; readonly reden: ActRefusal };
export const DONE = [
  'opgepakt',
  'beantwoord',
  'gesloten',
  'heropend',
  'plan',
  'overgedragen',
  'collega-erbij',
  'collega-eraf',
  'genoteerd',
  'aanpak',
  'gekoppeld',
  'losgemaakt',
  'gezag',
  'namen',
] as const;
export type Done = (typeof DONE)[number];

export interface DossierView {
  readonly opened: OpenedDossier;
  readonly csrf: string;
  readonly school: Schoolpakket;
  /** All rollen in which this person can act here. */
  readonly rollen: readonly RolId[];
  /** May do the steps of others too. */
  readonly mayAllSteps: boolean;
  readonly mayClose: boolean;
  /** Without a name no hour is shown. */
  readonly coarse: boolean;
  /** The phone number of a helpline. */
  readonly numberOf: (id: HulplijnId) => string;
  readonly me: string;
  readonly typed: Typed;
  readonly aftermath?: Aftermath | undefined;
}

/** One melding with its follow-up. Without a name no hour stands anywhere on it. */
export function dossierPage(frame: Frame, view: DossierView): Html {
  const { words } = frame;
  const { say } = words;
  const { dossier } = view.opened;
  const { melding } = dossier;
  const wisdag = wisdagOf(toSummary(dossier), view.school.bewaartermijnen);
  const soon = wisdag !== undefined && wisdag <= addDays(view.opened.today, WAARSCHUW_VOORAF);
  const title = say('staf.meldingVan', { wanneer: words.ontvangen(dossier.ontvangen) });
  return layout(
    frame,
    title,
    html`<p class="back"><a href="/staf">${say('staf.naarOverzicht')}</a></p>
${view.aftermath && aftermath(frame, view.aftermath, view.typed.waarom)}
<h1>${title}</h1>
<p class="marks">
${dossier.dringend && html`<span class="mark urgent">${say('staf.merk.dringend')}</span>`}
<span class="mark ${dossier.toestand.status}">${say(`staf.status.${dossier.toestand.status}`)}</span>
<span class="mark">${say(isAnoniem(melding.antwoorden) ? 'staf.merk.zonderNaam' : 'staf.merk.metNaam')}</span>
${dossier.overPersoneel && html`<span class="mark">${say('staf.merk.overPersoneel')}</span>`}
${dossier.namens && html`<span class="mark">${say(`opv.namens.hoe.${dossier.namens.hoe}`)}</span>`}
${dossier.situatie !== undefined && html`<span class="mark">${say('opv.situatie.merk')}</span>`}
</p>
<p class="state">${stateLine(frame, view.opened)} ${say('staf.nummer', { nummer: shortNumber(dossier.id) })}.</p>
${wisdag && html`<p class="${soon && 'notice let-op'}">${say(soon ? 'opv.wissenBinnenkort' : 'opv.wissen', { dag: words.date(toIsoTime(new Date(`${wisdag}T12:00:00Z`))) })}</p>`}
${wishBox(words, given(melding.antwoorden, 'lieverNiet'))}
${dangerBox(words, melding)}
${dutyBox(words, dossier, view.numberOf)}
<div class="columns">
<div>
${story(words, dossier)}
${take(frame, view)}
${planSection(frame, view)}
${talk(frame, view.opened)}
${acts(frame, view)}
</div>
<aside>
${together(frame, view)}
${notes(frame, view)}
${readers(frame, view.opened)}
${exportLinks(frame, view)}
${trail(frame, view.opened)}
</aside>
</div>`,
  );
}

/** @param typed What was typed in a form that is not filled in again: it is handed back here. */
function aftermath({ words: { say } }: Frame, what: Aftermath, typed: string | undefined): Html {
  if (what.kind === 'gedaan') return notice('goed', html`<p>${say(`staf.gedaan.${what.wat}`)}</p>`);
  const back = typed && html`<p class="own" dir="auto">${typed}</p>`;
  if (what.kind === 'veranderd') return notice('let-op', html`<p>${say('staf.veranderd')}</p>${back}`);
  return notice('fout', html`<p>${say(`staf.geweigerd.${what.reden}`)}</p>${back}`);
}

const isCoarse = ({ melding }: Dossier): boolean => isAnoniem(melding.antwoorden);

function stateLine({ words }: Frame, { dossier, colleagues }: OpenedDossier): string {
  const { say } = words;
  const { toestand } = dossier;
  const naam = (id: Parameters<typeof colleagues.naamOf>[0]) =>
    colleagues.naamOf(id) ?? say('staf.oudCollega');
  const wanneer = 'op' in toestand ? words.moment(toestand.op, isCoarse(dossier)) : '';
  switch (toestand.status) {
    case 'nieuw':
      return say('staf.toestand.nieuw');
    case 'opgepakt':
      return say('staf.toestand.opgepakt', { naam: naam(toestand.door), wanneer });
    case 'overgedragen':
      return say('staf.toestand.overgedragen', { van: naam(toestand.van), aan: naam(toestand.aan), wanneer });
    case 'heropend':
      return say('staf.toestand.heropend', { wanneer });
    case 'gesloten': {
      const door = toestand.door === 'melder' ? say('staf.melder') : naam(toestand.door);
      const reden = say(`staf.sluitreden.${toestand.reden}`);
      const line = say('staf.toestand.gesloten', { door, wanneer, reden });
      return toestand.toelichting === undefined ? line : `${line} ${toestand.toelichting}`;
    }
  }
}

function talk({ words }: Frame, { dossier, colleagues }: OpenedDossier): Html | undefined {
  const { say } = words;
  if (dossier.berichten.length === 0) return undefined;
  const author = (bericht: Bericht): string =>
    bericht.van === 'melder'
      ? say('staf.melder')
      : say('staf.naamMetRol', {
          naam: colleagues.naamOf(bericht.door) ?? say('staf.oudCollega'),
          rol: colleagues.rolNaam(bericht.rol),
        });
  return html`<section class="card">
<h2>${say('staf.berichten.titel')}</h2>
<ol class="talk">${dossier.berichten.map(
    (bericht) => html`<li class="${bericht.van}">
<p class="by"><span dir="auto">${author(bericht)}</span> · ${
      bericht.van === 'melder'
        ? words.ontvangen(bericht.ontvangen)
        : words.moment(bericht.op, isCoarse(dossier))
    }</p>
<p class="own" dir="auto">${bericht.tekst}</p>
${
  bericht.van === 'school' &&
  html`<p class="seen">${
    bericht.gelezenOp === undefined
      ? say('staf.berichten.nogNietGelezen')
      : say('staf.berichten.gelezenOp', { dag: words.onDay(bericht.gelezenOp) })
  }</p>`
}
</li>`,
  )}</ol>
</section>`;
}

function readers({ words }: Frame, { dossier, colleagues, mailAan }: OpenedDossier): Html {
  const { say } = words;
  const coarse = isCoarse(dossier);
  const delivery = (id: string): string | undefined => {
    const sending = dossier.outbox.filter(({ aan }) => aan === id).at(-1)?.toestand;
    if (sending?.kind === 'verzonden')
      return say('staf.bezorging.verzonden', { wanneer: words.moment(sending.op, coarse) });
    if (sending?.kind !== 'wacht') return undefined;
    if (!mailAan) return say('staf.bezorging.mailUit');
    return sending.fout === undefined
      ? say('staf.bezorging.wacht')
      : say('staf.bezorging.mislukt', { count: sending.pogingen, fout: sending.fout });
  };
  return html`<section class="card side">
<h2>${say('staf.lezers.titel')}</h2>
${dossier.leesdag !== undefined && html`<p>${say('staf.lezers.beloofd', { dag: words.onDay(dossier.leesdag) })}</p>`}
<ul class="people">${colleagues.readersOf(dossier).map(({ medewerker, rol, tot }) => {
    const read = dossier.gelezen.find(({ door }) => door === medewerker.id);
    const mail = delivery(medewerker.id);
    return html`<li><strong dir="auto">${medewerker.naam}</strong>
<span>${colleagues.rolNaam(rol)}</span>
${tot !== undefined && html`<span>${say('staf.lezers.vervangtTot', { dag: words.day(tot) })}</span>`}
${read && html`<span>${say('staf.lezers.gelezen', { wanneer: words.moment(read.op, coarse) })}</span>`}
${mail !== undefined && html`<span>${mail}</span>`}</li>`;
  })}</ul>
<p class="quiet">${say(dossier.overPersoneel ? 'staf.lezers.overPersoneel' : 'staf.lezers.niemandAnders')}</p>
</section>`;
}

function trail({ words }: Frame, { dossier, handelingen, colleagues }: OpenedDossier): Html {
  const { say } = words;
  const who = ({ wie }: AuditEntry): string => {
    if (wie.kind === 'melder') return say('staf.melder');
    return wie.kind === 'systeem'
      ? say('staf.systeem')
      : (colleagues.naamOf(wie.id) ?? say('staf.oudCollega'));
  };
  return html`<details class="card side">
<summary><h2>${say('staf.spoor.titel')}</h2></summary>
<p class="quiet">${say('staf.spoor.uitleg')}</p>
<ol class="trail">${handelingen
    .toReversed()
    .map(
      (entry) =>
        html`<li><span>${words.moment(entry.op, isCoarse(dossier))}</span> <span dir="auto">${who(entry)}</span>: ${say(`staf.handeling.${entry.wat}`)}</li>`,
    )}</ol>
</details>`;
}
