/** A table of a page: one object a row, with the heads as names. */
export type Table = readonly Readonly<Record<string, string>>[];

/** The tables between the marks of a section. @throws {Error} When the section or a table is not well-formed. */
export function tablesOf(page: string, section: string): Table[] {
  const [, rest] = page.split(new RegExp(`<!-- ${section}: made by npm run .+ -->`));
  const end = rest?.indexOf(`<!-- end of ${section} -->`) ?? -1;
  if (rest === undefined || end < 0) throw new Error(`There is no section ${section}.`);
  return [...rest.slice(0, end).matchAll(/(?:^\|.*\|$\n?)+/gm)].map(([text]) =>
    parse(text.trim().split('\n')),
  );
}

function parse(lines: readonly string[]): Table {
  const [head = [], rule = [], ...rows] = lines.map((line) =>
    line
      .slice(1, -1)
      .split('|')
      .map((cell) => cell.trim()),
  );
  if (rule.some((cell) => cell !== '---')) throw new Error(`A table has no rule: ${lines[1]}`);
  return rows.map((cells) => {
    if (cells.length !== head.length) throw new Error(`A row is not as wide as its head: ${cells}`);
    return Object.fromEntries(head.map((name, at) => [name, cells[at] ?? '']));
  });
}

/** A figure in percent; undefined where there was nothing to count. @throws {Error} When it is none. */
export function percentIn(cell: string | undefined): number | undefined {
  if (cell === '–') return undefined;
  const value = Number(cell);
  if (cell === undefined || !/^\d+\.\d$/.test(cell) || value > 100)
    throw new Error(`${cell} is no percentage.`);
  return value;
}
