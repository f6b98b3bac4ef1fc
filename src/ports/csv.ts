/** Writes a table as a file for a spreadsheet. No cell of it can start a formula, whoever typed it. */
export interface Csv {
  write(rows: readonly (readonly string[])[]): string;
}
