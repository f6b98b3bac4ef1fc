import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';

/**
 * Whether a POST comes from one of our own pages, as far as the browser tells.
 * Our pages send no referrer, and browsers then say `Origin: null`: that tells nothing, for or against.
 * @param ownHosts Hosts (with port) that this site is reached at.
 */
export function isSameOrigin(headers: IncomingHttpHeaders, ownHosts: readonly string[]): boolean {
  const site = headers['sec-fetch-site'];
  if (site !== undefined) return site === 'same-origin';
  const { origin } = headers;
  if (origin === undefined || origin === 'null') return true;
  return URL.canParse(origin) && ownHosts.includes(new URL(origin).host);
}

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

/** Compares the token of a form with that of the session, in the same time whatever differs. */
export const isCsrfToken = (sent: string | null, expected: string): boolean =>
  sent !== null && timingSafeEqual(digest(sent), digest(expected));
