import { dayOf } from '../domain/calendar.js';
import type { IsoDate } from '../domain/ids.js';
import type { Weekday } from '../domain/medewerker.js';
import type { Lezersoort } from '../domain/schoolpakket.js';
import type { HulplijnId, Open } from '../domain/verwijzing/hulplijn.js';
import type { Reden } from '../domain/verwijzing/regels.js';
import { isThere, type Verwijzing, verwijzingNaar, type Weg } from '../domain/verwijzing/verwijzing.js';
import type { TextKey, TextParams } from '../ports/texts.js';
import { spokenTime, tellNu } from '../use-cases/verwijzing/tell.js';
import { type Html, html } from './html.js';
import { dutchName, isRightToLeft, type PublicPages, type Visit } from './public-page.js';

type Row = readonly [HulplijnId, Reden];

/** For danger first, then to talk, then the rest. */
const LIJNEN: Readonly<Record<Lezersoort, readonly Row[]>> = {
  leerling: [
    ['112', 'nu-gevaar'],
    ['113', 'dood-denken'],
    ['kindertelefoon', 'praten'],
    ['veilig-thuis', 'thuis'],
    ['centrum-seksueel-geweld', 'seks'],
    ['helpwanted', 'online'],
    ['discriminatie', 'discriminatie'],
    ['vertrouwensinspecteur', 'ernstig'],
    ['jouw-veilige-school', 'lezen'],
  ],
  ouder: [
    ['112', 'nu-gevaar'],
    ['113', 'dood-denken'],
    ['veilig-thuis', 'thuis'],
    ['centrum-seksueel-geweld', 'seks'],
    ['ouders-onderwijs', 'ouder'],
    ['vertrouwensinspecteur', 'ernstig'],
    ['lkc', 'klacht'],
  ],
};

/** What is said of a helpline, and to whom. */
interface Spoken {
  readonly lang: string;
  readonly today: IsoDate;
  readonly reader: Lezersoort;
  text(key: TextKey, params?: TextParams): string;
}

/**
 * The helplines for whoever visits, with what is open now: those with somebody there before those that are closed.
 * @param level Of their headings.
 */
export function helplines(pages: PublicPages, visit: Visit, level: 2 | 3): Html {
  const spoken = spokenTo(visit.reader, pages, visit);
  return html`<p class="eerst">${spoken.text(`pagina.hulp.eerst.${visit.reader}`)}</p>
<ul class="lijnen" id="lijnen">${found(pages, visit.reader).map((one) => row(spoken, one, level))}</ul>
<p>${spoken.text(`pagina.hulp.nietBellen.${visit.reader}`)}</p>`;
}

/** Those for the other reader, in that reader's words. What is for danger only stands above already. */
export function helplinesOfOther(pages: PublicPages, visit: Visit, other: Lezersoort): Html {
  const spoken = spokenTo(other, pages, visit);
  const lines = found(pages, other).filter(({ hulplijn }) => hulplijn.id !== '112');
  return html`<ul class="lijnen">${lines.map((one) => row(spoken, one, 3))}</ul>`;
}

const spokenTo = (reader: Lezersoort, { texts, clock }: PublicPages, { lang }: Visit): Spoken => ({
  lang,
  reader,
  today: dayOf(clock.now()),
  text: (key, params) => texts.text(lang, reader, key, params),
});

function found({ hulplijnen, clock }: PublicPages, reader: Lezersoort): readonly Verwijzing[] {
  const wereld = {
    hulplijnen: hulplijnen.all(),
    isFeestdag: (day: IsoDate) => hulplijnen.isFeestdag(day),
    now: clock.now(),
  };
  const all = LIJNEN[reader].flatMap(([id, reden]) => verwijzingNaar(id, reden, wereld) ?? []);
  return [...all.filter(isThere), ...all.filter((one) => !isThere(one))];
}

