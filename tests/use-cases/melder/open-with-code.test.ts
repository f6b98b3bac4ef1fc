import { expect, it } from 'vitest';
import words from '../../../locales/nl/geheime-woorden.json' with { type: 'json' };
import { createMemoryStores } from '../../../src/adapters/storage-memory/index.js';
import { toSchoolId } from '../../../src/domain/ids.js';
import { createTerugkomcodeParser } from '../../../src/domain/terugkomcode.js';
import { LONGEST_WAIT, openWithCode } from '../../../src/use-cases/melder/open-with-code.js';
import { TestClock } from '../../support/directline-server.js';

const MARIMBA = toSchoolId('marimba');

it('somebody who guesses in hundreds of conversations makes no child wait longer than three seconds', async () => {
  const clock = new TestClock();
  const waits: number[] = [];
  const { dossiers, codes } = createMemoryStores({ schools: [MARIMBA], clock });
  const pause = async (ms: number) => void waits.push(ms);
  const open = openWithCode({ dossiers, codes, clock, parser: createTerugkomcodeParser(words), pause });
  const guess = () => open(MARIMBA, words.slice(0, 5).join(' '));
  await Promise.all(Array.from({ length: 500 }, guess));
  expect(Math.max(...waits)).toBe(LONGEST_WAIT);
  expect(LONGEST_WAIT).toBeLessThanOrEqual(3000);
  clock.move(LONGEST_WAIT / 1000 + 1);
  waits.length = 0;
  await guess();
  expect(waits).toEqual([]);
});
