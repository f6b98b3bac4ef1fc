import { readFileSync } from 'node:fs';
import * as fs from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Disk } from '../../src/adapters/storage-lowdb/disk.js';
import { toConversationId } from '../../src/domain/ids.js';
import { at, school } from '../contracts/examples.js';
import { openLowdb } from '../support/open-lowdb.js';
import { temporaryFolder } from '../support/temporary-folder.js';

describe('a conversation that forgets its past while it is written', () => {
  it('always has a key on disk', async () => {
    const folder = temporaryFolder();
    const id = toConversationId('gesprek-1');
    let meanwhile: (() => void) | undefined;
    const open = async (...args: Parameters<Disk['open']>) => {
      const handle = await fs.open(...args);
      const original = handle.appendFile.bind(handle);
      const wrapped: typeof original = async (...data) => {
        meanwhile?.();
        meanwhile = undefined;
        await original(...data);
      };
      return Object.assign(handle, { appendFile: wrapped });
    };
    const { conversations } = await openLowdb({ folder, disk: { ...fs, open } });
    const keys = () =>
      readFileSync(join(folder, 'gesprekken/sleutels.jsonl'), 'utf8').match(/"k":"[^"]+"/g) ?? [];
    const counts = new Set<number>();
    const before: string[] = [];
    conversations.open(id, school, at(0));
    meanwhile = () => {
      before.push(...keys());
      conversations.change(id, { at: at(1), append: [], state: { draft: '' }, forgetPast: true });
    };
    await expect
      .poll(
        () => {
          if (before.length > 0) counts.add(keys().length);
          return before.length > 0 && !keys().some((key) => before.includes(key));
        },
        { interval: 5, timeout: 5000 },
      )
      .toBe(true);
    expect(counts).not.toContain(0);
  });
});
