import { describe, expect, it } from 'vitest';
import { toDraftId } from '../../src/domain/ids.js';
import type { OpenStores } from './examples.js';
import { act, at, exampleDossier, otherSchool, school, schools, setClock } from './examples.js';

export function auditTrailContract(name: string, open: OpenStores): void {
  const openWithDossier = async () => {
    const stores = await open({ schools, clock: setClock() });
    const { value, version } = await stores.dossiers.createOnce(school, toDraftId('a'), exampleDossier);
    return { ...stores, dossier: value, version };
  };

  describe(`audit trail in ${name}`, () => {
    it('a new dossier starts its trail', async () => {
      const { audit, dossier } = await openWithDossier();
      expect(await audit.list(school, dossier.id)).toEqual([dossier.laatsteHandeling]);
    });

    it('looks and acts stand in the order in which they happened', async () => {
      const { audit, dossiers, dossier, version } = await openWithDossier();
      await audit.append(school, act(dossier.id, 'kijk-1', 'bekeken', at(1)));
      const opgepakt = act(dossier.id, 'act-1', 'opgepakt', at(2));
      await dossiers.save(school, { ...dossier, laatsteHandeling: opgepakt }, version);
      await audit.append(school, act(dossier.id, 'kijk-2', 'bekeken', at(3)));
      const ids = (await audit.list(school, dossier.id)).map(({ id }) => id);
      expect(ids).toEqual([dossier.laatsteHandeling.id, 'kijk-1', 'act-1', 'kijk-2']);
    });

    it('saving without a new act adds nothing', async () => {
      const { audit, dossiers, dossier, version } = await openWithDossier();
      await dossiers.save(school, { ...dossier, dringend: true }, version);
      expect(await audit.list(school, dossier.id)).toHaveLength(1);
    });

    it('a refused save leaves no trace', async () => {
      const { audit, dossiers, dossier, version } = await openWithDossier();
      await dossiers.save(school, dossier, version);
      const late = { ...dossier, laatsteHandeling: act(dossier.id, 'te-laat', 'gesloten') };
      await expect(dossiers.save(school, late, version)).rejects.toThrow();
      expect(await audit.list(school, dossier.id)).toHaveLength(1);
    });

    it('the trail of a dossier is that of its own school only', async () => {
      const { audit, dossier } = await openWithDossier();
      expect(await audit.list(otherSchool, dossier.id)).toEqual([]);
    });
  });
}
