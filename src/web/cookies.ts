/** How cookies are set at this address. */
export interface CookieOptions {
  /** The site is reached over https: cookies are Secure and carry the `__Host-` prefix. */
  readonly secure: boolean;
}

/** Cookies of the staff pages. */
export type CookieName = 'staf' | 'staf-aanvraag' | 'staf-taal';

const fullName = (name: CookieName, { secure }: CookieOptions): string => (secure ? `__Host-${name}` : name);

/**
 * A `Set-Cookie` line. HttpOnly and Lax: Strict would sign a medewerker out who follows the link in a mail.
 * @param seconds How long the browser keeps it; 0 removes it, undefined keeps it until the browser closes.
 */
export function cookieLine(
  name: CookieName,
  value: string,
  options: CookieOptions,
  seconds: number | undefined,
): string {
  return [
    `${fullName(name, options)}=${value}`,
    'Path=/',
    'HttpOnly',
    'SameSite=Lax',
    ...(options.secure ? ['Secure'] : []),
    ...(seconds === undefined ? [] : [`Max-Age=${seconds}`]),
  ].join('; ');
}

/** A cookie of the request. Only url-safe characters are let in; anything else counts as no cookie. */
export function readCookie(
  header: string | undefined,
  name: CookieName,
  options: CookieOptions,
): string | undefined {
  const prefix = `${fullName(name, options)}=`;
  const pair = header
    ?.split(';')
    .map((part) => part.trim())
    .find((part) => part.startsWith(prefix));
  const value = pair?.slice(prefix.length);
  return value !== undefined && /^[\w-]{1,128}$/.test(value) ? value : undefined;
}
