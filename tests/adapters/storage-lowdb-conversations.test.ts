import { readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { ConversationId } from '../../src/domain/ids.js';
import { toConversationId } from '../../src/domain/ids.js';
import { StoredVersionUnknown } from '../../src/errors.js';
import type { ConversationStore } from '../../src/ports/conversation-store.js';
import { at, school, setClock } from '../contracts/examples.js';
import { openLowdb } from '../support/open-lowdb.js';
import { temporaryFolder } from '../support/temporary-folder.js';

const file = (folder: string, name: string) => join(folder, 'gesprekken', name);
const idOf = (number: number): ConversationId => toConversationId(`gesprek-${number}`);
const said = (text: string) => ({ type: 'message', text });

function talk(store: ConversationStore, id: ConversationId, minutes: number, texts: readonly string[]): void {
  store.change(id, {
    at: at(minutes),
    append: texts.map(said),
    state: { draft: texts.at(-1) ?? '' },
    handled: minutes,
  });
}

describe('conversations on disk', () => {
  it('are back after a restart as they were, and go on', async () => {
    const folder = temporaryFolder();
    const stores = await openLowdb({ folder });
    stores.conversations.open(idOf(1), school, at(0));
    talk(stores.conversations, idOf(1), 1, ['hoi', 'geheim']);
    stores.conversations.change(idOf(1), { at: at(2), cover: new Map([[1, said('***')]]) });
    const before = await stores.conversations.find(idOf(1));
    await stores.close();

    const again = await openLowdb({ folder });
    expect([again.conversations.count(), again.conversations.count(school)]).toEqual([1, 1]);
    expect(await again.conversations.find(idOf(1))).toEqual(before);
    talk(again.conversations, idOf(1), 3, ['daar ben ik weer']);
    await again.close();
    const third = await openLowdb({ folder });
    expect((await third.conversations.find(idOf(1)))?.log.map((entry) => entry['text'])).toEqual([
      'hoi',
      '***',
      'daar ben ik weer',
    ]);
  });

  it('what is covered before it was written never reaches the disk, and a later cover does', async () => {
    const folder = temporaryFolder();
    const stores = await openLowdb({ folder });
    stores.conversations.open(idOf(1), school, at(0));
    talk(stores.conversations, idOf(1), 1, ['vijf woorden']);
    await expect.poll(() => statSync(file(folder, 'journal.jsonl')).size).toBeGreaterThan(200);
    stores.conversations.change(idOf(1), { at: at(1), cover: new Map([[0, said('***')]]) });
    await stores.close();
    const again = await openLowdb({ folder });
    expect((await again.conversations.find(idOf(1)))?.log).toEqual([said('***')]);
  });

  it('the key of an erased conversation is gone from the disk when erase returns', async () => {
    const folder = temporaryFolder();
    const { conversations } = await openLowdb({ folder });
    const keys = () => readFileSync(file(folder, 'sleutels.jsonl'), 'utf8').match(/"k":"[^"]+"/g) ?? [];
    for (const number of [1, 2]) conversations.open(idOf(number), school, at(0));
    await expect.poll(keys).toHaveLength(2);
    const before = keys();
    conversations.erase(idOf(1));
    const after = keys();
    expect(after).toHaveLength(1);
    expect(before).toEqual(expect.arrayContaining(after));
  });

  it('a conversation that forgot its past has another key on disk, and is back as it was after a restart', async () => {
    const folder = temporaryFolder();
    const stores = await openLowdb({ folder });
    const keys = () => readFileSync(file(folder, 'sleutels.jsonl'), 'utf8').match(/"k":"[^"]+"/g) ?? [];
    stores.conversations.open(idOf(1), school, at(0));
    talk(stores.conversations, idOf(1), 1, ['hoi', 'geheim']);
    await expect.poll(keys).toHaveLength(1);
    const [before] = keys();
    stores.conversations.change(idOf(1), {
      at: at(2),
      append: [said('dag')],
      state: { draft: '' },
      forgetPast: true,
    });
    await expect.poll(keys).not.toContain(before);
    expect(keys()).toHaveLength(1);
    const kept = await stores.conversations.find(idOf(1));
    await stores.close();
    const again = await openLowdb({ folder });
    expect(await again.conversations.find(idOf(1))).toEqual(kept);
    expect(again.conversations.count()).toBe(1);
  });

  it('an erased conversation stays gone, even when its lines are still in the journal', async () => {
    const folder = temporaryFolder();
    const stores = await openLowdb({ folder });
    for (const number of [1, 2]) {
      stores.conversations.open(idOf(number), school, at(0));
      talk(stores.conversations, idOf(number), 1, [`tekst ${number}`]);
    }
    await stores.close();
    const again = await openLowdb({ folder });
    again.conversations.erase(idOf(1));
    again.conversations.open(idOf(3), school, at(1));
    await again.close();
    const third = await openLowdb({ folder });
    expect(await third.conversations.find(idOf(1))).toBeUndefined();
    expect((await third.conversations.find(idOf(2)))?.log).toEqual([said('tekst 2')]);
    expect((await third.conversations.find(idOf(3)))?.log).toEqual([]);
  });

  it('a conversation that is erased while it is being written leaves no key', async () => {
    const folder = temporaryFolder();
    const stores = await openLowdb({ folder });
    stores.conversations.open(idOf(1), school, at(0));
    talk(stores.conversations, idOf(1), 1, ['tekst']);
    const closing = stores.close();
    await new Promise((resume) => setImmediate(resume));
    stores.conversations.erase(idOf(1));
    await closing;
    expect(readFileSync(file(folder, 'sleutels.jsonl'), 'utf8')).not.toContain('"k"');
    expect((await openLowdb({ folder })).conversations.count()).toBe(0);
  });

  it('old journals are dead: the key of a day is gone 26 hours after it', async () => {
    const folder = temporaryFolder();
    const clock = setClock();
    const stores = await openLowdb({ folder, clock });
    stores.conversations.open(idOf(1), school, at(0));
    await stores.close();
    const old = ['journal.jsonl', 'sleutels.jsonl'].map(
      (name) => [name, readFileSync(file(folder, name))] as const,
    );

    clock.pass(60 * (15 + 26) - 1);
    const names = async () => {
      const { conversations, close } = await openLowdb({ folder, clock });
      const count = conversations.count();
      await close();
      return count;
    };
    const days = () => readFileSync(file(folder, 'dagen.json'));
    await names();
    const kept = days();
    clock.pass(1);
    await names();
    expect(days()).not.toEqual(kept);
    // Even with the clock turned back, nothing opens what a backup of the journal holds.
    for (const [name, content] of old) writeFileSync(file(folder, name), content);
    expect(await openLowdb({ folder }).then(({ conversations }) => conversations.count())).toBe(0);
  });

  it('idle ones leave memory, and are read back with what came later', async () => {
    const folder = temporaryFolder();
    const clock = setClock();
    const { conversations } = await openLowdb({ folder, clock });
    for (let number = 0; number < 50; number += 1) {
      conversations.open(idOf(number), school, at(0));
      talk(conversations, idOf(number), 0, [`een ${number}`]);
    }
    await expect.poll(() => statSync(file(folder, 'journal.jsonl')).size).toBeGreaterThan(50 * 200);
    clock.pass(6);
    conversations.expire(clock.iso());
    talk(conversations, idOf(7), 6, ['twee']);
    expect((await conversations.find(idOf(7)))?.log).toEqual([said('een 7'), said('twee')]);
    expect((await conversations.find(idOf(8)))?.log).toEqual([said('een 8')]);
    expect((await conversations.find(idOf(8)))?.state).toEqual({ draft: 'een 8' });
  });

  it('the journal is rewritten without what is gone, while conversations go on', async () => {
    const folder = temporaryFolder();
    const stores = await openLowdb({ folder });
    const { conversations } = stores;
    const long = 'x'.repeat(20_000);
    for (let number = 0; number < 100; number += 1) {
      conversations.open(idOf(number), school, at(0));
      talk(conversations, idOf(number), 0, [number < 90 ? long : `kort ${number}`]);
    }
    const size = () => statSync(file(folder, 'journal.jsonl')).size;
    await expect.poll(size).toBeGreaterThan(90 * 20_000);
    for (let number = 0; number < 90; number += 1) conversations.erase(idOf(number));
    conversations.expire(at(1));
    conversations.open(idOf(200), school, at(1));
    for (const number of [95, 200]) talk(conversations, idOf(number), 1, ['onder het herschrijven']);
    await expect.poll(size).toBeLessThan(20_000);
    talk(conversations, idOf(95), 2, ['daarna']);
    const before = await conversations.find(idOf(95));
    await stores.close();

    const again = await openLowdb({ folder });
    expect(again.conversations.count()).toBe(11);
    expect(await again.conversations.find(idOf(95))).toEqual(before);
    expect(before?.log.map((entry) => entry['text'])).toEqual([
      'kort 95',
      'onder het herschrijven',
      'daarna',
    ]);
    expect((await again.conversations.find(idOf(200)))?.log).toHaveLength(1);
    expect((await again.conversations.find(idOf(99)))?.log).toEqual([said('kort 99')]);
  });

  it('a torn end of the journal costs only what was being written', async () => {
    const folder = temporaryFolder();
    const stores = await openLowdb({ folder });
    stores.conversations.open(idOf(1), school, at(0));
    talk(stores.conversations, idOf(1), 1, ['een']);
    await expect.poll(() => statSync(file(folder, 'journal.jsonl')).size).toBeGreaterThan(200);
    talk(stores.conversations, idOf(1), 2, ['twee']);
    await stores.close();
    const journal = readFileSync(file(folder, 'journal.jsonl'));
    writeFileSync(file(folder, 'journal.jsonl'), journal.subarray(0, -30));
    const again = await openLowdb({ folder });
    talk(again.conversations, idOf(1), 3, ['drie']);
    await again.close();
    const third = await openLowdb({ folder });
    expect((await third.conversations.find(idOf(1)))?.log).toEqual([said('een'), said('drie')]);
  });

  it('zeros at the end of the journal cost only what was being written, also a start later', async () => {
    const folder = temporaryFolder();
    const stores = await openLowdb({ folder });
    stores.conversations.open(idOf(1), school, at(0));
    talk(stores.conversations, idOf(1), 1, ['een']);
    await expect.poll(() => statSync(file(folder, 'journal.jsonl')).size).toBeGreaterThan(200);
    talk(stores.conversations, idOf(1), 2, ['twee']);
    await stores.close();
    const journal = readFileSync(file(folder, 'journal.jsonl'));
    journal.fill(0, journal.length - 100, journal.length - 1);
    writeFileSync(file(folder, 'journal.jsonl'), journal);
    const again = await openLowdb({ folder });
    talk(again.conversations, idOf(1), 3, ['drie']);
    await again.close();
    const third = await openLowdb({ folder });
    expect((await third.conversations.find(idOf(1)))?.log).toEqual([said('een'), said('drie')]);
  });

  it('a conversation with a hole in it is gone and reported; the others are there', async () => {
    const folder = temporaryFolder();
    const stores = await openLowdb({ folder });
    const size = () => statSync(file(folder, 'journal.jsonl')).size;
    for (const number of [1, 2]) {
      stores.conversations.open(idOf(number), school, at(0));
      talk(stores.conversations, idOf(number), 1, ['een']);
    }
    await expect.poll(size).toBeGreaterThan(600);
    for (const number of [1, 2]) talk(stores.conversations, idOf(number), 2, ['twee']);
    await stores.close();
    const lines = readFileSync(file(folder, 'journal.jsonl'), 'utf8').split('\n');
    lines[1] = `${lines[1]?.slice(0, 60)}AAAA${lines[1]?.slice(64)}`;
    writeFileSync(file(folder, 'journal.jsonl'), lines.join('\n'));
    const again = await openLowdb({ folder });
    const found = await Promise.all([1, 2].map((number) => again.conversations.find(idOf(number))));
    expect(found.map((conversation) => conversation?.log.length)).toEqual([undefined, 2]);
    expect(again.health().warnings).toEqual(['conversations-damaged']);
  });

  it.each(['journal.jsonl', 'sleutels.jsonl', 'dagen.json'])(
    'without %s there is a fresh start',
    async (name) => {
      const folder = temporaryFolder();
      const stores = await openLowdb({ folder });
      stores.conversations.open(idOf(1), school, at(0));
      await stores.close();
      rmSync(file(folder, name));
      const again = await openLowdb({ folder });
      expect(again.conversations.count()).toBe(0);
      again.conversations.open(idOf(2), school, at(0));
      await again.close();
      const third = await openLowdb({ folder });
      expect(await third.conversations.find(idOf(2))).toBeDefined();
    },
  );

  it.each(['journal.jsonl', 'sleutels.jsonl', 'dagen.json'])('a newer %s stops the start', async (name) => {
    const folder = temporaryFolder();
    const stores = await openLowdb({ folder });
    stores.conversations.open(idOf(1), school, at(0));
    await stores.close();
    writeFileSync(file(folder, name), readFileSync(file(folder, name), 'utf8').replace('"v":1', '"v":2'));
    await expect(openLowdb({ folder })).rejects.toBeInstanceOf(StoredVersionUnknown);
  });
});
