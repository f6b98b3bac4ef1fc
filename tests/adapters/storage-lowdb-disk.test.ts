import { readdirSync, readFileSync, statSync } from 'node:fs';
import * as fs from 'node:fs/promises';
import { basename, join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Disk } from '../../src/adapters/storage-lowdb/disk.js';
import { toConversationId, toDraftId, toMedewerkerId } from '../../src/domain/ids.js';
import { StoreUnavailable } from '../../src/errors.js';
import { act, at, codeHash, exampleDossier, school } from '../contracts/examples.js';
import { listeningLogger, openLowdb } from '../support/open-lowdb.js';
import { temporaryFolder } from '../support/temporary-folder.js';

/** The disk of this machine, watched, and full or broken when a test says so. */
function watchedDisk(folder: string) {
  const steps: string[] = [];
  let broken: { readonly step: RegExp; readonly code: string } | undefined;
  const step = (what: string, file: string) => {
    const path = relative(folder, file).replace(/[0-9a-f]{32}/, 'ID');
    const line = `${what} ${path.replace(/\.[0-9a-f]{12}\.tmp$/, '.tmp') || '.'}`;
    steps.push(line);
    if (broken?.step.test(line))
      throw Object.assign(new Error('broken'), { code: broken.code, syscall: what });
  };
  const disk: Disk = {
    async open(file, ...rest) {
      const handle = await fs.open(file, ...rest);
      for (const name of ['writeFile', 'appendFile', 'sync', 'datasync'] as const) {
        const original = handle[name].bind(handle) as (...args: unknown[]) => Promise<void>;
        const wrapped = async (...args: unknown[]) => {
          try {
            step(name, String(file));
          } catch (error) {
            // A full disk takes a part.
            if (Buffer.isBuffer(args[0])) await original(args[0].subarray(0, args[0].length / 2));
            throw error;
          }
          await original(...args);
        };
        Object.assign(handle, { [name]: wrapped });
      }
      return handle;
    },
    async rename(from, to) {
      step('rename', String(to));
      await fs.rename(from, to);
    },
    unlink: fs.unlink,
  };
  return {
    disk,
    steps,
    break(at: RegExp, code = 'ENOSPC') {
      broken = { step: at, code };
    },
    mend() {
      broken = undefined;
    },
  };
}

const draft = toDraftId('a');
const make = (id: Parameters<typeof exampleDossier>[0]) =>
  exampleDossier(id, 0, { terugkomcode: codeHash('hash') });

describe('what a dossier is before it is received', () => {
  it('its key is synced, then the document and its folder, then the trail and the index', async () => {
    const folder = temporaryFolder();
    const watched = watchedDisk(folder);
    const { dossiers } = await openLowdb({ folder, disk: watched.disk });
    watched.steps.length = 0;
    await dossiers.createOnce(school, draft, make);
    const document = `dossiers/${school}/ID.json`;
    expect(watched.steps).toEqual([
      `appendFile keyring/${school}.jsonl`,
      `datasync keyring/${school}.jsonl`,
      `writeFile ${document}.tmp`,
      `sync ${document}.tmp`,
      `rename ${document}`,
      `sync dossiers/${school}`,
      `appendFile audit/${school}.jsonl`,
      `datasync audit/${school}.jsonl`,
      `appendFile index/${school}.jsonl`,
    ]);
  });
});

