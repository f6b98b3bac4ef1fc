import { type DossierId, toDossierId } from '../../../domain/ids.js';
import { isAnoniem } from '../../../domain/melding.js';
import { mag } from '../../../domain/schoolpakket.js';
import { phoneOf } from '../../../domain/verwijzing/hulplijn.js';
import type { ActResult, DossierAct } from '../../../use-cases/staff/act-on-dossier.js';
import { answerMelder, MAX_ANTWOORD } from '../../../use-cases/staff/answer-melder.js';
import { closeDossier, closingRol } from '../../../use-cases/staff/close-dossier.js';
import { type OpenedDossier, openDossier } from '../../../use-cases/staff/open-dossier.js';
import { recordEvent } from '../../../use-cases/staff/plan/record-event.js';
import { writeAanpak } from '../../../use-cases/staff/plan/write-aanpak.js';
import { reopenDossier } from '../../../use-cases/staff/reopen-dossier.js';
import { addColleague, handOver, removeColleague } from '../../../use-cases/staff/samen/hand-over.js';
import { linkSituatie, unlinkSituatie } from '../../../use-cases/staff/samen/link-situatie.js';
import { noteGezag } from '../../../use-cases/staff/samen/note-gezag.js';
import { writeNote } from '../../../use-cases/staff/samen/write-note.js';
import type { StaffSession } from '../../../use-cases/staff/sessions.js';
import { takeDossier } from '../../../use-cases/staff/take-dossier.js';
import type { StaffDeps } from '../deps.js';
import type { Answer } from '../exchange.js';
import type { Frame } from '../layout.js';
import type { StaffRoute } from '../staff-route.js';
import { askNames, downloadExport, previewExport, showExport } from './export.js';
import { OPENINGS, openingsFor, type Typed } from './forms.js';
import { type Aftermath, DONE, type DossierView, dossierPage } from './page.js';
import { readPlanact } from './plan-fields.js';

/** A request of a medewerker about one dossier. */
export interface DossierRequest {
  readonly session: StaffSession;
  readonly frame: Frame;
  readonly id: DossierId;
}

/** Ids are 32 hexadecimal characters; anything else is not looked for. */
const parseDossierId = (raw: string | undefined): DossierId | undefined =>
  raw !== undefined && /^[0-9a-f]{32}$/.test(raw) ? toDossierId(raw) : undefined;

/** Shows the dossier. @returns undefined when it is not there for this person. */
async function showDossier(
  deps: StaffDeps,
  request: DossierRequest,
  state: {
    readonly typed?: Typed;
    readonly aftermath?: Aftermath | undefined;
    readonly status?: number;
  } = {},
): Promise<Answer | undefined> {
  const opened = await openDossier(deps)({ session: request.session, id: request.id });
  if (opened === undefined) return undefined;
  const { typed = {}, aftermath, status = 200 } = state;
  const view = { ...viewOf(deps, request.session, opened), typed, aftermath };
  return { status, page: dossierPage(request.frame, view) };
}

/** What a page of a dossier needs to know of who looks at it. */
export function viewOf(deps: StaffDeps, session: StaffSession, opened: OpenedDossier): DossierView {
  const { school, medewerker, csrf } = session;
  const reader = opened.colleagues.readerOf(opened.dossier, medewerker.id);
  const rollen = [...new Set([...(reader ? [reader.rol] : []), ...medewerker.rollen])];
  return {
    opened,
    csrf,
    school,
    rollen,
    mayAllSteps: rollen.some((rol) => mag(school, rol, 'stappen')),
    mayClose: reader !== undefined && closingRol(session, reader.rol) !== undefined,
    coarse: isAnoniem(opened.dossier.melding.antwoorden),
    numberOf: (id) => phoneOf(deps.hulplijnen.all(), id),
    me: medewerker.id,
    typed: {},
  };
}

/** What `?gedaan=` of the address says was just done. */
const aftermathOf = (gedaan: string | null): Aftermath | undefined => {
  const wat = DONE.find((done) => done === gedaan);
  return wat && { kind: 'gedaan', wat };
};

type Act = (deps: StaffDeps, request: DossierRequest, fields: URLSearchParams) => Promise<Answer | undefined>;

const actOf = ({ session, id }: DossierRequest, fields: URLSearchParams): DossierAct => ({
  session,
  id,
  stand: fields.get('stand') ?? '',
});

/** An act that is done at once with what stands in these fields; they are handed back when it is refused. */
const simple =
  (
    wat: (typeof DONE)[number],
    run: (
      deps: StaffDeps,
      act: DossierAct,
      field: (name: string) => string,
    ) => Promise<ActResult | undefined>,
    kept: readonly (keyof Typed)[] = [],
  ): Act =>
  async (deps, request, fields) => {
    const field = (name: string): string => fields.get(name) ?? '';
    const result = await run(deps, actOf(request, fields), field);
    const typed = Object.fromEntries(kept.map((name) => [name, field(name)])) as Typed;
    return after(deps, request, wat, result, typed);
  };

