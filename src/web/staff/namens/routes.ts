import { toDraftId, toMedewerkerId } from '../../../domain/ids.js';
import { type EnterMelding, enterMelding } from '../../../use-cases/staff/namens/enter-melding.js';
import type { StaffDeps } from '../deps.js';
import type { Answer } from '../exchange.js';
import type { StaffRequest, StaffRoute } from '../staff-route.js';
import { GEVAREN, HOE, PERSPECTIEVEN, VORMEN } from './choices.js';
import { enteredPage, enterPage } from './page.js';

async function show(
  deps: StaffDeps,
  { session, frame }: StaffRequest,
  refused?: { readonly typed: EnterMelding; readonly why: string; readonly named?: boolean },
): Promise<Answer> {
  const people = (await deps.medewerkers.list(session.school.id)).value;
  const draft = refused?.typed.draft ?? deps.ids.draft();
  const page = enterPage(frame, { session, people, draft, refused });
  return { status: refused === undefined ? 200 : 422, page };
}

export const enterRoutes: readonly StaffRoute[] = [
  { method: 'get', path: '/staf/namens', handle: (deps, request) => show(deps, request) },
  {
    method: 'post',
    path: '/staf/namens',
    async handle(deps, request, fields) {
      const { session, frame } = request;
      const { say, list } = frame.words;
      const typed = readMelding(session, fields);
      const result = await enterMelding(deps)(typed);
      if (result.kind === 'geweigerd')
        return show(deps, request, { typed, why: say(`namens.geweigerd.${result.reden}`) });
      if (result.kind === 'noemt') {
        return show(deps, request, {
          typed,
          why: say('namens.noemt', { namen: list(result.namen) }),
          named: true,
        });
      }
      deps.wake?.();
      return { status: 200, page: enteredPage(frame, result) };
    },
  },
];

function readMelding(session: StaffRequest['session'], fields: URLSearchParams): EnterMelding {
  const text = (name: string): string => (fields.get(name) ?? '').replace(/\r\n?/g, '\n');
  const one = <T extends string>(name: string, known: readonly [T, ...T[]]): T =>
    known.find((each) => each === fields.get(name)) ?? known[0];
  return {
    session,
    draft: toDraftId(`namens-${text('draft').slice(0, 64)}`),
    wie: one('wie', ['leerling', 'ouder']),
    perspectief: one('perspectief', PERSPECTIEVEN),
    verhaal: text('verhaal'),
    eigenBeeld: text('eigenBeeld'),
    hoe: one('hoe', HOE),
    weetHet: one('weetHet', ['weet-niet', 'ja', 'nee']),
    naam: text('naam'),
    kind: text('kind'),
    groep: text('groep'),
    waar: text('waar'),
    vormen: VORMEN.filter((vorm) => fields.getAll('vorm').includes(vorm)),
    gevaar: GEVAREN.filter((gevaar) => fields.getAll('gevaar').includes(gevaar)),
    overPersoneel: fields.get('overPersoneel') === 'ja',
    nietDoor: fields.getAll('nietDoor').map(toMedewerkerId),
    metCode: fields.get('metCode') === 'ja',
    tochLezen: fields.get('tochLezen') === 'ja',
  };
}
