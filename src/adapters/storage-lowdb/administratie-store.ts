import { type Administratie, LEGE_ADMINISTRATIE } from '../../domain/administratie.js';
import { AdministratieChanged } from '../../errors.js';
import type { AdministratieStore } from '../../ports/administratie-store.js';
import { openSchoolDocuments, type SchoolDocumentsOptions } from './school-documents.js';

/** What a school keeps beside its dossiers, one document a school. */
export async function createLowdbAdministratieStore(
  options: Omit<SchoolDocumentsOptions<Administratie>, 'name' | 'empty' | 'changed'>,
): Promise<AdministratieStore> {
  const documents = await openSchoolDocuments<Administratie>({
    ...options,
    name: 'administratie',
    empty: LEGE_ADMINISTRATIE,
    changed: () => new AdministratieChanged(),
  });
  return { find: async (school) => documents.find(school), save: documents.save };
}
