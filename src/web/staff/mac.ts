import { createHmac, hkdfSync } from 'node:crypto';
import type { Mac } from '../../use-cases/staff/sign-in-link.js';

/** The keyed hash of the staff pages, under a key that HKDF (RFC 5869) derives from DATA_KEY for this use alone. */
export function createStaffMac(dataKey: Buffer): Mac {
  const key = Buffer.from(hkdfSync('sha256', dataKey, '', 'meldmaatje staf', 32));
  return (purpose, text) => createHmac('sha256', key).update(`${purpose}\n${text}`).digest('base64url');
}
