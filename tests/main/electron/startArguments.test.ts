import { describe, expect, it } from 'vitest';
import { commandIn, startArguments } from '#main/electron/startArguments.ts';

describe('a start with a command', () => {
  it('runs the command with all that follows', () => {
    expect(commandIn(['serve', '--port', '0'])).toEqual(['serve', '--port', '0']);
    expect(commandIn(['--no-sandbox', 'verify', '--json'])).toEqual(['verify', '--json']);
    expect(commandIn(['--help'])).toEqual(['--help']);
    expect(commandIn(['--json', 'verify'])).toEqual(['--json', 'verify']);
  });

  it.each([
    [[]],
    [['--demo']],
    [['--data', '/srv/datos', '--demo']],
    [['--no-sandbox']],
    [['soporte://ticket/SB-2026-000001']],
  ])('is no command: %j', (args) => {
    expect(commandIn(args)).toBeUndefined();
  });
});

describe('a start of the desktop', () => {
  it('takes its folders in both spellings and shrugs at what Chromium adds', () => {
    expect(startArguments(['--data=/a', '--profile', '/b', '--demo', '--no-sandbox'])).toEqual({
      data: '/a',
      profile: '/b',
      demo: true,
    });
    expect(startArguments(['soporte://ticket/SB-2026-000001'])).toEqual({
      data: undefined,
      profile: undefined,
      demo: false,
    });
  });
});
