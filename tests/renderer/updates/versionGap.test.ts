import { expect, it } from 'vitest';
import { versionGap } from '#renderer/updates/versionGap.ts';

it('a window is told to reload when another version answers than the one it was loaded from', () => {
  expect(versionGap('0.1.0', '0.2.0', false)).toBe('serverAhead');
  expect(versionGap('0.2.0', '0.1.0', false)).toBe('serverBack');
  expect(versionGap('0.1.0', '0.1.0', false)).toBe('none');
});

it('a desktop program is told that it differs: reloading would give the same files again', () => {
  expect(versionGap('0.1.0', '0.2.0', true)).toBe('otherProgram');
  expect(versionGap('0.2.0', '0.1.0', true)).toBe('otherProgram');
  expect(versionGap('0.1.0', '0.1.0', true)).toBe('none');
});

it('nothing is said until both are known', () => {
  expect(versionGap('0.1.0', null, false)).toBe('none');
  expect(versionGap(null, '0.2.0', true)).toBe('none');
});
