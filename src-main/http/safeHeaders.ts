/** For a year, and for whatever else is served under the name (ASVS 5, 3.4.1). */
export const HSTS = 'max-age=31536000; includeSubDomains';

/** What also an answer has that no route made: to an address that is none, to what is no HTTP at all. */
export function bareHeaders(isSecure: boolean): Readonly<Record<string, string>> {
  return {
    'x-content-type-options': 'nosniff',
    'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
    'referrer-policy': 'no-referrer',
    'cache-control': 'no-store',
    ...(isSecure ? { 'strict-transport-security': HSTS } : {}),
  };
}
