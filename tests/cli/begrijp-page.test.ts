import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { toConfusionTable } from '../../src/cli/understanding/confusions.js';
import { keepPart, toLearningCurve } from '../../src/cli/understanding/learning-curve.js';
import { fillSection } from '../../src/cli/understanding/page.js';
import type { Understanding } from '../../src/domain/understanding.js';
import { type Labelled, score } from '../../src/understanding/score.js';
import type { Writer } from '../../src/understanding/train/example.js';
import { root } from '../support/imports.js';
import { tablesOf } from '../support/page-tables.js';
import { temporaryFolder } from '../support/temporary-folder.js';
import { sentences } from '../understanding/sentences.js';

describe('a section that a command makes', () => {
  const mark = '<!-- x: made by npm run -s x -->';
  const written = `# By hand\n\n${mark}\n\n| old |\n\n<!-- end of x -->\n\nAlso $& by hand\n`;

  it('is made anew, and what was written by hand around it stays', () => {
    const filled = fillSection(written, 'x', '| $& |');
    expect(filled).toBe(written.replace('| old |', () => '| $& |'));
    expect(fillSection(filled, 'x', '| $& |')).toBe(filled);
  });

  it('is told when the page has no place for it', () => {
    expect(() => fillSection(written, 'y', '')).toThrow('The page has no place for y.');
  });
});

const heardAs = (intent: string) => ({ intent }) as Understanding;

describe('the confusions', () => {
  it('are counted as told and as meant, and are shares of what was meant and of all mistakes', () => {
    const lines: Labelled[] = [
      ...['melden', 'melden', 'tips', 'klacht'].map((intent, at) => ({ text: `${at}`, intent })),
      { text: '4', intent: null },
    ];
    const heard = ['tips', 'melden', 'melden', 'melden', 'groet'];
    const scored = score(({ text }) => heardAs(heard[Number(text)] ?? ''), lines);
    const [table] = tablesOf(
      fillSection(
        '<!-- x: made by npm run x -->\n<!-- end of x -->',
        'x',
        toConfusionTable(scored.mistakes, scored.score),
      ),
      'x',
    );
    expect(table?.map((row) => Object.values(row))).toEqual([
      ['melden', 'klacht', '1', '100.0', '33.3'],
      ['tips', 'melden', '1', '50.0', '33.3'],
      ['melden', 'tips', '1', '100.0', '33.3'],
    ]);
  });
});

describe('the learning curve', () => {
  const textsOf = (kept: readonly Writer[]) =>
    kept.flatMap(({ examples }) => examples.map(({ text }) => text));

  it('reads the same part every time, of about the right size, and the smaller within the larger', () => {
    const all = textsOf(sentences.voices);
    const parts = [1, 2, 4].map((eighths) => textsOf(keepPart(sentences.voices, eighths)));
    for (const [at, part] of parts.entries()) {
      expect(part.length / all.length).toBeCloseTo(2 ** at / 8, 1);
      const larger = new Set(parts[at + 1] ?? all);
      expect(part.filter((text) => !larger.has(text))).toEqual([]);
    }
    expect(textsOf(keepPart(sentences.voices, 1))).toEqual(parts[0]);
    expect(keepPart(sentences.voices, 8)).toEqual(sentences.voices);
  });

  it('scores every part with models that read no more than that', () => {
    const { score: whole } = score(() => heardAs('melden'), [{ text: 'x', intent: 'melden' }]);
    const asked: [string, number][] = [];
    const curve = toLearningCurve(sentences.voices, whole, (taught, part) => {
      asked.push([part, textsOf(taught).length]);
      return whole;
    });
    expect(asked.map(([part]) => part)).toEqual(['1/8', '1/4', '1/2']);
    for (const [part, count] of asked) expect(curve).toContain(`| ${part} | ${count} | 100.0 |`);
    expect(curve.split('\n').at(-1)).toMatch(/^\| all \| \d+ \| 100\.0 \|/);
  });
});

describe('begrijp --page', () => {
  const PAGE = 'deployment/docs/understanding.md';
  const VOICES = ['kind-9-11', 'ouder-boos', ...sentences.apart.map(({ name }) => name)];

  /** Only what was written by hand, and what another command made. */
  const emptied = (page: string) =>
    page.replaceAll(/(<!-- (?:scores|curve|confusions): .+ -->)[\s\S]*?(?=<!-- end)/g, '$1\n');

  /** A folder with the page and a handful of sentences of a few voices. */
  function smallProject(): string {
    const folder = temporaryFolder();
    const copy = (path: string, change: (text: string) => string) => {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), change(readFileSync(join(root, path), 'utf8')));
    };
    const few = (text: string) => text.split('\n').slice(0, 25).join('\n');
    for (const language of ['nl', 'en', 'tr', 'ar', 'pl', 'uk']) {
      const sources = `locales/${language}/understanding`;
      const folders = language === 'nl' ? [sources, `${sources}/neutraal`] : [sources, `${sources}/stemmen`];
      for (const folder of folders)
        for (const name of readdirSync(join(root, folder)))
          if (name.endsWith('.jsonl')) copy(`${folder}/${name}`, few);
    }
    copy('locales/nl/understanding/apart.json', (text) => text);
    for (const voice of VOICES) copy(`locales/nl/understanding/stemmen/${voice}.jsonl`, few);
    copy(PAGE, emptied);
    return folder;
  }

  it('makes the scores, the learning curve and the confusions, and touches nothing else of the page', () => {
    const folder = smallProject();
    const before = readFileSync(join(folder, PAGE), 'utf8');
    execFileSync(process.execPath, [join(root, 'dist/cli/begrijp.js'), '--page'], {
      cwd: folder,
      stdio: 'ignore',
    });
    const after = readFileSync(join(folder, PAGE), 'utf8');
    expect(
      tablesOf(after, 'scores')[0]
        ?.map(({ voice }) => voice)
        ?.slice(0, 3),
    ).toEqual(['kind-9-11', 'ouder-boos', '**together**']);
    expect(tablesOf(after, 'curve')[0]).toHaveLength(4);
    expect(tablesOf(after, 'confusions')[0]?.length).toBeGreaterThan(0);
    expect(emptied(after)).toBe(before);
  }, 60_000);
});
