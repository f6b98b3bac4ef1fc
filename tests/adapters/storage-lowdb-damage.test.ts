import { appendFileSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { toDraftId, toMedewerkerId } from '../../src/domain/ids.js';
import { DossierDamaged, KeyringDamaged, StoredVersionUnknown, WrongDataKey } from '../../src/errors.js';
import { at, exampleDossier, school } from '../contracts/examples.js';
import { documentOf, expectAllThere, filledFolder, linesOf, scratch } from '../support/filled-store.js';
import { listeningLogger, openLowdb } from '../support/open-lowdb.js';
import { temporaryFolder } from '../support/temporary-folder.js';

const OTHER_KEY = Buffer.alloc(32, 9);

describe('a damaged dossier', () => {
  it.each([
    ['changed', (file: string) => scratch(file)],
    ['cut off', (file: string) => writeFileSync(file, readFileSync(file).subarray(0, 100))],
    ['empty', (file: string) => writeFileSync(file, '')],
  ])('that is %s is set aside and named; all others work, also after a restart', async (_how, damage) => {
    const { folder, dossiers, first } = await filledFolder();
    damage(documentOf(folder, first));
    for (const restart of [0, 1]) {
      const logger = listeningLogger();
      const stores = await openLowdb({ folder, logger });
      await expect(stores.dossiers.find(school, first.id)).rejects.toBeInstanceOf(DossierDamaged);
      expect(await stores.dossiers.damaged(school)).toEqual([first.id]);
      expect(stores.health()).toEqual({ ok: true, warnings: ['dossier-damaged'] });
      expect((await stores.dossiers.list(school, { limit: 9 })).items).toHaveLength(2);
      expect(await stores.dossiers.find(school, dossiers[1]?.value.id ?? first.id)).toEqual(dossiers[1]);
      const logged = logger.lines.filter(({ event }) => event === 'dossier.beschadigd');
      expect(logged).toMatchObject(restart ? [] : [{ school, dossier: first.id, code: 'E102' }]);
      const aside = readdirSync(join(folder, 'beschadigd'));
      expect(aside).toEqual([expect.stringMatching(new RegExp(`^${school}-${first.id}-.*\\.json$`))]);
      await stores.close();
    }
  });

  it('is noticed while running, and never overwritten by the same draft', async () => {
    const { folder, first } = await filledFolder();
    const stores = await openLowdb({ folder });
    scratch(documentOf(folder, first));
    await expect(stores.dossiers.find(school, first.id)).rejects.toBeInstanceOf(DossierDamaged);
    await expect(stores.dossiers.createOnce(school, toDraftId('d0'), exampleDossier)).rejects.toBeInstanceOf(
      DossierDamaged,
    );
    expect(stores.health().warnings).toEqual(['dossier-damaged']);
  });

  it('that is put back from a backup is there again', async () => {
    const { folder, dossiers, first } = await filledFolder();
    const whole = readFileSync(documentOf(folder, first));
    scratch(documentOf(folder, first));
    await (await openLowdb({ folder })).close();
    writeFileSync(documentOf(folder, first), whole);
    const stores = await openLowdb({ folder });
    expect(await stores.dossiers.find(school, first.id)).toEqual(dossiers[0]);
    expect(await stores.dossiers.damaged(school)).toEqual([]);
  });

  it('in the place of another counts as damaged', async () => {
    const { folder, first, second } = await filledFolder();
    writeFileSync(documentOf(folder, first), readFileSync(documentOf(folder, second)));
    const stores = await openLowdb({ folder });
    expect(await stores.dossiers.damaged(school)).toEqual([first.id]);
  });

  it('whose key is not in the keyring counts as damaged', async () => {
    const { folder, first } = await filledFolder();
    const file = join(folder, 'keyring', `${school}.jsonl`);
    writeFileSync(
      file,
      linesOf(file)
        .filter((line) => !line.includes(first.id))
        .join('\n')
        .concat('\n'),
    );
    const stores = await openLowdb({ folder });
    await expect(stores.dossiers.find(school, first.id)).rejects.toBeInstanceOf(DossierDamaged);
  });

  it('that a newer program wrote stops the start and stays where it is', async () => {
    const { folder, first } = await filledFolder();
    const file = documentOf(folder, first);
    writeFileSync(file, readFileSync(file, 'utf8').replace('"v":1', '"v":2'));
    await expect(openLowdb({ folder })).rejects.toBeInstanceOf(StoredVersionUnknown);
    expect(readdirSync(join(folder, 'dossiers', school))).toHaveLength(3);
  });
});

describe('the keyring', () => {
  const keyring = (folder: string) => join(folder, 'keyring', `${school}.jsonl`);

  it.each([
    ['a key of a dossier', (file: string) => scratch(file, 0.6)],
    ['the header', (file: string) => scratch(file, 0.15)],
    ['the whole file', (file: string) => rmSync(file)],
    ['a line that is no JSON', (file: string) => writeFileSync(file, `${readFileSync(file, 'utf8')}???\n`)],
    ['an empty file', (file: string) => writeFileSync(file, '')],
  ])('stops the start when damaged: %s', async (_what, damage) => {
    const { folder } = await filledFolder();
    damage(keyring(folder));
    await expect(openLowdb({ folder })).rejects.toBeInstanceOf(KeyringDamaged);
    await expect(openLowdb({ folder })).rejects.toThrow(`${school}.jsonl`);
  });

  it('stops the start when the program’s own key is gone', async () => {
    const { folder } = await filledFolder();
    rmSync(join(folder, 'keyring', 'app.json'));
    await expect(openLowdb({ folder })).rejects.toBeInstanceOf(KeyringDamaged);
  });

  it('drops a last line that was being written when the power went', async () => {
    const { folder, dossiers } = await filledFolder();
    appendFileSync(keyring(folder), '{"id":"0123456789abcdef0123456789abcdef","key":"abc');
    const stores = await openLowdb({ folder });
    await expectAllThere(stores, dossiers);
    const { value } = await stores.dossiers.createOnce(school, toDraftId('new'), (id) =>
      exampleDossier(id, 9),
    );
    await stores.close();
    const again = await openLowdb({ folder });
    expect((await again.dossiers.find(school, value.id))?.value).toEqual(value);
  });

  it('does not open with another DATA_KEY, and nothing is changed by trying', async () => {
    const { folder, dossiers } = await filledFolder();
    await expect(openLowdb({ folder, dataKey: OTHER_KEY })).rejects.toBeInstanceOf(WrongDataKey);
    await expectAllThere(await openLowdb({ folder }), dossiers);
  });

  it('changes to another DATA_KEY with the previous one beside it, once; secrets stay the same', async () => {
    const { folder, dossiers } = await filledFolder();
    const before = await openLowdb({ folder });
    const secret = before.secret('tokens');
    const code = before.codes.hash(school, 'vijf woorden');
    await before.close();
    const previousDataKey = Buffer.alloc(32, 7);
    await (await openLowdb({ folder, dataKey: OTHER_KEY, previousDataKey })).close();

    const stores = await openLowdb({ folder, dataKey: OTHER_KEY });
    await expectAllThere(stores, dossiers);
    expect(stores.secret('tokens')).toEqual(secret);
    expect(stores.codes.hash(school, 'vijf woorden')).toBe(code);
    await stores.close();
    await expect(openLowdb({ folder })).rejects.toBeInstanceOf(WrongDataKey);
  });

  it('a change of keys that was broken off half-way goes on', async () => {
    const { folder, dossiers } = await filledFolder();
    const old = readFileSync(keyring(folder));
    const previousDataKey = Buffer.alloc(32, 7);
    await (await openLowdb({ folder, dataKey: OTHER_KEY, previousDataKey })).close();
    writeFileSync(keyring(folder), old);
    await expect(openLowdb({ folder, dataKey: OTHER_KEY })).rejects.toBeInstanceOf(WrongDataKey);
    await expectAllThere(await openLowdb({ folder, dataKey: OTHER_KEY, previousDataKey }), dossiers);
  });

  it('secrets differ by name and by installation', async () => {
    const one = await openLowdb();
    const other = await openLowdb();
    expect(one.secret('tokens')).toHaveLength(32);
    expect(one.secret('tokens')).not.toEqual(one.secret('sessions'));
    expect(one.secret('tokens')).not.toEqual(other.secret('tokens'));
  });
});

describe('other damaged documents', () => {
  it('a damaged list of medewerkers is set aside, and the school can enter it again', async () => {
    const folder = temporaryFolder();
    const stores = await openLowdb({ folder });
    const { version } = await stores.medewerkers.list(school);
    const m = { id: toMedewerkerId('m'), naam: 'Mees', email: 'm@example.org', rollen: [], werkdagen: [] };
    await stores.medewerkers.save(school, [m], version);
    await stores.shortTerm.put('sessie', 'a', 1, at(60));
    await stores.close();
    scratch(join(folder, 'medewerkers', `${school}.json`));
    renameSync(join(folder, 'kort.json'), join(folder, 'kort-weg.json'));
    writeFileSync(join(folder, 'kort.json'), '{');

    const again = await openLowdb({ folder });
    const list = await again.medewerkers.list(school);
    expect(list.value).toEqual([]);
    expect(again.shortTerm.find('sessie', 'a')).toBeUndefined();
    expect(again.health().warnings).toEqual(['medewerkers-damaged', 'short-term-damaged']);
    await again.medewerkers.save(school, [m], list.version);
    expect(await again.dossiers.damaged(school)).toEqual([]);
  });

  it('medewerkers and short-term things survive a restart', async () => {
    const folder = temporaryFolder();
    const stores = await openLowdb({ folder });
    const { version } = await stores.medewerkers.list(school);
    const m = { id: toMedewerkerId('m'), naam: 'Mees', email: 'm@example.org', rollen: [], werkdagen: [] };
    const saved = await stores.medewerkers.save(school, [m], version);
    await stores.shortTerm.put('sessie', 'a', { wie: 'm' }, at(60));
    await stores.close();
    const again = await openLowdb({ folder });
    expect(await again.medewerkers.list(school)).toEqual({ value: [m], version: saved });
    expect(again.shortTerm.find('sessie', 'a')).toEqual({ wie: 'm' });
    expect(await again.shortTerm.putOnce('sessie', 'a', 1, at(60))).toBe(false);
  });
});
