import { dayOf } from '../../domain/calendar.js';
import type { Dossier } from '../../domain/dossier.js';
import { findRol } from '../../domain/schoolpakket.js';
import { spokenDay } from '../melding/readers.js';
import type { About, Bubble } from '../script.js';

/**
 * What a melder sees of a dossier: received, read by which rol on which day, the answers of school, ended.
 * Never the story, a name, or what other melders told.
 */
export function statusOf(dossier: Dossier, about: About): readonly Bubble[] {
  const { toestand } = dossier;
  const rolNaam = (rol: Dossier['rollen'][number]): string => findRol(about.pakket, rol)?.naam ?? rol;
  const gelezen = dossier.gelezen.map(
    ({ rol, op }): Bubble => ({
      key: 'status.gelezen',
      params: { rol: rolNaam(rol), dag: spokenDay(dayOf(new Date(op)), about) },
    }),
  );
  const answers = dossier.berichten.flatMap((bericht): readonly Bubble[] =>
    bericht.van === 'school'
      ? [{ key: 'status.antwoord', params: { rol: rolNaam(bericht.rol) } }, { literal: `“${bericht.tekst}”` }]
      : [],
  );
  return [
    { key: 'status.ontvangen' },
    ...(gelezen.length > 0 ? gelezen : [notRead(dossier, about)]),
    ...(answers.length > 0 ? answers : [{ key: 'status.geenAntwoord' } as const]),
    ...(toestand.status === 'gesloten'
      ? [{ key: toestand.reden === 'ingetrokken' ? 'status.wasIngetrokken' : 'status.afgerond' } as const]
      : []),
  ];
}

function notRead({ leesdag }: Dossier, about: About): Bubble {
  if (leesdag === undefined) return { key: 'status.nogNietGelezen' };
  if (leesdag < about.today) return { key: 'status.dagVoorbij', params: { dag: spokenDay(leesdag, about) } };
  return { key: 'status.wordtGelezen', params: { dag: spokenDay(leesdag, about) } };
}
