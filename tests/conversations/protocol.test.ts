import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { root } from '../support/imports.js';
import { createPlayground } from '../support/play.js';
import { aeres } from './protocol/aeres.js';
import { auris } from './protocol/auris.js';
import { marimba } from './protocol/marimba.js';
import { mozaiek } from './protocol/mozaiek.js';
import type { Row, Table } from './protocol/row.js';
import { zonderNaam } from './protocol/zonder-naam.js';

const tables: Readonly<Record<string, Table>> = { aeres, auris, marimba, mozaiek, 'zonder-naam': zonderNaam };
const schools = readdirSync(`${root}deployment/scholen`).flatMap(
  (file) => /^(.+)\.yaml$/.exec(file)?.[1] ?? [],
);

/** Asks one question in a new conversation; a leerling asks where it stands too. */
async function ask(
  school: string,
  [wie, vraag, , plek]: Row,
): Promise<{ answer: string; bubbles: number; source: string }> {
  const conversation = await (await createPlayground({ school, wie })).enter();
  await conversation.say(vraag);
  const bubbles = conversation.replies().length;
  const answer = conversation.replies().join('\n');
  if (wie === 'ouder' || plek === undefined) return { answer, bubbles, source: answer };
  await conversation.say('waar staat dat?');
  return { answer, bubbles, source: conversation.replies().join('\n') };
}

it('every school has a table of at least 30 questions', () => {
  const short = schools.filter((school) => new Set(tables[school]?.rows.map(([, vraag]) => vraag)).size < 30);
  expect(short).toEqual([]);
});

describe.each(schools)('%s', (school) => {
  const { rows = [] } = tables[school] ?? {};
  const foreign = Object.entries(tables).flatMap(([other, { own }]) => (other === school ? [] : own));

  it.each(rows.map((row) => ({ title: `to a ${row[0]}: ${row[1]}`, row })))('$title', async ({ row }) => {
    const [, , moet, plek] = row;
    const { answer, bubbles, source } = await ask(school, row);
    // The question behind the answer does not count, nor the two words that are explained together.
    if (row[0] === 'leerling' && !/^wat is (?:plagen|pesten|het verschil)/.test(row[1]))
      expect(bubbles).toBeLessThanOrEqual(6 + 1);
    for (const fact of moet) expect(answer).toContain(fact);
    if (plek !== undefined) expect(source).toMatch(/Dit staat in ‘.+’ bij: /);
    if (plek !== undefined) expect(source.toLowerCase()).toContain(plek.toLowerCase());
    const said = `${answer}\n${source}`;
    expect(foreign.filter((word) => said.includes(word))).toEqual([]);
  });
});
