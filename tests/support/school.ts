import { toRolId, toSchoolId } from '../../src/domain/ids.js';
import type { Rol, Schoolpakket } from '../../src/domain/schoolpakket.js';

const bron = { plek: 'hier' };

/** A rol that says nothing but its name, with anything else that a test needs. */
export const aRol = (id: string, naam = id, more: Partial<Rol> = {}): Rol => ({
  id: toRolId(id),
  naam,
  ookGenoemd: [],
  functies: [],
  rechten: [],
  taken: [],
  waarvoor: { leerling: 'hulp', ouder: 'hulp' },
  inProtocol: [],
  extern: false,
  ...more,
});

/** A school whose protocol says nothing, with one reader inside and one outside. */
export const aSchool = (id: string, naam = id, more: Partial<Schoolpakket> = {}): Schoolpakket => ({
  versie: 1,
  id: toSchoolId(id),
  naam,
  schooltype: 'po',
  status: 'proef',
  locaties: [],
  insluiten: [],
  goedkeuringen: [],
  protocol: { titel: 'Proefprotocol' },
  begrippen: {},
  kenmerken: [],
  vormen: [],
  sporen: [],
  rollen: [
    aRol('aanspreekpunt', 'aanspreekpunt', { rechten: ['intake', 'stappen', 'vrijgeven', 'sluiten'] }),
    aRol('bestuur', 'bestuurder', { extern: true, rechten: ['intake', 'vrijgeven', 'sluiten'] }),
  ],
  routes: {
    standaard: [toRolId('aanspreekpunt')],
    daarna: [],
    dringend: [],
    overPersoneel: [toRolId('bestuur')],
    perVorm: {},
  },
  escalatie: [],
  stappenplan: {
    start: { conflict: [], vermoeden: [], vastgesteld: [] },
    herhaling: [],
    lijnen: [],
    stappen: [],
    bron,
  },
  registraties: [],
  gevolgen: { voorJa: { leerling: [], ouder: [] }, zelfPesten: { leerling: [], ouder: [] }, bron },
  antwoorden: {},
  sancties: [],
  signalen: {},
  advies: { leerling: {}, ouder: {} },
  methoden: [],
  klachtenroute: [],
  partners: [],
  preventie: [],
  bewaartermijnen: { standaard: 12 },
  kanttekeningen: [],
  weggelaten: [],
  talen: ['nl'],
  ...more,
});
