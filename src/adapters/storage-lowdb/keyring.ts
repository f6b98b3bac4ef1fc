import { join } from 'node:path';
import type { DossierId, SchoolId } from '../../domain/ids.js';
import { toDossierId, toSchoolId } from '../../domain/ids.js';
import { KeyringDamaged, WrongDataKey } from '../../errors.js';
import type { OpenedFile } from './append-file.js';
import { linesOf, openAppendFile, textOf } from './append-file.js';
import type { Disk } from './disk.js';
import { privateFolder, readIfThere, writeDurably } from './disk.js';
import { FORMAT, hasKnownFormat, isRecord } from './format.js';
import { createQueue } from './queue.js';
import { hmac, newKey, parseJson, sealText, unsealText } from './sealing.js';

/** Names of the two keys in a header; the keyring of the program itself has one. */
type HeaderKeys = Readonly<Record<string, Buffer>>;

/** No slug, so that no school has its name. */
const APP = '(program)';
const APP_KEYS = ['appKey'];
const SCHOOL_KEYS = ['schoolKey', 'lookupKey'];

/** The keys of one school. Kept apart from what they open. */
export interface SchoolKeyring {
  readonly schoolKey: Buffer;
  /** For HMACs only: of terugkomcodes and of drafts. */
  readonly lookupKey: Buffer;
  find(id: DossierId): Buffer | undefined;
  /** The key of a dossier, made when there is none. On disk when it resolves. @throws {StoreUnavailable} */
  add(id: DossierId): Promise<Buffer>;
  /** The dossier can never be read again: its key is gone from the keyring when it resolves. @throws {StoreUnavailable} */
  remove(id: DossierId): Promise<void>;
  close(): Promise<void>;
}

export interface Keyrings {
  readonly appKey: Buffer;
  readonly schools: ReadonlyMap<SchoolId, SchoolKeyring>;
}

export interface KeyringOptions {
  readonly disk: Disk;
  readonly folder: string;
  readonly dataKey: Buffer;
  readonly previousDataKey?: Buffer | undefined;
  readonly schools: readonly SchoolId[];
  /** Whether there are dossiers of this school: then a missing keyring is a damaged one. */
  readonly hasDossiers: (school: SchoolId) => boolean;
}

/**
 * Opens all keyrings, makes those of new schools, and wraps what `previousDataKey` opens with `dataKey`.
 * @throws {WrongDataKey} @throws {KeyringDamaged} @throws {StoredVersionUnknown} @throws {StoreUnavailable}
 */
export async function openKeyrings(options: KeyringOptions): Promise<Keyrings> {
  const { disk, dataKey, previousDataKey } = options;
  const folder = join(options.folder, 'keyring');
  const names = await privateFolder(folder);
  const onDisk = names.flatMap((name) => (name.endsWith('.jsonl') ? [name.slice(0, -'.jsonl'.length)] : []));
  const fileOf = (name: string) => join(folder, name === APP ? 'app.json' : `${name}.jsonl`);
  const owners = [...new Set([APP, ...onDisk, ...options.schools])];

  const opened = new Map<string, HeaderKeys>();
  const foreign: string[] = [];
  const rewrap: string[] = [];
  const create: string[] = [];
  for (const owner of owners) {
    const content = await readIfThere(fileOf(owner));
    if (content === undefined) {
      const lost = owner === APP ? onDisk.length > 0 : options.hasDossiers(toSchoolId(owner));
      if (lost) throw new KeyringDamaged({ school: owner, file: fileOf(owner) });
      create.push(owner);
      continue;
    }
    const header = readHeader(content, owner, fileOf(owner));
    const current = openHeader(header, owner, dataKey);
    const keys = current ?? (previousDataKey && openHeader(header, owner, previousDataKey));
    if (keys !== undefined) {
      opened.set(owner, keys);
      if (current === undefined) rewrap.push(owner);
    } else if ([dataKey, previousDataKey].some((key) => key && header['wrappedBy'] === nameOf(key))) {
      throw new KeyringDamaged({ school: owner, file: fileOf(owner) });
    } else {
      foreign.push(owner);
    }
  }
  if (foreign.length > 0) throw new WrongDataKey({ folder });

  for (const owner of rewrap) {
    const content = (await readIfThere(fileOf(owner))) ?? Buffer.alloc(0);
    const rest = content.toString().slice(content.toString().indexOf('\n') + 1);
    await writeDurably(disk, fileOf(owner), `${toHeader(owner, opened.get(owner) ?? {}, dataKey)}\n${rest}`);
  }
  for (const owner of create) {
    const keys = Object.fromEntries((owner === APP ? APP_KEYS : SCHOOL_KEYS).map((name) => [name, newKey()]));
    await writeDurably(disk, fileOf(owner), `${toHeader(owner, keys, dataKey)}\n`);
    opened.set(owner, keys);
  }

  const schools = new Map<SchoolId, SchoolKeyring>();
  for (const school of options.schools) {
    schools.set(school, await openSchool(disk, fileOf(school), school, opened.get(school) ?? {}));
  }
  return { appKey: keyOf(opened.get(APP) ?? {}, 'appKey'), schools };
}

