import { describe, expect, it } from 'vitest';
import { progressOf } from '#renderer/tickets/requester/progress.ts';
import type { TicketStatus } from '#shared/tickets/ticket.ts';

const followed = (status: TicketStatus) => ({
  status,
  createdAt: '2026-11-24T10:00:00.000Z',
  assignedAt: '2026-11-24T10:05:00.000Z',
  resolvedAt: '2026-11-24T12:00:00.000Z',
  closedAt: '2026-11-25T12:00:00.000Z',
});
const line = (status: TicketStatus) => progressOf(followed(status)).map((one) => `${one.step} ${one.state}`);

describe('the line of progress', () => {
  it('goes from received to closed', () => {
    expect(line('new')).toEqual(['received current', 'inHands todo', 'ready todo', 'closed todo']);
    expect(line('inProgress')).toEqual(['received done', 'inHands current', 'ready todo', 'closed todo']);
    expect(line('resolved')).toEqual(['received done', 'inHands done', 'ready current', 'closed todo']);
    expect(line('closed')).toEqual(['received done', 'inHands done', 'ready done', 'closed done']);
  });

  it('stays in somebody’s hands while it waits or is scheduled', () => {
    expect(line('waiting')).toEqual(line('inProgress'));
    expect(line('scheduled')).toEqual(line('inProgress'));
  });

  it('shows the approval only while it is awaited', () => {
    expect(line('pendingApproval')[1]).toBe('approval current');
    expect(line('new').join()).not.toContain('approval');
  });

  it('says when each step was reached, and nothing of steps to come', () => {
    expect(progressOf(followed('assigned')).map((one) => one.at)).toEqual([
      '2026-11-24T10:00:00.000Z',
      '2026-11-24T10:05:00.000Z',
      null,
      null,
    ]);
  });

  it('has no line for a cancelled ticket', () => {
    expect(line('cancelled')).toEqual([]);
  });
});
