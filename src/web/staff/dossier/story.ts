import type { Dossier } from '../../../domain/dossier.js';
import { given, type Melding, type MeldingField, type MeldingFields } from '../../../domain/melding.js';
import { feitenOf, plichtenOf, stopgronden } from '../../../domain/stappenplan/feiten.js';
import type { HulplijnId } from '../../../domain/verwijzing/hulplijn.js';
import { type Html, html } from '../../html.js';
import type { Words } from '../words.js';

/** Order in which the answers are shown. `wat` and `lieverNiet` have a place of their own. */
const FIELDS = [
  'veiligVandaag',
  'naam',
  'kind',
  'locatie',
  'groep',
  'bereikbaar',
  'kindWeetHet',
  'schoolMagMetKindPraten',
  'overPersoneel',
  'overWie',
  'vormen',
  'wieDoetHet',
  'waar',
  'sinds',
  'hoeVaak',
  'wieWeetHet',
  'wens',
] as const satisfies readonly MeldingField[];

/** Fields that may name somebody: blurred until they are tapped, for whoever stands before a digibord. */
const NAMING: readonly MeldingField[] = ['naam', 'kind', 'bereikbaar', 'overWie', 'wieDoetHet'];

/** What the melder would rather not: it tops the page, as a wish and not a veto. */
export const wishBox = ({ say }: Words, lieverNiet: string | undefined): Html | undefined =>
  lieverNiet === undefined
    ? undefined
    : html`<section class="card wish">
<h2>${say('staf.lieverNiet.titel')}</h2>
<blockquote class="own" dir="auto">${lieverNiet}</blockquote>
<p class="quiet">${say('staf.lieverNiet.uitleg')}</p>
</section>`;

export function dangerBox({ say }: Words, { gevaar, antwoorden }: Melding): Html | undefined {
  const safe = antwoorden.veiligVandaag;
  const unsafe = safe?.kind === 'gegeven' && safe.value === 'nee';
  if (gevaar.length === 0 && !unsafe) return undefined;
  return html`<section class="card danger">
<h2>${say('staf.gevaar.titel')}</h2>
<ul>
${unsafe && html`<li>${say('staf.gevaar.nietVeilig')}</li>`}
${gevaar.map((kind) => html`<li>${say(`staf.gevaar.${kind}`)}</li>`)}
</ul>
${gevaar.length > 0 && html`<p class="quiet">${say('staf.gevaar.gehoord')}</p>`}
<p>${say('staf.gevaar.uitleg')}</p>
</section>`;
}

/** What goes before any step of the plan, when the protocol against pesten is not made for what was told. */
export function dutyBox(
  { say }: Words,
  { melding, overPersoneel }: Dossier,
  numberOf: (id: HulplijnId) => string,
): Html | undefined {
  const plichten = plichtenOf(stopgronden(feitenOf(melding, overPersoneel)));
  if (plichten.length === 0) return undefined;
  const nummers = { inspecteur: numberOf('vertrouwensinspecteur'), veiligThuis: numberOf('veilig-thuis') };
  return html`<section class="card danger">
<h2>${say('staf.plicht.titel')}</h2>
<p>${say('staf.plicht.uitleg')}</p>
<ul>${plichten.map((plicht) => html`<li>${say(`staf.plicht.${plicht}`, nummers)}</li>`)}</ul>
</section>`;
}

/**
 * The melding as it was told: own words quoted, every answer under its question.
 * Whom of the school it is about is only shown to readers outside the school.
 */
export function story(words: Words, { melding, overPersoneel }: Dossier): Html {
  const { say } = words;
  const { wat } = melding.antwoorden;
  const also = melding.ookGetypt.filter((text) => text.trim() !== '');
  return html`<section class="card">
<h2>${say('staf.verhaal.titel')}</h2>
<p class="quiet">${say('staf.verhaal.van', {
    wie: say(`staf.wie.${melding.wie}`),
    perspectief: say(`staf.perspectief.${melding.perspectief}`),
  })}</p>
${
  wat?.kind === 'gegeven'
    ? html`<blockquote class="own story" dir="auto">${wat.value}</blockquote>`
    : html`<p>${say('staf.verhaal.geenVerhaal')}</p>`
}
<dl class="answers">${FIELDS.map((field) => {
    const antwoord = melding.antwoorden[field];
    return (
      antwoord !== undefined &&
      (field !== 'overWie' || overPersoneel) &&
      antwoord.kind !== 'overgeslagen' &&
      html`<div><dt>${say(`staf.vraag.${field}`)}</dt><dd${NAMING.includes(field) && html` class="blur" tabindex="0"`}>${answer(words, given(melding.antwoorden, field))}</dd></div>`
    );
  })}</dl>
${also.length > 0 && html`<h3>${say('staf.verhaal.ookGetypt')}</h3>${also.map((text) => html`<p class="own" dir="auto">${text}</p>`)}`}
</section>`;
}

function answer({ say }: Words, value: MeldingFields[(typeof FIELDS)[number]] | undefined): Html {
  if (value === undefined) return html`<em>${say('staf.antwoord.weetNiet')}</em>`;
  if (typeof value !== 'string') {
    return html`<ul class="vormen">${value.map((vorm) => html`<li>${say(`staf.vorm.${vorm}`)}</li>`)}</ul>`;
  }
  if (value === 'ja' || value === 'nee') return html`${say(`staf.antwoord.${value}`)}`;
  return html`<span class="own" dir="auto">${value}</span>`;
}
