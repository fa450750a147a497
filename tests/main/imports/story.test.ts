import { describe, expect, it } from 'vitest';
import { clockColumns } from '#main/imports/tickets/deadlines.ts';
import type { ForeignTicket, Observation } from '#main/imports/tickets/gather.ts';
import { storyOf } from '#main/imports/tickets/story.ts';
import { aCalendar, at, HOURS } from '../../builders/calendars.ts';

/** Office hours in UTC; the ticket is opened on a Monday at nine. */
const OPENED = at('2026-01-05T09:00:00Z');

function seen(time: string, parts: Partial<Observation>): Observation {
  const base = { assignee: null, team: null, impact: 'medium', urgency: 'medium', by: null } as const;
  return { at: at(`2026-01-${time}:00Z`), state: 'new', ...base, ...parts };
}

function aForeignTicket(...observations: Observation[]): ForeignTicket {
  return {
    number: 'INC1',
    line: 2,
    openedAt: OPENED,
    title: 'Sin red',
    description: 'Sin red',
    requester: 'Ana',
    requesterEmail: null,
    location: null,
    service: null,
    channel: 'phone',
    reopenings: 0,
    solution: null,
    updatedAt: observations.at(-1)?.at ?? OPENED,
    observations,
  };
}

const LIFE = aForeignTicket(
  seen('05T09:00', {}),
  seen('05T10:00', { assignee: 'Beto', state: 'new' }),
  seen('05T11:00', { assignee: 'Beto', state: 'inProgress' }),
  seen('05T13:00', { assignee: 'Beto', state: 'waitingForSupplier' }),
  seen('05T15:00', { assignee: 'Caro', state: 'inProgress' }),
  seen('05T16:00', { assignee: 'Caro', state: 'resolved' }),
  seen('06T09:00', { assignee: 'Caro', state: 'inProgress' }),
  seen('06T10:00', { assignee: 'Caro', state: 'inProgress', urgency: 'high' }),
  seen('06T10:30', { assignee: 'Caro', state: 'inProgress', urgency: 'high' }),
  seen('06T11:00', { assignee: 'Caro', state: 'resolved', urgency: 'high' }),
  seen('12T11:00', { assignee: 'Caro', state: 'closed', urgency: 'high' }),
);

describe('the story of a foreign ticket', () => {
  it('has a step for each event, named by what changed most', () => {
    expect(storyOf(LIFE).steps.map(({ action }) => action.slice('ticket.'.length))).toEqual([
      'created',
      'assigned',
      'started',
      'waiting',
      'resumed',
      'resolved',
      'reopened',
      'prioritised',
      'updated',
      'resolved',
      'closed',
    ]);
  });

  it('keeps who had it, when its clock stood, and how it ended', () => {
    expect(storyOf(LIFE)).toMatchObject({
      assignments: [
        { technician: 'Beto', at: at('2026-01-05T10:00:00Z') },
        { technician: 'Caro', at: at('2026-01-05T15:00:00Z') },
      ],
      pauses: [
        { kind: 'waiting', fromAt: at('2026-01-05T13:00:00Z'), toAt: at('2026-01-05T15:00:00Z') },
        { kind: 'resolved', fromAt: at('2026-01-05T16:00:00Z'), toAt: at('2026-01-06T09:00:00Z') },
        { kind: 'resolved', fromAt: at('2026-01-06T11:00:00Z'), toAt: null },
      ],
      firstRespondedAt: at('2026-01-05T11:00:00Z'),
      resolvedAt: at('2026-01-06T11:00:00Z'),
      closedAt: at('2026-01-12T11:00:00Z'),
      reopenCount: 1,
      lastSolver: 'Caro',
      end: { status: 'closed', urgency: 'high' },
    });
  });

  it('puts what nobody has in the queue, whatever the other system calls it', () => {
    const story = storyOf(
      aForeignTicket(
        seen('05T09:00', { assignee: 'Beto', state: 'inProgress' }),
        seen('05T10:00', { state: 'inProgress' }),
        seen('05T11:00', { state: 'waitingForRequester' }),
      ),
    );
    expect(story.steps.map(({ after }) => after.status)).toEqual(['inProgress', 'new', 'new']);
    expect(story.steps[1]?.action).toBe('ticket.putBack');
    expect(story.pauses).toEqual([]);
  });

  it('measures by the indicators’ definitions, in working time', () => {
    const calendar = aCalendar();
    const policy = { firstResponseMinutes: 60, resolutionMinutes: 480, atRiskPercent: 80, calendar };
    const first = { ...policy, resolutionMinutes: 960 };
    expect(clockColumns(storyOf(LIFE), OPENED, first, policy)).toEqual({
      clockStartedAt: OPENED,
      // Two working days of eight hours by the policy of its first priority.
      firstPromiseAt: at('2026-01-06T17:00:00Z'),
      firstResponseDueAt: at('2026-01-05T10:00:00Z'),
      // Eight hours by the later one, less the stretches in which the clock stood.
      resolutionDueAt: at('2026-01-06T12:00:00Z'),
      atRiskAt: at('2026-01-06T10:24:00Z'),
      remainingSeconds: HOURS,
      responseSeconds: 2 * HOURS,
      // From ten to four less two hours of waiting, and from nine to eleven.
      resolutionSeconds: 6 * HOURS,
      // From Monday ten to the next Monday eleven.
      closureSeconds: 41 * HOURS,
    });
  });

  it('leaves a ticket that waits without a due time, with what is left', () => {
    const policy = {
      firstResponseMinutes: 60,
      resolutionMinutes: 480,
      atRiskPercent: 80,
      calendar: aCalendar(),
    };
    const story = storyOf(
      aForeignTicket(
        seen('05T09:00', { assignee: 'Beto', state: 'inProgress' }),
        seen('05T12:00', { assignee: 'Beto', state: 'waitingForRequester' }),
      ),
    );
    expect(clockColumns(story, OPENED, policy, policy)).toMatchObject({
      resolutionDueAt: null,
      atRiskAt: null,
      remainingSeconds: 5 * HOURS,
      resolutionSeconds: null,
    });
  });

  it('measures no resolution for what was given to somebody only after it was solved', () => {
    const policy = {
      firstResponseMinutes: 60,
      resolutionMinutes: 480,
      atRiskPercent: 80,
      calendar: aCalendar(),
    };
    const story = storyOf(
      aForeignTicket(
        seen('05T09:00', { state: 'resolved' }),
        seen('05T12:00', { assignee: 'Beto', state: 'closed' }),
      ),
    );
    expect(clockColumns(story, OPENED, policy, policy)).toMatchObject({
      responseSeconds: 0,
      resolutionSeconds: null,
    });
    expect(story.lastSolver).toBeNull();
  });
});
