import { toMedewerkerId, toRolId } from '../../../domain/ids.js';
import type { Weekday } from '../../../domain/medewerker.js';
import type { Version } from '../../../ports/dossier-store.js';
import {
  confirmPeople,
  decideOnPerson,
  handOverAll,
  type PeopleResult,
  savePerson,
} from '../../../use-cases/staff/mensen/change-people.js';
import { listPeople } from '../../../use-cases/staff/mensen/people.js';
import type { PersonFields } from '../../../use-cases/staff/mensen/person-fields.js';
import type { StaffDeps } from '../deps.js';
import type { Answer } from '../exchange.js';
import { parseDay } from '../fields.js';
import type { StaffRequest, StaffRoute } from '../staff-route.js';
import { peoplePage, personPage } from './page.js';

const WEEKDAYS: readonly Weekday[] = [1, 2, 3, 4, 5];

/** What the last act on the list came to. */
export type PeopleAftermath =
  | PeopleResult
  | { readonly kind: 'overgedragen'; readonly gedaan: number; readonly gebleven: number };

async function showPeople(
  deps: StaffDeps,
  { session, frame }: StaffRequest,
  aftermath?: PeopleAftermath,
): Promise<Answer | undefined> {
  const people = await listPeople(deps)({ session });
  const status = aftermath?.kind === 'veranderd' ? 409 : aftermath?.kind === 'geweigerd' ? 422 : 200;
  return people && { status, page: peoplePage(frame, { session, people, aftermath }) };
}

async function showPerson(
  deps: StaffDeps,
  { session, frame, params }: StaffRequest,
  refused?: { readonly fields: PersonFields; readonly result: PeopleResult },
): Promise<Answer | undefined> {
  const people = await listPeople(deps)({ session });
  if (people?.mayChange !== true) return undefined;
  const isNew = params.id === 'nieuw';
  const person = people.people.find(({ id }) => id === params.id);
  if (!isNew && person === undefined) return undefined;
  const page = personPage(frame, { session, people, person, refused });
  return { status: refused === undefined ? 200 : refused.result.kind === 'veranderd' ? 409 : 422, page };
}

export const peopleRoutes: readonly StaffRoute[] = [
  {
    method: 'get',
    path: '/staf/mensen',
    handle: (deps, request) => showPeople(deps, request),
  },
  {
    method: 'get',
    path: '/staf/mensen/:id',
    handle: (deps, request) => showPerson(deps, request),
  },
  {
    method: 'post',
    path: '/staf/mensen/bevestigen',
    handle: async (deps, request, fields) =>
      showPeople(
        deps,
        request,
        await confirmPeople(deps)({ session: request.session, version: versionIn(fields) }),
      ),
  },
  {
    method: 'post',
    path: '/staf/mensen/besluit',
    handle: async (deps, request, fields) => {
      const act = { session: request.session, version: versionIn(fields), id: fields.get('id') ?? '' };
      return showPeople(
        deps,
        request,
        await decideOnPerson(deps)({ ...act, goed: fields.get('besluit') === 'goed' }),
      );
    },
  },
  {
    method: 'post',
    path: '/staf/mensen/overdragen',
    handle: async (deps, request, fields) => {
      const van = fields.get('van') ?? '';
      const outcome = await handOverAll(deps)({
        session: request.session,
        van,
        aan: fields.get('aan') ?? '',
      });
      return outcome && showPeople(deps, request, { kind: 'overgedragen', ...outcome });
    },
  },
  {
    method: 'post',
    path: '/staf/mensen/:id',
    handle: async (deps, request, posted) => {
      const { session, params } = request;
      const fields = readPerson(posted);
      const id = params.id === 'nieuw' ? undefined : params.id;
      const result = await savePerson(deps)({ session, version: versionIn(posted), id, fields });
      return result.kind === 'geweigerd' || result.kind === 'veranderd'
        ? showPerson(deps, request, { fields, result })
        : showPeople(deps, request, result);
    },
  },
];

const versionIn = (fields: URLSearchParams): Version => Number(fields.get('versie')) as Version;

function readPerson(fields: URLSearchParams): PersonFields {
  const day = (name: string) => parseDay(fields.get(name) ?? '');
  const vervanger = fields.get('vervanger');
  return {
    naam: fields.get('naam') ?? '',
    email: fields.get('email') ?? '',
    rollen: fields.getAll('rol').map(toRolId),
    werkdagen: WEEKDAYS.filter((weekday) => fields.getAll('dag').includes(String(weekday))),
    klassen: (fields.get('klassen') ?? '')
      .split(',')
      .map((klas) => klas.trim().slice(0, 20))
      .filter(Boolean)
      .slice(0, 20),
    totEnMet: day('totEnMet'),
    afwezigVan: day('afwezigVan'),
    afwezigTotEnMet: day('afwezigTotEnMet'),
    vervanger: vervanger ? toMedewerkerId(vervanger) : undefined,
    nietInDienst: fields.get('nietInDienst') === 'ja',
  };
}
