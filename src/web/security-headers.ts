/** What a page is allowed beside its own text. Everything else is refused. */
export interface PagePermissions {
  /** Our own script files may run and connect to our own origin; they make no markup out of text. @default false */
  readonly scripts?: boolean;
  /** Forms may be sent to our own origin. @default false */
  readonly forms?: boolean;
}

/**
 * The headers of every page: one strict Content-Security-Policy without inline code or third parties, nothing cached,
 * no referrer (addresses may hold a token), nothing guessed about types, no camera, microphone or place.
 */
export function securityHeaders(permissions: PagePermissions = {}): Readonly<Record<string, string>> {
  const { scripts = false, forms = false } = permissions;
  const policy = [
    "default-src 'none'",
    ...(scripts ? ["script-src 'self'"] : []),
    "style-src 'self'",
    ...(scripts ? ["connect-src 'self'"] : []),
    "img-src 'self'",
    `form-action ${forms ? "'self'" : "'none'"}`,
    "base-uri 'none'",
    "frame-ancestors 'none'",
    ...(scripts ? ["require-trusted-types-for 'script'"] : []),
  ];
  return {
    'Content-Security-Policy': policy.join('; '),
    'Cache-Control': 'no-store',
    'Referrer-Policy': 'no-referrer',
    'X-Content-Type-Options': 'nosniff',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Permissions-Policy': 'camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()',
    'X-Frame-Options': 'DENY',
  };
}
