import { join } from 'node:path';
import { Low } from 'lowdb';
import type { IsoTime } from '../../domain/ids.js';
import { toIsoTime } from '../../domain/ids.js';
import type { Clock } from '../../ports/clock.js';
import type { Json } from '../../ports/conversation-store.js';
import type { ShortTermStore } from '../../ports/short-term-store.js';
import type { Disk } from './disk.js';
import { DocumentDamaged, EncryptedDocument } from './encrypted-document.js';
import { createQueue } from './queue.js';
import { derive } from './sealing.js';
import type { SetAside } from './set-aside.js';

/** [kind, key, value, until] */
type Item = readonly [kind: string, key: string, value: Json, until: IsoTime];
const nameOf = (kind: string, key: string): string => JSON.stringify([kind, key]);

/** All of it in one document, which is small: a school has few sessions. Damaged, it is set aside and everybody signs in again. */
export async function createLowdbShortTermStore(options: {
  readonly disk: Disk;
  readonly folder: string;
  readonly appKey: Buffer;
  readonly clock: Clock;
  readonly aside: SetAside;
}): Promise<ShortTermStore> {
  const { disk, clock, aside } = options;
  const file = join(options.folder, 'kort.json');
  const adapter = new EncryptedDocument<readonly Item[]>(
    disk,
    file,
    derive(options.appKey, 'short-term'),
    'short-term',
  );
  const low = new Low<readonly Item[]>(adapter, []);
  try {
    await low.read();
  } catch (error) {
    if (!(error instanceof DocumentDamaged)) throw error;
    await aside.document(file, 'app', 'short-term');
  }
  const queue = createQueue();
  const isOver = ([, , , until]: Item) => until <= toIsoTime(clock.now());
  const toItems = (list: readonly Item[]) =>
    new Map(list.filter((item) => !isOver(item)).map((item) => [nameOf(item[0], item[1]), item]));
  let items = toItems(low.data);

  const replace = async (name: string, item: Item | undefined) => {
    const next = toItems([...items.values()]);
    if (item === undefined) next.delete(name);
    else next.set(name, item);
    await new Low<readonly Item[]>(adapter, [...next.values()]).write();
    items = next;
  };
  const find = (name: string): Item | undefined => {
    const item = items.get(name);
    return item === undefined || isOver(item) ? undefined : item;
  };
  const toItem = (...item: Item): Item => JSON.parse(JSON.stringify(item)) as Item;

  return {
    find: (kind, key) => {
      const item = find(nameOf(kind, key));
      return item && (JSON.parse(JSON.stringify(item[2])) as Json);
    },
    put: (kind, key, value, until) => {
      const item = toItem(kind, key, value, until);
      return queue('', () => replace(nameOf(kind, key), item));
    },
    putOnce: (kind, key, value, until) => {
      const item = toItem(kind, key, value, until);
      return queue('', async () => {
        if (find(nameOf(kind, key)) !== undefined) return false;
        await replace(nameOf(kind, key), item);
        return true;
      });
    },
    remove: (kind, key) =>
      queue('', async () => {
        if (items.has(nameOf(kind, key))) await replace(nameOf(kind, key), undefined);
      }),
    keys: (kind) =>
      [...items.values()].filter((item) => item[0] === kind && !isOver(item)).map((item) => item[1]),
  };
}
