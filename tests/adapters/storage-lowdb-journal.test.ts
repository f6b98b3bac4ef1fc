import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import type { Journalled } from '../../src/adapters/storage-lowdb/conversation-journal.js';
import { ConversationJournal } from '../../src/adapters/storage-lowdb/conversation-journal.js';
import { toRecordText } from '../../src/adapters/storage-lowdb/conversation-record.js';
import { nodeDisk } from '../../src/adapters/storage-lowdb/disk.js';
import { newKey } from '../../src/adapters/storage-lowdb/sealing.js';
import { at, school } from '../contracts/examples.js';
import { temporaryFolder } from '../support/temporary-folder.js';

const conversation = (letter: string): Journalled => ({
  name: letter.repeat(22),
  key: newKey(),
  school,
  openedAt: at(0),
  lastActivityAt: at(0),
  lines: [],
  gone: false,
});
const record = (of: Journalled, from: number, text: string) => ({
  of,
  text: toRecordText(of, { at: at(from), from, append: [JSON.stringify({ text })], cover: new Map() }),
});

it('what is appended while the journal is rewritten is kept, of old and new conversations', async () => {
  const path = join(temporaryFolder(), 'journal.jsonl');
  const { journal } = await ConversationJournal.open(nodeDisk, path);
  const [old, fresh, gone] = [conversation('o'), conversation('f'), conversation('g')];
  await journal.append([record(old, 0, 'een'), record(gone, 0, 'weg')]);
  await journal.append([record(old, 1, 'twee')]);
  const before = journal.size;

  await journal.compact(
    () => [old, fresh],
    async (task) => {
      await journal.append([record(old, 2, 'drie'), record(fresh, 0, 'nieuw')]);
      await task();
    },
  );
  await journal.append([record(old, 3, 'vier')]);
  const texts = ['een', 'twee', 'drie', 'vier'].map((text) => ({ text }));
  expect(journal.load(old)?.log).toEqual(texts);
  expect(journal.size).toBeLessThan(before * 2);
  await journal.close();

  const again = await ConversationJournal.open(nodeDisk, path);
  onTestFinished(() => again.journal.close());
  const back = (of: Journalled) => again.journal.load({ ...of, lines: again.places.get(of.name) ?? [] })?.log;
  expect(back(old)).toEqual(texts);
  expect(back(fresh)).toEqual([{ text: 'nieuw' }]);
  expect(again.places.has(gone.name)).toBe(false);
});