describe('a disk that refuses', () => {
  it.each([
    /^appendFile keyring/,
    /^datasync keyring/,
    /^writeFile dossiers/,
    /^sync dossiers.*tmp/,
    /^rename dossiers/,
  ])('a new dossier is not received when it fails at %s, and is when the disk is mended', async (where) => {
    const folder = temporaryFolder();
    const watched = watchedDisk(folder);
    const logger = listeningLogger();
    const stores = await openLowdb({ folder, disk: watched.disk, logger });
    watched.break(where);
    const failing = stores.dossiers.createOnce(school, draft, make);
    await expect(failing).rejects.toBeInstanceOf(StoreUnavailable);
    await expect(failing).rejects.toThrow('ENOSPC');
    expect((await stores.dossiers.list(school, { limit: 9 })).items).toEqual([]);
    expect(await stores.dossiers.findByCode(school, codeHash('hash'))).toBeUndefined();
    expect(stores.health()).toEqual({ ok: false, warnings: ['store-unavailable'] });
    expect(readdirSync(join(folder, 'dossiers', school))).toEqual([]);

    watched.mend();
    const { value } = await stores.dossiers.createOnce(school, draft, make);
    expect(stores.health()).toEqual({ ok: true, warnings: [] });
    await stores.close();
    const again = await openLowdb({ folder });
    expect((await again.dossiers.find(school, value.id))?.value).toEqual(value);
    expect(await again.audit.list(school, value.id)).toHaveLength(1);
  });

  it.each([/^writeFile dossiers/, /^rename dossiers/])(
    'a save that fails at %s changes nothing',
    async (where) => {
      const folder = temporaryFolder();
      const watched = watchedDisk(folder);
      const { dossiers, audit } = await openLowdb({ folder, disk: watched.disk });
      const stored = await dossiers.createOnce(school, draft, make);
      const changed = {
        ...stored.value,
        dringend: true,
        laatsteHandeling: act(stored.value.id, 'act', 'opgepakt'),
      };
      watched.break(where, 'EIO');
      await expect(dossiers.save(school, changed, stored.version)).rejects.toThrow('EIO');
      expect(await dossiers.find(school, stored.value.id)).toEqual(stored);
      expect(await audit.list(school, stored.value.id)).toHaveLength(1);
      watched.mend();
      await dossiers.save(school, changed, stored.version);
      expect((await dossiers.list(school, { limit: 9 })).items[0]?.dringend).toBe(true);
    },
  );

  it('when only the last sync of a save failed, the next save is still possible', async () => {
    const folder = temporaryFolder();
    const watched = watchedDisk(folder);
    const { dossiers, audit } = await openLowdb({ folder, disk: watched.disk });
    const { value, version } = await dossiers.createOnce(school, draft, make);
    const changed = { ...value, dringend: true, laatsteHandeling: act(value.id, 'act', 'opgepakt') };
    watched.break(new RegExp(`^sync dossiers/${school}$`), 'EIO');
    await expect(dossiers.save(school, changed, version)).rejects.toBeInstanceOf(StoreUnavailable);
    watched.mend();
    const seen = await dossiers.find(school, value.id);
    await dossiers.save(school, seen?.value ?? value, seen?.version ?? version);
    expect((await audit.list(school, value.id)).map(({ id }) => id)).toEqual([
      value.laatsteHandeling.id,
      'act',
    ]);
  });

  it('an act that the trail could not take is caught up, in order, before the next is stored', async () => {
    const folder = temporaryFolder();
    const watched = watchedDisk(folder);
    const { dossiers, audit, health } = await openLowdb({ folder, disk: watched.disk });
    const { value, version } = await dossiers.createOnce(school, draft, make);
    watched.break(/^(appendFile|datasync) audit/);
    const first = { ...value, laatsteHandeling: act(value.id, 'act-1', 'opgepakt') };
    const next = await dossiers.save(school, first, version);
    expect((await audit.list(school, value.id)).at(-1)?.id).toBe('act-1');
    expect(health()).toEqual({ ok: false, warnings: ['audit-behind'] });
    const second = { ...value, laatsteHandeling: act(value.id, 'act-2', 'gesloten') };
    await expect(dossiers.save(school, second, next)).rejects.toBeInstanceOf(StoreUnavailable);
    await expect(audit.append(school, act(value.id, 'kijk', 'bekeken'))).rejects.toBeInstanceOf(
      StoreUnavailable,
    );

    watched.mend();
    await dossiers.save(school, second, next);
    const ids = (await audit.list(school, value.id)).map(({ id }) => id);
    expect(ids).toEqual([value.laatsteHandeling.id, 'act-1', 'act-2']);
    expect(health()).toEqual({ ok: true, warnings: [] });
  });

  it('an act that the trail never took is caught up by the next start', async () => {
    const folder = temporaryFolder();
    const watched = watchedDisk(folder);
    const stores = await openLowdb({ folder, disk: watched.disk });
    const { value, version } = await stores.dossiers.createOnce(school, draft, make);
    watched.break(/^appendFile audit/);
    await stores.dossiers.save(
      school,
      { ...value, laatsteHandeling: act(value.id, 'act', 'opgepakt') },
      version,
    );
    await stores.close();
    const again = await openLowdb({ folder });
    expect((await again.audit.list(school, value.id)).map(({ id }) => id)).toEqual([
      value.laatsteHandeling.id,
      'act',
    ]);
  });

  it('an index that cannot be written holds nobody up', async () => {
    const folder = temporaryFolder();
    const watched = watchedDisk(folder);
    const stores = await openLowdb({ folder, disk: watched.disk });
    watched.break(/^appendFile index/);
    const { value } = await stores.dossiers.createOnce(school, draft, make);
    expect(stores.health().warnings).toEqual(['index-behind']);
    await stores.close();
    const again = await openLowdb({ folder });
    expect((await again.dossiers.list(school, { limit: 9 })).items.map(({ id }) => id)).toEqual([value.id]);
  });

  it('short-term things and medewerkers that could not be written are not kept', async () => {
    const folder = temporaryFolder();
    const watched = watchedDisk(folder);
    const { shortTerm, medewerkers } = await openLowdb({ folder, disk: watched.disk });
    const { version } = await medewerkers.list(school);
    watched.break(/^writeFile/);
    await expect(shortTerm.putOnce('link', 'a', 1, at(60))).rejects.toBeInstanceOf(StoreUnavailable);
    await expect(medewerkers.save(school, [], version)).rejects.toBeInstanceOf(StoreUnavailable);
    watched.mend();
    expect(await shortTerm.putOnce('link', 'a', 1, at(60))).toBe(true);
    expect((await medewerkers.list(school)).version).toBe(version);
  });

  it('conversations go on in memory, and are written once the disk is mended', async () => {
    const folder = temporaryFolder();
    const watched = watchedDisk(folder);
    const stores = await openLowdb({ folder, disk: watched.disk });
    const id = toConversationId('gesprek');
    watched.break(/journal/);
    stores.conversations.open(id, school, at(0));
    stores.conversations.change(id, { at: at(0), append: [{ n: 0 }], state: 1 });
    await expect.poll(() => stores.health()).toEqual({ ok: false, warnings: ['conversations-not-written'] });
    stores.conversations.change(id, { at: at(0), append: [{ n: 1 }], cover: new Map([[0, { n: 'x' }]]) });
    watched.mend();
    await expect.poll(() => stores.health().ok, { timeout: 3000 }).toBe(true);
    await stores.close();
    const again = await openLowdb({ folder });
    expect(await again.conversations.find(id)).toMatchObject({ log: [{ n: 'x' }, { n: 1 }], state: 1 });
  });
});

