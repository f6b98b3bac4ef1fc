import type { IsoDate, MedewerkerId, RolId } from '../../../domain/ids.js';
import { isWerkzaam, type Medewerker, normaliseEmail, type Weekday } from '../../../domain/medewerker.js';
import { findRol, mag, type Schoolpakket } from '../../../domain/schoolpakket.js';

/** What can be said of a person in the list, as it was typed. */
export interface PersonFields {
  readonly naam: string;
  readonly email: string;
  readonly rollen: readonly RolId[];
  readonly werkdagen: readonly Weekday[];
  readonly klassen: readonly string[];
  readonly totEnMet: IsoDate | undefined;
  readonly afwezigVan: IsoDate | undefined;
  readonly afwezigTotEnMet: IsoDate | undefined;
  readonly vervanger: MedewerkerId | undefined;
  readonly nietInDienst: boolean;
}

/** Why a person cannot be saved so. */
export type PersonRefusal =
  | 'naam'
  | 'email'
  | 'email-dubbel'
  | 'rol-onbekend'
  | 'rol-extern'
  | 'werkdagen'
  | 'afwezig'
  | 'vervanger'
  | 'niemand-over'
  | 'geen-recht'
  | 'niet-gevonden';

/** A person made of the fields, with what is kept of before. */
export function toPerson(fields: PersonFields, before: Medewerker): Medewerker {
  const { afwezig: _afwezig, totEnMet: _tot, nietInDienst: _dienst, klassen: _klassen, ...kept } = before;
  const { afwezigVan, afwezigTotEnMet, vervanger, totEnMet, klassen, nietInDienst } = fields;
  return {
    ...kept,
    naam: fields.naam.trim(),
    email: fields.email.trim(),
    rollen: fields.rollen,
    werkdagen: fields.werkdagen,
    ...(klassen.length > 0 && { klassen }),
    ...(totEnMet !== undefined && { totEnMet }),
    ...(nietInDienst && { nietInDienst }),
    ...(afwezigVan !== undefined &&
      afwezigTotEnMet !== undefined && {
        afwezig: { van: afwezigVan, totEnMet: afwezigTotEnMet, ...(vervanger && { vervanger }) },
      }),
  };
}

interface Around {
  readonly pakket: Schoolpakket;
  readonly others: readonly Medewerker[];
  readonly today: IsoDate;
  /** Who changes it holds a rol outside the school. */
  readonly fromOutside: boolean;
  /** The rollen that this person has already. */
  readonly had: readonly RolId[];
}

/** Looks whether a person can be in the list so. */
export function checkPerson(
  person: Medewerker,
  fields: PersonFields,
  { pakket, others, today, fromOutside, had }: Around,
): PersonRefusal | undefined {
  if (person.naam === '' || person.naam.length > 100) return 'naam';
  if (!/^[^\s@<>]{1,64}@[^\s@<>]+\.[^\s@<>]{2,}$/.test(person.email)) return 'email';
  if (others.some(({ email }) => normaliseEmail(email) === normaliseEmail(person.email)))
    return 'email-dubbel';
  if (person.rollen.some((rol) => findRol(pakket, rol) === undefined)) return 'rol-onbekend';
  const isExtern = (rol: RolId): boolean => findRol(pakket, rol)?.extern === true;
  // The school does not choose who reads what is about its own people.
  if (!fromOutside && [...person.rollen, ...had].some(isExtern)) return 'rol-extern';
  if (person.werkdagen.length === 0) return 'werkdagen';
  const { afwezigVan, afwezigTotEnMet, vervanger } = fields;
  if ((afwezigVan === undefined) !== (afwezigTotEnMet === undefined)) return 'afwezig';
  if (afwezigVan !== undefined && afwezigTotEnMet !== undefined && afwezigTotEnMet < afwezigVan)
    return 'afwezig';
  if (vervanger !== undefined && !others.some(({ id }) => id === vervanger)) return 'vervanger';
  const next = [...others, person];
  const mayChange = (one: Medewerker): boolean =>
    isWerkzaam(one, today) && one.rollen.some((rol) => mag(pakket, rol, 'mensen'));
  return next.some(mayChange) ? undefined : 'niemand-over';
}

/** Whether a change lets somebody read more, or sends the sign-in link elsewhere: then a second person looks at it. */
export function givesMore(before: Medewerker, after: Medewerker): boolean {
  return (
    normaliseEmail(before.email) !== normaliseEmail(after.email) ||
    after.rollen.some((rol) => !before.rollen.includes(rol)) ||
    (before.nietInDienst === true && after.nietInDienst !== true) ||
    (before.totEnMet !== undefined && (after.totEnMet === undefined || after.totEnMet > before.totEnMet))
  );
}
