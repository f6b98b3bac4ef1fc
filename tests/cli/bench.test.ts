import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { compare, median, rounds } from '../bench/report.js';
import { runBench } from '../support/bench.js';
import { root } from '../support/imports.js';

const report = z.strictObject({
  benchmarks: z.array(
    z.strictObject({
      name: z.string(),
      ours: z.number(),
      peer: z.number(),
      ratio: z.number(),
      unit: z.string(),
      limit: z.number().nullable(),
      ok: z.boolean(),
    }),
  ),
  skipped: z.array(z.strictObject({ name: z.string(), reason: z.string() })),
});

describe('bench', () => {
  it('prints one JSON object with every comparison, and names what it skips for want of a peer', async () => {
    const { code, out, err } = await runBench('--json');
    expect(code, err).toBe(0);
    const { benchmarks, skipped } = report.parse(JSON.parse(out));
    const names = benchmarks.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    expect([...new Set(names.map((name) => name.split('.')[0]))]).toEqual([
      'turn',
      'turn-cpu',
      'memory',
      'storage',
      'staff',
    ]);
    expect(skipped).toEqual([
      { name: 'understanding', reason: 'nlp.js is not installed' },
      { name: 'page', reason: 'botframework-webchat is not installed' },
    ]);
    const limits = benchmarks.filter(({ limit }) => limit !== null).map(({ name, limit }) => [name, limit]);
    expect(limits).toEqual([
      ['turn.cloudadapter.c1.whole', 1],
      ['turn.cloudadapter.c16.whole', 1],
      ['turn.directline.c1.whole', 2.5],
      ['turn.directline.c16.whole', 2.5],
      ['staff.list.bare-page', 3],
      ['staff.figures.bare-page', 10],
    ]);
  }, 120_000);

  it('compares with the peers when they are there', async ({ skip }) => {
    const peers = join(root, 'tests/peers');
    if (process.env.CI !== 'true')
      skip(!existsSync(join(peers, 'node_modules')), 'the peers are not installed');
    const { out, err } = await runBench('--peers', peers, '--only', 'page');
    expect(out, err).toContain('page.webchat-minimal');
    expect(out).not.toContain('skipped');
  }, 60_000);

  it('ends with 2, and names the benchmarks that there are, when one is asked for that is not there', async () => {
    const { code, err } = await runBench('--only', 'snelheid');
    expect(code).toBe(2);
    expect(err).toContain('turn, turn-cpu, memory, storage, understanding, staff, page');
  }, 60_000);
});

describe('a comparison', () => {
  it('takes the ratio of each round by itself, so that a slow minute changes nothing', () => {
    const found = compare('x', [1, 20, 1], [2, 40, 2], 'ms', 0.5);
    expect(found).toMatchObject({ ours: 1, peer: 2, ratio: 0.5, limit: 0.5, ok: true });
    expect(compare('x', [3], [2], 'ms', 1)).toMatchObject({ ratio: 1.5, ok: false });
    expect(median([4, 1, 3, 2])).toBe(2.5);
    expect(() => compare('x', [0], [0], 'MB', 1)).toThrow('x: 0 against 0 MB is no ratio.');
  });

  it('lets another contender begin each round', async () => {
    const order: string[] = [];
    const note = (name: string) => async () => order.push(name);
    await rounds(2, { a: note('a'), b: note('b') });
    expect(order).toEqual(['a', 'b', 'b', 'a']);
  });
});
