import { toRolId } from '../../../domain/ids.js';
import type { Feiten, Intakeuitkomst, Nagekomen, Plicht } from '../../../domain/stappenplan/gebeurtenis.js';
import type { Planact } from '../../../use-cases/staff/plan/record-event.js';
import { parseDay } from '../fields.js';

const UITKOMSTEN: readonly Intakeuitkomst[] = ['conflict', 'vermoeden', 'vastgesteld', 'anders'];
const NAGEKOMEN: readonly Nagekomen[] = ['ja', 'deels', 'nee'];
const PLICHTEN: readonly Plicht[] = ['meldplicht-bestuur', 'vertrouwensinspecteur', 'meldcode'];

/**
 * Reads what a form of the plan says. What is not there or not known becomes something that the plan refuses: the
 * rules stand in one place, and not here.
 */
export function readPlanact(fields: URLSearchParams): Planact {
  const text = (name: string): string => (fields.get(name) ?? '').replace(/\r\n?/g, '\n').trim();
  const one = <T extends string>(name: string, known: readonly T[]): T | undefined =>
    known.find((each) => each === fields.get(name));
  const waarom = text('waarom');
  const stap = text('stap');
  const unknown: Planact = { soort: 'stap-gedaan', stap: '' };
  switch (fields.get('soort')) {
    case 'intake-begonnen':
      return { soort: 'intake-begonnen' };
    case 'intake': {
      const uitkomst = one('uitkomst', UITKOMSTEN);
      const feiten = readFeiten(fields);
      return uitkomst === undefined ? unknown : { soort: 'intake', uitkomst, waarom, feiten };
    }
    case 'stap-gedaan': {
      const antwoord = one('antwoord', ['ja', 'nee'] as const);
      return { soort: 'stap-gedaan', stap, ...(antwoord && { antwoord }) };
    }
    case 'stap-overgeslagen':
      return { soort: 'stap-overgeslagen', stap, ...(waarom !== '' && { waarom }) };
    case 'stap-begonnen':
      return { soort: 'stap-begonnen', stap, waarom };
    case 'afspraak': {
      const dag = parseDay(text('dag'));
      const met = text('met');
      return {
        soort: 'afspraak',
        tekst: text('tekst'),
        ...(met !== '' && { met }),
        ...(stap !== '' && { stap }),
        ...(dag && { dag }),
      };
    }
    case 'afspraak-bekeken': {
      const nagekomen = one('nagekomen', NAGEKOMEN);
      const afspraak = Number(fields.get('afspraak') ?? -1);
      return nagekomen === undefined ? unknown : { soort: 'afspraak-bekeken', afspraak, nagekomen };
    }
    case 'geregistreerd':
      return { soort: 'geregistreerd', registratie: text('registratie') };
    case 'geescaleerd':
      return { soort: 'geescaleerd', naar: toRolId(text('naar')), waarom };
    case 'overgedragen':
      return { soort: 'overgedragen', van: text('van'), naar: text('naar'), waarom };
    case 'plicht-gedaan': {
      const plicht = one('plicht', PLICHTEN);
      return plicht === undefined ? unknown : { soort: 'plicht-gedaan', plicht };
    }
    case 'vrijgegeven':
      return { soort: 'vrijgegeven', waarom };
    default:
      return unknown;
  }
}

/** Only what was judged. */
function readFeiten(fields: URLSearchParams): Partial<Feiten> {
  const judged = (name: 'ernstig' | 'strafbaar' | 'meerLeerlingen'): Partial<Feiten> => {
    const said = fields.get(name);
    return said === 'ja' || said === 'nee' ? { [name]: said === 'ja' } : {};
  };
  return { ...judged('ernstig'), ...judged('strafbaar'), ...judged('meerLeerlingen') };
}
