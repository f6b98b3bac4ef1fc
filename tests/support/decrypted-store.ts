import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DayKeys, KeySlots } from '../../src/adapters/storage-lowdb/conversation-keys.js';
import type { JournalRecord } from '../../src/adapters/storage-lowdb/conversation-record.js';
import { nodeDisk } from '../../src/adapters/storage-lowdb/disk.js';
import { EncryptedDocument } from '../../src/adapters/storage-lowdb/encrypted-document.js';
import { openKeyrings } from '../../src/adapters/storage-lowdb/keyring.js';
import { derive, parseJson, unsealText } from '../../src/adapters/storage-lowdb/sealing.js';
import { toDossierId } from '../../src/domain/ids.js';
import { MARIMBA, WILG } from './app.js';

export interface OpenedStore {
  /** Dossiers, index, audit trail, medewerkers and what is kept for a short time, decrypted. */
  readonly kept: string;
  /** The index of De Marimba, decrypted. */
  readonly index: string;
  /** What was said in conversations whose key is still there. */
  readonly activities: string;
  /** All that somebody with the key can read: the above, the conversations' state, and every file as it is. */
  readonly everything: string;
}

/** Opens a data folder as somebody with `DATA_KEY` could, past everything that the product does not show. */
export async function openStore({
  folder,
  dataKey,
}: {
  folder: string;
  dataKey: Buffer;
}): Promise<OpenedStore> {
  const schools = [MARIMBA, WILG];
  const { appKey, schools: keyrings } = await openKeyrings({
    disk: nodeDisk,
    folder,
    dataKey,
    schools,
    hasDossiers: () => true,
  });
  const document = async (path: string, key: Buffer, bound: string) =>
    JSON.stringify(await new EncryptedDocument(nodeDisk, join(folder, path), key, bound).read());

  const kept: string[] = [await document('kort.json', derive(appKey, 'short-term'), 'short-term')];
  for (const school of schools) {
    const keyring = keyrings.get(school);
    if (keyring === undefined) throw new Error(`There is no keyring of ${school}.`);
    const { schoolKey } = keyring;
    kept.push(await document(`medewerkers/${school}.json`, schoolKey, `medewerkers/${school}`));
    for (const name of await readdir(join(folder, 'dossiers', school))) {
      const id = name.replace('.json', '');
      const key = keyring.find(toDossierId(id));
      if (key === undefined) throw new Error(`There is no key for ${name}.`);
      kept.push(await document(`dossiers/${school}/${name}`, key, `dossier/${school}/${id}`));
    }
    for (const line of await linesOf(folder, `index/${school}.jsonl`)) {
      kept.push(open(schoolKey, line, `index/2/${school}`));
    }
    for (const line of await linesOf(folder, `audit/${school}.jsonl`)) {
      const [dossier = '', id = '', sealed = ''] = parseJson(line) as string[];
      kept.push(open(schoolKey, sealed, `audit/${school}/${dossier}/${id}`));
    }
    await keyring.close();
  }

  const index = kept.filter((text) => text.includes('"summary"')).join('\n');
  const records = await journalOf(folder, appKey);
  const activities = records.flatMap(({ append, cover }) => [...append, ...cover.map(([, entry]) => entry)]);
  const raw = await Promise.all((await filesIn(folder)).map((file) => readFile(file, 'latin1')));
  const texts = { kept: kept.join('\n'), index, activities: JSON.stringify(activities) };
  return { ...texts, everything: [texts.kept, JSON.stringify(records), ...raw].join('\n') };
}

/** Every record of the journal that a key is left for, also of what was changed since. */
async function journalOf(folder: string, appKey: Buffer): Promise<readonly JournalRecord[]> {
  const talks = join(folder, 'gesprekken');
  const days = await DayKeys.open(nodeDisk, join(talks, 'dagen.json'), derive(appKey, 'conversation-days'));
  const { slots, found } = KeySlots.open(join(talks, 'sleutels.jsonl'), days);
  slots.close();
  const keys = new Map([...found.values()].map(({ name, key }) => [name, key]));
  return (await linesOf(folder, 'gesprekken/journal.jsonl')).flatMap((line) => {
    const [name = '', sealed = ''] = parseJson(line) as string[];
    const key = keys.get(name);
    // A conversation may have got another key: what was written before is lost for good, as it should be.
    const plain = key && unsealText(key, sealed, `conversation/${name}`);
    return plain === undefined ? [] : (parseJson(plain) as JournalRecord);
  });
}

function open(key: Buffer, sealed: string, bound: string): string {
  const plain = unsealText(key, sealed, bound);
  if (plain === undefined) throw new Error(`Something of "${bound}" does not open.`);
  return plain.toString();
}

/** The lines of a file without its header. */
const linesOf = async (folder: string, path: string): Promise<readonly string[]> =>
  (await readFile(join(folder, path), 'utf8')).trimEnd().split('\n').slice(1);

export async function filesIn(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

/** Which of these stand in a text. An expectation on this shows what leaked, and not the whole store. */
export const foundIn = (text: string, traces: readonly string[]): readonly string[] =>
  traces.filter((trace) => text.includes(trace));
