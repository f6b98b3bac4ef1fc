import type { DossierId } from '../../../domain/ids.js';
import { openDossier } from '../../../use-cases/staff/open-dossier.js';
import {
  type ExportInput,
  exportDossier,
  MAX_SAMENVATTING,
  proposedNames,
  type Uitvoer,
  unmask,
} from '../../../use-cases/staff/uitvoer/export-dossier.js';
import { type Html, html } from '../../html.js';
import type { StaffDeps } from '../deps.js';
import type { Answer } from '../exchange.js';
import { type Frame, layout, notice } from '../layout.js';
import type { StaffRequest } from '../staff-route.js';

/** What a part of the export is called. */
const kop = (
  { words: { say } }: Frame,
  part:
    | 'intake'
    | 'stappen'
    | 'afspraken'
    | 'registraties'
    | 'aanpak'
    | 'spoor'
    | 'verhaal'
    | 'berichten'
    | 'notities',
) => html`<h2>${say(`uitvoer.${part}`)}</h2>`;

type Refused = 'tweede-persoon' | 'te-lang';

interface Asked {
  readonly verberg: string;
  readonly samenvatting: string;
}

/** The form: what to mask, and what to write for whoever asks to see it. Nothing leaves from here. */
export async function showExport(
  deps: StaffDeps,
  { session, frame }: StaffRequest,
  id: DossierId,
  refused?: { readonly reden: Refused; readonly asked: Asked },
): Promise<Answer | undefined> {
  const opened = await openDossier(deps)({ session, id });
  if (opened === undefined) return undefined;
  const { say } = frame.words;
  const { ontmaskering } = opened.dossier;
  const asked = refused?.asked ?? {
    verberg: proposedNames(opened.dossier, opened.plan).join(', '),
    samenvatting: '',
  };
  const token = html`<input type="hidden" name="csrf" value="${session.csrf}">`;
  const allowed = ontmaskering?.toegestaanDoor !== undefined;
  const page = layout(
    frame,
    say('uitvoer.titel'),
    html`<p class="back"><a href="/staf/dossiers/${id}">${say('uitvoer.terug')}</a></p>
${refused && notice('fout', html`<p>${say(`staf.geweigerd.${refused.reden}`)}</p>`)}
<h1>${say('uitvoer.titel')}</h1><p>${say('uitvoer.uitleg')}</p>
<form method="post" action="/staf/dossiers/${id}/afdruk" class="card act">${token}
<label for="verberg">${say('uitvoer.verberg')}</label><p class="quiet" id="verberg-uitleg">${say('uitvoer.verbergUitleg')}</p>
<textarea id="verberg" name="verberg" rows="3" aria-describedby="verberg-uitleg">${asked.verberg}</textarea>
<label for="samenvatting">${say('uitvoer.samenvatting')}</label><p class="quiet" id="samen-uitleg">${say('uitvoer.samenvattingUitleg')}</p>
<textarea id="samenvatting" name="samenvatting" rows="5" maxlength="${MAX_SAMENVATTING}" aria-describedby="samen-uitleg">${asked.samenvatting}</textarea>
${allowed && html`<label class="option"><input type="checkbox" name="metNamen" value="ja"> <span>${say('uitvoer.metNamen')}</span></label>`}
<button class="main">${say('uitvoer.voorbeeld')}</button></form>
<section class="card"><h2>${say('uitvoer.namenTitel')}</h2><p>${say(allowed ? 'uitvoer.toegestaan' : ontmaskering ? 'uitvoer.gevraagd' : 'uitvoer.namenUitleg')}</p>
${
  !allowed &&
  html`<form method="post" action="/staf/dossiers/${id}/namen" class="act">${token}
<button name="stap" value="${ontmaskering ? 'sta-toe' : 'vraag'}">${say(ontmaskering ? 'uitvoer.staToe' : 'uitvoer.vraag')}</button></form>`
}</section>`,
  );
  return { status: refused === undefined ? 200 : 422, page };
}

const readInput = ({ session }: StaffRequest, id: DossierId, fields: URLSearchParams): ExportInput => ({
  session,
  id,
  verberg: (fields.get('verberg') ?? '').split(/[,\n]/),
  samenvatting: fields.get('samenvatting') ?? '',
  metNamen: fields.get('metNamen') === 'ja',
});

/** The preview, which is what is printed; from it the file can be saved. */
export async function previewExport(
  deps: StaffDeps,
  request: StaffRequest,
  id: DossierId,
  fields: URLSearchParams,
): Promise<Answer | undefined> {
  const asked = { verberg: fields.get('verberg') ?? '', samenvatting: fields.get('samenvatting') ?? '' };
  const made = await exportDossier(deps)(readInput(request, id, fields));
  if (made === undefined) return undefined;
  if (typeof made === 'string') return showExport(deps, request, id, { reden: made, asked });
  const { frame, session } = request;
  const { say } = frame.words;
  const page = layout(
    frame,
    say('uitvoer.voorbeeldTitel'),
    html`<p class="back"><a href="/staf/dossiers/${id}/afdruk">${say('uitvoer.anders')}</a></p>
${notice('let-op', html`<p>${say(made.metNamen ? 'uitvoer.pasOpNamen' : 'uitvoer.pasOp')}</p>`)}
${paper(frame, made)}
${
  made.metNamen === false &&
  html`<form method="post" action="/staf/dossiers/${id}/bestand" class="act"><input type="hidden" name="csrf" value="${session.csrf}">
<input type="hidden" name="verberg" value="${asked.verberg}"><input type="hidden" name="samenvatting" value="${asked.samenvatting}">
<button>${say('uitvoer.bestand')}</button></form>`
}`,
  );
  return { status: 200, page };
}

