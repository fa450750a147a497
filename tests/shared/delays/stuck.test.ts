import { describe, expect, it } from 'vitest';
import { type Stillness, stillSince, stuckAt, stuckKind } from '#shared/delays/stuck.ts';
import { TICKET_STATUSES } from '#shared/tickets/ticket.ts';
import { aCalendar, at, iso } from '../../builders/calendars.ts';

const timeZone = 'America/Mexico_City';
const calendar = aCalendar({ timeZone });
const limits = { stuckHours: 8, waitingStuckHours: 24 };

/** Office hours are 9 to 17 in Mexico City (UTC−6), Monday to Friday; 5 January 2026 is a Monday. */
const MONDAY_TEN = at('2026-01-05T10:00:00-06:00');

const aTicket = (facts: Partial<Stillness> = {}): Stillness => ({
  status: 'inProgress',
  createdAt: MONDAY_TEN,
  assignedAt: MONDAY_TEN,
  scheduledTo: null,
  lastActAt: null,
  ...facts,
});
const stuck = (facts: Partial<Stillness>) => iso(stuckAt(aTicket(facts), limits, calendar));

describe('a ticket is stuck', () => {
  it('after eight working hours without an act, not after eight hours of the clock', () => {
    expect(stuck({})).toBe(iso(at('2026-01-06T10:00:00-06:00')));
  });

  it('after 24 working hours while it waits', () => {
    expect(stuck({ status: 'waiting' })).toBe(iso(at('2026-01-08T10:00:00-06:00')));
  });

  it('later with every act of a person', () => {
    expect(stuck({ lastActAt: at('2026-01-05T16:00:00-06:00') })).toBe(iso(at('2026-01-06T16:00:00-06:00')));
  });

  it('no sooner than eight hours after its technician got it, although nobody acted while it was in the queue', () => {
    expect(stuck({ assignedAt: at('2026-01-07T09:00:00-06:00') })).toBe(iso(at('2026-01-07T17:00:00-06:00')));
  });

  it('no sooner than eight hours after the agreed time is over', () => {
    const scheduledTo = at('2026-01-09T12:00:00-06:00');
    expect(stuck({ status: 'scheduled', scheduledTo })).toBe(iso(at('2026-01-12T12:00:00-06:00')));
  });

  it('by an agreed time only while it is scheduled: once work began the act counts', () => {
    const scheduledTo = at('2026-01-09T12:00:00-06:00');
    expect(stuck({ status: 'inProgress', scheduledTo })).toBe(iso(at('2026-01-06T10:00:00-06:00')));
  });

  it('as nobody’s since it came in or somebody last did something, whoever had it before', () => {
    const assignedAt = at('2026-01-07T09:00:00-06:00');
    expect(stillSince(aTicket({ status: 'new', assignedAt }))).toBe(MONDAY_TEN);
  });

  it('never where nothing is asked of the department, nor in a calendar that never opens', () => {
    for (const status of ['pendingApproval', 'resolved', 'closed', 'cancelled'] as const) {
      expect(stuck({ status })).toBeNull();
    }
    expect(stuckAt(aTicket(), limits, aCalendar({ timeZone, hours: {} }))).toBeNull();
  });
});

it('every state has its kind or none', () => {
  expect(TICKET_STATUSES.map((status) => [status, stuckKind(status)])).toEqual([
    ['pendingApproval', null],
    ['new', 'unassigned'],
    ['assigned', 'working'],
    ['inProgress', 'working'],
    ['scheduled', 'working'],
    ['waiting', 'waiting'],
    ['resolved', null],
    ['closed', null],
    ['cancelled', null],
  ]);
});
