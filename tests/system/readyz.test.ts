import { describe, expect, it } from 'vitest';
import { startApp } from '../support/app.js';
import { TestClock } from '../support/directline-server.js';

const DAY = 24 * 60 * 60;

async function readyAfter(days: number) {
  const clock = new TestClock();
  clock.move(days * DAY);
  const app = await startApp({ clock });
  const response = await fetch(`${app.url}/readyz`);
  return { status: response.status, body: (await response.json()) as { ok: boolean; warnings: string[] } };
}

// The helplines were looked up on 1 November 2026, and the clock stands at 20 November.
describe('/readyz', () => {
  it.each([
    ['fresh', 0, false],
    ['89 days old', 70, false],
    ['90 days old', 71, true],
    ['a year old', 365, true],
  ])('helplines that are %s (%i days on) are to be looked up again: %s', async (_how, days, old) => {
    const { status, body } = await readyAfter(days);
    expect({ status, ok: body.ok }).toEqual({ status: 200, ok: true });
    expect(body.warnings.includes('hulplijnen-nakijken')).toBe(old);
  });
});
