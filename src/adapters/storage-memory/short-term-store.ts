import type { IsoTime } from '../../domain/ids.js';
import { toIsoTime } from '../../domain/ids.js';
import type { Clock } from '../../ports/clock.js';
import type { Json } from '../../ports/conversation-store.js';
import type { ShortTermStore } from '../../ports/short-term-store.js';
import { clone } from './clone.js';

export function createMemoryShortTermStore(clock: Clock): ShortTermStore {
  const kinds = new Map<string, Map<string, { readonly value: Json; readonly until: IsoTime }>>();
  const find: ShortTermStore['find'] = (kind, key) => {
    const item = kinds.get(kind)?.get(key);
    return item === undefined || item.until <= toIsoTime(clock.now()) ? undefined : clone(item.value);
  };
  const put: ShortTermStore['put'] = async (kind, key, value, until) => {
    const items = kinds.get(kind) ?? new Map();
    items.set(key, clone({ value, until }));
    kinds.set(kind, items);
  };
  return {
    find,
    put,
    async putOnce(kind, key, value, until) {
      if (find(kind, key) !== undefined) return false;
      await put(kind, key, value, until);
      return true;
    },
    remove: async (kind, key) => void kinds.get(kind)?.delete(key),
    keys: (kind) => [...(kinds.get(kind)?.keys() ?? [])].filter((key) => find(kind, key) !== undefined),
  };
}
