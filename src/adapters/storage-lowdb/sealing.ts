import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';

const NONCE = 12;
const TAG = 16;

export const newKey = (): Buffer => randomBytes(32);

/**
 * AES-256-GCM under a random nonce.
 * @param bound What the text belongs to (kind, school, id): it opens nowhere else.
 * @returns nonce, ciphertext and tag in one.
 */
export function seal(key: Buffer, plain: string | Buffer, bound: string): Buffer {
  const nonce = randomBytes(NONCE);
  const cipher = createCipheriv('aes-256-gcm', key, nonce);
  cipher.setAAD(Buffer.from(bound));
  const head = typeof plain === 'string' ? cipher.update(plain, 'utf8') : cipher.update(plain);
  return Buffer.concat([nonce, head, cipher.final(), cipher.getAuthTag()]);
}

/** @returns undefined when it was sealed with another key, for another place, or is damaged. */
export function unseal(key: Buffer, sealed: Buffer, bound: string): Buffer | undefined {
  if (sealed.length < NONCE + TAG) return undefined;
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, NONCE), { authTagLength: TAG });
  decipher.setAAD(Buffer.from(bound));
  decipher.setAuthTag(sealed.subarray(-TAG));
  try {
    return Buffer.concat([decipher.update(sealed.subarray(NONCE, -TAG)), decipher.final()]);
  } catch {
    return undefined;
  }
}

export const sealText = (key: Buffer, plain: string | Buffer, bound: string): string =>
  seal(key, plain, bound).toString('base64');

export const unsealText = (key: Buffer, sealed: string, bound: string): Buffer | undefined =>
  unseal(key, Buffer.from(sealed, 'base64'), bound);

/** A key for one purpose (RFC 5869, SHA-256). */
export const derive = (key: Buffer, purpose: string): Buffer =>
  Buffer.from(hkdfSync('sha256', key, Buffer.alloc(0), `meldmaatje/${purpose}`, 32));

export const hmac = (key: Buffer, text: string): Buffer => createHmac('sha256', key).update(text).digest();

/** Parses JSON; undefined when it is none. */
export function parseJson(text: string | Buffer): unknown {
  try {
    return JSON.parse(text.toString());
  } catch {
    return undefined;
  }
}
