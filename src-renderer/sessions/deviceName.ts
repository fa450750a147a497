const BROWSERS: readonly (readonly [RegExp, string])[] = [
  [/Edg\//, 'Edge'],
  [/OPR\//, 'Opera'],
  [/Firefox\//, 'Firefox'],
  [/Electron\//, 'SoporteBalance'],
  [/Chrome\//, 'Chrome'],
  [/Safari\//, 'Safari'],
];
const SYSTEMS: readonly (readonly [RegExp, string])[] = [
  [/iPhone/, 'iPhone'],
  [/iPad/, 'iPad'],
  [/Android/, 'Android'],
  [/Windows/, 'Windows'],
  [/Mac OS X|Macintosh/, 'macOS'],
  [/Linux/, 'Linux'],
];

/** “Firefox, Windows” out of what a browser calls itself; anything else stays as it is. */
export function deviceName(device: string): { name: string; isHandheld: boolean } {
  const isHandheld = /iPhone|iPad|Android|Mobile/.test(device);
  const browser = BROWSERS.find(([mark]) => mark.test(device))?.[1];
  const system = SYSTEMS.find(([mark]) => mark.test(device))?.[1];
  const parts = [browser, system].filter((part) => part !== undefined);
  return { name: parts.length === 0 || !device.includes('/') ? device : parts.join(', '), isHandheld };
}
