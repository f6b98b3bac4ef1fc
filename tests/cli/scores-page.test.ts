import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import apart from '../../locales/nl/understanding/apart.json' with { type: 'json' };
import { INTENTS } from '../../src/understanding/labels.js';
import { root } from '../support/imports.js';
import { percentIn, type Table, tablesOf } from '../support/page-tables.js';
import { sentences } from '../understanding/sentences.js';

const page = readFileSync(`${root}deployment/docs/understanding.md`, 'utf8');
const keptApart = apart.map((voice) => `${voice} (kept apart)`);
const voices = sentences.voices.map(({ name }) => name);

/** Every cell of these columns is a percentage, or a dash where there was nothing to count. */
function expectPercentages(table: Table | undefined, but: readonly string[]): void {
  expect(table?.length).toBeGreaterThan(0);
  for (const row of table ?? [])
    for (const [name, cell] of Object.entries(row)) if (!but.includes(name)) percentIn(cell);
}

describe('the page about understanding', () => {
  it('has the scores by voice, by language and by label', () => {
    const [byVoice, byLanguage, ...byLabel] = tablesOf(page, 'scores');
    expectPercentages(byVoice, ['voice', 'lines']);
    const named = byVoice?.map(({ voice }) => voice) ?? [];
    expect(named.slice(-1 - keptApart.length)).toEqual(['**together**', ...keptApart]);
    // A new voice may wait for the next time the page is made; one that is gone may not stay.
    expect(voices).toEqual(expect.arrayContaining(named.slice(0, -1 - keptApart.length)));
    expectPercentages(byLanguage, ['language', 'lines']);
    expect(byLabel).toHaveLength(5);
    for (const table of byLabel) expectPercentages(table, ['label', 'lines']);
  });

  it('has nlp.js and us side by side, on left-out voices and on the kept-apart one', () => {
    const [scores = [], costs = []] = tablesOf(page, 'nlp.js');
    expectPercentages(scores, ['voice', 'engine', 'lines']);
    const ours = scores.filter(({ engine }) => engine === 'Meldmaatje').map(({ voice }) => voice);
    expect(scores.filter(({ engine }) => engine === 'nlp.js').map(({ voice }) => voice)).toEqual(ours);
    expect(ours.slice(-keptApart.length)).toEqual(keptApart);
    expect(ours.filter((voice) => voices.includes(voice ?? '')).length).toBeGreaterThanOrEqual(3);
    expect(costs.map(({ figure }) => figure?.replace(/\d+/g, 'N'))).toEqual([
      '% of neutral sentences (N) known as `overig`',
      '% of them that raise gevaar for sure',
      '% of them that raise it, sure or perhaps',
      'µs a sentence, median',
      'µs a sentence, Nth percentile',
      'ms to load, up to the first answer',
      'MB of memory in use',
      'MB of model',
      's to train',
    ]);
    for (const { Meldmaatje, 'nlp.js': nlpJs } of costs)
      for (const cell of [Meldmaatje, nlpJs]) expect(cell).toMatch(/^\d+(?:\.\d+)?$/);
  });

  it('has a learning curve that ends where the scores of all voices together are', () => {
    const [curve = []] = tablesOf(page, 'curve');
    expectPercentages(curve, ['part', 'sentences']);
    expect(curve.map(({ part }) => part)).toEqual(['1/8', '1/4', '1/2', 'all']);
    const read = curve.map((row) => Number(row['sentences']));
    expect(read).toEqual([...read].sort((one, other) => one - other));
    const [byVoice = []] = tablesOf(page, 'scores');
    const { part: _part, sentences: count, ...all } = curve.at(-1) ?? {};
    expect(byVoice.find(({ voice }) => voice === '**together**')).toMatchObject({ lines: count, ...all });
  });

  it('has the ten worst confusions of intent, and room for what was tried against them', () => {
    const [confusions = []] = tablesOf(page, 'confusions');
    expectPercentages(confusions, ['told as', 'meant', 'lines']);
    expect(confusions).toHaveLength(10);
    const counts = confusions.map(({ lines }) => Number(lines));
    expect(counts).toEqual([...counts].sort((one, other) => other - one));
    for (const { 'told as': told, meant } of confusions) {
      expect(INTENTS).toEqual(expect.arrayContaining([told, meant]));
      expect(told).not.toBe(meant);
    }
    expect(page).toMatch(/<!-- end of confusions -->\n\n### What was tried\n\n\S/);
  });
});
