import type { Ontvangen } from '../../../domain/dossier.js';
import type { DossierId, IsoDate } from '../../../domain/ids.js';
import type { Registratie } from '../../../domain/schoolpakket.js';
import type { DossierStore } from '../../../ports/dossier-store.js';
import { everySummary } from '../every-summary.js';
import type { StaffSession } from '../sessions.js';

/** A melding that is not written down yet where the school keeps such things. No word of what it is about. */
export interface Nakijkpunt {
  readonly id: DossierId;
  readonly ontvangen: Ontvangen;
  readonly registratie: Registratie;
  /** The last day on which it is in time. */
  readonly dag: IsoDate;
}

/** The places that somebody looks through, by the protocol. */
export const reviewedBy = ({ school, medewerker }: StaffSession): readonly Registratie[] =>
  school.registraties.filter(({ controle }) => controle?.wie.some((rol) => medewerker.rollen.includes(rol)));

/**
 * What is still to be written down, for who looks through it (at one school every week). Nothing about somebody who
 * works at school, and nothing that this person is kept out of.
 * @returns undefined for who looks through nothing.
 */
export const reviewRegistrations =
  ({ dossiers }: { readonly dossiers: DossierStore }) =>
  async (session: StaffSession): Promise<readonly Nakijkpunt[] | undefined> => {
    const places = new Map(reviewedBy(session).map((registratie) => [registratie.id, registratie]));
    if (places.size === 0) return undefined;
    const open = await everySummary(dossiers, session.school.id, [
      'nieuw',
      'opgepakt',
      'overgedragen',
      'heropend',
    ]);
    return open
      .filter(
        ({ overPersoneel, uitgesloten }) => !overPersoneel && !uitgesloten.includes(session.medewerker.id),
      )
      .flatMap(({ id, ontvangen, agenda = [] }) =>
        agenda.flatMap(({ soort, wat, dag }): Nakijkpunt[] => {
          const registratie = soort === 'registratie' ? places.get(wat) : undefined;
          return registratie === undefined ? [] : [{ id, ontvangen, registratie, dag }];
        }),
      )
      .sort((one, other) => one.dag.localeCompare(other.dag));
  };