/** Tells which key wrapped a header, without telling the key. */
const nameOf = (dataKey: Buffer): string =>
  hmac(dataKey, 'name of the key').toString('base64url').slice(0, 16);

const toHeader = (owner: string, keys: HeaderKeys, dataKey: Buffer): string =>
  JSON.stringify({
    v: FORMAT,
    owner,
    wrappedBy: nameOf(dataKey),
    ...Object.fromEntries(
      Object.entries(keys).map(([name, key]) => [name, sealText(dataKey, key, `header/${owner}/${name}`)]),
    ),
  });

function readHeader(content: Buffer, owner: string, file: string): Record<string, unknown> {
  const end = content.indexOf('\n');
  const header = end === -1 ? undefined : parseJson(content.subarray(0, end));
  if (!hasKnownFormat(header, file)) throw new KeyringDamaged({ school: owner, file });
  return header;
}

function openHeader(header: Record<string, unknown>, owner: string, dataKey: Buffer): HeaderKeys | undefined {
  const keys = (owner === APP ? APP_KEYS : SCHOOL_KEYS).map((name) => {
    const wrapped = header[name];
    const key =
      typeof wrapped === 'string' ? unsealText(dataKey, wrapped, `header/${owner}/${name}`) : undefined;
    return [name, key] as const;
  });
  return keys.every(([, key]) => key?.length === 32)
    ? (Object.fromEntries(keys) as Record<string, Buffer>)
    : undefined;
}

function keyOf(keys: HeaderKeys, name: string): Buffer {
  const key = keys[name];
  if (key === undefined) throw new Error(`No ${name} in an opened header`);
  return key;
}

async function openSchool(
  disk: Disk,
  path: string,
  school: SchoolId,
  header: HeaderKeys,
): Promise<SchoolKeyring> {
  const schoolKey = keyOf(header, 'schoolKey');
  const lookupKey = keyOf(header, 'lookupKey');
  const queue = createQueue();
  const bound = (id: string) => `dossier-key/${school}/${id}`;
  let opened: OpenedFile = await openAppendFile(disk, path, '', { sync: true });
  const keys = new Map<DossierId, Buffer>();
  for (const line of opened.lines.slice(1)) {
    const entry = parseJson(textOf(opened.content, line));
    const { id, key } = isRecord(entry) ? entry : {};
    const opens = typeof id === 'string' && typeof key === 'string' && unsealText(schoolKey, key, bound(id));
    if (!opens) throw new KeyringDamaged({ school, file: path });
    keys.set(toDossierId(id), opens);
  }

  return {
    schoolKey,
    lookupKey,
    find: (id) => keys.get(id),
    add: (id) =>
      queue('', async () => {
        const known = keys.get(id);
        if (known !== undefined) return known;
        const key = newKey();
        await opened.file.append(`${JSON.stringify({ id, key: sealText(schoolKey, key, bound(id)) })}\n`);
        keys.set(id, key);
        return key;
      }),
    remove: (id) =>
      queue('', async () => {
        if (!keys.has(id)) return;
        const content = (await readIfThere(path)) ?? Buffer.alloc(0);
        const kept = linesOf(content)
          .map((line) => textOf(content, line))
          .filter((line, number) => number === 0 || !line.includes(`"id":"${id}"`));
        await writeDurably(disk, path, `${kept.join('\n')}\n`);
        const old = opened.file;
        opened = await openAppendFile(disk, path, '', { sync: true });
        keys.delete(id);
        await old.close();
      }),
    close: () => queue('', () => opened.file.close()),
  };
}
