import { StoredVersionUnknown } from '../../errors.js';

/** The format of every file in the data folder. A change of meaning raises it, with a migration. */
export const FORMAT = 1;

export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Whether a header is one of ours. @throws {StoredVersionUnknown} When a newer program wrote it. */
export function hasKnownFormat(header: unknown, what: string): header is Record<string, unknown> {
  if (!isRecord(header)) return false;
  if (typeof header['v'] === 'number' && header['v'] > FORMAT) {
    throw new StoredVersionUnknown({ what, version: header['v'] });
  }
  return header['v'] === FORMAT;
}
