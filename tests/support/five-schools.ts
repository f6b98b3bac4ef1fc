import { readDemonstration } from '../../src/adapters/schools-yaml/index.js';
import type { Medewerker } from '../../src/domain/medewerker.js';
import type { Schoolpakket } from '../../src/domain/schoolpakket.js';
import { calendarOf } from '../domain/stappenplan/plan-world.js';
import type { Place } from '../use-cases/staff/world.js';
import { type Site, startSite } from '../web/staff-site.js';
import { productSchools } from './product-schools.js';

const demonstration = await readDemonstration('deployment/demonstratie.yaml');

/** The five schools of the product, with the people of the demonstration. */
export const FIVE: readonly Place[] = productSchools.map(([, pakket]) => [
  pakket,
  demonstration.get(pakket.id) ?? [],
]);

/** One of the five by its slug. */
export function school(id: string): Schoolpakket {
  const found = FIVE.find(([pakket]) => pakket.id === id);
  if (found === undefined) throw new Error(`There is no school ${id}.`);
  return found[0];
}

/** Who holds a rol at one of the five. */
export function holder(id: string, rol: string): Medewerker {
  const people = FIVE.find(([pakket]) => pakket.id === id)?.[1] ?? [];
  const found = people.find(({ rollen }) => rollen.some((each) => each === rol));
  if (found === undefined) throw new Error(`Nobody is ${rol} at ${id}.`);
  return found;
}

/** The staff pages of the five schools, with their own holidays. */
export const startFive = (): Promise<Site> =>
  startSite(
    () => ({}),
    undefined,
    FIVE,
    (id) => calendarOf(school(id).regio),
  );
