import { dayOf } from '../../../domain/calendar.js';
import { toDossierId } from '../../../domain/ids.js';
import { isWerkzaam } from '../../../domain/medewerker.js';
import type { CardAct, CardAnswer } from '../../../ports/desk.js';
import type { SchoolStore } from '../../../ports/school-store.js';
import type { ShortTermStore } from '../../../ports/short-term-store.js';
import type { ActDeps } from '../act-on-dossier.js';
import { colleaguesOf } from '../colleagues.js';
import { handOver } from '../samen/hand-over.js';
import type { StaffSession } from '../sessions.js';
import { takeDossier } from '../take-dossier.js';
import { kaartOf } from './cards.js';
import { placesBy } from './places.js';

export interface CardActDeps extends ActDeps {
  readonly schools: SchoolStore;
  readonly shortTerm: ShortTermStore;
  readonly publicUrl: string;
  readonly wake?: () => void;
}

const NOT_YOURS: CardAnswer = { kind: 'niet-voor-jou' };

/**
 * An act from a card: with the rights of who pressed, on the dossier as it is now, and only when it still is as the card
 * showed it. What the page refuses, the card refuses.
 */
export const actFromCard =
  (deps: CardActDeps) =>
  async ({ gebruiker, verb, data, samen }: CardAct): Promise<CardAnswer> => {
    const asked = readData(data);
    const plek = placesBy(deps, gebruiker).find(({ school }) => school === asked?.school);
    const pakket = plek && deps.schools.find(plek.school);
    if (asked === undefined || pakket === undefined || plek?.medewerker === undefined) return NOT_YOURS;
    const today = dayOf(deps.clock.now());
    const colleagues = await colleaguesOf(deps, pakket);
    const medewerker = colleagues.everybody.find(({ id }) => id === plek.medewerker);
    if (medewerker === undefined || !isWerkzaam(medewerker, today)) return NOT_YOURS;

    const session: StaffSession = { school: pakket, medewerker, csrf: '', sleutel: '' };
    const act = { session, id: toDossierId(asked.dossier), stand: asked.stand };
    const result =
      verb === 'oppakken'
        ? await takeDossier(deps)(act)
        : verb === 'overdragen'
          ? await handOver(deps)({ ...act, aan: asked.aan })
          : undefined;
    const stored = result && (await deps.dossiers.find(pakket.id, act.id));
    if (result === undefined || stored === undefined) return NOT_YOURS;
    if (colleagues.readerOf(stored.value, medewerker.id) === undefined) return NOT_YOURS;
    deps.wake?.();
    const kaart = kaartOf({
      dossier: stored.value,
      pakket,
      everybody: colleagues.everybody,
      today,
      publicUrl: deps.publicUrl,
      voor: samen ? undefined : medewerker.id,
    });
    return { kind: result.kind === 'geweigerd' ? 'kan-niet' : result.kind, kaart };
  };

function readData(data: unknown) {
  if (typeof data !== 'object' || data === null) return undefined;
  const { school, dossier, stand, aan } = data as Readonly<Record<string, unknown>>;
  if (typeof school !== 'string' || typeof dossier !== 'string' || typeof stand !== 'string')
    return undefined;
  return { school, dossier, stand, aan: typeof aan === 'string' ? aan : '' };
}
