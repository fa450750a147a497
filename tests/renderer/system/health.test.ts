import { describe, expect, it } from 'vitest';
import { backupTone, diskTone, verificationTone } from '#renderer/system/health.ts';
import { DAY } from '#shared/kernel/time.ts';

const NOW = Date.UTC(2026, 10, 24);

describe('the installation’s health', () => {
  it('wants a copy a day', () => {
    expect(backupTone(NOW - DAY, NOW)).toBe('success');
    expect(backupTone(NOW - 2 * DAY, NOW)).toBe('warning');
    expect(backupTone(NOW - 8 * DAY, NOW)).toBe('danger');
    expect(backupTone(null, NOW)).toBe('danger');
  });

  it('wants room for copies of the database', () => {
    expect(diskTone(100_000_000_000, 5_000_000_000)).toBe('success');
    expect(diskTone(10_000_000_000, 5_000_000_000)).toBe('warning');
    expect(diskTone(4_000_000_000, 5_000_000_000)).toBe('danger');
    expect(diskTone(100_000_000, 1_000_000)).toBe('danger');
  });

  it('takes a failed verification seriously and an old one as a reminder', () => {
    expect(verificationTone({ at: NOW - DAY, ok: true }, NOW)).toBe('success');
    expect(verificationTone({ at: NOW - 40 * DAY, ok: true }, NOW)).toBe('warning');
    expect(verificationTone({ at: NOW, ok: false }, NOW)).toBe('danger');
    expect(verificationTone(null, NOW)).toBe('warning');
  });
});
