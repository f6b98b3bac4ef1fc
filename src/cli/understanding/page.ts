/** A part of a page that a command makes stands between `<!-- NAME: made by COMMAND -->` and `<!-- end of NAME -->`. */
const marksOf = (section: string) => ({
  begin: new RegExp(`<!-- ${section}: made by .+? -->`),
  end: `<!-- end of ${section} -->`,
});

export const percent = (share: number | undefined) => (share === undefined ? '–' : (100 * share).toFixed(1));

export const table = (head: readonly string[], rows: readonly (readonly string[])[]) =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');

/** Puts what was made between the marks of its section; all that was written by hand stays. @throws {Error} When the page has no such marks. */
export function fillSection(page: string, section: string, made: string): string {
  const { begin, end } = marksOf(section);
  const mark = begin.exec(page);
  const to = page.indexOf(end);
  if (mark === null || to < mark.index) throw new Error(`The page has no place for ${section}.`);
  return `${page.slice(0, mark.index + mark[0].length)}\n\n${made}\n\n${page.slice(to)}`;
}
