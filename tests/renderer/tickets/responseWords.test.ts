import { describe, expect, it } from 'vitest';
import { responseOf } from '#renderer/tickets/ticket/responseWords.ts';

const now = Date.parse('2026-11-24T12:00:00Z');
const before = '2026-11-24T11:00:00.000Z';
const after = '2026-11-24T13:00:00.000Z';
const row = { status: 'assigned', firstResponseDueAt: after, firstRespondedAt: null } as const;

describe('the first response', () => {
  it('is due until its instant and late after it, also while the ticket waits', () => {
    expect(responseOf(row, now)).toBe('due');
    expect(responseOf({ ...row, firstResponseDueAt: before }, now)).toBe('late');
    expect(responseOf({ ...row, status: 'waiting', firstResponseDueAt: before }, now)).toBe('late');
  });

  it('once given is judged by when it was given, not by now', () => {
    expect(responseOf({ ...row, firstResponseDueAt: before, firstRespondedAt: before }, now)).toBe('given');
    expect(responseOf({ ...row, firstResponseDueAt: before, firstRespondedAt: after }, now)).toBe(
      'givenLate',
    );
  });

  it('is no matter without a promise, or once the ticket has ended unanswered', () => {
    expect(responseOf({ ...row, firstResponseDueAt: null }, now)).toBe('none');
    expect(responseOf({ ...row, status: 'cancelled', firstResponseDueAt: before }, now)).toBe('none');
  });
});
