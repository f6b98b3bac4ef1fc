import { stringify } from 'csv-stringify/sync';
import type { Csv } from '../../ports/csv.js';

/** As Dutch spreadsheets read it: UTF-8 with its mark, semicolons between the cells (RFC 4180 but for those). */
export const createCsv = (): Csv => ({
  write: (rows) =>
    stringify(
      rows.map((row) => [...row]),
      { delimiter: ';', bom: true, escape_formulas: true },
    ),
});
