import type { DossierStatus, DossierSummary } from '../../domain/dossier.js';
import type { SchoolId } from '../../domain/ids.js';
import type { DossierStore } from '../../ports/dossier-store.js';

/**
 * All dossiers of a school, over all pages of the store, newest first. Whoever asks decides who may see them.
 * @param status Only these. @default every status
 */
export async function everySummary(
  dossiers: DossierStore,
  school: SchoolId,
  status?: readonly DossierStatus[],
): Promise<readonly DossierSummary[]> {
  const found: DossierSummary[] = [];
  let after: string | undefined;
  do {
    const page = await dossiers.list(school, {
      limit: 200,
      ...(status !== undefined && { status }),
      ...(after !== undefined && { after }),
    });
    found.push(...page.items);
    after = page.next;
  } while (after !== undefined);
  return found;
}