/** The same as JSON, for another system or an archive. */
export async function downloadExport(
  deps: StaffDeps,
  request: StaffRequest,
  id: DossierId,
  fields: URLSearchParams,
): Promise<Answer | undefined> {
  const made = await exportDossier(deps)(readInput(request, id, fields));
  if (made === undefined || typeof made === 'string') return undefined;
  const body = `${JSON.stringify(made, null, 2)}\n`;
  return { status: 200, file: { name: `melding-${made.nummer}.json`, type: 'application/json', body } };
}

/** Two people let names leave. */
export async function askNames(
  deps: StaffDeps,
  request: StaffRequest,
  id: DossierId,
  fields: URLSearchParams,
): Promise<Answer | undefined> {
  const stap = fields.get('stap') === 'sta-toe' ? 'sta-toe' : 'vraag';
  const result = await unmask(deps)({ session: request.session, id, stand: '', stap });
  if (result === undefined) return undefined;
  if (result.kind === 'geweigerd') {
    return showExport(deps, request, id, {
      reden: 'tweede-persoon',
      asked: { verberg: '', samenvatting: '' },
    });
  }
  return { to: `/staf/dossiers/${id}/afdruk` };
}

function paper(frame: Frame, made: Uitvoer): Html {
  const { say, day } = frame.words;
  const own = (text: string) => html`<p class="own" dir="auto">${text}</p>`;
  return html`<article class="card paper"><h1>${say('uitvoer.kop', { nummer: made.nummer, school: made.school })}</h1>
<p>${say('uitvoer.regel', { dag: day(made.ontvangen), protocol: made.protocol })}</p>
${made.uitkomst !== undefined && html`<p>${say('uitvoer.uitkomst', { uitkomst: say(`staf.sluitreden.${made.uitkomst}` as 'staf.sluitreden.opgelost') })}</p>`}
${made.samenvatting !== undefined && html`<h2>${say('uitvoer.samenvattingKop')}</h2>${own(made.samenvatting)}`}
${made.verhaal !== undefined && html`${kop(frame, 'verhaal')}${own(made.verhaal)}<ul>${Object.entries(made.antwoorden ?? {}).map(([field, value]) => html`<li>${field}: ${value}</li>`)}</ul>`}
${made.intake && html`${kop(frame, 'intake')}<p>${day(made.intake.dag)}: ${say(`opv.intake.uitkomst.${made.intake.uitkomst}` as 'opv.intake.uitkomst.anders')}</p>${own(made.intake.waarom)}`}
${made.stappen.length > 0 && html`${kop(frame, 'stappen')}<ul>${made.stappen.map(({ stap, dag, hoe }) => html`<li>${day(dag)}: ${stap} (${say(`opv.afloop.${hoe}` as 'opv.afloop.gedaan')})</li>`)}</ul>`}
${made.afspraken.length > 0 && html`${kop(frame, 'afspraken')}<ul>${made.afspraken.map(({ tekst, tot, nagekomen }) => html`<li><span class="own">${tekst}</span>${tot && html` (${say('opv.afspraak.tot', { dag: day(tot) })})`}${nagekomen && html`: ${say(`opv.nagekomen.${nagekomen}` as 'opv.nagekomen.ja')}`}</li>`)}</ul>`}
${made.registraties.length > 0 && html`${kop(frame, 'registraties')}<ul>${made.registraties.map(({ systeem, dag }) => html`<li>${systeem}${dag && html`: ${day(dag)}`}</li>`)}</ul>`}
${made.aanpak && html`${kop(frame, 'aanpak')}${Object.values(made.aanpak).filter(Boolean).map(own)}`}
${made.berichten && html`${kop(frame, 'berichten')}${made.berichten.map(({ van, dag, tekst }) => html`<p>${day(dag)}, ${van}:</p>${own(tekst)}`)}`}
${made.notities && made.notities.length > 0 && html`${kop(frame, 'notities')}${made.notities.map(({ dag, tekst }) => html`<p>${day(dag)}</p>${own(tekst)}`)}`}
${kop(frame, 'spoor')}<ul>${made.handelingen.map(({ dag, wie, wat }) => html`<li>${day(dag)}, ${wie}: ${say(`staf.handeling.${wat}` as 'staf.handeling.bekeken')}</li>`)}</ul>
</article>`;
}