function row(spoken: Spoken, { hulplijn, reden, wegen }: Verwijzing, level: 2 | 3): Html {
  const { text, lang } = spoken;
  const naam = dutchName(hulplijn.naam, lang);
  return html`<li>${level === 2 ? html`<h2>${naam}</h2>` : html`<h3>${naam}</h3>`}
<p>${text(`verwijzing.reden.${reden}`)}</p>
<p class="rij">${wegen.map((weg) => way(spoken, weg))}</p>
${hours(spoken, wegen)}
${!hulplijn.talen.includes(lang) && html`<p>${text(hulplijn.talen.includes('en') ? 'verwijzing.nederlandsEngels' : 'verwijzing.nederlands')}</p>`}</li>`;
}

function way({ text, lang }: Spoken, { soort, waar }: Weg): Html {
  // Kept apart from what is around it: else the parts of a number change places in a line from right to left.
  const shown = isRightToLeft(lang) ? `\u2066${waar}\u2069` : waar;
  const label = text(`pagina.hulp.${soort}`, { waar: shown });
  if (soort === 'app') return html`<span>${label}</span>`;
  if (soort === 'bellen') return html`<a class="knop" href="tel:${waar.replace(/[- ]/g, '')}">${label}</a>`;
  const href = soort === 'mail' ? `mailto:${waar}` : `https://${waar}`;
  return html`<a class="knop" href="${href}" target="_blank" rel="noreferrer noopener">${label}</a>`;
}

/** One line for all ways with the same hours and costs; a site has none. */
function hours(spoken: Spoken, wegen: readonly Weg[]): readonly Html[] {
  const groups = new Map<string, Weg[]>();
  for (const weg of wegen) {
    if (weg.soort === 'site') continue;
    const same = JSON.stringify([weg.open, weg.gratis]);
    groups.set(same, [...(groups.get(same) ?? []), weg]);
  }
  return [...groups.values()].map((group) => groupHours(spoken, group, groups.size > 1));
}

function groupHours(spoken: Spoken, group: readonly Weg[], named: boolean): Html {
  const { text } = spoken;
  const [weg] = group;
  if (weg === undefined) return html``;
  const soorten = [...new Set(group.map(({ soort }) => text(`pagina.hulp.kanaal.${soort}`)))].join(', ');
  const there = weg.nu.kind === 'altijd' ? text('pagina.hulp.nuOpen') : tellNu(weg, spoken);
  const said = [there, hoursInWords(weg.open, spoken), ...(weg.gratis ? [text('verwijzing.gratis')] : [])];
  const mark = weg.nu.kind === 'altijd' ? 'open' : weg.nu.kind;
  return html`<p class="nu ${mark}">${named && `${soorten}: `}${said.filter((part) => part !== '').join(' ')}</p>`;
}

/** "Werkdagen van 8 tot 17 uur, niet op feestdagen."; nothing when nobody knows. */
function hoursInWords(open: Open, spoken: Spoken): string {
  if (open.kind === 'onbekend') return '';
  if (open.kind === 'altijd') return spoken.text('pagina.hulp.uren.altijd');
  return spoken.text(`pagina.hulp.uren.${open.dichtOpFeestdagen ? 'dicht' : 'open'}`, {
    dagen: daysInWords(open.dagen, spoken),
    van: spokenTime(open.van, spoken),
    tot: spokenTime(open.tot, spoken),
  });
}

function daysInWords(dagen: readonly Weekday[], { lang, text }: Spoken): string {
  const sorted = [...new Set(dagen)].sort();
  if (sorted.length === 7) return text('pagina.hulp.uren.elkeDag');
  if (sorted.join() === '1,2,3,4,5') return text('pagina.hulp.uren.werkdagen');
  const format = new Intl.DateTimeFormat(lang, { weekday: 'long', timeZone: 'UTC' });
  // 1 January 2024 was a Monday.
  const names = sorted.map((dag) => format.format(new Date(Date.UTC(2024, 0, dag, 12))));
  const list = new Intl.ListFormat(lang).format(names);
  return `${list.charAt(0).toLocaleUpperCase(lang)}${list.slice(1)}`;
}