describe('the folder', () => {
  it('is readable by its owner only, and shows nothing of what it holds, not in a name either', async () => {
    const folder = join(temporaryFolder(), 'data');
    const stores = await openLowdb({ folder });
    const canary = 'kanarie';
    const person = toMedewerkerId(`${canary}-medewerker`);
    const naam = { naam: `${canary} naam`, email: `${canary}@example.org`, rollen: [], werkdagen: [] };
    await stores.medewerkers.save(
      school,
      [{ id: person, ...naam }],
      (await stores.medewerkers.list(school)).version,
    );
    const { value } = await stores.dossiers.createOnce(school, toDraftId(`${canary}-draft`), (id) =>
      exampleDossier(id, 0, {
        uitgesloten: [person],
        terugkomcode: stores.codes.hash(school, `${canary} code`),
        berichten: [{ van: 'melder', tekst: `${canary} bericht`, ontvangen: { kind: 'moment', op: at(0) } }],
      }),
    );
    const wie = { kind: 'medewerker', id: person, rol: `${canary}-rol` as never } as const;
    await stores.audit.append(school, { ...act(value.id, 'kijk'), wie });
    await stores.shortTerm.put(`${canary}-kind`, `${canary}-key`, `${canary}-value`, at(60));
    const id = toConversationId(`${canary}-gesprek`);
    stores.conversations.open(id, school, at(0));
    stores.conversations.change(id, { at: at(0), append: [{ text: canary }], state: canary });
    await stores.close();

    const hidden = [canary, Buffer.from(canary).toString('base64').slice(0, 8), 'tas af', 'antwoorden'];
    const all = readdirSync(folder, { recursive: true, withFileTypes: true });
    const files = all.filter((file) => file.isFile()).map((file) => join(file.parentPath, file.name));
    expect(files.length).toBeGreaterThan(8);
    for (const file of files) {
      const text = `${file} ${readFileSync(file, 'latin1')}`;
      for (const word of hidden) expect(text, basename(file)).not.toContain(word);
      expect(statSync(file).mode & 0o777, file).toBe(0o600);
    }
    for (const entry of all.filter((file) => file.isDirectory())) {
      expect(statSync(join(entry.parentPath, entry.name)).mode & 0o777, entry.name).toBe(0o700);
    }
    expect(statSync(folder).mode & 0o777).toBe(0o700);
    const again = await openLowdb({ folder });
    expect((await again.dossiers.find(school, value.id))?.value).toEqual(value);
  });
});
