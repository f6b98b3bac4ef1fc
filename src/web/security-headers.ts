/** What a page is allowed beside its own text and form. Everything else is refused. */
export interface PagePermissions {
  /** Our own script files may run. @default false */
  readonly scripts?: boolean;
  /** Addresses that scripts may connect to, beside our own origin. With `scripts` only. */
  readonly connect?: readonly string[];
  /** Who may put the page in a frame, for example `'self'` or `*`. @default "'none'" */
  readonly frameAncestors?: string;
}

/**
 * The headers of every page: one strict Content-Security-Policy without inline code or third parties, nothing cached,
 * no referrer (addresses may hold a token), nothing guessed about types, no camera, microphone or place.
 */
export function securityHeaders(permissions: PagePermissions = {}): Readonly<Record<string, string>> {
  const { scripts = false, connect = [], frameAncestors = "'none'" } = permissions;
  const policy = [
    "default-src 'none'",
    "style-src 'self'",
    "img-src 'self'",
    ...(scripts ? ["script-src 'self'", ["connect-src 'self'", ...connect].join(' ')] : []),
    "form-action 'self'",
    "base-uri 'none'",
    `frame-ancestors ${frameAncestors}`,
  ];
  return {
    'Content-Security-Policy': policy.join('; '),
    'Cache-Control': 'no-store',
    'Referrer-Policy': 'no-referrer',
    'X-Content-Type-Options': 'nosniff',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Permissions-Policy': 'camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()',
    ...(frameAncestors === "'none'" && { 'X-Frame-Options': 'DENY' }),
  };
}
