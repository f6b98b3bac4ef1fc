import { describe, expect, it } from 'vitest';
import { createSystemClock } from '../../src/adapters/clock-system/index.js';
import { createCryptoIds } from '../../src/adapters/ids-crypto/index.js';

describe('ids', () => {
  it('are 22 url-safe characters and never the same', () => {
    const ids = createCryptoIds();
    const all = Array.from({ length: 1000 }, () => [
      ids.random(),
      ids.draft(),
      ids.conversation(),
      ids.medewerker(),
    ]);
    expect(new Set(all.flat()).size).toBe(4000);
    for (const id of all.flat()) expect(id).toMatch(/^[A-Za-z0-9_-]{22}$/);
  });

  it('random numbers are whole, below the limit, and all come up', () => {
    const ids = createCryptoIds();
    const seen = new Set(Array.from({ length: 500 }, () => ids.randomInt(5)));
    expect([...seen].sort()).toEqual([0, 1, 2, 3, 4]);
  });
});

describe('the clock', () => {
  it('starts where it is told and runs on', async () => {
    const startAt = new Date('2026-01-05T08:00:00.000Z');
    const clock = createSystemClock({ startAt });
    const first = clock.now().getTime();
    expect(first - startAt.getTime()).toBeLessThan(1000);
    await expect.poll(() => clock.now().getTime()).toBeGreaterThan(first);
  });

  it('is that of the machine otherwise', () => {
    expect(Math.abs(createSystemClock().now().getTime() - Date.now())).toBeLessThan(1000);
  });
});
