import type { AuditEntry, CodeHash, Dossier } from '../../src/domain/dossier.js';
import type { DossierId, IsoTime, SchoolId } from '../../src/domain/ids.js';
import { toIsoTime, toMedewerkerId, toRolId, toSchoolId } from '../../src/domain/ids.js';
import type { Clock } from '../../src/ports/clock.js';
import type { Stores } from '../../src/ports/stores.js';

/** How an engine opens its stores, empty. */
export type OpenStores = (options: {
  readonly schools: readonly SchoolId[];
  readonly clock: Clock;
  readonly maxConversations?: number;
}) => Promise<Stores>;

export const school = toSchoolId('de-berk');
export const otherSchool = toSchoolId('de-eik');
export const schools = [school, otherSchool] as const;

export const START = new Date('2026-11-20T09:00:00.000Z');

export interface SetClock extends Clock {
  /** Moves on by minutes. */
  pass(minutes: number): void;
  iso(): IsoTime;
}

export function setClock(start = START): SetClock {
  let now = start.getTime();
  return {
    now: () => new Date(now),
    iso: () => toIsoTime(new Date(now)),
    pass: (minutes) => {
      now += minutes * 60_000;
    },
  };
}

export const at = (minutes: number): IsoTime => toIsoTime(new Date(START.getTime() + minutes * 60_000));

export const act = (
  dossier: DossierId,
  id: string,
  wat: AuditEntry['wat'] = 'ontvangen',
  op = at(0),
): AuditEntry => ({ id, dossier, wie: { kind: 'systeem' }, wat, op });

/** A made-up dossier that came in some minutes after the start. */
export function exampleDossier(id: DossierId, minutes = 0, changes: Partial<Dossier> = {}): Dossier {
  return {
    versie: 1,
    id,
    school,
    ontvangen: { kind: 'moment', op: at(minutes) },
    melding: {
      versie: 1,
      wie: 'leerling',
      perspectief: 'gepeste',
      taal: 'nl',
      antwoorden: { wat: { kind: 'gegeven', value: 'ze pakken steeds mijn tas af' } },
      gevaar: [],
      ookGetypt: [],
    },
    toestand: { status: 'nieuw' },
    dringend: false,
    overPersoneel: false,
    rollen: [toRolId('anti-pestcoordinator')],
    uitgesloten: [],
    gelezen: [],
    berichten: [],
    outbox: [],
    laatsteHandeling: act(id, `ontvangen-${id}`),
    ...changes,
  };
}

export const wachtend = (volgende: IsoTime): Dossier['outbox'] => [
  {
    id: 'bericht-1',
    soort: 'nieuwe-melding',
    aan: toMedewerkerId('medewerker-1'),
    toestand: { kind: 'wacht', pogingen: 0, volgende },
  },
];

export const codeHash = (text: string): CodeHash => text as CodeHash;
