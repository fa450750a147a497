import { describe, expect, it } from 'vitest';
import { holdingOf, loadOf, standingsOf, type TicketStep, waitingOf } from '#shared/idle/standing.ts';
import { toIso } from '#shared/kernel/time.ts';

const NOW = 1_000_000;
const ANA = 7;
const LUIS = 8;

const life: TicketStep[] = [
  { at: 100, status: 'new' },
  { at: 200, status: 'assigned', assigneeId: ANA },
  // A reply tells of no state.
  { at: 250 },
  { at: 300, status: 'scheduled', scheduledFrom: toIso(500) },
  { at: 700, status: 'waiting' },
  { at: 800, status: 'inProgress' },
  { at: 900, assigneeId: LUIS, status: 'assigned' },
  { at: 950, status: 'new', assigneeId: null },
];
const spans = (all: readonly { from: number; to: number }[]) => all.map(({ from, to }) => [from, to]);

describe('where a ticket stood', () => {
  it('is held while it is active and not scheduled for later', () => {
    expect(spans(holdingOf(standingsOf(life), ANA, NOW))).toEqual([
      [200, 300],
      [500, 700],
      [800, 900],
    ]);
    expect(spans(holdingOf(standingsOf(life), LUIS, NOW))).toEqual([[900, 950]]);
  });

  it('counts to the limit while it is scheduled too, but not while it waits', () => {
    expect(spans(loadOf(standingsOf(life), ANA, NOW))).toEqual([
      [200, 300],
      [300, 700],
      [800, 900],
    ]);
  });

  it('waits in the queue until somebody has it, and again once it is put back', () => {
    expect(spans(waitingOf(standingsOf(life), NOW))).toEqual([
      [100, 200],
      [950, NOW],
    ]);
  });

  it('names the events that begin and end it', () => {
    const [first] = holdingOf(standingsOf(life), ANA, NOW);
    expect(first).toMatchObject({ begun: { at: 200 }, ended: { at: 300 } });
    expect(waitingOf(standingsOf(life), NOW)[1]?.ended).toBeNull();
  });

  it('is unknown before the first state that an event tells', () => {
    expect(standingsOf([{ at: 1, assigneeId: ANA }, { at: 2 }])).toEqual([]);
  });

  it('scheduled for after now is not held at all', () => {
    const steps: TicketStep[] = [
      { at: 100, status: 'assigned', assigneeId: ANA },
      { at: 200, status: 'scheduled', scheduledFrom: toIso(NOW + 5) },
    ];
    expect(spans(holdingOf(standingsOf(steps), ANA, NOW))).toEqual([[100, 200]]);
  });
});
