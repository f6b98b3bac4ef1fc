import { describe, expect, it } from 'vitest';
import type { OpenStores } from './examples.js';
import { at, schools, setClock } from './examples.js';

export function shortTermStoreContract(name: string, open: OpenStores): void {
  const openStore = async () => {
    const clock = setClock();
    return { clock, store: (await open({ schools, clock })).shortTerm };
  };

  describe(`short-term things in ${name}`, () => {
    it('what was put is found until its time is over', async () => {
      const { store, clock } = await openStore();
      await store.put('sessie', 'a', { wie: 'm-1' }, at(15));
      expect(store.find('sessie', 'a')).toEqual({ wie: 'm-1' });
      clock.pass(15);
      expect(store.find('sessie', 'a')).toBeUndefined();
      expect(store.keys('sessie')).toEqual([]);
    });

    it('kinds do not meet, whatever their names', async () => {
      const { store } = await openStore();
      await store.put('a', 'b/c', 1, at(15));
      await store.put('a/b', 'c', 2, at(15));
      expect([store.find('a', 'b/c'), store.find('a/b', 'c'), store.find('a', 'c')]).toEqual([
        1,
        2,
        undefined,
      ]);
      expect(store.keys('a')).toEqual(['b/c']);
    });

    it('of those who put once at the same moment, one is first', async () => {
      const { store } = await openStore();
      const first = await Promise.all([1, 2, 3].map((who) => store.putOnce('link', 'a', who, at(15))));
      expect(first).toEqual([true, false, false]);
      expect(store.find('link', 'a')).toBe(1);
    });

    it('what is over can be put once again', async () => {
      const { store, clock } = await openStore();
      await store.putOnce('link', 'a', 1, at(15));
      clock.pass(20);
      expect(await store.putOnce('link', 'a', 2, at(60))).toBe(true);
    });

    it('a put replaces, a removal removes', async () => {
      const { store } = await openStore();
      await store.put('sessie', 'a', 1, at(15));
      await store.put('sessie', 'a', 2, at(15));
      expect(store.find('sessie', 'a')).toBe(2);
      await store.remove('sessie', 'a');
      await store.remove('sessie', 'never');
      expect(store.find('sessie', 'a')).toBeUndefined();
    });

    it('what a caller does to a value afterwards changes nothing', async () => {
      const { store } = await openStore();
      const value = { n: 1 };
      await store.put('sessie', 'a', value, at(15));
      value.n = 2;
      Object.assign(store.find('sessie', 'a') ?? {}, { n: 3 });
      expect(store.find('sessie', 'a')).toEqual({ n: 1 });
    });
  });
}
