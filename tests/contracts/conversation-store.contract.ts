import { describe, expect, it } from 'vitest';
import { toConversationId } from '../../src/domain/ids.js';
import { TooManyConversations } from '../../src/errors.js';
import type { OpenStores } from './examples.js';
import { at, otherSchool, school, schools, setClock } from './examples.js';

const a = toConversationId('gesprek-a');
const b = toConversationId('gesprek-b');
const said = (text: string) => ({ type: 'message', text });

export function conversationStoreContract(name: string, open: OpenStores): void {
  const openStore = async (maxConversations?: number) => {
    const clock = setClock();
    const stores = await open({
      schools,
      clock,
      ...(maxConversations !== undefined && { maxConversations }),
    });
    return { clock, store: stores.conversations };
  };

  describe(`conversations in ${name}`, () => {
    it('a conversation starts empty', async () => {
      const { store } = await openStore();
      const opened = store.open(a, school, at(0));
      expect(opened).toEqual({
        id: a,
        school,
        openedAt: at(0),
        lastActivityAt: at(0),
        log: [],
        state: undefined,
        handled: 0,
      });
      expect(await store.find(a)).toEqual(opened);
      expect(await store.find(b)).toBeUndefined();
    });

    it('a change is seen at once, and what it does not name stays', async () => {
      const { store } = await openStore();
      store.open(a, school, at(0));
      store.change(a, { at: at(1), append: [said('hoi')], state: { vraag: 'wat' } });
      store.change(a, { at: at(2), append: [said('dag'), said('doei')], handled: 2 });
      expect(await store.find(a)).toMatchObject({
        lastActivityAt: at(2),
        log: [said('hoi'), said('dag'), said('doei')],
        state: { vraag: 'wat' },
        handled: 2,
      });
    });

    it('a covered entry keeps its number', async () => {
      const { store } = await openStore();
      store.open(a, school, at(0));
      store.change(a, { at: at(1), append: [said('een'), said('geheim')] });
      store.change(a, { at: at(1), append: [said('drie')], cover: new Map([[1, said('***')]]) });
      store.change(a, { at: at(1), cover: new Map([[7, said('nergens')]]) });
      expect((await store.find(a))?.log).toEqual([said('een'), said('***'), said('drie')]);
    });

    it('forgetting the past keeps what is there now', async () => {
      const { store } = await openStore();
      store.open(a, school, at(0));
      store.change(a, {
        at: at(1),
        append: [said('een'), said('twee')],
        state: { geheim: 'appel' },
        handled: 1,
      });
      store.change(a, { at: at(2), append: [said('drie')], state: { geheim: null }, forgetPast: true });
      store.change(a, { at: at(3), append: [said('vier')], handled: 2 });
      expect(await store.find(a)).toMatchObject({
        log: [said('een'), said('twee'), said('drie'), said('vier')],
        state: { geheim: null },
        handled: 2,
      });
      expect(store.count(school)).toBe(1);
    });

    it('what a caller does to an object afterwards changes nothing', async () => {
      const { store } = await openStore();
      store.open(a, school, at(0));
      const entry = said('hoi');
      const state = { n: 1 };
      store.change(a, { at: at(1), append: [entry], state });
      entry.text = 'anders';
      state.n = 2;
      const seen = await store.find(a);
      Object.assign(seen?.state ?? {}, { n: 3 });
      store.change(a, { at: at(1), append: [said('nog een')] });
      expect(seen?.log).toEqual([said('hoi')]);
      expect((await store.find(a))?.state).toEqual({ n: 1 });
    });

    it('an erased conversation is gone, and changes to it are passed over', async () => {
      const { store } = await openStore();
      store.open(a, school, at(0));
      store.erase(a);
      store.change(a, { at: at(1), append: [said('hoi')] });
      store.erase(a);
      expect(await store.find(a)).toBeUndefined();
      expect(store.count()).toBe(0);
    });

    it('a conversation is over 60 minutes after its last activity', async () => {
      const { store, clock } = await openStore();
      store.open(a, school, at(0));
      clock.pass(59);
      store.change(a, { at: clock.iso(), append: [said('hoi')] });
      clock.pass(59);
      expect(await store.find(a)).toBeDefined();
      clock.pass(1);
      store.change(a, { at: clock.iso(), append: [said('te laat')] });
      expect(await store.find(a)).toBeUndefined();
    });

    it('a conversation is over after 24 hours, however lively', async () => {
      const { store, clock } = await openStore();
      store.open(a, school, at(0));
      for (let half = 0; half < 47; half += 1) {
        clock.pass(30);
        store.change(a, { at: clock.iso(), append: [said('hoi')] });
      }
      expect((await store.find(a))?.log).toHaveLength(47);
      clock.pass(30);
      expect(await store.find(a)).toBeUndefined();
    });

    it('expiry removes what is over and says how many', async () => {
      const { store, clock } = await openStore();
      store.open(a, school, at(0));
      clock.pass(30);
      store.open(b, school, clock.iso());
      clock.pass(30);
      expect(store.expire(clock.iso())).toBe(1);
      expect(store.count()).toBe(1);
      expect(await store.find(b)).toBeDefined();
    });

    it('counts conversations per school', async () => {
      const { store } = await openStore();
      store.open(a, school, at(0));
      store.open(b, otherSchool, at(0));
      expect([store.count(), store.count(school), store.count(otherSchool)]).toEqual([2, 1, 1]);
    });

    it('opens no more than the limit, until one is over', async () => {
      const { store, clock } = await openStore(1);
      store.open(a, school, at(0));
      expect(() => store.open(b, school, at(0))).toThrow(TooManyConversations);
      clock.pass(60);
      expect(store.open(b, school, clock.iso()).id).toBe(b);
    });

    it('opening a conversation that is there gives it as it is', async () => {
      const { store } = await openStore();
      store.open(a, school, at(0));
      store.change(a, { at: at(1), append: [said('hoi')] });
      expect(store.open(a, otherSchool, at(2))).toMatchObject({ school, log: [said('hoi')] });
    });
  });
}
