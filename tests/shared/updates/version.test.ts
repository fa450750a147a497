import { expect, it } from 'vitest';
import { compareVersions, programVersion } from '#shared/updates/version.ts';

it('versions are in the order of SemVer, whatever order they come in', () => {
  const order = [
    '0.9.9',
    '1.0.0-alpha',
    '1.0.0-alpha.1',
    '1.0.0-alpha.beta',
    '1.0.0-beta',
    '1.0.0-beta.2',
    '1.0.0-beta.11',
    '1.0.0-rc.1',
    '1.0.0',
    '1.0.10',
    '1.2.0',
    '1.10.0',
    '10.0.0',
  ];
  for (const [i, a] of order.entries()) {
    for (const [j, b] of order.entries()) {
      expect([a, b, Math.sign(compareVersions(a, b))]).toEqual([a, b, Math.sign(i - j)]);
    }
  }
});

it('what is no version is older than any', () => {
  expect(compareVersions('next', '0.0.1')).toBeLessThan(0);
  expect(compareVersions('0.0.1', '')).toBeGreaterThan(0);
});

it.each(['1', '1.2', 'v1.2.3', '1.2.3.4', '01.2.3', '1.2.3+5', '1.2.3-', '1.2.3 ', '1.2.-3', '9999999.0.0'])(
  '“%s” is no version',
  (text) => {
    expect(programVersion.safeParse(text).success).toBe(false);
  },
);
