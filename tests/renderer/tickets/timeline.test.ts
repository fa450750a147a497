import { describe, expect, it } from 'vitest';
import { timelineOf } from '#renderer/tickets/ticket/timeline.ts';
import type { HistoryItem, TicketMessage } from '#shared/tickets/fields.ts';

const at = (minute: number) => `2026-11-24T10:${String(minute).padStart(2, '0')}:00.000Z`;
const message = (id: number, kind: TicketMessage['kind'], minute: number): TicketMessage => ({
  id,
  kind,
  author: { id: 1, name: 'Ana' },
  body: 'texto',
  at: at(minute),
  attachments: [],
});
const event = (seq: number, action: string, minute: number): HistoryItem => ({
  seq,
  at: at(minute),
  actor: null,
  action,
  before: {},
  after: {},
  text: null,
});

describe('the timeline', () => {
  it('weaves messages and events by their time, the message first at the same instant', () => {
    const entries = timelineOf({ messages: [message(1, 'reply', 5), message(2, 'note', 9)] }, [
      event(10, 'ticket.assigned', 1),
      event(11, 'ticket.started', 5),
    ]);
    expect(entries.map((entry) => entry.key)).toEqual(['e10', 'm1', 'e11', 'm2']);
  });

  it('leaves out events that the description, the messages and the files show by themselves', () => {
    const entries = timelineOf({ messages: [message(1, 'solution', 5)] }, [
      event(1, 'ticket.created', 0),
      event(2, 'ticket.replied', 1),
      event(3, 'ticket.noted', 2),
      event(4, 'ticket.attached', 3),
      event(5, 'ticket.resolved', 5),
    ]);
    expect(entries.map((entry) => entry.key)).toEqual(['m1']);
  });

  it('tells of the resolution by its event where no solution was written as a message', () => {
    expect(timelineOf({ messages: [] }, [event(5, 'ticket.resolved', 5)])).toHaveLength(1);
  });
});
