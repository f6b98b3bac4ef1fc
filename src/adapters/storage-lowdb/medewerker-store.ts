import type { Medewerker } from '../../domain/medewerker.js';
import { MedewerkersChanged } from '../../errors.js';
import type { MedewerkerStore } from '../../ports/medewerker-store.js';
import { openSchoolDocuments, type SchoolDocumentsOptions } from './school-documents.js';

/** Who works where, one document a school. */
export async function createLowdbMedewerkerStore(
  options: Omit<SchoolDocumentsOptions<readonly Medewerker[]>, 'name' | 'empty' | 'changed'>,
): Promise<MedewerkerStore> {
  const documents = await openSchoolDocuments<readonly Medewerker[]>({
    ...options,
    name: 'medewerkers',
    empty: [],
    changed: () => new MedewerkersChanged(),
  });
  return { list: async (school) => documents.find(school), save: documents.save };
}
