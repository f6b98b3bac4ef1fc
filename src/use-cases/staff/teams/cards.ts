import type { Dossier } from '../../../domain/dossier.js';
import type { IsoDate, MedewerkerId } from '../../../domain/ids.js';
import type { DossierKaart } from '../../../domain/kaart.js';
import type { Medewerker } from '../../../domain/medewerker.js';
import { dayOfReceipt } from '../../../domain/received.js';
import type { Schoolpakket } from '../../../domain/schoolpakket.js';
import { standOf } from '../act-on-dossier.js';
import { candidates } from '../samen/colleagues-of-dossier.js';

/** What a card of a dossier is drawn from. */
export interface CardView {
  readonly dossier: Dossier;
  readonly pakket: Schoolpakket;
  readonly everybody: readonly Medewerker[];
  readonly today: IsoDate;
  readonly publicUrl: string;
  /** Whose card it is; absent: one that several people see. */
  readonly voor: MedewerkerId | undefined;
}

/** Names that fit in a list on a card. */
const MOST = 20;

/** The card of a dossier as it stands, with what its reader may do from there. */
export function kaartOf({ dossier, pakket, everybody, today, publicUrl, voor }: CardView): DossierKaart {
  const { toestand, id } = dossier;
  const door = wieVan(dossier);
  const naam = everybody.find((person) => person.id === door)?.naam;
  const open = toestand.status !== 'gesloten';
  const aan =
    open && voor !== undefined
      ? candidates(dossier, { everybody, pakket, today }).filter((person) => person.id !== door)
      : [];
  return {
    soort: 'dossier',
    school: pakket.id,
    dossier: id,
    schoolnaam: pakket.naam,
    toestand: toestand.status,
    ...(open && naam !== undefined && { door: naam }),
    eerst: open && dossier.dringend,
    binnen: dayOfReceipt(dossier.ontvangen),
    stand: standOf(dossier),
    link: `${publicUrl}/staf/dossiers/${id}`,
    magOppakken: open && !(toestand.status === 'opgepakt' && toestand.door === voor),
    aan: aan
      .filter((person) => person.id !== voor)
      .slice(0, MOST)
      .map((person) => ({ id: person.id, naam: person.naam })),
  };
}

function wieVan({ toestand }: Dossier): MedewerkerId | undefined {
  if (toestand.status === 'opgepakt') return toestand.door;
  return toestand.status === 'overgedragen' ? toestand.aan : undefined;
}
