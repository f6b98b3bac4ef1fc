import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { splitSentences } from '../bench/left-out.js';
import { giveLevels } from '../bench/levels.js';
import { runBench } from '../support/bench.js';
import { root } from '../support/imports.js';
import { tablesOf } from '../support/page-tables.js';
import { temporaryFolder } from '../support/temporary-folder.js';
import { sentences } from '../understanding/sentences.js';

const PAGE = `${root}deployment/docs/understanding.md`;

describe('bench --page', () => {
  it('shows both engines, each having learnt from next to nothing', async ({ skip }) => {
    const peers = join(root, 'tests/peers');
    if (process.env.CI !== 'true')
      skip(!existsSync(join(peers, 'node_modules')), 'the peers are not installed');
    const before = readFileSync(PAGE, 'utf8');
    const { out, err } = await runBench('--peers', peers, '--only', 'understanding', '--page');
    const tables = tablesOf(`<!-- x: made by npm run x -->\n${out}<!-- end of x -->`, 'x');
    expect(
      tables.map((table) => Object.keys(table[0] ?? {}).length),
      err,
    ).toEqual([12, 3]);
    expect(readFileSync(PAGE, 'utf8')).toBe(before);
  }, 60_000);

  it('leaves the page as it is when nlp.js is not installed, and says so', async () => {
    const before = readFileSync(PAGE, 'utf8');
    const { code, err } = await runBench('--peers', temporaryFolder(), '--only', 'understanding', '--page');
    expect(code).toBe(2);
    expect(err).toContain('nlp.js is not installed: the page is left as it was.');
    expect(readFileSync(PAGE, 'utf8')).toBe(before);
  }, 60_000);

  it('is for understanding only', async () => {
    const { code, err } = await runBench('--only', 'turn', '--page');
    expect(code).toBe(2);
    expect(err).toContain('Use: npm run');
  }, 60_000);
});

describe('the voices that both engines are asked', () => {
  const { taught, leftOut, apart, neutral } = splitSentences(sentences, false);

  it('are at least three and the kept-apart one, and neither reads them', () => {
    expect(leftOut.length).toBeGreaterThanOrEqual(3);
    expect(apart.map(({ name }) => name)).toEqual(sentences.apart.map(({ name }) => name));
    const read = new Set(taught.flatMap(({ examples }) => examples));
    const asked = [...[...leftOut, ...apart].flatMap(({ examples }) => examples), ...neutral];
    expect(asked.filter((example) => read.has(example))).toEqual([]);
    expect(read.size + asked.length).toBeGreaterThan(7000);
  });
});

describe('the levels of gevaar that nlp.js is given', () => {
  const chances = [0.1, 0.2, 0.3, 0.9, 0.25, 0.8];
  const recognise = async (text: string) => {
    const chance = chances[Number(text)] ?? 0;
    const anyDanger = { kind: 'geweld', chance };
    return {
      intent: 'melden',
      perspective: 'getuige',
      categories: [],
      danger: chance > 0.5 ? ['thuis'] : [],
      dangerMaybe: [],
      anyDanger,
    };
  };
  const harmless = ['0', '1', '2', '3'].map((text) => ({ text, danger: [] }));
  const open = ['4', '5'].map((text) => ({ text, danger: ['thuis'] }));

  it('are sure of as much as another is, and raise as many false alarms, no more', async () => {
    const levelled = await giveLevels(recognise, [...harmless, ...open], { sure: 0.5, falseEither: 0.75 });
    const heard = await Promise.all(['0', '1', '2', '3', '4', '5'].map(levelled));
    expect(heard.map(({ danger, dangerMaybe }) => [danger.length, dangerMaybe.length])).toEqual([
      [0, 0],
      [0, 1],
      [1, 0],
      [2, 0],
      [0, 1],
      [2, 0],
    ]);
  });
});
