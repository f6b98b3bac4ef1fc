import { readdir, readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import type { Bron } from '../../src/domain/schoolpakket.js';
import { productSchools } from '../support/product-schools.js';

const folder = 'deployment/docs/scholen';
const pageOf = (id: string): Promise<string> => readFile(`${folder}/${id}.md`, 'utf8');

const row = (what: string, why: string, { plek, regels }: Bron): string =>
  `| ${what} | ${why} | ${plek}${regels === undefined ? '' : ` (${regels})`} |`;

/** The rows of the table under a heading, without its head. */
const rowsUnder = (page: string, heading: string): readonly string[] =>
  (page.split(`\n## ${heading}\n`)[1] ?? '')
    .split('\n## ')[0]
    ?.split('\n')
    .filter((line) => line.startsWith('|'))
    .slice(2) ?? [];

// A row that is missing can be copied from the difference that the test shows.
describe.each(productSchools)('the page of %s', (id, { weggelaten, kanttekeningen }) => {
  it('lists all that the document holds and the product leaves out, with the reason', async () => {
    const rows = weggelaten.map(({ wat, reden, bron }) => row(wat, reden, bron));
    expect(rows).not.toEqual([]);
    expect(rowsUnder(await pageOf(id), 'Weggelaten')).toEqual(rows);
  });

  it('lists every contradiction, and what was decided', async () => {
    const rows = kanttekeningen.map(({ over, besluit, bron }) => row(over, besluit, bron));
    expect(rowsUnder(await pageOf(id), 'Tegenstrijdig, en wat besloten is')).toEqual(rows);
  });

  it('says what the document does not say, and what the program adds', async () => {
    const page = await pageOf(id);
    for (const heading of ['Wat het protocol niet zegt', 'Wat het programma zelf toevoegt']) {
      expect(page).toMatch(new RegExp(`\n## ${heading}\n[^#]*\n- `));
    }
  });
});

it('every page is of a school, and the README leads to them', async () => {
  const pages = (await readdir(folder)).sort();
  expect(pages).toEqual(productSchools.map(([id]) => `${id}.md`));
  expect(await readFile('README.md', 'utf8')).toContain('](deployment/docs/scholen)');
});
