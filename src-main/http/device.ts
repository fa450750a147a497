const BROWSERS: readonly (readonly [pattern: RegExp, name: string])[] = [
  [/Edg\//, 'Edge'],
  [/OPR\//, 'Opera'],
  [/Firefox\//, 'Firefox'],
  [/Chrome\//, 'Chrome'],
  [/Safari\//, 'Safari'],
];
const SYSTEMS: readonly (readonly [pattern: RegExp, name: string])[] = [
  [/Windows/, 'Windows'],
  [/Android/, 'Android'],
  [/iPhone|iPad/, 'iOS'],
  [/Mac OS X/, 'macOS'],
  [/Linux/, 'Linux'],
];

/** "Windows"; null where it is not said. */
export function systemOf(userAgent: string | undefined): string | null {
  return SYSTEMS.find(([pattern]) => pattern.test(userAgent ?? ''))?.[1] ?? null;
}

/** "Firefox, Windows": enough for a person to know their own sessions apart, and no more. */
export function deviceOf(userAgent: string | undefined): string {
  const agent = userAgent ?? '';
  const found = [BROWSERS, SYSTEMS].flatMap(
    (list) => list.find(([pattern]) => pattern.test(agent))?.[1] ?? [],
  );
  return found.length > 0 ? found.join(', ') : 'API';
}