/** What can be posted to a dossier, by the last part of the address. */
const dossierActs: ReadonlyMap<string, Act> = new Map<string, Act>([
  ['oppakken', simple('opgepakt', (deps, act) => takeDossier(deps)(act))],
  ['heropenen', simple('heropend', (deps, act) => reopenDossier(deps)(act))],
  [
    'sluiten',
    simple(
      'gesloten',
      (deps, act, field) =>
        closeDossier(deps)({ ...act, reden: field('reden'), toelichting: field('toelichting') }),
      ['reden', 'toelichting'],
    ),
  ],
  ['overdragen', simple('overgedragen', (deps, act, field) => handOver(deps)({ ...act, aan: field('aan') }))],
  [
    'collega',
    simple('collega-erbij', (deps, act, field) => addColleague(deps)({ ...act, aan: field('aan') })),
  ],
  [
    'collega-eraf',
    simple('collega-eraf', (deps, act, field) => removeColleague(deps)({ ...act, aan: field('aan') })),
  ],
  [
    'notitie',
    simple('genoteerd', (deps, act, field) => writeNote(deps)({ ...act, tekst: field('notitie') }), [
      'notitie',
    ]),
  ],
  ['gezag', simple('gezag', (deps, act, field) => noteGezag(deps)({ ...act, gezag: field('gezag') }))],
  [
    'koppelen',
    simple('gekoppeld', (deps, act, field) => linkSituatie(deps)({ ...act, nummer: field('nummer') })),
  ],
  ['losmaken', simple('losgemaakt', (deps, act) => unlinkSituatie(deps)(act))],
  [
    'aanpak',
    simple(
      'aanpak',
      (deps, act, field) =>
        writeAanpak(deps)({
          ...act,
          aanpak: {
            handelingsplan: field('handelingsplan'),
            steungroep: field('steungroep'),
            steungroepMag: field('steungroepMag') === 'ja',
            hulp: field('hulp'),
          },
        }),
      ['handelingsplan', 'steungroep', 'hulp'],
    ),
  ],
  [
    'plan',
    async (deps, request, fields) => {
      const wat = readPlanact(fields);
      const result = await recordEvent(deps)({ ...actOf(request, fields), wat });
      return after(deps, request, 'plan', result, {
        waarom: fields.get('waarom') ?? fields.get('tekst') ?? '',
      });
    },
  ],
  [
    'antwoord',
    async (deps, request, fields) => {
      const tekst = fields.get('tekst') ?? '';
      const opening = OPENINGS.find((each) => each === fields.get('begin'));
      if (opening !== undefined) return withOpening(deps, request, tekst, opening);
      const belSchool = fields.get('bel') === 'ja';
      const toch = fields.get('toch') === 'ja';
      const said = belSchool ? deps.texts.text('nl', 'medewerker', 'opv.gezag.belSchool') : tekst;
      const result = await answerMelder(deps)({ ...actOf(request, fields), tekst: said, belSchool, toch });
      const weerNaam = result?.kind === 'geweigerd' && result.reden === 'weer-naam';
      return after(deps, request, 'beantwoord', result, { tekst, weerNaam });
    },
  ],
]);

/** Done: back to the page by a redirect. Not done: the page as it is now, saying why, with what was typed. */
async function after(
  deps: StaffDeps,
  request: DossierRequest,
  wat: (typeof DONE)[number],
  result: ActResult | undefined,
  typed: Typed,
): Promise<Answer | undefined> {
  if (result === undefined) return undefined;
  if (result.kind === 'gedaan') return { to: `/staf/dossiers/${request.id}?gedaan=${wat}` };
  const status = result.kind === 'veranderd' ? 409 : 422;
  return showDossier(deps, request, { typed, aftermath: result, status });
}

/** Puts a ready-made first sentence, in the language of the melder, above what stands in the form. Sends nothing. */
async function withOpening(
  deps: StaffDeps,
  request: DossierRequest,
  tekst: string,
  opening: (typeof OPENINGS)[number],
): Promise<Answer | undefined> {
  const { session, frame, id } = request;
  const opened = await openDossier(deps)({ session, id });
  if (opened === undefined) return undefined;
  const { melding } = opened.dossier;
  const kind = openingsFor(melding.wie);
  const sentence = deps.texts.text(melding.taal, 'medewerker', `staf.begin.${kind}.${opening}`);
  const together = tekst.includes(sentence) ? tekst : [sentence, tekst.trim()].filter(Boolean).join('\n\n');
  const typed = { tekst: together.slice(0, MAX_ANTWOORD) };
  return { status: 200, page: dossierPage(frame, { ...viewOf(deps, session, opened), typed }) };
}

export const dossierRoutes: readonly StaffRoute[] = [
  {
    method: 'get',
    path: '/staf/dossiers/:id',
    async handle(deps, { session, frame, query, params }) {
      const id = parseDossierId(params.id);
      return id && showDossier(deps, { session, frame, id }, { aftermath: aftermathOf(query.get('gedaan')) });
    },
  },
  {
    method: 'get',
    path: '/staf/dossiers/:id/afdruk',
    async handle(deps, request) {
      const id = parseDossierId(request.params.id);
      return id && showExport(deps, request, id);
    },
  },
  ...[
    { act: 'afdruk', run: previewExport },
    { act: 'bestand', run: downloadExport },
    { act: 'namen', run: askNames },
  ].map(
    ({ act, run }): StaffRoute => ({
      method: 'post',
      path: `/staf/dossiers/:id/${act}`,
      async handle(deps, request, fields) {
        const id = parseDossierId(request.params.id);
        return id && run(deps, request, id, fields);
      },
    }),
  ),
  {
    method: 'post',
    path: '/staf/dossiers/:id/:act',
    async handle(deps, { session, frame, params }, fields) {
      const id = parseDossierId(params.id);
      const act = dossierActs.get(params.act ?? '');
      return id && act?.(deps, { session, frame, id }, fields);
    },
  },
];
