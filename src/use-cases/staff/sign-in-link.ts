import { type SchoolId, toSchoolId } from '../../domain/ids.js';
import { normaliseEmail } from '../../domain/medewerker.js';

/**
 * A keyed hash (HMAC-SHA-256, base64url, 22 characters or more) under a key derived from DATA_KEY.
 * The purpose is part of what is hashed, so that a hash made for one thing never passes for another.
 */
export type Mac = (purpose: 'link' | 'adres' | 'browser' | 'sessie' | 'vergelijking', text: string) => string;

/** A sign-in link works for 15 minutes. */
export const LINK_MINUTES = 15;

/** What a sign-in link says. It holds no address: who it is for is found by the hash of it. */
export interface SignInLink {
  readonly school: SchoolId;
  readonly nonce: string;
  readonly until: Date;
  /** Hash of the address that it was made for. */
  readonly address: string;
  /** Hash of the cookie of the browser that asked for it. Absent: it works in any browser. */
  readonly browser?: string;
}

/** For whom and where a link is made. */
export interface SignInLinkInput {
  readonly school: SchoolId;
  readonly email: string;
  /** Random and never used before; the link works once per nonce. */
  readonly nonce: string;
  readonly now: Date;
  /** The cookie of the browser that asks. Leave it out for a link that works in any browser. */
  readonly browserCookie?: string;
}

/** Stands where the hash of a browser's cookie would. */
const ANY_BROWSER = 'elke';

/** What stands for an address where the address itself must not be kept. */
export const addressHash = (mac: Mac, school: string, email: string): string =>
  mac('adres', `${school} ${normaliseEmail(email)}`);

/** Equality whose time says nothing about where two texts differ. */
const isSame = (mac: Mac, one: string, other: string): boolean =>
  mac('vergelijking', one) === mac('vergelijking', other);

/** Makes the token of a sign-in link: signed, url-safe, for one address at one school. */
export function signSignInLink(mac: Mac, input: SignInLinkInput): string {
  const until = Math.floor(input.now.getTime() / 1000) + LINK_MINUTES * 60;
  const said = [
    input.school,
    until.toString(36),
    input.nonce,
    addressHash(mac, input.school, input.email),
    input.browserCookie === undefined ? ANY_BROWSER : mac('browser', input.browserCookie),
  ].join('.');
  return `${said}.${mac('link', said)}`;
}

/** The address that opens a sign-in link. */
export const signInUrl = (publicUrl: string, token: string): string => `${publicUrl}/staf/inloggen/${token}`;

/** Reads a token. @returns undefined when it was not signed here. An old one is still read: see `until`. */
export function readSignInLink(mac: Mac, token: string): SignInLink | undefined {
  const [school, until, nonce, address, browser, signature, ...rest] = token.split('.');
  if (signature === undefined || rest.length > 0) return undefined;
  if (!isSame(mac, signature, mac('link', token.slice(0, token.lastIndexOf('.'))))) return undefined;
  if (!school || !until || !nonce || !address || !browser) return undefined;
  return {
    school: toSchoolId(school),
    nonce,
    until: new Date(Number.parseInt(until, 36) * 1000),
    address,
    ...(browser !== ANY_BROWSER && { browser }),
  };
}

/** Whether a link was made for this address. */
export const isFor = (mac: Mac, link: SignInLink, email: string): boolean =>
  isSame(mac, link.address, addressHash(mac, link.school, email));

/** Whether a link may be used in the browser that holds this cookie. */
export const isForBrowser = (mac: Mac, link: SignInLink, cookie: string | undefined): boolean =>
  link.browser === undefined || (cookie !== undefined && isSame(mac, link.browser, mac('browser', cookie)));
