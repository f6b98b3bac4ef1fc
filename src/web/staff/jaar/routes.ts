import { dayOf } from '../../../domain/calendar.js';
import { DELEN, parseSchooljaar, type Schooljaar, schooljaarOf } from '../../../domain/telling.js';
import type { Version } from '../../../ports/dossier-store.js';
import type { Figures } from '../../../use-cases/staff/jaar/figures.js';
import {
  confirmClock,
  listYear,
  tickTask,
  writeJaartekst,
} from '../../../use-cases/staff/jaar/write-year.js';
import type { StaffDeps } from '../deps.js';
import type { Answer } from '../exchange.js';
import type { StaffRequest, StaffRoute } from '../staff-route.js';
import { getalLengte, getalTekst, rijNaam } from './figure-words.js';
import { type FiguresView, figuresPage } from './figures-page.js';
import { yearPage } from './year-page.js';

/** What counts the figures keeps what it counted; one for each site. */
type Counts = (input: {
  readonly session: StaffRequest['session'];
  readonly jaar: Schooljaar | undefined;
  readonly gemaskeerd?: boolean;
}) => Promise<Figures | undefined>;

/** `?voor=buiten`: as they may be given to others. */
const isMasked = (query: URLSearchParams): boolean => query.get('voor') === 'buiten';

async function showFigures(
  deps: StaffDeps,
  counts: Counts,
  { session, frame, query }: StaffRequest,
  more: Pick<FiguresView, 'done' | 'typed'> & { readonly jaar?: Schooljaar | undefined } = {},
): Promise<Answer | undefined> {
  const figures = await counts({
    session,
    jaar: more.jaar ?? parseSchooljaar(query.get('jaar') ?? ''),
    gemaskeerd: isMasked(query),
  });
  if (figures === undefined) return undefined;
  const { gewist } = (await deps.administratie.find(session.school.id)).value;
  const status = more.done === 'veranderd' ? 409 : more.done === 'te-lang' ? 422 : 200;
  return { status, page: figuresPage(frame, { session, figures, gewist, ...more }) };
}

async function showYear(deps: StaffDeps, { session, frame }: StaffRequest, done?: boolean): Promise<Answer> {
  const taken = await listYear(deps)(session);
  const people = (await deps.medewerkers.list(session.school.id)).value;
  const jaar = schooljaarOf(dayOf(deps.clock.now()));
  const page = yearPage(frame, { session, taken, people, jaar, done });
  return { status: done === false ? 422 : 200, page };
}

/** The figures as rows: part, what is counted, how many. */
function toRows(
  { words }: StaffRequest['frame'],
  { session }: StaffRequest,
  figures: Figures,
): readonly (readonly string[])[] {
  const { say } = words;
  const rows = DELEN.flatMap((deel) =>
    (figures.delen.get(deel) ?? []).map(({ waarde, getal }) => [
      say(`cijfers.deel.${deel}`),
      rijNaam(words, session.school, deel, waarde),
      getalTekst(words, getal),
    ]),
  );
  const totals = [
    [say('cijfers.totaal'), say('cijfers.meldingen'), getalTekst(words, figures.meldingen)],
    [say('cijfers.totaal'), say('cijfers.situaties'), getalTekst(words, figures.situaties)],
  ];
  const head = [say('cijfers.kop.deel'), say('cijfers.kop.wat'), say('cijfers.aantal')];
  return [head, ...totals, ...rows];
}

/** Every address of the school year. @param counts See {@link Counts}. */
export const yearRoutes = (counts: Counts): readonly StaffRoute[] => [
  { method: 'get', path: '/staf/cijfers', handle: (deps, request) => showFigures(deps, counts, request) },
  {
    method: 'post',
    path: '/staf/cijfers',
    async handle(deps, request, fields) {
      const jaar = parseSchooljaar(fields.get('jaar') ?? '');
      const figures = jaar && (await counts({ session: request.session, jaar }));
      if (jaar === undefined || figures?.mayWrite !== true) return undefined;
      const typed = { conclusies: fields.get('conclusies') ?? '', adviezen: fields.get('adviezen') ?? '' };
      const version = Number(fields.get('versie')) as Version;
      const done = await writeJaartekst(deps)({ session: request.session, jaar, ...typed, version });
      return showFigures(deps, counts, request, { done, jaar, ...(done !== 'gedaan' && { typed }) });
    },
  },
  {
    method: 'get',
    path: '/staf/cijfers/:jaar/:bestand',
    async handle(deps, request) {
      const { session, frame, params, query } = request;
      const jaar = parseSchooljaar(params.jaar ?? '');
      const figures = jaar && (await counts({ session, jaar, gemaskeerd: isMasked(query) }));
      if (figures === undefined) return undefined;
      if (params.bestand === 'cijfers.csv') {
        return {
          status: 200,
          file: {
            name: `cijfers-${jaar}.csv`,
            type: 'text/csv',
            body: deps.csv.write(toRows(frame, request, figures)),
          },
        };
      }
      const deel = DELEN.find((each) => `${each}.svg` === params.bestand);
      if (deel === undefined) return undefined;
      const bars = (figures.delen.get(deel) ?? []).map(({ waarde, getal }) => ({
        label: rijNaam(frame.words, session.school, deel, waarde),
        value: getalLengte(getal),
      }));
      return { status: 200, svg: await deps.charts.bars(frame.words.say(`cijfers.deel.${deel}`), bars) };
    },
  },
  { method: 'get', path: '/staf/jaarkalender', handle: (deps, request) => showYear(deps, request) },
  {
    method: 'post',
    path: '/staf/jaarkalender',
    async handle(deps, request, fields) {
      const done = await tickTask(deps)({
        session: request.session,
        taak: fields.get('taak') ?? '',
        gedaan: fields.get('gedaan') === 'ja',
        notitie: fields.get('notitie') ?? '',
      });
      return showYear(deps, request, done);
    },
  },
  {
    method: 'post',
    path: '/staf/klok',
    handle: async (deps, { session }) => ((await confirmClock(deps)(session)) ? { to: '/staf' } : undefined),
  },
];
