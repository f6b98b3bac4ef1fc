import { type DossierId, toDossierId } from '../../domain/ids.js';
import { phoneOf } from '../../domain/verwijzing/hulplijn.js';
import type { ActResult, DossierAct } from '../../use-cases/staff/act-on-dossier.js';
import { answerMelder, MAX_ANTWOORD } from '../../use-cases/staff/answer-melder.js';
import { closeDossier } from '../../use-cases/staff/close-dossier.js';
import { openDossier } from '../../use-cases/staff/open-dossier.js';
import { reopenDossier } from '../../use-cases/staff/reopen-dossier.js';
import type { StaffSession } from '../../use-cases/staff/sessions.js';
import { takeDossier } from '../../use-cases/staff/take-dossier.js';
import type { StaffDeps } from './deps.js';
import { OPENINGS, openingsFor, type Typed } from './dossier-forms.js';
import { type Aftermath, type Done, dossierPage } from './dossier-page.js';
import type { Answer } from './exchange.js';
import type { Frame } from './layout.js';

const DONE: readonly Done[] = ['opgepakt', 'beantwoord', 'gesloten', 'heropend'];

/** A request of a medewerker about one dossier. */
export interface DossierRequest {
  readonly session: StaffSession;
  readonly frame: Frame;
  readonly id: DossierId;
}

/** Ids are 32 hexadecimal characters; anything else is not looked for. */
export const parseDossierId = (raw: string | undefined): DossierId | undefined =>
  raw !== undefined && /^[0-9a-f]{32}$/.test(raw) ? toDossierId(raw) : undefined;

/** Shows the dossier. @returns undefined when it is not there for this person. */
export async function showDossier(
  deps: StaffDeps,
  { session, frame, id }: DossierRequest,
  state: {
    readonly typed?: Typed;
    readonly aftermath?: Aftermath | undefined;
    readonly status?: number;
  } = {},
): Promise<Answer | undefined> {
  const opened = await openDossier(deps)({ session, id });
  if (opened === undefined) return undefined;
  const { typed = {}, aftermath, status = 200 } = state;
  const page = dossierPage(frame, {
    opened,
    csrf: session.csrf,
    numberOf: (id) => phoneOf(deps.hulplijnen.all(), id),
    me: session.medewerker.id,
    typed,
    aftermath,
  });
  return { status, page };
}

/** What `?gedaan=` of the address says was just done. */
export const aftermathOf = (gedaan: string | null): Aftermath | undefined => {
  const wat = DONE.find((done) => done === gedaan);
  return wat && { kind: 'gedaan', wat };
};

type Act = (deps: StaffDeps, request: DossierRequest, fields: URLSearchParams) => Promise<Answer | undefined>;

const actOf = ({ session, id }: DossierRequest, fields: URLSearchParams): DossierAct => ({
  session,
  id,
  stand: fields.get('stand') ?? '',
});

/** What can be posted to a dossier, by the last part of the address. */
export const dossierActs: ReadonlyMap<string, Act> = new Map<string, Act>([
  [
    'oppakken',
    async (deps, request, fields) =>
      after(deps, request, 'opgepakt', await takeDossier(deps)(actOf(request, fields)), {}),
  ],
  [
    'antwoord',
    async (deps, request, fields) => {
      const tekst = fields.get('tekst') ?? '';
      const opening = OPENINGS.find((each) => each === fields.get('begin'));
      if (opening !== undefined) return withOpening(deps, request, tekst, opening);
      const result = await answerMelder(deps)({ ...actOf(request, fields), tekst });
      return after(deps, request, 'beantwoord', result, { tekst });
    },
  ],
  [
    'sluiten',
    async (deps, request, fields) => {
      const reden = fields.get('reden') ?? '';
      const toelichting = fields.get('toelichting') ?? '';
      const result = await closeDossier(deps)({ ...actOf(request, fields), reden, toelichting });
      return after(deps, request, 'gesloten', result, { reden, toelichting });
    },
  ],
  [
    'heropenen',
    async (deps, request, fields) =>
      after(deps, request, 'heropend', await reopenDossier(deps)(actOf(request, fields)), {}),
  ],
]);

/** Done: back to the page by a redirect. Not done: the page as it is now, saying why, with what was typed. */
async function after(
  deps: StaffDeps,
  request: DossierRequest,
  wat: Done,
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
  const opened = await openDossier(deps)({ session: request.session, id: request.id });
  if (opened === undefined) return undefined;
  const { melding } = opened.dossier;
  const kind = openingsFor(melding.wie);
  const sentence = deps.texts.text(melding.taal, 'medewerker', `staf.begin.${kind}.${opening}`);
  const together = tekst.includes(sentence) ? tekst : [sentence, tekst.trim()].filter(Boolean).join('\n\n');
  const { session, frame } = request;
  const page = dossierPage(frame, {
    opened,
    csrf: session.csrf,
    numberOf: (id) => phoneOf(deps.hulplijnen.all(), id),
    me: session.medewerker.id,
    typed: { tekst: together.slice(0, MAX_ANTWOORD) },
  });
  return { status: 200, page };
}
